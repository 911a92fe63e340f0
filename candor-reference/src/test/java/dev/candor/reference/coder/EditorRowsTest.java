package dev.candor.reference.coder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.wire.JsonWriter;
import dev.candor.wire.Row;
import dev.candor.wire.RowHeader;
import dev.candor.wire.RunId;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The extension's own form of rows, B.4, made of Candor's. */
class EditorRowsTest {

  private static final UUID RUN = UUID.fromString("019aa5d0-7b00-7123-8abc-0123456789ab");

  @ParameterizedTest
  @CsvSource({
    "5f0c-8a52-11ee, 5f0c8a52",
    "abc, abc",
    "'a/../b\u00e9_c d', abcd",
    "'', anon0000",
    "'---', anon0000",
    "ABCDEFGHIJ, ABCDEFGH"
  })
  void namesAFileByTheFirstPlainLettersOfTheSession(String session, String slug) {
    assertThat(form(session, "").slug(header())).isEqualTo(slug);
  }

  @Test
  void writesEveryPropertyAsATextAndEveryMeasurementAsANumber() {
    String row =
        written(
            "{\"flag\":false,\"whole\":-7,\"decimal\":0.5,\"text\":\"a\\\"b\","
                + "\"list\":[1,\"x\"],\"map\":{\"k\":2}}",
            "{\"durationMs\":412.5,\"attempts\":3}",
            "");

    assertThat(row)
        .isEqualTo(
            "{\"event_id\":\"8b26a4f33e670899\",\"event_name\":\"a\","
                + "\"timestamp\":\"2026-02-03T10:00:00.123Z\",\"event_sequence\":17,"
                + "\"deployment_url\":\"\",\"properties\":{\"flag\":\"false\",\"whole\":\"-7\","
                + "\"decimal\":\"0.5\",\"text\":\"a\\\"b\",\"list\":\"[1,\\\"x\\\"]\","
                + "\"map\":\"{\\\"k\\\":2}\"},"
                + "\"measurements\":{\"durationMs\":412.5,\"attempts\":3}}\n");
  }

  @Test
  void keepsTheTraceOfAFailureOutWhereTheErrorIsSaid() {
    String properties = "{\"error\":\"java.io.IOException: no\\n\\tat …\",\"result\":\"error\"}";

    assertThat(written(properties, "{}", ",\"error\":{\"message\":\"no\",\"type\":\"T\"}"))
        .endsWith(
            "\"properties\":{\"result\":\"error\"},\"measurements\":{},"
                + "\"error\":{\"message\":\"no\",\"type\":\"T\"}}\n");
    assertThat(written(properties, "{}", "")).contains("\"error\":\"java.io.IOException");
  }

  @Test
  void callsTheEndOfAnOperationByItsSpanAndWhatBelongsToItByItsParent() {
    String trace = ",\"trace_id\":\"0af7651916cd43dd8448eb211c80319c\"";

    assertThat(written("{}", "{}", trace + ",\"span_id\":\"00ad6b7169203331\""))
        .startsWith("{\"event_id\":\"00ad6b7169203331\",")
        .endsWith("\"trace_id\":\"0af7651916cd43dd8448eb211c80319c\"}\n");
    assertThat(written("{}", "{}", trace + ",\"parent_span_id\":\"00ad6b7169203331\""))
        .startsWith("{\"event_id\":\"8b26a4f33e670899\",")
        .endsWith(
            "\"trace_id\":\"0af7651916cd43dd8448eb211c80319c\","
                + "\"parent_event_id\":\"00ad6b7169203331\"}\n");
  }

  @Test
  void givesNoTwoEventsOfARunTheSameId() {
    Set<String> ids = new HashSet<>();

    for (long n = 1; n <= 10_000; n++) {
      String row = written(n, "{}", "{}", "");
      String id = row.substring("{\"event_id\":\"".length(), row.indexOf("\",\"event_name"));
      assertThat(id).matches("[0-9a-f]{16}");
      assertThat(ids.add(id)).isTrue();
    }
  }

  @Test
  void asksForTheDeploymentWithEachRow() {
    StringBuilder deployment = new StringBuilder("https://a.example");
    EditorRows form =
        new EditorRows(new EditorRows.Editor("s", "m", "Code", "1"), deployment::toString);
    JsonWriter out = new JsonWriter(256);

    form.row(row(1, "{}", "{}", ""), new byte[0], out);
    deployment.append("/b");
    form.row(row(2, "{}", "{}", ""), new byte[0], out);

    assertThat(new String(out.toByteArray(), UTF_8).lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("\"deployment_url\":\"https://a.example\""),
            line -> assertThat(line).contains("\"deployment_url\":\"https://a.example/b\""));
  }

  private static String written(String properties, String measurements, String behind) {
    return written(17, properties, measurements, behind);
  }

  private static String written(long n, String properties, String measurements, String behind) {
    JsonWriter out = new JsonWriter(256);
    form("s", "").row(row(n, properties, measurements, behind), new byte[0], out);
    return new String(out.toByteArray(), UTF_8);
  }

  private static Row row(long n, String properties, String measurements, String behind) {
    String line =
        "{\"event_id\":\"%s\",\"event_name\":\"a\",\"timestamp\":\"2026-02-03T10:00:00.123Z\",\"event_sequence\":%d,\"properties\":%s,\"measurements\":%s%s}"
            .formatted(RunId.event(RUN, n), n, properties, measurements, behind);
    return Row.parse(line.getBytes(UTF_8));
  }

  private static EditorRows form(String session, String deployment) {
    return new EditorRows(
        new EditorRows.Editor(session, "m-1", "Visual Studio Code", "1.99"), () -> deployment);
  }

  private static RowHeader header() {
    return new RowHeader(
        0, "coder", "1.9.0", "hash", RUN, "workstation", "linux", "6", "amd64", null);
  }
}
