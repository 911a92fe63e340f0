package dev.candor.reference.altimate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.reference.Machine;
import dev.candor.sdk.Parcel;
import dev.candor.sdk.sink.LangfuseProtocol;
import dev.candor.wire.Json;
import dev.candor.wire.Row;
import dev.candor.wire.RowHeader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** E.1's and E.3's events as Langfuse reads them: spans with the conventions' attributes. */
class AltimateLangfuseTest {

  private static final UUID RUN = UUID.fromString("01890000-0000-7000-8000-000000000001");
  private static final LangfuseProtocol LANGFUSE =
      new LangfuseProtocol(URI.create("https://cloud.langfuse.com"), "pk", "sk");

  @TempDir private Path root;

  @Test
  void showsWhatAGenerationCost() {
    Row row =
        new Machine(AltimatePlan.plan(), root)
            .leaving(
                new ModelEvents.Generation(
                    "msg_1",
                    "claude-sonnet-4",
                    Provider.ANTHROPIC,
                    Agent.BUILDER,
                    FinishReason.TOOL_CALLS,
                    0.25,
                    1_500,
                    70,
                    20,
                    110,
                    5L,
                    30L,
                    10L));

    Json.Members span = span(AltimateLangfuse.later(LANGFUSE), row);

    assertThat(attributes(span))
        .containsEntry("langfuse.observation.type", text("generation"))
        .containsEntry("gen_ai.operation.name", text("chat"))
        .containsEntry("gen_ai.request.model", text("claude-sonnet-4"))
        .containsEntry("gen_ai.provider.name", text("anthropic"))
        .containsEntry("gen_ai.agent.name", text("builder"))
        .containsEntry("gen_ai.usage.input_tokens", number("110"))
        .containsEntry("gen_ai.usage.output_tokens", number("20"))
        .containsEntry("gen_ai.usage.reasoning.output_tokens", number("5"))
        .containsEntry("gen_ai.usage.cost", Map.of("doubleValue", new Json.Decimal(0.25)))
        .containsEntry(
            "langfuse.observation.usage_details",
            text(
                "{\"input\":70,\"input_cache_creation\":10,\"input_cache_read\":30,\"output\":20}"));
    assertThat(span.text("name")).isEqualTo("chat claude-sonnet-4");
    assertThat(span.whole("kind")).isEqualTo(3);
    assertThat(nanos(span, "endTimeUnixNano") - nanos(span, "startTimeUnixNano"))
        .isEqualTo(1_500_000_000);
  }

  @Test
  void showsAToolCallThatFailedInTheTraceOfItsMessage() {
    Machine machine = new Machine(AltimatePlan.plan(), root);
    Row call =
        machine.leaving(
            new ToolEvents.ToolCall(
                "msg_1",
                "bash",
                ToolType.STANDARD,
                ToolCategory.FILE,
                CallStatus.ERROR,
                12,
                1,
                null,
                null,
                ErrorClass.TIMEOUT));

    Json.Members span = span(AltimateLangfuse.later(LANGFUSE), call);

    assertThat(attributes(span))
        .containsEntry("langfuse.observation.type", text("tool"))
        .containsEntry("gen_ai.operation.name", text("execute_tool"))
        .containsEntry("gen_ai.tool.name", text("bash"))
        .containsEntry("error.type", text("timeout"))
        .containsEntry("langfuse.observation.level", text("ERROR"))
        .containsEntry("langfuse.observation.status_message", text("timeout"))
        .containsEntry("langfuse.observation.metadata.tool_type", text("standard"));
    assertThat(span.object("status").whole("code")).isEqualTo(2);
    assertThat(span.text("name")).isEqualTo("execute_tool bash");
    assertThat(span.whole("kind")).isEqualTo(1);
  }

  @Test
  void showsASessionWithoutCountingItsCostTwice() {
    Row end =
        new Machine(AltimatePlan.plan(), root)
            .leaving(new SessionEvents.SessionEnd(1.5, 900, 4, 60_000));

    assertThat(attributes(span(AltimateLangfuse.later(LANGFUSE), end)))
        .containsEntry("langfuse.observation.type", text("agent"))
        .containsKey("langfuse.observation.metadata.total_cost")
        .doesNotContainKeys("gen_ai.usage.cost", "langfuse.observation.usage_details");
  }

  private static Map<String, Json> text(String value) {
    return Map.of("stringValue", new Json.Text(value));
  }

  private static Map<String, Json> number(String digits) {
    return Map.of("intValue", new Json.Text(digits));
  }

  private static long nanos(Json.Members span, String name) {
    return Long.parseLong(span.text(name));
  }

  private static Map<String, Map<String, Json>> attributes(Json.Members span) {
    Map<String, Map<String, Json>> attributes = new LinkedHashMap<>();
    for (Json each : span.array("attributes")) {
      attributes.put(each.object().text("key"), each.object().object("value").members());
    }
    return attributes;
  }

  static Json.Members span(LangfuseProtocol langfuse, Row row) {
    RowHeader header =
        new RowHeader(0, "altimate", "1", "hash", RUN, "workstation", "linux", "6.1", "x64", null);
    Parcel parcel = new Parcel(RUN, 1, header, Map.of(), List.of(row), 0, List.of());
    byte[] body = langfuse.translate(parcel, Instant.EPOCH).messages().get(0).body();
    Json.Members resource = Json.parse(body).object().array("resourceSpans").get(0).object();
    return resource.array("scopeSpans").get(0).object().array("spans").get(0).object();
  }
}
