package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.Level;
import dev.candor.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RingTest {

  private final Intake none = intake(() -> {});

  @Test
  void keepsTheOrderForEverySmallCapacityAndEveryMixOfCalls() {
    for (int capacity = 1; capacity <= 8; capacity *= 2) {
      for (int calls = 0; calls < 1 << 14; calls++) {
        Ring ring = new Ring(capacity);
        int offered = 0;
        int removed = 0;
        for (int i = 0; i < 14; i++) {
          if ((calls & (1 << i)) != 0) {
            boolean room = offered - removed < capacity;
            assertThat(ring.offer(new SampleEvents.Step(offered), Context.NONE, offered))
                .isEqualTo(room);
            offered += room ? 1 : 0;
          } else if (removed < offered) {
            assertThat(ring.peek()).isEqualTo(new SampleEvents.Step(removed));
            assertThat(ring.peekEpochMillis()).isEqualTo(removed);
            ring.remove();
            removed++;
          } else {
            assertThat(ring.peek()).isNull();
          }
          assertThat(ring.isEmpty()).isEqualTo(offered == removed);
        }
      }
    }
  }

  @Test
  void aCapacityIsAPowerOfTwo() {
    for (int capacity : new int[] {0, 3, 6, 12, -1}) {
      assertThatThrownBy(() -> new Ring(capacity)).hasMessageContaining("" + capacity);
    }
  }

  @Test
  void manyProducersLoseNothingAndKeepEachItsOrder() throws InterruptedException {
    Ring ring = new Ring(64);
    int producers = 4;
    int each = 50_000;
    List<Thread> threads = new ArrayList<>();
    for (int p = 0; p < producers; p++) {
      long from = (long) p * each;
      threads.add(
          new Thread(
              () -> {
                for (long i = from; i < from + each; i++) {
                  while (!ring.offer(new SampleEvents.Step(i), Context.NONE, i)) {
                    Thread.onSpinWait();
                  }
                }
              }));
    }
    threads.forEach(Thread::start);

    long[] next = new long[producers];
    for (int taken = 0; taken < producers * each; ) {
      if (ring.peek() instanceof SampleEvents.Step step) {
        int producer = (int) (step.number() / each);
        assertThat(step.number() % each).isEqualTo(next[producer]++);
        assertThat(ring.peekEpochMillis()).isEqualTo(step.number());
        ring.remove();
        taken++;
      } else {
        Thread.onSpinWait();
      }
    }

    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(ring.isEmpty()).isTrue();
  }

  @Test
  void aStackThatIsFullCostsItsOwnEventAndNoneBehindIt() throws Exception {
    assertThat(ChildJvm.run(Deep.class)).isEqualTo("Step[number=2] true");
  }

  /** A process of its own: a full stack breaks whatever class is being initialized. */
  static final class Deep {

    private static final Ring RING = new Ring(1 << 16);
    private static final SampleEvents.Step FIRST = new SampleEvents.Step(1);
    private static final SampleEvents.Step LAST = new SampleEvents.Step(2);

    private Deep() {}

    /**
     * Prints the last event that comes out behind those of full stacks, and whether that is all.
     */
    public static void main(String[] args) throws InterruptedException {
      RING.offer(FIRST, Context.NONE, 1);
      RING.peek();
      RING.remove();
      for (int i = 0; i < 5; i++) {
        Thread deep = new Thread(null, () -> dive(Integer.MAX_VALUE), "deep", 256 * 1024);
        deep.setUncaughtExceptionHandler((thread, e) -> {});
        deep.start();
        deep.join();
      }
      RING.offer(LAST, Context.NONE, 1);
      Record last = FIRST;
      for (Record next = FIRST; next != null || RING.takeGivenUp(); next = RING.peek()) {
        if (RING.peek() != null) {
          last = RING.peek();
          RING.remove();
        }
      }
      System.out.print(last + " " + RING.isEmpty());
    }

    /** Offers an event at each depth of a stack, of which the last have no room for that. */
    private static void dive(int most) {
      try {
        if (most > 0) {
          dive(most - 1);
        }
      } catch (StackOverflowError e) {
        RING.offer(FIRST, Context.NONE, 1); // where that overflows, the caller is next
        return;
      }
      RING.offer(FIRST, Context.NONE, 1);
    }
  }

  @Test
  void aFullIntakeLosesTheNewestAndCountsIt() {
    for (int i = 0; i < Intake.CAPACITY + 3; i++) {
      none.take(new SampleEvents.Step(i), Context.NONE);
    }

    assertThat(none.losses()).containsOnly(java.util.Map.entry(Loss.QUEUE_FULL, 3L));
    List<@Nullable Record> first = new ArrayList<>();
    for (Ring ring : none.rings()) {
      first.add(ring.peek());
    }
    assertThat(first).contains(new SampleEvents.Step(0));
  }

  @Test
  void isStartedOnceByTheFirstEventHoweverManyComeAtOnce() throws InterruptedException {
    AtomicInteger starts = new AtomicInteger();
    Intake intake = intake(starts::incrementAndGet);
    assertThat(starts).hasValue(0);
    List<Thread> threads = new ArrayList<>();
    CountDownLatch go = new CountDownLatch(1);
    for (int i = 0; i < 16; i++) {
      Thread thread =
          new Thread(
              () -> {
                await(go);
                intake.take(new SampleEvents.Step(1), Context.NONE);
              });
      thread.start();
      threads.add(thread);
    }

    go.countDown();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(starts).hasValue(1);
  }

  @Test
  void aSleeperIsWokenByEveryEvent() throws InterruptedException {
    Intake intake = intake(() -> {});
    AtomicLong seen = new AtomicLong();
    Thread consumer =
        new Thread(
            () -> {
              while (!intake.isClosed()) {
                intake.sleep(Long.MAX_VALUE);
                for (Ring ring : intake.rings()) {
                  while (ring.peek() != null) {
                    ring.remove();
                    seen.incrementAndGet();
                  }
                }
              }
            });
    consumer.start();

    for (int i = 1; i <= 20_000; i++) {
      intake.take(new SampleEvents.Step(i), Context.NONE);
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (seen.get() < i) {
        assertThat(System.nanoTime()).as("event " + i + " was slept over").isLessThan(until);
        Thread.onSpinWait();
      }
    }

    intake.close();
    consumer.join(20_000);
    assertThat(consumer.isAlive()).isFalse();
  }

  @Test
  void aConsumerThatFindsNoThreadIsStartedAMinuteLaterAndNotWithEachEvent() {
    SettableClock clock = new SettableClock(1_000);
    AtomicInteger starts = new AtomicInteger();
    Intake intake =
        new Intake(
            new Gate(SampleEvents.plan(Level.LOCAL)), clock, () -> starts.incrementAndGet() == 2);

    for (int second = 0; second < 180; second++) {
      intake.take(new SampleEvents.Step(second), Context.NONE);
      assertThat(starts).hasValue(second < 60 ? 1 : 2);
      clock.advance(Duration.ofSeconds(1));
    }
  }

  @Test
  void whatComesAfterTheCloseIsCounted() {
    none.close();

    none.take(new SampleEvents.Step(1), Context.NONE);
    none.take(new SampleEvents.Unknown(), Context.NONE);

    assertThat(none.losses()).containsOnly(java.util.Map.entry(Loss.CLOSED, 2L));
  }

  @Test
  void theGateFindsEveryEventHoweverTheirHashesCollide() {
    Plan plan = SampleEvents.plan(Level.LOCAL);
    for (int size = 0; size <= plan.events().size(); size++) {
      Gate gate =
          new Gate(
              new Plan(
                  "p",
                  "P",
                  List.of(),
                  Level.LOCAL,
                  "",
                  List.of(),
                  List.of(),
                  "h",
                  plan.events().subList(0, size)));

      for (int i = 0; i < plan.events().size(); i++) {
        var codec = plan.events().get(i);
        assertThat(gate.codec(codec.type())).isSameAs(i < size ? codec : null);
      }
    }
  }

  private static Intake intake(Runnable start) {
    return new Intake(
        new Gate(SampleEvents.plan(Level.LOCAL)),
        new SettableClock(0),
        () -> {
          start.run();
          return true;
        });
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
