package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.wire.JsonWriter;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was sent to a destination, kept for the person: each receipt is the segment of the spool
 * that was carried, with the requests, the outcome of each event, and a trailer.
 *
 * <pre>
 * receipts/&lt;destination&gt;/&lt;run&gt;-&lt;number&gt;.receipt, then &lt;run&gt;-&lt;number&gt;-2.receipt where the
 *                                   same segment was put back and sent once more
 * receipts/&lt;destination&gt;/last      of the receipt that was written last, its name, the SHA-256
 *                                   of its file and when it ended, with a blank between them
 * </pre>
 *
 * <p>A trailer names the receipt before it and that one's SHA-256, and {@code last} the newest, so
 * that none can be changed or taken out unseen but the oldest, which go in time anyway. {@code
 * last} goes with the last of them. Two processes that end a segment at the same moment may name
 * the same one: their links then fork, and hold all the same. Safe for use by several processes.
 */
final class Receipts {

  static final String ENDING = ".receipt";
  static final String LAST = "last";

  /** Of short runs there is one each; to look at more takes a run too long. */
  private static final int MOST_FILES = 10_000;

  private final Path folder;
  private final String destination;
  private final InstantSource clock;

  Receipts(Path receipts, String destination, InstantSource clock) {
    this.folder = receipts.resolve(destination);
    this.destination = destination;
    this.clock = clock;
  }

  /** The receipt of a folder that was written last; null where there is none that makes sense. */
  static Receipt.@Nullable Link last(Path folder) throws IOException {
    try {
      String[] words = Files.readString(folder.resolve(LAST), UTF_8).strip().split(" ", -1);
      return words.length == 3
          ? new Receipt.Link(words[0], words[1], Instant.parse(words[2]))
          : null;
    } catch (NoSuchFileException | CharacterCodingException | DateTimeException e) {
      return null;
    }
  }

  /**
   * Keeps a segment that is carried, and takes it out of the spool.
   *
   * @param path of the segment
   * @param trailed whether it has its trailer, as whoever ended it died before it was moved
   */
  void keep(Path path, Segment segment, boolean trailed) throws IOException {
    OwnFiles.createFolder(folder);
    Instant now = clock.instant();
    if (!trailed) {
      byte[] trailer = trailer(last(folder), now);
      segment.append(Segment.TRAILER, trailer, 0, trailer.length);
      segment.flush();
    }
    String hash = segment.sha256();
    String name = freeName(Claim.part(path));
    Files.move(path, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    OwnFiles.replace(folder.resolve(LAST), (name + " " + hash + " " + now + "\n").getBytes(UTF_8));
  }

  /** A segment that a backup put back is sent again, and what was sent before keeps its receipt. */
  private String freeName(String part) {
    String name = part + ENDING;
    for (int again = 2; Files.exists(folder.resolve(name)); again++) {
      name = part + "-" + again + ENDING;
    }
    return name;
  }

  private byte[] trailer(Receipt.@Nullable Link previous, Instant now) {
    JsonWriter json = new JsonWriter(256);
    json.beginObject().name("destination").value(destination);
    json.name("ended").value(now.toString());
    if (previous != null) {
      json.name("previous").beginObject().name("name").value(previous.name());
      json.name("sha256").value(previous.sha256());
      json.name("ended").value(previous.ended().toString()).endObject();
    }
    return json.endObject().toByteArray();
  }

  /** Removes the receipts that are older, or the oldest where they are too many or too large. */
  Retention.Sweep bound(Settings.Kept most, Instant now) {
    Retention.Limits limits =
        new Retention.Limits(
            Duration.ofDays(most.maxAgeDays()), MOST_FILES, Chores.bytesWithin(most.maxBytes()));
    if (limits.hold(folder, now)) {
      return new Retention.Sweep(0, List.of());
    }
    Retention.Sweep sweep = new Bounded().sweep(folder, limits.withRoom(), now);
    return sweep.removed() == 0 ? sweep : sweep.and(forgetLast());
  }

  /** Where no receipt is left, none is to be named as the newest. */
  private Retention.Sweep forgetLast() {
    Path last = folder.resolve(LAST);
    try {
      if (files(folder).isEmpty()) {
        Files.deleteIfExists(last);
      }
      return new Retention.Sweep(0, List.of());
    } catch (IOException e) {
      return new Retention.Sweep(0, List.of(last + " cannot be removed: " + e));
    }
  }

  /** The receipts of a folder, by name. */
  static List<Path> files(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path path : Listing.of(folder)) {
      if (path.toString().endsWith(ENDING)) {
        files.add(path);
      }
    }
    return files;
  }

  /** The receipts, of which the oldest is removed. */
  private static final class Bounded extends Retention {

    @Override
    boolean isOne(String name) {
      return name.endsWith(ENDING);
    }

    @Override
    boolean remove(Path file, Bound because) throws IOException {
      return Files.deleteIfExists(file);
    }
  }
}
