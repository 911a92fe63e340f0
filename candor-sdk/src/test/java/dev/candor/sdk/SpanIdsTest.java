package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Level;
import dev.candor.wire.RowTrace;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SpanIdsTest {

  @Test
  void givesNoIdTwiceAndNoneOfZeros() {
    SpanIds ids = new SpanIds(new Random(7)::nextBytes);
    Set<Long> spans = new HashSet<>();
    Set<String> traces = new HashSet<>();

    for (int i = 0; i < 50_000; i++) {
      RowTrace root = ids.root();
      RowTrace below = ids.below(root);
      assertThat(spans.add(root.span()) && spans.add(below.span())).isTrue();
      assertThat(traces.add(root.high() + ":" + root.low())).isTrue();
      assertThat(below).isEqualTo(new RowTrace(root.high(), root.low(), below.span(), root.span()));
    }

    assertThat(spans).doesNotContain(0L);
  }

  @Test
  void givesNoZerosWhereTheRandomBytesAreAllZeros() {
    SpanIds ids = new SpanIds(bytes -> Arrays.fill(bytes, (byte) 0));

    assertThat(ids.root().span()).isNotZero();
  }

  @Test
  void skipsTheOneCountThatWouldGiveZeros() {
    byte[] base = new byte[24];
    long lessThanOneStep = -0x9e37_79b9_7f4a_7c15L;
    for (int i = 0; i < 8; i++) {
      base[16 + i] = (byte) (lessThanOneStep >>> (56 - 8 * i));
    }
    SpanIds ids = new SpanIds(bytes -> System.arraycopy(base, 0, bytes, 0, bytes.length));

    assertThat(ids.root().span()).isNotZero();
  }

  @Test
  void differsFromRunToRun() {
    SpanIds one = new SpanIds(new Random(1)::nextBytes);
    SpanIds other = new SpanIds(new Random(2)::nextBytes);

    assertThat(one.root()).isNotEqualTo(other.root());
  }

  @Test
  void asksForRandomBytesOnceAndNotBeforeTheFirstSpan() {
    AtomicInteger asked = new AtomicInteger();
    Entropy entropy =
        bytes -> {
          asked.incrementAndGet();
          Arrays.fill(bytes, (byte) 1);
        };
    SettableClock clock = new SettableClock(0);
    Gate gate = new Gate(SampleEvents.plan(Level.LOCAL));
    Intake intake = new Intake(gate, clock, () -> true);
    Debug debug = new Debug("build-tool", null, null, clock);
    Tracer tracer = new Tracer(intake, gate, entropy, () -> 0, debug);
    assertThat(asked).hasValue(0);

    for (int i = 0; i < 2; i++) {
      tracer.trace(
          Context.NONE,
          null,
          end -> new SampleEvents.Step(1),
          span -> span.trace(end -> new SampleEvents.Step(2), phase -> "done"));
    }

    assertThat(asked).hasValue(1);
  }
}
