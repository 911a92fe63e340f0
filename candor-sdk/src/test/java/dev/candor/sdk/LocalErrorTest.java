package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Coded;
import dev.candor.wire.Row;
import dev.candor.wire.RowError;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LocalErrorTest {

  @TempDir Path root;

  private final Canaries canaries = new Canaries();

  record Case(Throwable failure, String message, @Nullable String type, @Nullable String code) {}

  static Stream<Case> cases() {
    return Stream.of(
        new Case(new Exception("a"), "a", null, null),
        new Case(new RuntimeException("a"), "a", null, null),
        new Case(new Error("a"), "a", null, null),
        new Case(new IOException(), "", "java.io.IOException", null),
        new Case(new HttpException("gone", "410"), "gone", HttpException.class.getName(), "410"),
        new Case(
            new BrittleException(),
            "its own methods threw java.lang.UnsupportedOperationException",
            BrittleException.class.getName(),
            null),
        new Case(new Error("x".repeat(8_193)), "x".repeat(8_192), null, null));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void saysMessageTypeAndCodeWhateverTheFailureDoes(Case example) {
    assertThat(LocalError.of(example.failure()))
        .isEqualTo(new RowError(example.message(), example.type(), example.code()));
  }

  @Test
  void standsInTheRowsOfThisMachineAsItWasWhenItWasRecorded() throws Exception {
    Machine machine = new Machine(root);
    HttpException failure = new HttpException("gone", "410");
    try (Candor candor = machine.candor(Spans.plan()).open()) {
      candor.telemetry().recordError(new SampleEvents.Step(1), failure);
      failure.message = "changed since";
      candor.telemetry().record(new SampleEvents.Step(2));
    }

    assertThat(Spans.rows(machine))
        .extracting(Row::error)
        .containsExactly(new RowError("gone", HttpException.class.getName(), "410"), null);
    assertThat(machine.localLines().get(1))
        .endsWith(
            "\"measurements\":{},\"error\":{\"message\":\"gone\",\"type\":\""
                + HttpException.class.getName()
                + "\",\"code\":\"410\"}}");
  }

  @Test
  void neverLeavesNotEvenWithAnAgreementToTheShape() throws Exception {
    Machine machine = new Machine(root);
    Machine.write(
        machine.places().userFile(),
        "level=on\ncontent=set_up.failure,set_up.resolve.failure,stray.failure\n");
    ScriptedSink sink = new ScriptedSink();
    try (Candor candor = machine.candor(Spans.plan()).open()) {
      candor.telemetry().recordError(new SampleEvents.Step(1), failure());
      candor
          .telemetry()
          .trace(
              Spans.SetUp::new,
              span -> {
                span.recordError(new SampleEvents.Step(2), failure());
                span.markError(failure());
                try {
                  return span.trace(
                      Spans.Resolved::new,
                      phase -> {
                        throw failure();
                      });
                } catch (HttpException e) {
                  return 1;
                }
              });
    }
    assertThat(canaries.in(machine.places().spool("collector"))).isEmpty();

    machine.courier(sink).step(Instant.MAX);

    assertThat(sink.parcels.get(0).rows()).hasSize(4);
    byte[] body = ScriptedSink.body(sink.parcels.get(0));
    assertThat(canaries.in(body)).isEmpty();
    assertThat(new String(body, java.nio.charset.StandardCharsets.UTF_8))
        .doesNotContain("\"error\":{")
        .contains("\"trace_id\":\"", "\"span_id\":\"", "\"parent_span_id\":\"", "failure_class");
    Set<String> kept = new TreeSet<>(canaries.in(machine.places().events()));
    assertThat(kept).hasSize(8);
  }

  private HttpException failure() {
    return new HttpException("no " + canaries.plant(), canaries.plant());
  }

  private static final class HttpException extends Exception implements Coded {

    private static final long serialVersionUID = 1;
    private final String code;
    private String message;

    private HttpException(String message, String code) {
      this.message = message;
      this.code = code;
    }

    @Override
    public String getMessage() {
      return message;
    }

    @Override
    public String code() {
      return code;
    }
  }

  private static final class BrittleException extends Exception {

    private static final long serialVersionUID = 1;

    @Override
    public String getMessage() {
      throw new UnsupportedOperationException();
    }
  }
}
