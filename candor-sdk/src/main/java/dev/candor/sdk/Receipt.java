package dev.candor.sdk;

import dev.candor.wire.EventCount;
import dev.candor.wire.Json;
import dev.candor.wire.MalformedException;
import dev.candor.wire.Narrowing;
import dev.candor.wire.Row;
import dev.candor.wire.RowHeader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was sent of one segment, and what became of it; {@link Segment} and {@link Receipts} draw
 * the file.
 *
 * @param name the file's; those of two destinations may have the same
 * @param destination where it went, by its name in the plan
 * @param ended when the last of it was answered
 * @param header what is true of all its events
 * @param rows the events, as they were told
 * @param counts the counts, by number
 * @param untold how many events had been lost before, by reason
 * @param requests what was sent, in the order of the answers
 * @param outcomes by the number of an event, why the destination did not take it; empty where it
 *     did
 * @param delivered how many events the destination took
 * @param lost how many it did not take, or were not sent to it after all, by reason
 * @param previous the receipt before this one, or null for the first
 */
public record Receipt(
    String name,
    String destination,
    Instant ended,
    RowHeader header,
    List<Row> rows,
    Map<Long, List<EventCount>> counts,
    Map<String, Long> untold,
    List<Request> requests,
    Map<Long, String> outcomes,
    long delivered,
    Map<String, Long> lost,
    @Nullable Link previous) {

  /** Copies its collections. */
  public Receipt {
    rows = List.copyOf(rows);
    counts = Map.copyOf(counts);
    untold = Map.copyOf(untold);
    requests = List.copyOf(requests);
    outcomes = Map.copyOf(outcomes);
    lost = Map.copyOf(lost);
  }

  /** By which a person asks for it: its destination, a slash and its name. */
  public String fullName() {
    return destination + "/" + name;
  }

  /**
   * Another receipt.
   *
   * @param name its file's
   * @param sha256 of its file
   * @param ended when the last of it was answered
   */
  public record Link(String name, String sha256, Instant ended) {}

  /**
   * One request.
   *
   * @param at when it was made
   * @param to its address
   * @param attempt which attempt at its events it was
   * @param status what the answer's status was
   * @param headers those of the request, without secrets
   * @param sha256 of its body
   * @param numbers those of its events; empty where it was of counts
   * @param narrow what its answer wanted less of
   */
  public record Request(
      Instant at,
      URI to,
      int attempt,
      int status,
      Map<String, String> headers,
      String sha256,
      List<Long> numbers,
      Narrowing narrow) {

    /** Copies its collections. */
    public Request {
      headers = Map.copyOf(headers);
      numbers = List.copyOf(numbers);
    }
  }

  /**
   * Reads a receipt.
   *
   * @throws IOException if it cannot be read, or is damaged
   */
  static Receipt read(Path file) throws IOException {
    Segment.Content content;
    try {
      content = SegmentReader.read(file);
      if (!content.damaged()) {
        return new Reading("" + file.getFileName()).of(content.entries());
      }
    } catch (MalformedException e) {
      throw new IOException(file + " is no receipt: " + e.getMessage(), e);
    } catch (IOException e) {
      String words = FileTrouble.words(e);
      throw new IOException(
          words.startsWith("" + file) ? words : file + " cannot be read: " + words, e);
    }
    throw new IOException(file + " is damaged behind byte " + content.length());
  }

  /** The requests' entries, of which their bodies can be made again. */
  static List<SentEntry> sent(Path file) throws IOException {
    List<SentEntry> sent = new ArrayList<>();
    for (Segment.Entry entry : SegmentReader.read(file).entries()) {
      if (entry.kind() == Segment.SENT) {
        sent.add(SentEntry.parse(entry.json()));
      }
    }
    return sent;
  }

  /** The parcel that a request was of, as far as it carried it. */
  Parcel parcel(SentEntry request, boolean withLost) {
    List<Row> of = new ArrayList<>();
    for (Row row : rows) {
      if (request.events().stream()
          .anyMatch(each -> row.n() >= each.first() && row.n() < each.first() + each.count())) {
        of.add(row);
      }
    }
    RowHeader to = request.counts() == 0 ? header : header.withoutInstallation();
    UUID id = request.parcel();
    Map<String, Long> told = withLost ? untold : Map.of();
    return new Parcel(
        id,
        request.attempt(),
        to,
        told,
        of,
        request.counts(),
        counts.getOrDefault(request.counts(), List.of()));
  }

  /** A receipt, entry by entry. */
  private static final class Reading {

    private final String name;
    private final List<Row> rows = new ArrayList<>();
    private final Map<Long, List<EventCount>> counts = new TreeMap<>();
    private final Map<String, Long> untold = new TreeMap<>();
    private final List<Request> requests = new ArrayList<>();
    private final Map<Long, String> outcomes = new TreeMap<>();
    private final Map<String, Long> lost = new TreeMap<>();
    private @Nullable RowHeader header;
    private Json.@Nullable Members trailer;
    private long delivered;

    Reading(String name) {
      this.name = name;
    }

    Receipt of(List<Segment.Entry> entries) {
      entries.forEach(this::take);
      RowHeader of = header;
      Json.Members end = trailer;
      if (of == null || end == null) {
        throw new MalformedException("it has no header, or no trailer");
      }
      Link previous = null;
      if (end.members().containsKey("previous")) {
        Json.Members before = end.object("previous");
        previous =
            new Link(before.text("name"), before.text("sha256"), instant(before.text("ended")));
      }
      return new Receipt(
          name,
          end.text("destination"),
          instant(end.text("ended")),
          of,
          rows,
          counts,
          untold,
          requests,
          outcomes,
          delivered,
          lost,
          previous);
    }

    private static Instant instant(String text) {
      try {
        return Instant.parse(text);
      } catch (DateTimeException e) {
        throw new MalformedException("'" + text + "' is no time");
      }
    }

    private void take(Segment.Entry entry) {
      switch (entry.kind()) {
        case Segment.HEADER -> header = RowHeader.parse(entry.json());
        case Segment.EVENT -> rows.add(entry.row());
        case Segment.COUNTS -> {
          SpooledCounts some = SpooledCounts.parse(entry.json());
          counts.put(some.number(), some.counts());
        }
        case Segment.CLOSED -> {
          Json.Members reasons = Json.parse(entry.json()).object().object("lost");
          reasons.members().keySet().forEach(why -> untold.put(why, reasons.whole(why)));
        }
        case Segment.SETTLED -> {
          SpooledCounts.Settled some = SpooledCounts.Settled.parse(entry.json());
          delivered += some.delivered();
          some.lost().forEach((why, count) -> lost.merge(why, count, Long::sum));
        }
        case Segment.OUTCOME -> outcome(Json.parse(entry.json()).object());
        case Segment.SENT -> request(SentEntry.parse(entry.json()));
        case Segment.TRAILER -> trailer = Json.parse(entry.json()).object();
        default -> {
          // whom it may go to: it has gone
        }
      }
    }

    private void outcome(Json.Members outcome) {
      String reason = outcome.textOrNull("reason");
      long first = outcome.whole("first");
      for (long n = first; n < first + outcome.whole("count"); n++) {
        if (outcomes.putIfAbsent(n, reason == null ? "" : reason) == null) {
          if (reason == null) {
            delivered++;
          } else {
            lost.merge(reason, 1L, Long::sum);
          }
        }
      }
    }

    private void request(SentEntry entry) {
      List<Long> numbers = new ArrayList<>();
      for (SentEntry.Stretch stretch : entry.events()) {
        for (long n = stretch.first(); n < stretch.first() + stretch.count(); n++) {
          numbers.add(n);
        }
      }
      requests.add(
          new Request(
              entry.at(),
              entry.to(),
              entry.attempt(),
              entry.status(),
              entry.headers(),
              entry.sha256(),
              numbers,
              entry.narrow()));
    }
  }
}
