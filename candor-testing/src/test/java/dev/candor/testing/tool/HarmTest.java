package dev.candor.testing.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.sdk.Candor;
import dev.candor.sdk.Consent;
import dev.candor.sdk.Courier;
import dev.candor.sdk.Delivery;
import dev.candor.sdk.Leg;
import dev.candor.sdk.Parcel;
import dev.candor.sdk.Places;
import dev.candor.sdk.Sink;
import dev.candor.sdk.Surroundings;
import dev.candor.testing.RecordingSink;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A sink that breaks its contract harms neither the tool nor another sink. */
final class HarmTest {

  private static final Duration WITHIN = Duration.ofMillis(600);
  private static final Duration LATE = Duration.ofSeconds(1);
  private static final Duration BOUND = Duration.ofSeconds(20);

  /** What a sink may do to its caller. */
  enum Harm {
    HANG,
    THROW,
    OVERFLOW,
    MISS_A_CLASS,
    ANSWER_NOTHING
  }

  @TempDir Path root;

  private final InstantSource clock = InstantSource.system();
  private final CountDownLatch end = new CountDownLatch(1);
  private final CountDownLatch called = new CountDownLatch(1);

  @AfterEach
  void letThreadsEnd() {
    end.countDown();
  }

  @ParameterizedTest
  @EnumSource
  void aStepIsBackAtItsDeadlineAndTheSinkIsMadeAgain(Harm harm) throws Exception {
    leave(3);
    RecordingSink good = new RecordingSink();
    Deque<Sink> sinks = new ArrayDeque<>(List.of(harmful(harm), good));

    try (Courier courier = courier(sinks)) {
      Instant deadline = clock.instant().plus(WITHIN);
      Courier.Step step = courier.step(deadline);

      assertThat(clock.instant()).isBefore(deadline.plus(LATE));
      assertThat(step.delivered()).isZero();
      assertThat(step.lost()).isZero();
      assertThat(step.trouble()).contains("the sink");
      assertThat(courier.restarts()).isEqualTo(1);

      courier.step(clock.instant().plus(BOUND));
      assertThat(sinks).isEmpty();
      assertThat(good.rows()).hasSize(3);
      assertThat(courier.restarts()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HANG", "OVERFLOW"})
  void anotherDestinationIsServedMeanwhileAndTheToolMayEnd(Harm harm) throws Exception {
    RecordingSink good = new RecordingSink();
    Candor candor =
        Candor.builder(GreeterPlan.plan(), "1.0")
            .surroundings(surroundings())
            .sink("collector", permit -> harmful(harm))
            .sink("second", permit -> good)
            .grace(WITHIN)
            .open();
    for (int i = 0; i < 3; i++) {
      candor.telemetry().record(new Greeted(true, "Ada"));
    }

    assertThat(called.await(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(good.await(3, BOUND)).isTrue();
    Instant before = clock.instant();
    candor.close();
    assertThat(Duration.between(before, clock.instant())).isLessThan(WITHIN.plus(LATE));
  }

  @Test
  void theHostHearsThatASinkFailed() throws Exception {
    BlockingQueue<String> told = new LinkedBlockingQueue<>();
    try (Candor candor =
        Candor.builder(GreeterPlan.plan(), "1.0")
            .surroundings(surroundings())
            .sink("collector", permit -> harmful(Harm.THROW))
            .diagnostics(told::add)
            .open()) {
      candor.telemetry().record(new Greeted(true, "Ada"));

      assertThat(told.poll(BOUND.toSeconds(), TimeUnit.SECONDS))
          .startsWith("the sink of 'collector' failed or did not come back, for the 1. time")
          .contains("broken");
    }
  }

  @Test
  void closingIsBackSoonWhateverTheSinkDoes() throws Exception {
    leave(3);
    Deque<Sink> sinks = new ArrayDeque<>();
    sinks.add(
        new Sink() {
          @Override
          public Delivery deliver(Parcel parcel, Instant deadline) {
            return Delivery.deferred(parcel.size(), Duration.ZERO, "not now");
          }

          @Override
          public void close() {
            hang();
          }
        });
    Courier courier = courier(sinks);
    courier.step(clock.instant().plus(BOUND));

    Instant before = clock.instant();
    courier.close();

    assertThat(called.getCount()).isZero();
    assertThat(Duration.between(before, clock.instant())).isLessThan(LATE);
  }

  /** Leaves events in the spool: this run has no sink, and so another carries them. */
  private void leave(int events) {
    try (Candor candor =
        Candor.builder(GreeterPlan.plan(), "1.0").surroundings(surroundings()).open()) {
      for (int i = 0; i < events; i++) {
        candor.telemetry().record(new Greeted(true, "Ada"));
      }
    }
  }

  private Courier courier(Deque<Sink> sinks) {
    Surroundings surroundings = surroundings();
    return new Courier(
        Places.of("greeter", surroundings),
        new Leg("collector", permit -> sinks.remove()),
        new Consent(GreeterPlan.plan(), surroundings),
        surroundings);
  }

  private Surroundings surroundings() {
    return new Machine(root, Map.of("GREETER_TELEMETRY", "on")).surroundings(clock);
  }

  private Sink harmful(Harm harm) {
    return (parcel, deadline) -> {
      called.countDown();
      return switch (harm) {
        case HANG -> {
          hang();
          yield Delivery.accepted(parcel.size()); // far too late to be believed
        }
        case THROW -> throw new IllegalStateException("broken");
        case OVERFLOW -> throw new IllegalStateException("not deep enough: " + deeper(0));
        case MISS_A_CLASS -> throw new NoClassDefFoundError("org/example/Missing");
        case ANSWER_NOTHING -> Delivery.accepted(0);
      };
    };
  }

  /** Goes on until the test ends, whoever interrupts it. */
  private void hang() {
    called.countDown();
    boolean over = false;
    while (!over) {
      try {
        end.await();
        over = true;
      } catch (InterruptedException e) {
        over = end.getCount() == 0;
      }
    }
  }

  @SuppressWarnings("InfiniteRecursion") // that is what it is for
  private static int deeper(int depth) {
    return 1 + deeper(depth + 1);
  }
}
