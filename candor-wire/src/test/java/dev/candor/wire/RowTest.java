package dev.candor.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RowTest {

  private static final UUID RUN = UUID.fromString("019aa5d0-7b00-7123-8abc-0123456789ab");
  private static final long TIME = Instant.parse("2026-02-03T10:00:00.123Z").toEpochMilli();

  private final JsonWriter out = new JsonWriter(16);

  @Test
  void aRowIsOneLineToTheLetter() {
    writeRow(1201);

    assertThat(written())
        .isEqualTo(
            "{\"event_id\":\"019aa5d0-7b00-8123-8abc-012345678d1a\","
                + "\"event_name\":\"ao.session.spawned\","
                + "\"timestamp\":\"2026-02-03T10:00:00.123Z\",\"event_sequence\":1201,"
                + "\"session_id\":\"s-1\","
                + "\"properties\":{\"agent_kind\":\"codex\",\"from_pr_branch\":false},"
                + "\"measurements\":{\"startup_ms\":412}}\n");
  }

  @Test
  void aRowWithoutFieldsHasBothObjectsAllTheSame() {
    RowWriter rows = new RowWriter(out);

    rows.begin(RUN, 0, "a", TIME, null);
    rows.end();

    assertThat(written())
        .isEqualTo(
            "{\"event_id\":\"019aa5d0-7b00-8123-8abc-0123456789ab\",\"event_name\":\"a\","
                + "\"timestamp\":\"2026-02-03T10:00:00.123Z\",\"event_sequence\":0,"
                + "\"properties\":{},\"measurements\":{}}\n");
  }

  @Test
  void aRowIsReadBackAsItWasWritten() {
    writeRow(7);

    Row row = Row.parse(out.toByteArray());

    assertThat(row)
        .isEqualTo(
            new Row(
                RunId.event(RUN, 7),
                "ao.session.spawned",
                TIME,
                7,
                "s-1",
                new Json.Members(
                    Map.of(
                        "agent_kind", new Json.Text("codex"),
                        "from_pr_branch", new Json.Flag(false))),
                new Json.Members(Map.of("startup_ms", new Json.Whole(412))),
                null,
                null));
  }

  @Test
  void aPropertyAfterAMeasurementIsABug() {
    RowWriter rows = new RowWriter(out);
    rows.begin(RUN, 1, "a", TIME, null);
    rows.measurement("took_ms").value(1);

    assertThatIllegalStateException()
        .isThrownBy(() -> rows.property("late"))
        .withMessageContaining("'late'");
  }

  @Test
  void oneWriterWritesAnyNumberOfRows() {
    writeRow(1);
    writeRow(2);

    assertThat(written().lines().map(line -> Row.parse(line.getBytes(UTF_8)).n()))
        .containsExactly(1L, 2L);
  }

  @Test
  void whatWasWrittenBeforeChangesNothingInARow() {
    long seed = 20_261_122;
    Random random = new Random(seed);
    RowWriter rows = new RowWriter(out);
    UUID[] runs = {RUN, new UUID(RUN.getMostSignificantBits(), 1L << 63), new UUID(7, -1)};
    long[] bases = {0, 0xffff_fff0L, 1L << 32, Long.MAX_VALUE - 100};
    for (int i = 0; i < 5_000; i++) {
      UUID run = runs[random.nextInt(runs.length)];
      long n = bases[random.nextInt(bases.length)] + random.nextInt(40);
      String name = "event." + random.nextInt(3) + "\"".repeat(random.nextInt(2));
      long time = TIME + random.nextInt(5_000);
      out.truncate(0);
      rows.begin(run, n, name, time, null);
      rows.end();
      JsonWriter alone = new JsonWriter(16);
      RowWriter first = new RowWriter(alone);
      first.begin(run, n, name, time, null);
      first.end();

      Row row = Row.parse(out.toByteArray());

      assertThat(written())
          .as("seed %d, row %d", seed, i)
          .isEqualTo(new String(alone.toByteArray(), UTF_8));
      assertThat(row.id()).as("seed %d, row %d", seed, i).isEqualTo(RunId.event(run, n));
      assertThat(row.name()).isEqualTo(name);
    }
  }

  @Test
  void aHeaderIsReadBackAsItWasWritten() {
    for (String installation : new @Nullable String[] {"9b2f", null}) {
      RowHeader header = header(installation);
      out.truncate(0);
      header.write(out);
      assertThat(RowHeader.parse(out.toByteArray())).isEqualTo(header);
    }
  }

  @Test
  void aHeaderIsOneLineToTheLetter() {
    header("9b2f").write(out);

    assertThat(written())
        .isEqualTo(
            "{\"kind\":\"header\",\"schema_version\":1,\"timestamp\":\"2026-02-03T10:00:00.123Z\","
                + "\"context\":{\"product\":\"ao\",\"version\":\"1.4.2\",\"plan\":\"ab12\","
                + "\"run\":\"019aa5d0-7b00-7123-8abc-0123456789ab\","
                + "\"environment\":\"workstation\",\"os_type\":\"linux\",\"os_version\":\"6.8\","
                + "\"host_arch\":\"amd64\",\"installation\":\"9b2f\"}}\n");
  }

  @Test
  void aSecondHeaderIsMalformed() {
    header(null).write(out);

    assertMalformed(() -> Row.parse(out.toByteArray()), "a second header");
  }

  @Test
  void aRowBeforeTheHeaderIsMalformed() {
    writeRow(1);

    assertMalformed(() -> RowHeader.parse(out.toByteArray()), "a row before the header");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-02-03T10:00:00.123Z", "2026-02-03T10:00:00Z"})
  void aRowAmongOtherBytesIsReadAsItIsAlone(String time) {
    writeRow(7);
    String line = written().strip().replace("2026-02-03T10:00:00.123Z", time);
    byte[] among = ("}\n" + line + "\n{\"event_id\":\"").getBytes(UTF_8);

    Row row = Row.parse(among, 2, 2 + line.length());

    assertThat(row).isEqualTo(Row.parse(line.getBytes(UTF_8)));
    assertMalformed(() -> Row.parse(among, 2, 1 + line.length()), "'}' was expected");
    assertMalformed(() -> Row.parse(among, 2, 6 + line.length()), "more after the end");
  }

  @Test
  void aLineOfAnUnknownKindIsMalformedInEitherPlace() {
    byte[] line = "{\"kind\":\"footer\"}".getBytes(UTF_8);

    assertMalformed(() -> Row.parse(line), "an unknown kind: 'footer'");
    assertMalformed(() -> RowHeader.parse(line), "an unknown kind: 'footer'");
  }

  @Test
  void aNewerSchemaVersionIsNotGuessedAt() {
    header(null).write(out);
    byte[] newer = written().replace("_version\":1,", "_version\":2,").getBytes(UTF_8);

    assertMalformed(() -> RowHeader.parse(newer), "schema_version 2: this reader knows 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yesterday",
        "2026-02-30T10:00:00Z",
        "2026-02-03",
        "+10000-01-01T00:00:00Z",
        "-0001-12-31T23:59:59Z",
        "+1000000000-01-01T00:00:00Z"
      })
  void aTimeThatNoRowCanSayIsMalformed(String time) {
    writeRow(1);
    byte[] row = written().replace("2026-02-03T10:00:00.123Z", time).getBytes(UTF_8);

    assertMalformed(() -> Row.parse(row), "'" + time + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1-1-1-1-1", "019aa5d07b0071238abc0123456789ab", "x"})
  void anIdThatIsNoUuidInFullIsMalformed(String id) {
    writeRow(1);
    String full = RunId.event(RUN, 1).toString();
    byte[] row = written().replace(full, id).getBytes(UTF_8);

    assertMalformed(() -> Row.parse(row), "'" + id + "' is no UUID");
  }

  @ParameterizedTest
  @ValueSource(strings = {"event_id", "event_name", "timestamp", "event_sequence"})
  void aRowWithoutWhatEveryRowHasIsMalformed(String member) {
    writeRow(1);
    byte[] row = written().replace('"' + member + '"', "\"other\"").getBytes(UTF_8);

    assertMalformed(() -> Row.parse(row), "'" + member + "'");
  }

  @Test
  void aCutAtAnyByteIsMalformedOrTheLinesBeforeIt() {
    byte[] file = file();
    List<Row> all = read(file);

    for (int length = 0; length < file.length; length++) {
      byte[] cut = Arrays.copyOf(file, length);
      int whole = (int) new String(cut, UTF_8).lines().count();
      try {
        assertThat(read(cut)).isEqualTo(all.subList(0, whole - 1));
      } catch (MalformedException e) {
        assertThat(cut.length == 0 || cut[length - 1] != '\n').as("cut at " + length).isTrue();
      }
    }
  }

  @Test
  void aFlippedBitIsMalformedOrReadButNeverAnotherFailure() {
    byte[] file = file();

    for (int bit = 0; bit < 8 * file.length; bit++) {
      byte[] flipped = file.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      Attempts.isMalformedOrRead(() -> read(flipped), "bit " + bit);
    }
  }

  @Test
  void aByteOfAnyValueIsMalformedOrReadButNeverAnotherFailure() {
    byte[] file = file();

    for (int at = 0; at < file.length; at++) {
      for (byte value : new byte[] {0, '"', '\\', '{', '}', ',', '9', 'e', '\n', -1, -62}) {
        byte[] changed = file.clone();
        changed[at] = value;
        Attempts.isMalformedOrRead(() -> read(changed), "byte " + at + " set to " + value);
      }
    }
  }

  /** A header and two rows. */
  private byte[] file() {
    out.truncate(0);
    header("9b2f").write(out);
    writeRow(1);
    writeRow(2);
    return out.toByteArray();
  }

  private static List<Row> read(byte[] file) {
    List<Row> rows = new ArrayList<>();
    int from = 0;
    for (int at = 0; at <= file.length; at++) {
      if (at == file.length ? at > from || at == 0 : file[at] == '\n') {
        byte[] line = Arrays.copyOfRange(file, from, at);
        if (from == 0) {
          RowHeader.parse(line);
        } else {
          rows.add(Row.parse(line));
        }
        from = at + 1;
      }
    }
    return rows;
  }

  private void writeRow(long n) {
    RowWriter rows = new RowWriter(out);
    rows.begin(RUN, n, "ao.session.spawned", TIME, "s-1");
    rows.property("agent_kind").value("codex");
    rows.property("from_pr_branch").value(false);
    rows.measurement("startup_ms").value(412);
    rows.end();
  }

  private static RowHeader header(@Nullable String installation) {
    return new RowHeader(
        TIME, "ao", "1.4.2", "ab12", RUN, "workstation", "linux", "6.8", "amd64", installation);
  }

  private String written() {
    return new String(out.toByteArray(), UTF_8);
  }

  private static void assertMalformed(Runnable reader, String message) {
    assertThatExceptionOfType(MalformedException.class)
        .isThrownBy(reader::run)
        .withMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%1$s,\"session_id\":\"s-1\",\"properties\":{\"a\":\"b\"},\"measurements\":{\"c\":1}}",
        "%1$s,\"properties\":{},\"measurements\":{}}",
        "%1$s,\"measurements\":{},\"properties\":{}}",
        "%1$s }",
        "%1$s,\"properties\":{},\"measurements\":{},\"span_id\":\"00f067aa0ba902b7\","
            + "\"trace_id\":\"4bf92f3577b34da6a3ce929d0e0e4736\"}",
        "%1$s,\"properties\":{},\"measurements\":{},\"error\":{\"message\":\"no\"}}",
      })
  void whateverOfARowIsChangedTheTwoReadersOfItAgree(String form) {
    byte[] row =
        form.formatted(
                "{\"event_id\":\"019aa5d0-7b00-8123-8abc-0123456789ab\",\"event_name\":\"a é\","
                    + "\"timestamp\":\"2026-02-03T10:00:00.123Z\",\"event_sequence\":1201")
            .getBytes(UTF_8);

    agree(row, form);
    for (int bit = 0; bit < 8 * row.length; bit++) {
      byte[] flipped = row.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      agree(flipped, "bit " + bit);
    }
    for (int length = 0; length < row.length; length++) {
      agree(Arrays.copyOf(row, length), "cut at " + length);
    }
  }

  private static void agree(byte[] line, String what) {
    assertThat(read(Row::parse, line)).as(what).isEqualTo(read(Row::ofAny, line));
  }

  private static String read(Function<byte[], Row> reader, byte[] line) {
    try {
      return reader.apply(line).toString();
    } catch (MalformedException e) {
      return "malformed";
    }
  }
}
