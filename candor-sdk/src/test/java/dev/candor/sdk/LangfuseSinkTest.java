package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.sdk.sink.LangfuseProtocol;
import dev.candor.sdk.sink.Observation;
import dev.candor.wire.Row;
import dev.candor.wire.RowHeader;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LangfuseSinkTest {

  private static final UUID RUN = UUID.fromString("019c2340-0000-7000-8000-000000000001");

  @Test
  void sendsSpansWithTheKeysOfTheProject() throws Exception {
    try (ScriptedServer server = new ScriptedServer()) {
      server.answer(200, "{}");
      LangfuseProtocol langfuse =
          new LangfuseProtocol(server.address(), "pk", "sk")
              .with(Observation.of("generation", Observation.Kind.GENERATION));
      HttpSink sink = new HttpSink(new Permit(), langfuse, InstantSource.system());

      Delivery delivery = sink.deliver(parcel(), Instant.now().plusSeconds(20));

      assertThat(delivery.outcomes()).containsExactly(Delivery.Outcome.ACCEPTED);
      ScriptedServer.Request request = server.requests().get(0);
      assertThat(request.path()).isEqualTo("POST /api/public/otel/v1/traces");
      assertThat(request.header("Authorization")).isEqualTo("Basic cGs6c2s=");
      assertThat(request.json().array("resourceSpans")).hasSize(1);
      assertThat(delivery.sent().toString()).doesNotContain("cGs6c2s");
    }
  }

  private static Parcel parcel() {
    RowHeader header =
        new RowHeader(0, "ao", "1", "hash", RUN, "ci", "linux", "6.1", "amd64", null);
    Row row =
        Row.parse(
            """
            {"event_id":"019c2340-0000-7000-8000-000000000101","event_name":"generation",
             "timestamp":"2026-02-03T10:00:00.123Z","event_sequence":1,"properties":{},
             "measurements":{}}"""
                .getBytes(UTF_8));
    return new Parcel(RUN, 1, header, Map.of(), List.of(row), 0, List.of());
  }
}
