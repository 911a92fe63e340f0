package dev.candor.reference.codex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.reference.ContractTable;
import dev.candor.reference.Machine;
import dev.candor.sdk.Message;
import dev.candor.sdk.Parcel;
import dev.candor.sdk.sink.OtlpProtocol;
import dev.candor.sdk.sink.Streams;
import dev.candor.wire.Row;
import dev.candor.wire.RowHeader;
import dev.candor.wire.RowTrace;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** F.1's two streams: what a text says is for the logs, how long it is for the traces. */
class CodexStreamsTest {

  private static final UUID RUN = UUID.fromString("01890000-0000-7000-8000-000000000001");

  @TempDir Path root;

  private final OtlpProtocol otlp =
      new OtlpProtocol(URI.create("http://127.0.0.1:4318"))
          .withPlan(ContractTable.plan("codex"))
          .withStreams(Streams.CONTENT_IN_LOGS);

  @Test
  void tellsTracesOfAToolOnlyHowLongItsTextsWereAndWhatIsClosed() {
    List<Message> messages = otlp.translate(parcel(toolResult()), Instant.EPOCH).messages();

    assertThat(messages)
        .extracting(Message::to)
        .containsExactly(
            URI.create("http://127.0.0.1:4318/v1/logs"),
            URI.create("http://127.0.0.1:4318/v1/traces"));
    String log = new String(messages.get(0).body(), UTF_8);
    String trace = new String(messages.get(1).body(), UTF_8);
    assertThat(log).contains("conversation.id", "gpt-5-codex", "call_id");
    assertThat(trace)
        .doesNotContain("conversation.id", "gpt-5-codex", "call_id", "user.account_id_hash")
        .contains(
            "{\"key\":\"arguments_length\",\"value\":{\"intValue\":\"19\"}}",
            "{\"key\":\"output_length\",\"value\":{\"intValue\":\"2048\"}}",
            "{\"key\":\"tool_name\",\"value\":{\"stringValue\":\"shell\"}}",
            "{\"key\":\"success\",\"value\":{\"boolValue\":true}}");
    assertThat(log + trace).doesNotContain("rm -rf", "alice", "secret");
  }

  private static ToolEvents.ToolResult toolResult() {
    Conversation conversation =
        new Conversation(
            "3fa85f64-5717-4562-b3fc-2c963f66afa6",
            "0.61.0",
            "acct-alice",
            "alice@example.org",
            TerminalType.ITERM,
            "gpt-5-codex",
            "gpt-5-codex");
    Speaker speaker = new Speaker(AuthMode.CHATGPT, Speaker.Source.CLI, "codex_cli_rs");
    return new ToolEvents.ToolResult(
        conversation,
        speaker,
        "shell",
        "call_1",
        "rm -rf /home/alice/",
        19,
        84,
        true,
        "secret",
        2048,
        null);
  }

  private Parcel parcel(Record event) {
    Row row = new Machine(CodexPlan.plan(), root).leaving(event);
    Row ended =
        new Row(
            row.id(),
            row.name(),
            row.epochMillis(),
            row.n(),
            row.session(),
            row.properties(),
            row.measurements(),
            new RowTrace(1, 2, 3, 0),
            null);
    String plan = ContractTable.plan("codex").hash();
    RowHeader header =
        new RowHeader(0, "codex", "1", plan, RUN, "workstation", "linux", "6.1", "x64", null);
    return new Parcel(RUN, 1, header, Map.of(), List.of(ended), 0, List.of());
  }
}
