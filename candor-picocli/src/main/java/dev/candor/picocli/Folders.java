package dev.candor.picocli;

import dev.candor.sdk.FileTrouble;
import dev.candor.sdk.Places;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The folders that a tool's telemetry is kept in, and whether they take what is to be kept. */
final class Folders {

  /** A file of local events at its largest, and as much again of what is to be sent. */
  private static final long LEAST_BYTES = 10_000_000;

  private final Places places;
  private final Set<String> destinations = new LinkedHashSet<>();
  private final Disk disk;

  Folders(Tool tool, Disk disk) {
    this.places = tool.places();
    this.disk = disk;
    tool.plan().destinations().forEach(destination -> destinations.add(destination.name()));
    destinations.addAll(tool.remotes().keySet());
  }

  /**
   * What is to be known of the state folder.
   *
   * @param records whether something is to be kept there
   * @param wrong is told what keeps it from that
   */
  Place state(boolean records, List<String> wrong) {
    Path folder = places.state();
    Path there = nearest(folder);
    if (there == null || !takesFiles(there)) {
      if (records) {
        wrong.add(notKept(folder, there));
      }
      return new Place("state", folder, "cannot be written");
    }
    boolean made = there.equals(folder);
    if (records) {
      checkDisk(there, made, wrong);
    }
    return new Place("state", folder, made ? "can be written" : "not there yet, and can be made");
  }

  /** The folder, or else the nearest one above it that is there. */
  private static @Nullable Path nearest(Path folder) {
    Path there = folder;
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    return there;
  }

  private void checkDisk(Path folder, boolean made, List<String> wrong) {
    try {
      if (made) {
        disk.tryOut(folder);
      }
      long left = disk.left(folder);
      if (left < LEAST_BYTES) {
        wrong.add(
            "the disk of %s has %s left, and events are lost once it is full: make room there."
                .formatted(folder, Words.bytes(left)));
      }
    } catch (IOException e) {
      wrong.add(
          "the disk of %s takes nothing more, and events are lost (%s): make room there."
              .formatted(folder, FileTrouble.words(e)));
    }
  }

  /**
   * Looks at those inside: one may belong to somebody else, as after a run with another person's
   * rights.
   */
  void check(List<String> wrong) {
    Set<Path> inside = new LinkedHashSet<>(List.of(places.events()));
    for (Path folder : List.of(places.spool(), places.receipts())) {
      inside.add(folder);
      destinations.forEach(destination -> inside.add(folder.resolve(destination)));
    }
    for (Path folder : inside) {
      if (Files.exists(folder) && !takesFiles(folder)) {
        wrong.add(notKept(folder, folder));
      }
    }
    Path ledger = places.ledger();
    if (Files.isRegularFile(ledger) && !Files.isWritable(ledger)) {
      wrong.add(notKept(ledger, ledger));
    }
  }

  private static boolean takesFiles(Path folder) {
    return Files.isDirectory(folder) && Files.isWritable(folder);
  }

  private static String notKept(Path what, @Nullable Path there) {
    return "%s cannot be written, and nothing is kept there: %s."
        .formatted(
            what,
            there != null && Files.isWritable(there)
                ? "move %s away, which is no folder".formatted(there)
                : "see to the rights of " + there);
  }
}
