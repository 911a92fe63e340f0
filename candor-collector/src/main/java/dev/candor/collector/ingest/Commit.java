package dev.candor.collector.ingest;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What becomes durable in one transaction, all of it or nothing.
 *
 * @param events the stored ones
 * @param quarantined those kept apart
 * @param counts the stored counts
 * @param ranges the numbers, within runs, that got a final verdict
 * @param ids the own ids that got a final verdict
 * @param tallies what was received, by key
 * @param losses what was lost before it could be sent, as its senders tell
 */
public record Commit(
    List<EventRow> events,
    List<Quarantine> quarantined,
    List<Counted> counts,
    List<Range> ranges,
    List<OwnId> ids,
    List<Tally> tallies,
    List<Lost> losses) {

  /** Copies the lists. */
  public Commit {
    events = List.copyOf(events);
    quarantined = List.copyOf(quarantined);
    counts = List.copyOf(counts);
    ranges = List.copyOf(ranges);
    ids = List.copyOf(ids);
    tallies = List.copyOf(tallies);
    losses = List.copyOf(losses);
  }

  /**
   * An event, or a count, that is kept apart.
   *
   * @param origin what it shares with its batch
   * @param name its name, empty where it could not be read
   * @param n its number in the run, or null
   * @param id its own id, or null
   * @param verdict why
   * @param plan the hash of the plan that says so, or null where there is none
   * @param body as it came
   */
  public record Quarantine(
      Origin origin,
      String name,
      @Nullable Long n,
      @Nullable UUID id,
      Verdict.Quarantined verdict,
      @Nullable String plan,
      Arrival.Slice body) {}

  /** A count that is kept. */
  public record Counted(Origin origin, CountArrival count) {}

  /**
   * Numbers of a run without a gap.
   *
   * @param last belongs to it
   */
  public record Range(String product, UUID run, long first, long last) {}

  /** An identity that an event has of its own, or that a request's counts have. */
  public record OwnId(String product, Use use, UUID id) {

    /** Whose identity it is: an event and a request may bear the same UUID. */
    public enum Use {
      /** An event's. */
      EVENT(0),
      /** That of a request with counts. */
      REQUEST(1);

      private final int code;

      Use(int code) {
        this.code = code;
      }

      /** The number it is kept as. */
      public int code() {
        return code;
      }

      /** The use that is kept as a number. */
      public static Use of(long code) {
        return code == EVENT.code ? EVENT : REQUEST;
      }
    }
  }

  /**
   * What became of the events of one key and product that were received in one minute: {@code
   * received = stored + duplicate + quarantined + dropped}.
   *
   * @param minute since the epoch
   */
  public record Tally(
      String key,
      String product,
      long minute,
      long stored,
      long duplicate,
      long quarantined,
      long dropped) {

    /** All of them. */
    public long received() {
      return stored + duplicate + quarantined + dropped;
    }
  }

  /**
   * How many events of a product were lost before they could be sent, as a sender told.
   *
   * @param minute since the epoch, in which it told
   * @param reason a word of the sender's
   */
  public record Lost(String product, long minute, String reason, long n) {}
}
