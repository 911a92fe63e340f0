package dev.candor.sdk;

import dev.candor.Telemetry;
import dev.candor.wire.MalformedException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the reports of a heartbeat. One accumulator serves them all: what one has reported, none
 * reports again.
 *
 * @param <S> the state
 * @param <D> what changed in it
 */
final class HeartbeatRoutine<S extends Record, D extends Record> implements Routine {

  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final Heartbeat<S, D> heartbeat;
  private final Telemetry telemetry;
  private final LongSupplier nanos;
  private final HeartbeatFiles files;
  private final HeartbeatStamp stamp;
  private final Debug debug;
  private final long start;
  private final long interval;
  private @Nullable StateSnapshot reported; // null before the first report
  private boolean begun;
  private boolean dirty;
  private boolean wanted;
  private long reportedAt;
  private long keptAt;
  private long tick;

  /** Of a tool whose state folder this is. */
  HeartbeatRoutine(
      Heartbeat<S, D> heartbeat,
      Telemetry telemetry,
      Path state,
      Surroundings surroundings,
      Debug debug) {
    Path folder = state.resolve("heartbeat");
    this.heartbeat = heartbeat;
    this.telemetry = telemetry;
    this.nanos = surroundings.nanos();
    this.files = new HeartbeatFiles(folder, surroundings.entropy(), debug);
    this.stamp =
        new HeartbeatStamp(
            heartbeat.stamp == null ? folder.resolve("stamp") : heartbeat.stamp,
            heartbeat.interval,
            debug);
    this.debug = debug;
    this.start = nanos.getAsLong();
    this.interval = heartbeat.interval.toNanos();
    this.tick = interval;
  }

  @Override
  public void wokenBy(Runnable wake) {
    heartbeat.wokenBy(wake);
  }

  @Override
  public Duration step(Instant now) {
    begin();
    long uptime = uptime();
    if (uptime >= tick) {
      wanted = true;
      tick = uptime - uptime % interval + interval;
    }
    long boot = heartbeat.boot.toNanos();
    wanted |= reported == null && (heartbeat.isUsed() || uptime >= boot);
    long wait = Math.min(tick - uptime, MINUTE);
    if (reported == null && !wanted) {
      wait = Math.min(wait, boot - uptime);
    }
    if (wanted) {
      Duration left = stamp.left(now);
      if (left.isZero()) {
        report(now, uptime);
      } else if (left.toNanos() < wait) {
        wait = left.toNanos();
      }
    }
    if (uptime - keptAt >= MINUTE) {
      keep(now, uptime, look());
    }
    return Duration.ofNanos(wait);
  }

  @Override
  public void end(Instant now) {
    begin();
    long uptime = uptime();
    StateSnapshot state = look();
    Record farewell = event(heartbeat.farewell, checkpoint(now, uptime, state), false);
    files.end(); // first: rather a farewell that is lost than one that is made twice
    telemetry.record(farewell);
  }

  /** Tells of those that were killed, and takes a place for the case that this process is. */
  private void begin() {
    if (!begun) {
      begun = true;
      dirty = files.takeDead(this::tellOf);
      files.begin();
    }
  }

  private void tellOf(byte[] kept) {
    try {
      HeartbeatCheckpoint dead = HeartbeatCheckpoint.decode(kept, heartbeat.shape);
      telemetry.record(event(heartbeat.farewell, dead, true));
    } catch (MalformedException e) {
      debug.trouble("what a killed process had not reported is lost", e);
    } catch (RuntimeException | Error e) { // the product's function
      debug.trouble("the farewell of a killed process could not be made", e);
    }
  }

  /** How long this process has been running; a clock of a test may stand still. */
  private long uptime() {
    return Math.max(0, nanos.getAsLong() - start);
  }

  private StateSnapshot look() {
    return StateSnapshot.of(heartbeat.shape, heartbeat.state.get());
  }

  private void report(Instant now, long uptime) {
    StateSnapshot state = look();
    telemetry.record(event(heartbeat.report, checkpoint(now, uptime, state), false));
    reported = state;
    reportedAt = uptime;
    wanted = false;
    stamp.write(now);
    keep(now, uptime, state);
  }

  private void keep(Instant now, long uptime, StateSnapshot state) {
    files.keep(checkpoint(now, uptime, state).encode(heartbeat.shape));
    keptAt = uptime;
  }

  private HeartbeatCheckpoint checkpoint(Instant now, long uptime, StateSnapshot state) {
    StateSnapshot before = reported;
    return new HeartbeatCheckpoint(
        state,
        before == null
            ? StateChanges.atFirst(heartbeat.shape, state)
            : StateChanges.between(before, state),
        before == null,
        now.toEpochMilli(),
        Duration.ofNanos(uptime - reportedAt).toMillis(),
        Duration.ofNanos(uptime).toMillis());
  }

  private Record event(
      Function<? super HeartbeatReport<S, D>, ? extends Record> function,
      HeartbeatCheckpoint what,
      boolean killed) {
    HeartbeatReport<S, D> report =
        new HeartbeatReport<>(
            what.state().state(heartbeat.shape),
            what.changes().delta(heartbeat.shape, what.first()),
            what.first(),
            what.first() && dirty && !killed,
            killed,
            Instant.ofEpochMilli(what.at()),
            Duration.ofMillis(what.period()),
            Duration.ofMillis(what.uptime()));
    return Objects.requireNonNull(function.apply(report), "the event of a heartbeat");
  }
}
