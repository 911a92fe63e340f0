package dev.candor.sdk;

import dev.candor.wire.Batch;
import dev.candor.wire.Json;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.MalformedException;
import dev.candor.wire.Row;
import dev.candor.wire.RowHeader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A segment that its writer left, and what became of its events until now. Who holds the claim is
 * the only one that carries it. Not safe for use by several threads.
 */
final class Claim implements AutoCloseable {

  private final Path path;
  private final Segment segment;
  private final @Nullable RowHeader header;
  private final @Nullable URI rawTo;
  private final TreeMap<Long, Row> waiting = new TreeMap<>();
  private final TreeMap<Long, SpooledCounts> counts = new TreeMap<>();
  private final Map<String, Long> lostBefore = new TreeMap<>();
  private final Map<String, Long> lost = new TreeMap<>();
  private long events;
  private long delivered;
  private boolean begun;

  private Claim(Path path, Segment segment) throws IOException {
    this.path = path;
    this.segment = segment;
    @Nullable RowHeader found = null;
    @Nullable URI collector = null;
    Segment.Content content = segment.read();
    for (Segment.Entry entry : content.entries()) {
      switch (entry.kind()) {
        case Segment.RAW_TO -> collector = readRawTo(entry, collector);
        case Segment.HEADER -> found = RowHeader.parse(entry.json());
        case Segment.EVENT -> {
          Row row = Row.parse(entry.json());
          waiting.put(row.n(), row);
          events++;
        }
        case Segment.COUNTS -> readCounts(SpooledCounts.parse(entry.json()), content);
        case Segment.SETTLED -> {
          begun = true;
          settle(SpooledCounts.Settled.parse(entry.json()));
        }
        case Segment.CLOSED -> readLosses(Json.parse(entry.json()).object().object("lost"));
        case Segment.OUTCOME -> readOutcome(Json.parse(entry.json()).object());
        default -> throw new MalformedException("an entry of an unknown kind, " + entry.kind());
      }
    }
    if (content.bound() ? collector == null && events > 0 : collector != null) {
      throw new MalformedException(
          "which collector may have the segment is not as its version says");
    }
    this.header = found;
    this.rawTo = collector;
    segment.waits(waiting());
  }

  /** Claims a segment; null where somebody has it, or it is gone. */
  static @Nullable Claim of(Path path) throws IOException {
    try {
      Segment segment = Segment.claim(path);
      if (segment == null) {
        return null;
      }
      try {
        if (Files.exists(path)) {
          return new Claim(path, segment);
        }
      } catch (IOException | RuntimeException e) {
        segment.close();
        throw e;
      }
      segment.close();
      return null; // carried and removed between our look and our lock
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private static URI readRawTo(Segment.Entry entry, @Nullable URI before) {
    String text = Json.parse(entry.json()).object().text("raw_to");
    URI collector = CollectorAddress.parse(text);
    if (collector == null || before != null) {
      throw new MalformedException("raw_to '" + text + "' does not name the one collector");
    }
    return collector;
  }

  private void readCounts(SpooledCounts read, Segment.Content content) {
    if (!content.counting() || counts.put(read.number(), read) != null) {
      throw new MalformedException("counts that the segment's version or another entry excludes");
    }
    events += read.events();
  }

  private void readLosses(Json.Members losses) {
    for (String reason : losses.members().keySet()) {
      lostBefore.merge(reason, losses.whole(reason), Long::sum);
    }
  }

  private void readOutcome(Json.Members outcome) {
    begun = true;
    long first = outcome.whole("first");
    long count = outcome.whole("count");
    String reason = outcome.textOrNull("reason");
    for (long n = first; n < first + count; n++) {
      settle(n, reason);
    }
  }

  private void settle(long n, @Nullable String reason) {
    if (waiting.remove(n) == null) {
      return;
    }
    if (reason == null) {
      delivered++;
    } else {
      lost.merge(reason, 1L, Long::sum);
    }
  }

  private void settle(SpooledCounts.Settled settled) {
    if (counts.remove(settled.number()) != null) {
      delivered += settled.delivered();
      settled.lost().forEach((reason, count) -> lost.merge(reason, count, Long::sum));
    }
  }

  /** The header of the rows, or null where the segment holds none. */
  @Nullable RowHeader header() {
    return header;
  }

  /** The one collector that may have the events, or null where any destination may. */
  @Nullable URI rawTo() {
    return rawTo;
  }

  /** How many events have no outcome yet, those of counts among them. */
  long waiting() {
    return waiting.size() + counts.values().stream().mapToLong(SpooledCounts::events).sum();
  }

  /** What the writer lost, to be told once: with the first batch. */
  private Map<String, Long> untoldLosses() {
    return begun ? Map.of() : lostBefore;
  }

  /** How many events the destination has. */
  long delivered() {
    return delivered;
  }

  /** How many events it will never have. */
  long lost() {
    return lost.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * The next events without an outcome that are numbered without a gap; where there are none, the
   * next counts. Something must wait.
   */
  Batch next(RowHeader of, int most) {
    if (!waiting.isEmpty()) {
      return Batch.of(of, untoldLosses(), next(most));
    }
    SpooledCounts first = counts.values().iterator().next();
    return Batch.ofCounts(of, untoldLosses(), first.number(), first.counts());
  }

  private List<Row> next(int most) {
    List<Row> rows = new ArrayList<>();
    for (Row row : waiting.values()) {
      if (rows.size() == most
          || (!rows.isEmpty() && row.n() != rows.get(rows.size() - 1).n() + 1)) {
        break;
      }
      rows.add(row);
    }
    return rows;
  }

  /**
   * Writes down what became of the batch that was next. Events that are deferred stay; where any
   * count is, all of the batch do.
   */
  void settle(Batch batch, List<Delivery.Outcome> outcomes) throws IOException {
    if (batch.events().isEmpty()) {
      if (outcomes.stream().noneMatch(Delivery.Outcome::isDeferred)) {
        write(new SpooledCounts(batch.first(), batch.counts()).settled(outcomes));
      }
    } else {
      settle(next(batch.size()), outcomes);
    }
    flush();
  }

  private void write(SpooledCounts.Settled settled) throws IOException {
    begun = true;
    JsonWriter json = new JsonWriter(128);
    settled.write(json);
    segment.append(Segment.SETTLED, json.buffer(), 0, json.size());
    settle(settled);
  }

  private void settle(List<Row> rows, List<Delivery.Outcome> outcomes) throws IOException {
    int at = 0;
    while (at < rows.size()) {
      Delivery.Outcome outcome = outcomes.get(at);
      int end = at + 1;
      while (end < rows.size() && outcomes.get(end).equals(outcome)) {
        end++;
      }
      if (outcome.verdict() != Delivery.Verdict.DEFERRED) {
        String reason = outcome.verdict() == Delivery.Verdict.ACCEPTED ? null : outcome.reason();
        begun = true;
        writeOutcome(rows.get(at).n(), end - at, reason);
        for (Row row : rows.subList(at, end)) {
          settle(row.n(), reason);
        }
      }
      at = end;
    }
  }

  private void flush() throws IOException {
    segment.waits(waiting());
    segment.flush();
  }

  /** Writes down that all that waits is lost. */
  void loseAll(Loss loss) throws IOException {
    loseRows(loss);
    loseCounts(loss);
  }

  /** Writes down that all counts that wait are lost. */
  void loseCounts(Loss loss) throws IOException {
    for (SpooledCounts each : List.copyOf(counts.values())) {
      write(new SpooledCounts.Settled(each.number(), 0, Map.of(loss.word(), each.events())));
    }
    flush();
  }

  /** Writes down that all rows that wait are lost. */
  void loseRows(Loss loss) throws IOException {
    List<Row> rows = new ArrayList<>(waiting.values());
    for (Row row : rows) {
      writeOutcome(row.n(), 1, loss.word());
      settle(row.n(), loss.word());
    }
    flush();
  }

  /** Writes down that what was recorded before then is lost; returns how many events that are. */
  int loseBefore(Instant since, Loss loss) throws IOException {
    int before = 0;
    for (Row row : new ArrayList<>(waiting.values())) {
      if (row.epochMillis() < since.toEpochMilli()) {
        writeOutcome(row.n(), 1, loss.word());
        settle(row.n(), loss.word());
        before++;
      }
    }
    if (before > 0) {
      flush();
    }
    return before;
  }

  private void writeOutcome(long first, int count, @Nullable String reason) throws IOException {
    JsonWriter json = new JsonWriter(128);
    json.beginObject().name("first").value(first).name("count").value(count);
    json.name("delivered").value(reason == null);
    if (reason != null) {
      json.name("reason").value(reason);
    }
    json.endObject();
    segment.append(Segment.OUTCOME, json.buffer(), 0, json.size());
  }

  /** Writes down where the events of a segment ended that has none waiting, and removes it. */
  void end(Ledger ledger, String sink) throws IOException {
    try {
      Map<String, Long> all = new TreeMap<>(lost);
      long recorded = events;
      for (Map.Entry<String, Long> before : lostBefore.entrySet()) {
        all.merge(before.getKey(), before.getValue(), Long::sum);
        recorded += before.getValue();
      }
      if (recorded > 0) {
        ledger.append(new Ledger.Entry(part(path), sink, recorded, delivered, all));
      }
      Files.deleteIfExists(path);
    } finally {
      close();
    }
  }

  private static String part(Path path) {
    return ("" + path.getFileName()).replace(Spool.ENDING, "");
  }

  /**
   * Sets a segment aside that cannot be read, so that it stands in nobody's way. Its events are
   * lost(damaged), but for those that it says were delivered.
   *
   * @return how many are lost
   */
  static long setAside(Path path, Ledger ledger, String sink) throws IOException {
    long recorded = 0;
    long delivered = 0;
    try {
      for (Segment.Entry entry : Segment.read(path).entries()) {
        recorded += recorded(entry);
        delivered += delivered(entry);
      }
    } catch (MalformedException e) {
      recorded = 0; // no segment at all: nobody knows of an event in it
    } catch (NoSuchFileException e) {
      return 0; // another process set it aside
    }
    long lost = Math.max(0, recorded - delivered);
    if (recorded > 0) {
      Map<String, Long> losses = Map.of(Loss.DAMAGED.word(), lost);
      ledger.append(new Ledger.Entry(part(path), sink, recorded, recorded - lost, losses));
    }
    Files.move(path, path.resolveSibling(path.getFileName() + Spool.SET_ASIDE));
    return lost;
  }

  private static long recorded(Segment.Entry entry) {
    try {
      boolean counts = entry.kind() == Segment.COUNTS;
      return counts
          ? SpooledCounts.parse(entry.json()).events()
          : entry.kind() == Segment.EVENT ? 1 : 0;
    } catch (MalformedException e) {
      return 0; // counts that nobody can read: of how many events, nobody knows
    }
  }

  private static long delivered(Segment.Entry entry) {
    try {
      if (entry.kind() == Segment.SETTLED) {
        return SpooledCounts.Settled.parse(entry.json()).delivered();
      }
      if (entry.kind() != Segment.OUTCOME) {
        return 0;
      }
      Json.Members outcome = Json.parse(entry.json()).object();
      return outcome.textOrNull("reason") == null ? outcome.whole("count") : 0;
    } catch (MalformedException e) {
      return 0; // it may be what made the segment unreadable
    }
  }

  @Override
  public void close() throws IOException {
    segment.close();
  }
}
