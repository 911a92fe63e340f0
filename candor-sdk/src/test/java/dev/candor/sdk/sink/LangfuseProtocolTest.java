package dev.candor.sdk.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.sdk.Fate;
import dev.candor.sdk.Message;
import dev.candor.sdk.Parcel;
import dev.candor.sdk.Protocol;
import dev.candor.wire.EventCount;
import dev.candor.wire.Row;
import dev.candor.wire.RowHeader;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LangfuseProtocolTest {

  private static final URI HOST = URI.create("https://cloud.langfuse.com/");
  private static final Pattern TRACE_ID = Pattern.compile("\"traceId\":\"([0-9a-f]{32})\"");
  private static final Pattern SPAN_ID = Pattern.compile("\"spanId\":\"([0-9a-f]{16})\"");

  private final LangfuseProtocol langfuse =
      new LangfuseProtocol(HOST, "pk-lf-1", "sk-lf-2")
          .with(
              Observation.of("generation", Observation.Kind.GENERATION)
                  .field("model_id", "gen_ai.request.model")
                  .field("finish_reason", "gen_ai.response.finish_reasons")
                  .field("tokens.input", "gen_ai.usage.input_tokens")
                  .usage("tokens.input", "input")
                  .usage("tokens.cache_read", "input_cache_read")
                  .traceBy("message_id"))
          .with(
              Observation.of("tool_call", Observation.Kind.TOOL)
                  .field("tool_name", "gen_ai.tool.name")
                  .traceBy("message_id"))
          .with(Observation.of("session_start", Observation.Kind.EVENT));

  @Test
  void showsAGenerationWithWhatItCost() {
    Message message = messages(SinkRows.parcel(generation(1, "m-1"))).get(0);

    assertThat(message.to())
        .isEqualTo(URI.create("https://cloud.langfuse.com/api/public/otel/v1/traces"));
    assertThat(new String(message.body(), UTF_8))
        .contains("\"name\":\"chat opus\",\"kind\":3,")
        .contains("\"startTimeUnixNano\":\"1770112799923000000\"")
        .contains("\"endTimeUnixNano\":\"1770112800123000000\"")
        .contains(
            """
            "attributes":[\
            {"key":"event.id","value":{"stringValue":"019c2340-0000-7000-8000-000000000101"}},\
            {"key":"session.id","value":{"stringValue":"s-1"}},\
            {"key":"langfuse.observation.type","value":{"stringValue":"generation"}},\
            {"key":"event.name","value":{"stringValue":"generation"}},\
            {"key":"gen_ai.operation.name","value":{"stringValue":"chat"}},\
            {"key":"gen_ai.conversation.id","value":{"stringValue":"s-1"}},\
            {"key":"langfuse.observation.metadata.duration_ms","value":{"intValue":"200"}},\
            {"key":"gen_ai.response.finish_reasons","value":{"arrayValue":{"values":[{"stringValue":"stop"}]}}},\
            {"key":"langfuse.observation.metadata.message_id","value":{"stringValue":"m-1"}},\
            {"key":"gen_ai.request.model","value":{"stringValue":"opus"}},\
            {"key":"gen_ai.usage.input_tokens","value":{"intValue":"70"}},\
            {"key":"langfuse.observation.usage_details",\
            "value":{"stringValue":"{\\"input\\":70,\\"input_cache_read\\":30}"}}]""");
  }

  @ParameterizedTest
  @CsvSource({"success,{\"code\":1}", "error,{\"code\":2}"})
  void showsAToolCallAndWhetherItFailed(String status, String code) {
    assertThat(body(SinkRows.parcel(toolCall(2, "m-1", status))))
        .contains("{\"key\":\"langfuse.observation.type\",\"value\":{\"stringValue\":\"tool\"}}")
        .contains("\"name\":\"execute_tool grep\",\"kind\":1,")
        .contains("{\"key\":\"gen_ai.tool.name\",\"value\":{\"stringValue\":\"grep\"}}")
        .contains("\"status\":" + code);
  }

  /** A text has no end of values, and so is no type. */
  @Test
  void saysInWordsWhyAToolCallFailedAndOfNoTypeThatItIsNot() {
    LangfuseProtocol telling =
        langfuse.with(
            Observation.of("tool_call", Observation.Kind.TOOL)
                .field("tool_name", "gen_ai.tool.name")
                .message("finding"));
    String failed = body(telling, SinkRows.parcel(toolCall(2, "m-1", "error")));

    assertThat(failed)
        .contains("{\"key\":\"error.type\",\"value\":{\"stringValue\":\"_OTHER\"}}")
        .contains(
            "{\"key\":\"langfuse.observation.level\",\"value\":{\"stringValue\":\"ERROR\"}}",
            "{\"key\":\"langfuse.observation.status_message\",\"value\":{\"stringValue\":\"no such"
                + " directory\"}}")
        .doesNotContain("langfuse.observation.metadata.finding");
    assertThat(body(telling, SinkRows.parcel(toolCall(2, "m-1", "success"))))
        .contains("langfuse.observation.metadata.finding")
        .doesNotContain("error.type", "langfuse.observation.level", "status_message");
  }

  @ParameterizedTest
  @CsvSource({
    "GENERATION,generation,gen_ai.request.model,chat it",
    "TOOL,tool,gen_ai.tool.name,execute_tool it",
    "AGENT,agent,gen_ai.agent.name,invoke_agent it",
    "SPAN,span,gen_ai.agent.name,step",
    "EVENT,event,gen_ai.agent.name,step"
  })
  void showsEachKindAsTheConventionsCallIt(
      Observation.Kind kind, String word, String subject, String name) {
    LangfuseProtocol told = langfuse.with(Observation.of("step", kind).field("of", subject));
    Row row = SinkRows.row(1, "step", "\"properties\":{\"of\":\"it\"},\"measurements\":{}");

    assertThat(body(told, SinkRows.parcel(row)))
        .contains(
            "{\"key\":\"langfuse.observation.type\",\"value\":{\"stringValue\":\"%s\"}}"
                .formatted(word),
            "\"name\":\"%s\",".formatted(name));
  }

  @Test
  void namesASpanByItsOperationAloneWhereNobodySaysOfWhat() {
    Row row = SinkRows.row(1, "tool_call", "\"properties\":{},\"measurements\":{}");

    assertThat(body(SinkRows.parcel(row))).contains("\"name\":\"execute_tool\",\"kind\":1,");
  }

  @Test
  void putsWhatBelongsToOneRequestIntoOneTrace() {
    String body =
        body(
            SinkRows.parcel(
                generation(1, "m-1"), toolCall(2, "m-1", "success"), generation(3, "m-2")));

    List<String> traces = all(TRACE_ID, body);
    assertThat(traces).hasSize(3);
    assertThat(traces.get(1)).isEqualTo(traces.get(0));
    assertThat(traces.get(2)).isNotEqualTo(traces.get(0));
    assertThat(all(SPAN_ID, body)).doesNotHaveDuplicates().hasSize(3);
  }

  @Test
  void putsRequestsOfTwoSessionsApartThoughTheyHaveOneName() {
    Row other =
        SinkRows.row(
            2,
            "generation",
            "\"session_id\":\"s-2\",\"properties\":{\"message_id\":\"m-1\"},\"measurements\":{}");

    assertThat(all(TRACE_ID, body(SinkRows.parcel(generation(1, "m-1"), other))))
        .hasSize(2)
        .doesNotHaveDuplicates();
  }

  @Test
  void putsRequestsOfTwoRunsApartThoughTheyHaveOneName() {
    Parcel one = SinkRows.parcel(generation(1, "m-1"));
    RowHeader of = one.header();
    RowHeader other =
        new RowHeader(
            of.startedMillis(),
            of.product(),
            of.version(),
            of.plan(),
            new UUID(1, 2),
            of.environment(),
            of.osType(),
            of.osVersion(),
            of.hostArch(),
            of.installation());

    assertThat(
            all(TRACE_ID, body(new Parcel(one.id(), 1, other, Map.of(), one.rows(), 0, List.of()))))
        .hasSize(1)
        .doesNotContainAnyElementsOf(all(TRACE_ID, body(one)));
  }

  @Test
  void keepsTheSpanOfAnEventThatEndedAnOperation() {
    Row ended =
        SinkRows.row(
            1,
            "tool_call",
            "\"properties\":{},\"measurements\":{},\"trace_id\":\"%s\",\"span_id\":\"b7ad6b7169203331\""
                .formatted(SinkRows.TRACE));

    assertThat(all(SPAN_ID, body(SinkRows.parcel(ended)))).containsExactly("b7ad6b7169203331");
  }

  @Test
  void keepsEventsForTwentyEightDays() {
    assertThat(langfuse.oldest()).isEqualTo(Duration.ofDays(28));
  }

  @Test
  void showsAnEventOfASessionAsATraceOfItsOwn() {
    Row start =
        SinkRows.row(
            1, "session_start", "\"session_id\":\"s-1\",\"properties\":{},\"measurements\":{}");

    assertThat(body(SinkRows.parcel(start)))
        .contains("{\"key\":\"langfuse.observation.type\",\"value\":{\"stringValue\":\"event\"}}")
        .contains("\"name\":\"session_start\",\"kind\":1,")
        .doesNotContain("gen_ai.operation.name", "parentSpanId")
        .contains("\"startTimeUnixNano\":\"1770112800123000000\"")
        .contains("\"endTimeUnixNano\":\"1770112800123000000\"");
  }

  @ParameterizedTest
  @CsvSource({"duration_ms,''", "durationMs,''", "duration,''", "took,took"})
  void lastsAsLongAsAMeasurementSays(String measurement, String named) {
    Observation asked = Observation.of("asked", Observation.Kind.GENERATION);
    LangfuseProtocol protocol =
        langfuse.with(named.isEmpty() ? asked : asked.duration(named).message("why"));
    Row row =
        SinkRows.row(
            1, "asked", "\"properties\":{},\"measurements\":{\"%s\":18}".formatted(measurement));

    assertThat(body(protocol, SinkRows.parcel(row)))
        .contains("\"startTimeUnixNano\":\"1770112800105000000\"")
        .contains("\"endTimeUnixNano\":\"1770112800123000000\"");
  }

  @Test
  void keepsThePlaceOfAnEventThatStandsAmongOperations() {
    Row within =
        SinkRows.row(
            1,
            "session_start",
            "\"properties\":{},\"measurements\":{},\"trace_id\":\"%s\",\"parent_span_id\":\"00f067aa0ba902b7\""
                .formatted(SinkRows.TRACE));

    assertThat(body(SinkRows.parcel(within)))
        .contains("\"traceId\":\"" + SinkRows.TRACE)
        .contains("\"parentSpanId\":\"00f067aa0ba902b7\"");
  }

  @Test
  void sendsNothingThatIsNotShown() {
    Parcel parcel = SinkRows.parcel(SinkRows.row(1), generation(2, "m-1"));
    Protocol.Translation translation = langfuse.translate(parcel, Instant.EPOCH);

    assertThat(translation.refused()).isEqualTo(Map.of(0, "no_observation"));
    assertThat(translation.messages()).extracting(Message::of).containsExactly(List.of(1));
    EventCount count = new EventCount("generation", Map.of(), 1, Map.of(), Map.of());
    assertThat(langfuse.translate(SinkRows.parcel(count), Instant.EPOCH).refused())
        .isEqualTo(Map.of(0, "no_observation"));
  }

  @Test
  void givesTheSameBytesAgain() {
    Parcel parcel = SinkRows.parcel(generation(1, "m-1"), toolCall(2, "m-1", "error"));

    assertThat(body(parcel)).isEqualTo(body(parcel));
  }

  @Test
  void showsNobodyItsKeys() {
    assertThat(messages(SinkRows.parcel(generation(1, "m-1"))).get(0).headers())
        .containsOnlyKeys("Content-Type", "Content-Encoding", "User-Agent");
    assertThat(langfuse.address()).isEqualTo(HOST);
  }

  @ParameterizedTest
  @CsvSource({"'',sk", "pk,' '", "'pk-hush\n',sk", "pk,'sk hush'", "pk,' hush'", "pk,hush\u00e9"})
  void needsBothKeysAndShowsNone(String publicKey, String secretKey) {
    assertThatThrownBy(() -> new LangfuseProtocol(HOST, publicKey, secretKey))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("copy both again")
        .hasMessageNotContaining("hush");
  }

  @ParameterizedTest
  @CsvSource({"200,READ", "401,REJECT", "408,REJECT", "429,RETRY", "500,REJECT", "503,RETRY"})
  void aStatusMeansWhatItMeansInOtlp(int status, Fate fate) {
    assertThat(langfuse.fate(status)).isEqualTo(fate);
  }

  private static Row generation(long n, String message) {
    return SinkRows.row(
        n,
        "generation",
        """
        "session_id":"s-1","properties":{"message_id":"%s","model_id":"opus",
        "finish_reason":"stop","tokens":{"input":70,"cache_read":30}},
        "measurements":{"duration_ms":200}"""
            .formatted(message));
  }

  private static Row toolCall(long n, String message, String status) {
    return SinkRows.row(
        n,
        "tool_call",
        """
        "session_id":"s-1","properties":{"message_id":"%s","tool_name":"grep","status":"%s",
        "finding":"no such directory"},
        "measurements":{"duration_ms":9.5}"""
            .formatted(message, status));
  }

  private static List<String> all(Pattern pattern, String body) {
    return pattern.matcher(body).results().map(found -> "" + found.group(1)).toList();
  }

  private List<Message> messages(Parcel parcel) {
    return langfuse.translate(parcel, Instant.EPOCH).messages();
  }

  private String body(Parcel parcel) {
    return body(langfuse, parcel);
  }

  private static String body(LangfuseProtocol protocol, Parcel parcel) {
    return new String(protocol.translate(parcel, Instant.EPOCH).messages().get(0).body(), UTF_8);
  }
}
