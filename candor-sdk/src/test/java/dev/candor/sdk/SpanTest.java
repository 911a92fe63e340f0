package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.Span;
import dev.candor.Telemetry;
import dev.candor.Traced;
import dev.candor.wire.Json;
import dev.candor.wire.Row;
import dev.candor.wire.RowTrace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpanTest {

  @TempDir Path root;

  private final List<String> told = Collections.synchronizedList(new ArrayList<>());

  @Test
  void tellsTheTimeOfTheSteadyClockAndNotOfTheDay() throws Exception {
    Machine machine = new Machine(root);
    try (Candor candor = open(machine)) {
      candor
          .telemetry()
          .trace(
              Spans.SetUp::new,
              span -> {
                machine.clock.advance(java.time.Duration.ofDays(-1));
                return machine.nanos.addAndGet(12_345_678);
              });
    }

    assertThat(Spans.rows(machine).get(0).measurements().members())
        .containsEntry("duration_ms", new Json.Decimal(12.345678));
  }

  @Test
  void placesWhatIsRecordedInTheTreeOfOperations() throws Exception {
    Machine machine = new Machine(root);
    try (Candor candor = open(machine)) {
      Telemetry session = candor.telemetry().session("s-1");
      session.trace(Spans.SetUp::new, SpanTest::setUp);
      candor.telemetry().record(new SampleEvents.Step(9));
      candor.telemetry().trace(Spans.Strayed::new, span -> 1);
    }

    List<Row> rows = Spans.rows(machine);
    RowTrace lookUp = trace(rows, 1);
    RowTrace resolve = trace(rows, 2);
    RowTrace setUp = trace(rows, 4);
    RowTrace stray = trace(rows, 6);
    assertThat(rows)
        .extracting(Row::name)
        .containsExactly(
            "step", "set_up.resolve.look_up", "set_up.resolve", "step", "set_up", "step", "stray");
    assertThat(rows)
        .extracting(Row::session)
        .containsExactly("s-1", "s-1", "s-1", "s-2", "s-1", null, null);
    assertThat(setUp.parent()).isZero();
    assertThat(resolve.parent()).isEqualTo(setUp.span());
    assertThat(lookUp.parent()).isEqualTo(resolve.span());
    assertThat(trace(rows, 0)).isEqualTo(new RowTrace(setUp.high(), setUp.low(), 0, lookUp.span()));
    assertThat(trace(rows, 3)).isEqualTo(new RowTrace(setUp.high(), setUp.low(), 0, setUp.span()));
    assertThat(rows.get(5).trace()).isNull();
    assertThat(List.of(stray.high(), stray.low())).isNotEqualTo(List.of(setUp.high(), setUp.low()));
    assertThat(told).isEmpty();
  }

  private static int setUp(Span span) {
    int found =
        span.trace(
            Spans.Resolved::new,
            phase ->
                phase.trace(
                    Spans.LookedUp::new,
                    lookUp -> {
                      lookUp.record(new SampleEvents.Step(1));
                      return 7;
                    }));
    span.session("s-2").record(new SampleEvents.Step(2));
    return found;
  }

  /** What an operation says of its end, and the result that it has. */
  record Ending(String result, Traced<String, Exception> operation) {

    @Override
    public String toString() {
      return result;
    }
  }

  static Stream<Ending> endings() {
    IOException failure = new IOException("thrown");
    return Stream.of(
        new Ending("success null", span -> "a"),
        new Ending(
            "aborted null",
            span -> {
              span.markAborted();
              return "a";
            }),
        new Ending(
            "error null",
            span -> {
              span.markError();
              span.markAborted();
              return "a";
            }),
        new Ending(
            "error marked",
            span -> {
              span.markAborted();
              span.markError(new IOException("first"));
              span.markError(new IOException("marked"));
              span.markError();
              return "a";
            }),
        new Ending(
            "error thrown",
            span -> {
              span.markError(new IOException("marked"));
              span.markAborted();
              throw failure;
            }));
  }

  @ParameterizedTest
  @MethodSource("endings")
  void letsAnErrorBeatAnAbortAndAnExceptionBoth(Ending ending) throws Exception {
    Machine machine = new Machine(root);
    String said = "a";
    try (Candor candor = open(machine)) {
      said = candor.telemetry().trace(Spans.SetUp::new, ending.operation());
    } catch (IOException e) {
      said = e.getMessage();
    }

    Row row = Spans.rows(machine).get(0);
    String message = row.error() == null ? null : row.error().message();
    assertThat(row.properties().text("result") + " " + message).isEqualTo(ending.result());
    assertThat(said).isEqualTo(ending.result().endsWith("thrown") ? "thrown" : "a");
  }

  static Stream<Throwable> failures() {
    return Stream.of(
        new IOException("io"),
        new InterruptedException("interrupted"),
        new IllegalStateException("unchecked"),
        new AssertionError("error"),
        new StackOverflowError());
  }

  @ParameterizedTest
  @MethodSource("failures")
  void letsEveryFailurePassThroughAsTheSameObject(Throwable failure) throws Exception {
    Machine machine = new Machine(root);
    try (Candor candor = open(machine)) {
      for (Telemetry telemetry : List.of(candor.telemetry(), new Silence())) {
        assertThatThrownBy(
                () ->
                    telemetry.<@Nullable Void, Throwable>trace(
                        Spans.SetUp::new,
                        span -> {
                          throw failure;
                        }))
            .isSameAs(failure)
            .hasNoSuppressedExceptions();
      }
    }

    assertThat(Spans.results(machine)).containsExactly("set_up error");
  }

  @Test
  void letsTheValuePassThroughAsTheSameObjectAndAlsoNone() {
    Machine machine = new Machine(root);
    Object value = new Object();
    try (Candor candor = open(machine)) {
      for (Telemetry telemetry : List.of(candor.telemetry(), new Silence())) {
        assertThat(telemetry.<Object, RuntimeException>trace(Spans.SetUp::new, span -> value))
            .isSameAs(value);
        assertThat(
                telemetry.<@Nullable Object, RuntimeException>trace(Spans.SetUp::new, span -> null))
            .isNull();
      }
    }
  }

  @Test
  void saysWhatIsKnownOnlyOnTheWay() throws Exception {
    Machine machine = new Machine(root);
    try (Candor candor = open(machine)) {
      candor
          .telemetry()
          .trace(
              Spans.SetUp::new,
              span -> {
                span.describe(Spans.Resolved::new);
                span.describe(Spans.Strayed::new);
                return 1;
              });
    }

    assertThat(Spans.results(machine)).containsExactly("stray success");
  }

  private Candor open(Machine machine) {
    return machine.candor(Spans.plan()).diagnostics(told::add).open();
  }

  private static RowTrace trace(List<Row> rows, int at) {
    return Objects.requireNonNull(rows.get(at).trace());
  }
}
