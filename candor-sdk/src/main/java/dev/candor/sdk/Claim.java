package dev.candor.sdk;

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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
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
  private final boolean wasOver; // when it was claimed: the ledger may have its line already
  private final WaitingRows rows = new WaitingRows();
  private final TreeMap<Long, SpooledCounts> counts = new TreeMap<>();
  private final Parcels parcels = new Parcels();
  private final Map<String, Long> lostBefore = new TreeMap<>();
  private final Map<String, Long> lost = new TreeMap<>();
  private long oldest = Long.MAX_VALUE; // that any had, in milliseconds of the epoch
  private long events;
  private long delivered;
  private boolean isAnswered; // that a destination decided on any event, and so heard the losses
  private boolean hasEnd; // that its writer wrote; else the writer was killed
  private boolean hasRequest; // so that it becomes a receipt
  private boolean hasTrailer;

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
          Row row = entry.row();
          rows.add(row);
          oldest = Math.min(oldest, row.epochMillis());
          events++;
        }
        case Segment.COUNTS -> readCounts(SpooledCounts.parse(entry.json()), content);
        case Segment.SETTLED -> {
          note(SpooledCounts.Settled.parse(entry.json()));
        }
        case Segment.CLOSED -> {
          hasEnd = true;
          add(Ledger.lost(Json.parse(entry.json()).object()), lostBefore);
        }
        case Segment.SENT -> hasRequest = true;
        case Segment.TRAILER -> hasTrailer = true;
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
    this.wasOver = waiting() == 0;
    segment.waits(waiting());
  }

  /** Claims a segment; null where somebody has it, or it is gone. */
  static @Nullable Claim of(Path path) throws IOException {
    try {
      Segment segment = Segment.claim(path);
      if (segment == null) {
        return null;
      }
      @Nullable Claim claim = null; // none where it was carried between our look and our lock
      try {
        claim = Files.exists(path) ? new Claim(path, segment) : null;
      } finally {
        if (claim == null) {
          segment.close(); // whatever went wrong, a want of memory too
        }
      }
      return claim;
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

  private void readOutcome(Json.Members outcome) {
    long first = outcome.whole("first");
    long count = outcome.whole("count");
    String reason = outcome.textOrNull("reason");
    isAnswered |= reason == null || !Loss.has(reason);
    for (long n = first; n < first + count; n++) {
      note(n, reason);
    }
  }

  /** Counts what became of an event, which waits no longer; lost where there is a reason. */
  private void note(long n, @Nullable String reason) {
    if (!rows.remove(n)) {
      return;
    }
    if (reason == null) {
      delivered++;
    } else {
      lost.merge(reason, 1L, Long::sum);
    }
  }

  private void note(SpooledCounts.Settled settled) {
    if (counts.remove(settled.number()) != null) {
      isAnswered |=
          settled.delivered() > 0 || !settled.lost().keySet().stream().allMatch(Loss::has);
      delivered += settled.delivered();
      add(settled.lost(), lost);
    }
  }

  private static void add(Map<String, Long> losses, Map<String, Long> to) {
    losses.forEach((reason, count) -> to.merge(reason, count, Long::sum));
  }

  Path path() {
    return path;
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
    long all = rows.size();
    for (SpooledCounts each : counts.values()) {
      all += each.events();
    }
    return all;
  }

  /** What the writer lost, which parcels tell until a destination decided on any event. */
  private Map<String, Long> untoldLosses() {
    return isAnswered ? Map.of() : lostBefore;
  }

  /** How many events the destination has. */
  long delivered() {
    return delivered;
  }

  /** How many events it will never have. */
  long lost() {
    return Losses.sum(lost);
  }

  /**
   * The next events without an outcome; where there are none that may go, the next counts; null
   * where each is held back.
   */
  @Nullable Parcel next(RowHeader of, int most, Instant now) {
    List<Row> next = parcels.next(rows, most, now);
    if (!next.isEmpty()) {
      return parcels.of(of, untoldLosses(), next);
    }
    Map.Entry<Long, SpooledCounts> first = counts.firstEntry();
    return first == null ? null : parcels.of(of, untoldLosses(), first.getValue());
  }

  /** How long until the first of those that are held back may go. */
  Duration shortestHold(Instant now) {
    return parcels.shortestHold(now);
  }

  /**
   * Takes room on the disk for what becomes of a parcel, before it is handed over.
   *
   * @throws IOException if there is none
   */
  void makeRoom() throws IOException {
    segment.makeRoom();
  }

  /**
   * Writes down what became of a parcel, and which requests it took: of those that came to nothing,
   * a segment tells the first alone, as a daemon without its server tries for weeks. Events that
   * are deferred stay; where any count is, all of the parcel do.
   */
  void settle(Parcel parcel, Delivery delivery, Instant now) throws IOException {
    List<Delivery.Outcome> outcomes = delivery.outcomes();
    if (!hasRequest || delivery.decides()) {
      for (Sent sent : delivery.sent()) {
        hasRequest = true;
        byte[] json = SentEntry.of(parcel, sent, delivery.narrow());
        segment.append(Segment.SENT, json, 0, json.length);
      }
    }
    if (!parcel.counts().isEmpty()) {
      if (!delivery.isDeferred()) {
        write(new SpooledCounts(parcel.number(), parcel.counts()).settled(outcomes));
      }
    } else {
      write(parcel.rows(), outcomes);
      for (int i = 0; i < outcomes.size(); i++) {
        if (!outcomes.get(i).hold().isZero()) {
          parcels.hold(parcel.rows().get(i).n(), now, outcomes.get(i).hold());
        }
      }
    }
    flush();
  }

  private void write(SpooledCounts.Settled settled) throws IOException {
    JsonWriter json = new JsonWriter(128);
    settled.write(json);
    segment.append(Segment.SETTLED, json.buffer(), 0, json.size());
    note(settled);
  }

  /** Writes an entry for each stretch of events that are numbered without a gap and end alike. */
  private void write(List<Row> answered, List<Delivery.Outcome> outcomes) throws IOException {
    int at = 0;
    while (at < answered.size()) {
      Delivery.Outcome outcome = outcomes.get(at);
      int end = at + 1;
      while (end < answered.size()
          && answered.get(end).n() == answered.get(end - 1).n() + 1
          && outcomes.get(end).equals(outcome)) {
        end++;
      }
      if (!outcome.isDeferred()) {
        String reason = outcome.verdict() == Delivery.Verdict.ACCEPTED ? null : outcome.reason();
        writeOutcome(answered.get(at).n(), end - at, reason);
        for (Row row : answered.subList(at, end)) {
          note(row.n(), reason);
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

  /** Writes down that all counts that wait are lost; returns of how many events they are. */
  long loseCounts(Loss loss) throws IOException {
    long before = waiting();
    for (SpooledCounts each : List.copyOf(counts.values())) {
      write(new SpooledCounts.Settled(each.number(), 0, Map.of(loss.word(), each.events())));
    }
    flush();
    return before - waiting();
  }

  /** Writes down that all rows that wait are lost. */
  void loseRows(Loss loss) throws IOException {
    lose(rows.all(), loss);
    flush();
  }

  private void lose(List<Row> some, Loss loss) throws IOException {
    write(some, Collections.nCopies(some.size(), Delivery.Outcome.rejected(loss.word())));
  }

  /** Writes down that what was recorded before then is lost; returns how many events that are. */
  long loseBefore(Instant since, Loss loss) throws IOException {
    if (since.toEpochMilli() <= oldest) {
      return 0; // nearly always, and asked with every parcel
    }
    List<Row> before = new ArrayList<>();
    for (Row row : rows) {
      if (row.epochMillis() < since.toEpochMilli()) {
        before.add(row);
      }
    }
    if (!before.isEmpty()) {
      lose(before, loss);
      flush();
    }
    return before.size();
  }

  /**
   * Writes down that the oldest so many are lost, rows before counts, of which none is taken apart;
   * returns how many events that are.
   */
  long loseOldest(long most, Loss loss) throws IOException {
    long before = waiting();
    List<Row> oldestFirst = rows.all();
    lose(oldestFirst.subList(0, (int) Math.min(Math.max(0, most), oldestFirst.size())), loss);
    if (before - waiting() < most) {
      loseCounts(loss);
    }
    flush();
    return before - waiting();
  }

  private void writeOutcome(long first, int count, @Nullable String reason) throws IOException {
    isAnswered |= reason == null || !Loss.has(reason);
    JsonWriter json = new JsonWriter(128);
    json.beginObject().name("first").value(first).name("count").value(count);
    json.name("delivered").value(reason == null);
    if (reason != null) {
      json.name("reason").value(reason);
    }
    json.endObject();
    segment.append(Segment.OUTCOME, json.buffer(), 0, json.size());
  }

  /**
   * Writes down where the events of a segment ended that has none waiting, and removes it from the
   * spool: what was sent is kept as a receipt.
   */
  void end(Books books) throws IOException {
    try {
      Map<String, Long> all = new TreeMap<>(lost);
      add(lostBefore, all);
      long recorded = events + Losses.sum(lostBefore);
      Ledger.Line line =
          new Ledger.Line(part(path), books.destination(), recorded, delivered, all, !hasEnd);
      boolean told = wasOver && books.ledger().tells(line);
      if (!told && (recorded > 0 || !hasEnd)) {
        books.ledger().append(line);
      }
      if (hasRequest) {
        books.receipts().keep(path, segment, hasTrailer);
      } else {
        Files.deleteIfExists(path);
      }
    } finally {
      close();
    }
  }

  /** The part of the ledger that a segment is. */
  static String part(Path path) {
    return ("" + path.getFileName()).replace(Spool.ENDING, "");
  }

  @Override
  public void close() throws IOException {
    segment.close();
  }
}
