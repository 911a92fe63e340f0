package dev.candor.sdk.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.sdk.Message;
import dev.candor.sdk.Parcel;
import dev.candor.sdk.Protocol;
import dev.candor.wire.EventCount;
import dev.candor.wire.Json;
import dev.candor.wire.Row;
import dev.candor.wire.RowHeader;
import dev.candor.wire.RunId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Parcels of a run whose ids end in 1 and the event's number. */
final class SampleParcel {

  static final UUID RUN = UUID.fromString("019c2340-0000-7000-8000-000000000100");
  static final Instant AT = Instant.parse("2026-02-03T10:00:05.678901Z");

  private static final long BEGUN = 1_770_112_800_000L;

  private SampleParcel() {}

  static RowHeader header(@Nullable String installation) {
    return new RowHeader(
        BEGUN,
        "build-tool",
        "1.4.2",
        "p1a2",
        RUN,
        "workstation",
        "linux",
        "6.1",
        "amd64",
        installation);
  }

  /** An event that was recorded 100 ms and its number after the run began. */
  static Row row(long n, String properties) {
    return row(n, "step_done", properties);
  }

  static Row row(long n, String name, String properties) {
    return new Row(
        RunId.event(RUN, n),
        name,
        BEGUN + 100 + n,
        n,
        null,
        Json.parse(properties.getBytes(UTF_8)).object(),
        new Json.Members(Map.of("took_ms", new Json.Whole(412))),
        null,
        null);
  }

  /** The rows of an installation, at the first attempt. */
  static Parcel parcel(Row... rows) {
    return parcel("ins-12345", rows);
  }

  static Parcel parcel(@Nullable String installation, Row... rows) {
    return new Parcel(
        RunId.event(RUN, 1), 1, header(installation), Map.of(), List.of(rows), 0, List.of());
  }

  static Parcel many(int events, String properties) {
    List<Row> rows = new ArrayList<>();
    for (int n = 1; n <= events; n++) {
      rows.add(row(n, properties));
    }
    return parcel(rows.toArray(Row[]::new));
  }

  static Parcel ofCounts() {
    EventCount count = new EventCount("step_done", Map.of(), 3, Map.of(), Map.of());
    return new Parcel(
        RunId.counts(RUN, 1), 1, header(null), Map.of(), List.of(), 1, List.of(count, count));
  }

  static Parcel attempt(int attempt, Parcel of) {
    return new Parcel(
        of.id(), attempt, of.header(), of.lost(), of.rows(), of.number(), of.counts());
  }

  /** The one message that a protocol makes of a parcel of which it refuses nothing. */
  static Message only(Protocol protocol, Parcel parcel) {
    Protocol.Translation translation = protocol.translate(parcel, AT);
    assertThat(translation.refused()).isEmpty();
    assertThat(translation.messages()).hasSize(1);
    return translation.messages().get(0);
  }

  static Map<Integer, String> refused(Protocol protocol, Parcel parcel) {
    return protocol.translate(parcel, AT).refused();
  }

  static String body(Message message) {
    return new String(message.body(), UTF_8);
  }

  /** The body's list of events. */
  static List<Json.Members> events(Message message, String list) {
    return Json.parse(message.body()).object().array(list).stream().map(Json::object).toList();
  }

  /** A body that is written in lines to be read. */
  static String inOneLine(String lines) {
    return lines.replaceAll("\n *", "");
  }
}
