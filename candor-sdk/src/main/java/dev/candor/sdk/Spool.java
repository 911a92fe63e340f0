package dev.candor.sdk;

import dev.candor.wire.Json;
import dev.candor.wire.MalformedException;
import dev.candor.wire.RowHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What has still to be sent from this machine: a folder for each destination, of segments that one
 * process writes each.
 *
 * <p>Holds no state. Safe for use by several threads and processes.
 */
public final class Spool {

  static final String ENDING = ".spool";
  static final String SET_ASIDE = ".unreadable";

  private static final long DAY = 24 * 60 * 60 * 1_000L;

  private final Places places;
  private final @Nullable String only;

  /** The spool in a tool's state folder. */
  public Spool(Places places) {
    this(places, null);
  }

  private Spool(Places places, @Nullable String only) {
    this.places = places;
    this.only = only;
  }

  /** The part of it that is for one destination. */
  static Spool of(Places places, String destination) {
    return new Spool(places, destination);
  }

  /**
   * A segment, for a person.
   *
   * @param destination whom it is for
   * @param name the file's name
   * @param events how many of its events wait
   * @param ended where those of its events ended that no longer wait; nothing where none waits, as
   *     the ledger has them by then
   * @param bytes how large the file is
   * @param begun when its writer began
   * @param trouble why it cannot be carried, or null
   */
  public record Waiting(
      String destination,
      String name,
      long events,
      Ledger.Reading ended,
      long bytes,
      Instant begun,
      @Nullable String trouble) {}

  /**
   * A destination that failed and is not tried for a while, by any process that begins.
   *
   * @param destination its name
   * @param until when it may be tried again
   * @param failures how often it has failed, one after the other
   * @param why it failed the last time
   */
  public record LeftAlone(String destination, Instant until, int failures, String why) {}

  /** The destinations that are left alone, by now. */
  public List<LeftAlone> leftAlone(InstantSource clock) throws IOException {
    List<LeftAlone> all = new ArrayList<>();
    for (String destination : destinations()) {
      LeftAlone one = Backoff.of(destination, nextAttempt(places, destination), clock);
      if (one != null) {
        all.add(one);
      }
    }
    return all;
  }

  /** The destinations for which something waits, or once did. */
  List<String> destinations() throws IOException {
    if (only != null) {
      return List.of(only);
    }
    List<String> names = new ArrayList<>();
    for (Path folder : Listing.folders(places.spool())) {
      names.add("" + folder.getFileName());
    }
    return names;
  }

  /** The segments, by destination, oldest first. */
  List<Path> segments() throws IOException {
    List<Path> all = new ArrayList<>();
    for (String destination : destinations()) {
      all.addAll(segments(destination));
    }
    return all;
  }

  /** Whom a segment is for. */
  static String destination(Path segment) {
    Path folder = segment.getParent();
    return folder == null ? "" : "" + folder.getFileName();
  }

  private List<Path> segments(String destination) throws IOException {
    return files(destination, ENDING); // a run's id begins with its time
  }

  private List<Path> files(String destination, String ending) throws IOException {
    List<Path> paths = new ArrayList<>();
    for (Path path : Listing.of(places.spool(destination))) {
      if (path.toString().endsWith(ending)) {
        paths.add(path);
      }
    }
    return paths;
  }

  /** Where the courier of a destination writes down when it may try again. */
  static Path nextAttempt(Places places, String destination) {
    return places.spool(destination).resolve("next-attempt");
  }

  /** Whether nothing waits, nor is being written. */
  public boolean isEmpty() throws IOException {
    return segments().isEmpty();
  }

  /** What waits, by destination, oldest first. */
  public List<Waiting> list() throws IOException {
    List<Waiting> list = new ArrayList<>();
    for (String destination : destinations()) {
      for (Path path : segments(destination)) {
        if (Files.exists(path)) { // it may have been carried since we looked
          list.add(waiting(destination, path));
        }
      }
    }
    return list;
  }

  private static Waiting waiting(String destination, Path path) {
    String name = "" + path.getFileName();
    Ended ended = new Ended();
    long bytes = 0;
    Instant begun = Instant.EPOCH;
    try {
      bytes = Files.size(path);
      begun = Files.getLastModifiedTime(path).toInstant();
      long here = OpenHere.waiting(path);
      if (here >= 0) {
        return new Waiting(destination, name, here, Ledger.Reading.NONE, bytes, begun, null);
      }
      long events = 0;
      for (Segment.Entry entry : SegmentReader.read(path).entries()) {
        if (entry.kind() == Segment.HEADER) {
          begun = Instant.ofEpochMilli(RowHeader.parse(entry.json()).startedMillis());
        } else if (entry.kind() == Segment.EVENT) {
          events++;
        } else if (entry.kind() == Segment.OUTCOME) {
          ended.add(Json.parse(entry.json()).object());
        } else if (entry.kind() == Segment.COUNTS) {
          events += SpooledCounts.parse(entry.json()).events();
        } else if (entry.kind() == Segment.SETTLED) {
          ended.add(SpooledCounts.Settled.parse(entry.json()));
        }
      }
      long waits = events - ended.reading().recorded();
      Ledger.Reading untold = waits > 0 ? ended.reading() : Ledger.Reading.NONE;
      return new Waiting(destination, name, waits, untold, bytes, begun, null);
    } catch (IOException | MalformedException e) {
      String why = e instanceof IOException trouble ? FileTrouble.words(trouble) : e.getMessage();
      return new Waiting(destination, name, 0, Ledger.Reading.NONE, bytes, begun, why);
    }
  }

  /** Adds up what a segment says of where its events ended. */
  private static final class Ended {

    private long delivered;
    private final Map<String, Long> lost = new TreeMap<>();

    private void add(Json.Members outcome) {
      String reason = outcome.textOrNull("reason");
      if (reason == null) {
        delivered += outcome.whole("count");
      } else {
        lost.merge(reason, outcome.whole("count"), Long::sum);
      }
    }

    private void add(SpooledCounts.Settled counts) {
      delivered += counts.delivered();
      counts.lost().forEach((reason, events) -> lost.merge(reason, events, Long::sum));
    }

    private Ledger.Reading reading() {
      return new Ledger.Reading(delivered + Losses.sum(lost), delivered, lost, 0);
    }
  }

  /**
   * Gives up what has waited too long, as lost(expired), and the oldest of what is too much, as
   * lost(spool_full); what was set aside counts and goes, too. Age is counted to the beginning of
   * the day, in UTC: else each short run of a tool whose destination is gone would find a few
   * events that are just too old, and sweep for them.
   */
  Retention.Sweep bound(Settings.Waiting most, InstantSource clock) throws IOException {
    Instant today = Instant.ofEpochMilli(clock.millis() / DAY * DAY);
    Retention.Limits limits =
        new Retention.Limits(
            Duration.ofDays(most.maxAgeDays()),
            Chores.filesWithin(most.maxFiles()),
            Chores.bytesWithin(most.maxBytes()));
    Retention.Sweep all = new Retention.Sweep(0, List.of());
    for (String destination : OwnFiles.names(places.spool())) {
      Path folder = places.spool(destination);
      if (!limits.hold(folder, today)) {
        Bounded bounded = new Bounded(Books.of(places, destination, clock));
        all = all.and(bounded.sweep(folder, limits.withRoom(), today));
      }
    }
    return all;
  }

  /** What waits for one destination, of which the oldest is given up. */
  private static final class Bounded extends Retention {

    private final Books books;

    Bounded(Books books) {
      this.books = books;
    }

    @Override
    boolean isOne(String name) {
      return name.endsWith(ENDING) || name.endsWith(SET_ASIDE);
    }

    @Override
    boolean remove(Path file, Bound because) throws IOException {
      if (file.toString().endsWith(SET_ASIDE)) {
        Files.delete(file);
        return true;
      }
      lose(file, because == Bound.AGE ? Loss.EXPIRED : Loss.SPOOL_FULL, books);
      return Files.notExists(file);
    }
  }

  /**
   * Gives up the oldest of more events than so many, as lost(spool_full); one that a courier or its
   * writer holds stays, and counts.
   *
   * @throws IOException if a segment stays that should not, when all others were asked
   */
  void keepNewest(long most, InstantSource clock) throws IOException {
    @Nullable IOException stays = null;
    long surplus = -most;
    for (Waiting each : list()) {
      surplus += each.events();
    }
    for (Path path : segments()) {
      if (surplus <= 0) {
        break;
      }
      Books books = Books.of(places, destination(path), clock);
      try (Claim claim = Claim.of(path)) {
        if (claim != null) {
          surplus -= claim.loseOldest(surplus, Loss.SPOOL_FULL);
          if (claim.waiting() == 0) {
            claim.end(books);
          }
        }
      } catch (MalformedException e) {
        Unreadable.setAside(path, books);
      } catch (IOException e) {
        stays = e;
      }
    }
    if (stays != null) {
      throw stays;
    }
  }

  /**
   * Removes all that waits and that no running process is writing, and what was set aside, and says
   * so in the ledger. A segment of a version that this reader does not know stays.
   *
   * @return how many events were removed
   * @throws IOException if one stays, when all others are gone
   */
  public long drop(InstantSource clock) throws IOException {
    return lose(clock, Loss.REMOVED);
  }

  /**
   * Gives up all that waits because a file refuses that anything leaves, as {@link #drop} does, but
   * as lost(withdrawn).
   */
  public long withdraw(InstantSource clock) throws IOException {
    return lose(clock, Loss.WITHDRAWN);
  }

  /** Gives up all that waits. */
  long lose(InstantSource clock, Loss loss) throws IOException {
    long removed = 0;
    @Nullable IOException stays = null;
    for (String destination : destinations()) {
      Books books = Books.of(places, destination, clock);
      for (Path path : segments(destination)) {
        try {
          removed += lose(path, loss, books);
        } catch (IOException e) {
          stays = new IOException(path + " stays where it is: " + FileTrouble.words(e), e);
        }
      }
      for (Path path : files(destination, SET_ASIDE)) {
        Files.deleteIfExists(path);
      }
    }
    if (stays != null) {
      throw stays;
    }
    return removed;
  }

  /** Gives up a segment, unless its writer or a courier has it; returns how many events waited. */
  private static long lose(Path path, Loss loss, Books books) throws IOException {
    try (Claim claim = Claim.of(path)) {
      if (claim == null) {
        return 0;
      }
      long waiting = claim.waiting();
      claim.loseAll(loss);
      claim.end(books);
      return waiting;
    } catch (MalformedException e) {
      return Unreadable.setAside(path, books);
    }
  }
}
