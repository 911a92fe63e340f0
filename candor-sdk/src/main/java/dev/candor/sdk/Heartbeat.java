package dev.candor.sdk;

import dev.candor.StateShape;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Says from time to time that a tool lives and what changed in its state, so that those who develop
 * with it are told apart from those for whom it only runs.
 *
 * <pre>{@code
 * Heartbeat<EngineWork, EngineWorkDelta> heartbeat =
 *     Heartbeat.of(EngineWorkDelta.shape(), engine::work)
 *         .every(Duration.ofHours(6))
 *         .reporting(
 *             report -> new Beat(report.sessionStart(), report.delta()),
 *             report -> new Stopped(report.uptime(), report.delta()));
 * Candor.builder(plan, version).heartbeat(heartbeat)…
 * heartbeat.used(); // when somebody uses the tool
 * }</pre>
 *
 * <p><b>When.</b> First two minutes after the start, or when the tool is first used; then at each
 * full interval since the start; and at the end a farewell. Whichever comes first is the first
 * report: it says what was counted since the start, and proves no development, as all that is there
 * then came with the start. Every report says what changed since the one before, of whatever kind.
 *
 * <p><b>Restarts.</b> A file says when the last report was made. The next but a farewell is put off
 * until that is an interval ago but for ten minutes, so that a tool that is started often says no
 * more than one that runs on. Where there is no such file, or it cannot be read or written, or is
 * of the future, reports are made.
 *
 * <p><b>Death.</b> Once a minute it is kept what a farewell would say now. Where the process is
 * killed, the next one makes that farewell, and says so in its own first report. What changed in
 * the last minute is lost.
 *
 * <p><b>Clocks.</b> A clock that nobody sets decides when a report is due and says how long the
 * tool has been running.
 *
 * <p><b>Threads.</b> All functions are called in telemetry's own thread, and must be short: a
 * farewell that takes longer than closing may wait is not made, and the next process makes it.
 *
 * @param <S> the state
 * @param <D> what changed in it
 */
public final class Heartbeat<S extends Record, D extends Record> {

  private static final Duration LEAST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofDays(366);

  final StateShape<S, D> shape;
  final Supplier<? extends S> state;
  final Duration interval;
  final Duration boot;
  final @Nullable Path stamp;
  final Function<? super HeartbeatReport<S, D>, ? extends Record> report;
  final Function<? super HeartbeatReport<S, D>, ? extends Record> farewell;
  private volatile boolean used;
  private volatile @Nullable Runnable wake;

  private Heartbeat(
      Builder<S, D> settings,
      Function<? super HeartbeatReport<S, D>, ? extends Record> report,
      Function<? super HeartbeatReport<S, D>, ? extends Record> farewell) {
    this.shape = settings.shape;
    this.state = settings.state;
    this.interval = settings.interval;
    this.boot = settings.boot;
    this.stamp = settings.stamp;
    this.report = Objects.requireNonNull(report, "report");
    this.farewell = Objects.requireNonNull(farewell, "farewell");
  }

  /**
   * Begins to say how a tool reports.
   *
   * @param shape of the state, as the compiler derived it
   * @param state what the state is now
   */
  public static <S extends Record, D extends Record> Builder<S, D> of(
      StateShape<S, D> shape, Supplier<? extends S> state) {
    return new Builder<>(shape, state);
  }

  /** Says that somebody uses the tool. May be called from any thread, and as often as one likes. */
  public void used() {
    if (!used) {
      used = true;
      Runnable waiting = wake;
      if (waiting != null) {
        waiting.run();
      }
    }
  }

  boolean isUsed() {
    return used;
  }

  void wokenBy(Runnable given) {
    wake = given;
  }

  /**
   * How a tool reports, where the defaults do not serve.
   *
   * @param <S> the state
   * @param <D> what changed in it
   */
  public static final class Builder<S extends Record, D extends Record> {

    private final StateShape<S, D> shape;
    private final Supplier<? extends S> state;
    private Duration interval = Duration.ofHours(6);
    private Duration boot = Duration.ofMinutes(2);
    private @Nullable Path stamp;

    private Builder(StateShape<S, D> shape, Supplier<? extends S> state) {
      this.shape = Objects.requireNonNull(shape, "shape");
      this.state = Objects.requireNonNull(state, "state");
    }

    /**
     * With another interval than six hours.
     *
     * @throws IllegalArgumentException if it is shorter than a second or longer than a year
     */
    public Builder<S, D> every(Duration given) {
      this.interval = between("interval", given, LEAST);
      return this;
    }

    /**
     * With another time to the first report than two minutes.
     *
     * @throws IllegalArgumentException if it is negative or longer than a year
     */
    public Builder<S, D> boot(Duration given) {
      this.boot = between("time to the first report", given, Duration.ZERO);
      return this;
    }

    private static Duration between(String what, Duration given, Duration least) {
      if (given.compareTo(least) < 0 || given.compareTo(MOST) > 0) {
        throw new IllegalArgumentException(
            "the heartbeat's %s '%s' must be from %s to %s; write 'PT6H' for six hours"
                .formatted(what, given, least, MOST));
      }
      return given;
    }

    /**
     * With another file that says when the last report was made, such as one of a project; in
     * seconds of the epoch. Its folder is not made. Without, it is in the tool's state folder.
     */
    public Builder<S, D> stamp(Path given) {
      this.stamp = given;
      return this;
    }

    /**
     * With what makes the product's events: of the first report and those of the interval, and of
     * the farewell.
     */
    public Heartbeat<S, D> reporting(
        Function<? super HeartbeatReport<S, D>, ? extends Record> report,
        Function<? super HeartbeatReport<S, D>, ? extends Record> farewell) {
      return new Heartbeat<>(this, report, farewell);
    }
  }
}
