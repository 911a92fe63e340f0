package dev.candor.reference.coder;

import dev.candor.sdk.Routine;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Decides which samples of a connection are worth an event: one a minute, and each that differs
 * noticeably from the one that was sent last, but then at most one in 15 seconds. A difference that
 * is still there when these are over is sent then.
 *
 * <p>A sample that comes while nothing holds it back is recorded at once; {@link #step} sees to the
 * minute and to the end of the 15 seconds. No sample is recorded twice, so a connection that is
 * gone falls silent.
 *
 * <p>Safe for use by several threads.
 */
final class NetworkSamples implements Routine {

  private static final Duration HEARTBEAT = Duration.ofSeconds(60);
  private static final Duration COOL_DOWN = Duration.ofSeconds(15);
  private static final double LEAST_MS = 25;
  private static final double LEAST_PART = 0.2;

  private @Nullable Consumer<? super Record> to;
  private SshEvents.@Nullable NetworkSampled sent;
  private SshEvents.@Nullable NetworkSampled waiting;
  private @Nullable Instant sentAt;
  private @Nullable Instant changeAt;

  /** Records its samples here from now on; those seen before, and at level off, are not kept. */
  synchronized Routine recordedBy(Consumer<? super Record> taker) {
    to = taker;
    return this;
  }

  /** Looks at a sample; the next one takes its place where it has not been sent by then. */
  synchronized void observe(Instant now, SshEvents.NetworkSampled sample) {
    waiting = sample;
    step(now);
  }

  @Override
  public synchronized Duration step(Instant now) {
    forgetWhatIsAhead(now);
    SshEvents.NetworkSampled sample = waiting;
    if (sample != null) {
      boolean changed = sent != null && differs(sent, sample);
      if (left(sentAt, HEARTBEAT, now).isZero()) {
        send(now, sample);
      } else if (changed && left(changeAt, COOL_DOWN, now).isZero()) {
        changeAt = now;
        send(now, sample);
      } else if (changed) {
        return shorter(left(changeAt, COOL_DOWN, now), left(sentAt, HEARTBEAT, now));
      }
    }
    Duration heartbeat = left(sentAt, HEARTBEAT, now);
    return heartbeat.isZero() ? COOL_DOWN : shorter(heartbeat, COOL_DOWN);
  }

  private void send(Instant now, SshEvents.NetworkSampled sample) {
    Consumer<? super Record> taker = to;
    if (taker == null) {
      return;
    }
    sent = sample;
    sentAt = now;
    waiting = null;
    taker.accept(sample);
  }

  /** A clock that was set back must not keep the next sample waiting for as long. */
  private void forgetWhatIsAhead(Instant now) {
    sentAt = sentAt != null && sentAt.isAfter(now) ? null : sentAt;
    changeAt = changeAt != null && changeAt.isAfter(now) ? null : changeAt;
  }

  private static boolean differs(SshEvents.NetworkSampled one, SshEvents.NetworkSampled other) {
    double by = Math.abs(one.latencyMs() - other.latencyMs());
    return one.p2p() != other.p2p()
        || !one.preferredDerp().equals(other.preferredDerp())
        || (by >= LEAST_MS && by >= LEAST_PART * one.latencyMs());
  }

  /** How long until a time after a moment; zero where it is over, or there was no such moment. */
  private static Duration left(@Nullable Instant since, Duration time, Instant now) {
    if (since == null) {
      return Duration.ZERO;
    }
    Duration left = Duration.between(now, since.plus(time));
    return left.isNegative() ? Duration.ZERO : left;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** Nothing is left to do: what was not worth an event by now is not for having ended. */
  @Override
  public void end(Instant now) {}
}
