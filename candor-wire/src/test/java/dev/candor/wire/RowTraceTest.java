package dev.candor.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands behind the measurements of a row: its trace, and what went wrong. */
final class RowTraceTest {

  private static final UUID RUN = UUID.fromString("019aa5d0-7b00-7123-8abc-0123456789ab");
  private static final RowTrace TRACE =
      new RowTrace(0x0af7651916cd43ddL, 0x8448eb211c80319cL, 0xb7ad6b7169203331L, 1);
  private static final RowError ERROR = new RowError("no such file", "java.io.IOException", "2");

  @Test
  void standsBehindTheMeasurementsToTheLetter() {
    assertThat(new String(line(TRACE, ERROR), UTF_8))
        .endsWith(
            ",\"properties\":{\"found\":true},\"measurements\":{\"took_ms\":412},"
                + "\"trace_id\":\"0af7651916cd43dd8448eb211c80319c\","
                + "\"span_id\":\"b7ad6b7169203331\",\"parent_span_id\":\"0000000000000001\","
                + "\"error\":{\"message\":\"no such file\",\"type\":\"java.io.IOException\","
                + "\"code\":\"2\"}}\n");
  }

  @Test
  void isReadBackAsItWasWrittenWhateverIsLeftOut() {
    for (RowTrace trace :
        Arrays.asList(
            TRACE,
            new RowTrace(0, 1, 2, 0),
            new RowTrace(-1, 0, 0, -1),
            new RowTrace(Long.MIN_VALUE, -1, 0, 0),
            null)) {
      for (RowError error :
          Arrays.asList(
              ERROR, new RowError("", null, null), new RowError("\"\n\u0000é", null, "x"), null)) {
        Row row = Row.parse(line(trace, error));

        assertThat(row.trace()).isEqualTo(trace);
        assertThat(row.error()).isEqualTo(error);
        assertThat(row.measurements().whole("took_ms")).isEqualTo(412);
      }
    }
  }

  @Test
  void aRowWithoutMeasurementsHasThemAllTheSame() {
    JsonWriter out = new JsonWriter(16);
    RowWriter rows = new RowWriter(out);
    rows.begin(RUN, 1, "a", 0, null);
    rows.trace(new RowTrace(0, 1, 0, 0));
    rows.end();

    assertThat(new String(out.toByteArray(), UTF_8))
        .endsWith(
            "\"properties\":{},\"measurements\":{},"
                + "\"trace_id\":\"00000000000000000000000000000001\"}\n");
  }

  @Test
  void aFieldBehindTheTraceIsABug() {
    RowWriter rows = new RowWriter(new JsonWriter(16));
    rows.begin(RUN, 1, "a", 0, null);
    rows.trace(TRACE);

    assertThatIllegalStateException().isThrownBy(() -> rows.property("late"));
    assertThatIllegalStateException()
        .isThrownBy(() -> rows.measurement("late"))
        .withMessageContaining("'late'");
  }

  @Test
  void theTraceOfZerosIsABug() {
    assertThatIllegalArgumentException().isThrownBy(() -> new RowTrace(0, 0, 1, 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"trace_id\":\"0AF7651916CD43DD8448EB211C80319C\"",
        "\"trace_id\":\"0af7651916cd43dd8448eb211c80319\"",
        "\"trace_id\":\"00000000000000000000000000000000\"",
        "\"trace_id\":\"\"",
        "\"trace_id\":7",
        "\"span_id\":\"b7ad6b7169203331\"",
        "\"parent_span_id\":\"b7ad6b7169203331\"",
        "\"trace_id\":\"0af7651916cd43dd8448eb211c80319c\",\"span_id\":\"0000000000000000\"",
        "\"trace_id\":\"0af7651916cd43dd8448eb211c80319c\",\"span_id\":\"b7ad6b716920333g\"",
        "\"trace_id\":\"0af7651916cd43dd8448eb211c80319c\",\"parent_span_id\":\"1\"",
        "\"error\":\"no such file\"",
        "\"error\":null",
        "\"error\":{}",
        "\"error\":{\"message\":7}",
        "\"error\":{\"message\":\"a\",\"type\":{}}"
      })
  void anIdOrAnErrorOfAnotherFormIsMalformed(String members) {
    String line = new String(line(null, null), UTF_8);
    byte[] row = line.replace("}}\n", "}," + members + "}\n").getBytes(UTF_8);

    assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> Row.parse(row));
  }

  @Test
  void aCutAtAnyByteIsMalformed() {
    byte[] line = line(TRACE, ERROR);
    int whole = line.length - 1;

    for (int length = 0; length < whole; length++) {
      byte[] cut = Arrays.copyOf(line, length);
      assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> Row.parse(cut));
    }
  }

  @Test
  void aFlippedBitIsMalformedOrReadButNeverAnotherFailure() {
    byte[] line = line(TRACE, ERROR);

    for (int bit = 0; bit < 8 * line.length; bit++) {
      byte[] flipped = line.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      Attempts.isMalformedOrRead(() -> List.of(Row.parse(flipped)), "bit " + bit);
    }
  }

  private static byte[] line(@Nullable RowTrace trace, @Nullable RowError error) {
    JsonWriter out = new JsonWriter(16);
    RowWriter rows = new RowWriter(out);
    rows.begin(RUN, 1, "a", 0, null);
    rows.property("found").value(true);
    rows.measurement("took_ms").value(412);
    if (trace != null) {
      rows.trace(trace);
    }
    if (error != null) {
      rows.error(error);
    }
    rows.end();
    return out.toByteArray();
  }
}
