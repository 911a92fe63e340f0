package dev.candor.sdk;

import dev.candor.wire.Json;
import dev.candor.wire.MalformedException;
import dev.candor.wire.RowHeader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has still to be sent from this machine: a folder of segments, one process writing each.
 *
 * <p>Holds no state. Safe for use by several threads and processes.
 */
public final class Spool {

  static final String ENDING = ".spool";
  static final String SET_ASIDE = ".unreadable";

  private final Path folder;

  /** The spool in a tool's state folder. */
  public Spool(Places places) {
    this.folder = places.spool();
  }

  /**
   * A segment, for a person.
   *
   * @param name the file's name
   * @param events how many of its events wait
   * @param bytes how large the file is
   * @param begun when its writer began
   * @param trouble why it cannot be carried, or null
   */
  public record Waiting(
      String name, long events, long bytes, Instant begun, @Nullable String trouble) {}

  /** The segments, oldest first. */
  List<Path> segments() throws IOException {
    return named("*" + ENDING);
  }

  private List<Path> named(String pattern) throws IOException {
    List<Path> paths = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, pattern)) {
      for (Path path : found) {
        paths.add(path);
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return paths; // nothing was ever spooled
    }
    Collections.sort(paths); // a run's id begins with its time
    return paths;
  }

  /** Where the courier writes down when it may try again. */
  Path nextAttempt() {
    return folder.resolve("next-attempt");
  }

  /** Whether nothing waits, nor is being written. */
  public boolean isEmpty() throws IOException {
    return segments().isEmpty();
  }

  /** What waits, oldest first. */
  public List<Waiting> list() throws IOException {
    List<Waiting> list = new ArrayList<>();
    for (Path path : segments()) {
      if (Files.exists(path)) { // it may have been carried since we looked
        list.add(waiting(path));
      }
    }
    return list;
  }

  private static Waiting waiting(Path path) {
    String name = "" + path.getFileName();
    long bytes = 0;
    Instant begun = Instant.EPOCH;
    try {
      bytes = Files.size(path);
      begun = Files.getLastModifiedTime(path).toInstant();
      long here = OpenHere.waiting(path);
      if (here >= 0) {
        return new Waiting(name, here, bytes, begun, null);
      }
      long events = 0;
      for (Segment.Entry entry : Segment.read(path).entries()) {
        if (entry.kind() == Segment.HEADER) {
          begun = Instant.ofEpochMilli(RowHeader.parse(entry.json()).startedMillis());
        } else if (entry.kind() == Segment.EVENT) {
          events++;
        } else if (entry.kind() == Segment.OUTCOME) {
          events -= Json.parse(entry.json()).object().whole("count");
        } else if (entry.kind() == Segment.COUNTS) {
          events += SpooledCounts.parse(entry.json()).events();
        } else if (entry.kind() == Segment.SETTLED) {
          events -= SpooledCounts.Settled.parse(entry.json()).events();
        }
      }
      return new Waiting(name, events, bytes, begun, null);
    } catch (IOException | MalformedException e) {
      return new Waiting(name, 0, bytes, begun, e.getMessage());
    }
  }

  /**
   * Gives up what has waited too long, as lost(expired), and the oldest of what is too much, as
   * lost(spool_full); what was set aside counts and goes, too.
   *
   * @param sink the destination that it was meant for
   */
  Retention.Sweep bound(Settings.Waiting most, Instant now, Ledger ledger, String sink) {
    return Retention.sweep(
        folder,
        name -> name.endsWith(ENDING) || name.endsWith(SET_ASIDE),
        new Retention.Limits(Duration.ofDays(most.maxAgeDays()), most.maxFiles(), most.maxBytes()),
        now,
        (path, because) ->
            giveUp(
                path,
                because == Retention.Bound.AGE ? Loss.EXPIRED : Loss.SPOOL_FULL,
                ledger,
                sink));
  }

  private static boolean giveUp(Path path, Loss loss, Ledger ledger, String sink)
      throws IOException {
    if (path.toString().endsWith(SET_ASIDE)) {
      Files.delete(path);
      return true;
    }
    try (Claim claim = Claim.of(path)) {
      if (claim == null) {
        return Files.notExists(path); // else its writer or a courier has it
      }
      claim.loseAll(loss);
      claim.end(ledger, sink);
    } catch (MalformedException e) {
      Claim.setAside(path, ledger, sink);
    }
    return true;
  }

  /**
   * Removes all that waits and that no running process is writing, and what was set aside, and says
   * so in the ledger. A segment of a version that this reader does not know stays.
   *
   * @param sink the destination that it was meant for
   * @return how many events were removed
   * @throws IOException if one stays, when all others are gone
   */
  public long drop(Ledger ledger, String sink) throws IOException {
    return lose(ledger, sink, Loss.REMOVED);
  }

  /**
   * Gives up all that waits because a file refuses that anything leaves, as {@link #drop} does, but
   * as lost(withdrawn).
   */
  public long withdraw(Ledger ledger, String sink) throws IOException {
    return lose(ledger, sink, Loss.WITHDRAWN);
  }

  private long lose(Ledger ledger, String sink, Loss loss) throws IOException {
    long removed = 0;
    @Nullable IOException stays = null;
    for (Path path : segments()) {
      try (Claim claim = Claim.of(path)) {
        if (claim != null) {
          removed += claim.waiting();
          claim.loseAll(loss);
          claim.end(ledger, sink);
        }
      } catch (MalformedException e) {
        removed += Claim.setAside(path, ledger, sink);
      } catch (IOException e) {
        stays = e;
      }
    }
    for (Path path : named("*" + SET_ASIDE)) {
      Files.deleteIfExists(path);
    }
    if (stays != null) {
      throw stays;
    }
    return removed;
  }
}
