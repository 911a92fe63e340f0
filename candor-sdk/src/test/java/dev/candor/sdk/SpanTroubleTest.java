package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Span;
import dev.candor.Telemetry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens where spans are used wrongly, or the world fails them. */
class SpanTroubleTest {

  @TempDir Path root;

  private final List<String> told = Collections.synchronizedList(new ArrayList<>());

  @Test
  void ignoresEveryCallOnASpanThatHasEndedAndTellsOfEach() throws Exception {
    Machine machine = new Machine(root);
    AtomicReference<@Nullable Span> kept = new AtomicReference<>();
    try (Candor candor = open(machine)) {
      candor
          .telemetry()
          .trace(
              Spans.SetUp::new,
              span -> {
                kept.set(span);
                return 1;
              });
      Span late = Objects.requireNonNull(kept.get());
      late.record(new SampleEvents.Step(1));
      late.session("s").record(new SampleEvents.Step(1));
      late.recordError(new SampleEvents.Step(1), new IOException());
      late.markAborted();
      late.markError();
      late.markError(new IOException());
      late.describe(Spans.Strayed::new);
      int ran = late.trace(Spans.Resolved::new, phase -> phase.trace(Spans.LookedUp::new, p -> 42));
      assertThat(ran).isEqualTo(42);
    }

    assertThat(Spans.results(machine)).containsExactly("set_up success");
    assertThat(told)
        .extracting(words -> words.substring(0, words.indexOf(' ')))
        .containsExactly(
            "record",
            "record",
            "recordError",
            "markAborted",
            "markError",
            "markError",
            "describe",
            "trace");
    assertThat(told.get(0))
        .isEqualTo(
            "record was called on the span of 'set_up', which has ended, and did nothing: call it"
                + " before the operation returns");
  }

  @Test
  void tellsOfAPhaseThatOutlivesItsOperation() throws Exception {
    Machine machine = new Machine(root);
    try (Candor candor = open(machine)) {
      AtomicReference<@Nullable Thread> phase = new AtomicReference<>();
      CountDownLatch begun = new CountDownLatch(1);
      CountDownLatch go = new CountDownLatch(1);
      candor
          .telemetry()
          .trace(
              Spans.SetUp::new,
              span -> {
                Thread thread =
                    new Thread(
                        () ->
                            span.trace(
                                Spans.Strayed::new,
                                inner -> {
                                  begun.countDown();
                                  await(go);
                                  return 1;
                                }));
                phase.set(thread);
                thread.start();
                await(begun);
                return 1;
              });
      go.countDown();
      Objects.requireNonNull(phase.get()).join();
    }

    assertThat(Spans.results(machine)).containsExactlyInAnyOrder("set_up success", "stray success");
    assertThat(told)
        .singleElement()
        .asString()
        .startsWith("the phase 'stray' ended within 'set_up'");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void tellsOncePerPairOfAPhaseThatIsNotNamedBelowItsOperation() throws Exception {
    Machine machine = new Machine(root);
    try (Candor candor = open(machine)) {
      for (int i = 0; i < 3; i++) {
        candor
            .telemetry()
            .trace(
                Spans.SetUp::new,
                span -> {
                  span.trace(Spans.LookedUp::new, phase -> 1);
                  span.trace(Spans.Resolved::new, phase -> 1);
                  return span.trace(Spans.Strayed::new, phase -> 1);
                });
      }
    }

    assertThat(told)
        .containsExactlyInAnyOrder(
            "the phase 'set_up.resolve.look_up' ended within 'set_up': call it 'set_up.' and one"
                + " word without a dot, so that its rows read as a part of that",
            "the phase 'stray' ended within 'set_up': call it 'set_up.' and one word without a"
                + " dot, so that its rows read as a part of that");
    assertThat(Spans.rows(machine)).hasSize(12);
  }

  @Test
  void countsAnEndThatItsFunctionCannotTellAndHarmsNobody() throws Exception {
    Machine machine = new Machine(root);
    try (Candor candor = open(machine)) {
      int value =
          candor
              .telemetry()
              .trace(
                  end -> {
                    throw new IllegalStateException("no words");
                  },
                  span -> span.trace(Spans.Resolved::new, phase -> 42));
      assertThat(value).isEqualTo(42);
    }

    assertThat(machine.ledger().read().get("local"))
        .isEqualTo(new Ledger.Reading(2, 1, Map.of("not_encoded", 1L), 0));
    assertThat(told)
        .containsExactly(
            "the end of an operation could not be told: java.lang.IllegalStateException: no words");
  }

  @Test
  void runsTheOperationWhereTheMachineHasNoRandomBytes() throws Exception {
    Machine machine = new Machine(root);
    try (Candor candor = open(machine)) {
      candor.telemetry().record(new SampleEvents.Step(1));
      machine.entropy =
          bytes -> {
            throw new IllegalStateException("no entropy");
          };
    }
    try (Candor candor = open(machine)) {
      assertThat(candor.telemetry().<Integer, Exception>trace(Spans.SetUp::new, span -> 42))
          .isEqualTo(42);
    }

    assertThat(told)
        .containsExactly(
            "an operation is not followed: java.lang.IllegalStateException: no entropy");
  }

  @Test
  void recordsNothingAfterTheCloseAndCountsIt() throws Exception {
    Machine machine = new Machine(root);
    Candor candor = open(machine);
    candor.telemetry().record(new SampleEvents.Step(1));
    Telemetry telemetry = candor.telemetry();

    int value =
        telemetry.trace(
            Spans.SetUp::new,
            span -> {
              candor.close();
              return 42;
            });

    assertThat(value).isEqualTo(42);
    assertThat(Spans.results(machine)).containsExactly("step null");
  }

  private Candor open(Machine machine) {
    return machine.candor(Spans.plan()).diagnostics(told::add).open();
  }
}
