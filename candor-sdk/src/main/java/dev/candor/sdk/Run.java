package dev.candor.sdk;

import dev.candor.Plan;
import dev.candor.Telemetry;
import dev.candor.Tier;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One process's life at level local or on: puts the parts together, and owns the threads. */
final class Run {

  /** The exit code of a command that was asked wrongly. */
  private static final int MISUSED = 2;

  /** How long the end of a run may take: to write the last events, and to send them. */
  private static final Duration LAST = Duration.ofMillis(1_500);

  private static final Duration LONGEST = Duration.ofDays(1); // that anybody waits for

  /** How long a thread that dies of a panic may wait until that has reached the disk. */
  private static final Duration LAST_WORDS = Duration.ofMillis(100);

  private final Candor.Builder settings;
  private final Surroundings surroundings;
  private final Consent consent;
  private final Consent.Decision decision;
  private final Places places;
  private final Debug debug;
  private final Gate gate;
  private final Intake intake;
  private final Telemetry telemetry;
  private final SettingsFile stored;
  private final Worker work;
  private final @Nullable KeptStore kept; // the product's own local store
  private final @Nullable Uncaught uncaught;
  private final @Nullable Afterwards afterwards;
  private volatile @Nullable Thread worker;
  private @Nullable Thread hook;
  private boolean closed;

  Run(
      Candor.Builder settings,
      Surroundings surroundings,
      Consent consent,
      Consent.Decision decision) {
    this.settings = settings;
    this.surroundings = surroundings;
    this.consent = consent;
    this.decision = decision;
    Plan plan = settings.plan;
    this.places = consent.places();
    boolean debugging = surroundings.isSet(consent.variableName() + "_DEBUG");
    this.debug =
        new Debug(
            plan.product(),
            debugging ? surroundings.err() : null,
            settings.diagnostics,
            surroundings.clock());
    this.stored =
        new SettingsFile(places.settingsFile(), settings.settings, surroundings.clock(), debug);
    this.gate = new Gate(plan);
    this.intake = new Intake(gate, surroundings.clock(), new Start());
    intake.tell(debug);
    this.kept = kept();
    if (!settings.chains.isEmpty()) {
      Legs.tellOfStrays(settings, decision, debug); // now: it is a mistake of who wrote the tool
    }
    Tracer tracer = new Tracer(intake, gate, surroundings.entropy(), surroundings.nanos(), debug);
    this.telemetry = new Scope(intake, Context.NONE, tracer);
    this.work = new Worker(intake, new Making(), new Routines(routines(), debug), debug);
    this.uncaught =
        settings.uncaught == null
            ? null
            : Uncaught.install(intake, telemetry, settings.uncaught, this::flushBriefly);
    this.afterwards =
        settings.afterwards.isEmpty() || decision.permit() == null
            ? null
            : new Afterwards(settings, surroundings, consent, debug);
    if (!settings.routines.isEmpty() || settings.heartbeat != null || somethingWaits()) {
      intake.startOnce();
    }
  }

  /** Whether an earlier run left something to send: it goes also where this one records last. */
  private boolean somethingWaits() {
    if (decision.permit() == null) {
      return false;
    }
    try {
      for (Leg leg : settings.legs) {
        for (String name : OwnFiles.names(places.spool(leg.destination()))) {
          if (name.endsWith(Spool.ENDING)) {
            return true;
          }
        }
      }
    } catch (IOException e) {
      debug.trouble("nothing is sent before the first event", e);
    }
    return false;
  }

  private @Nullable EventMetrics metrics(boolean counts) {
    return counts || settings.meters != null
        ? new EventMetrics(settings.plan, settings.meters, debug)
        : null;
  }

  Telemetry telemetry() {
    return telemetry;
  }

  void ended(String command, int exitCode, Endings endings) {
    if (exitCode == 0) {
      return;
    }
    if (exitCode == MISUSED && endings.misused() != null) {
      record(intake.panics().make("a wrong use", endings.misused(), command));
    }
    if (endings.repeated() != null) {
      markContainer();
      RepeatedFailure failure =
          new RepeatedFailures(places.state(), debug)
              .count(command, exitCode, stored.get().failures());
      if (failure != null) {
        record(intake.panics().make("a repeated failure", endings.repeated(), failure));
      }
    }
  }

  private void record(@Nullable Record event) {
    if (event != null) {
      telemetry.record(event);
    }
  }

  /** Before anything is written: what the run leaves in a container is gone with it. */
  private void markContainer() {
    if (decision.environment() == EnvironmentClass.CONTAINER) {
      ContainerMark.leave(surroundings, places, debug);
    }
  }

  /** Makes the works, in the worker's thread. */
  private final class Making implements Supplier<Works> {

    @Override
    public Works get() {
      markContainer();
      Legs legs = new Legs(settings, surroundings, consent, decision, debug);
      RunMarker marker = settings.unclean == null ? null : new RunMarker(places.runs(), debug);
      Pipeline pipeline =
          new Pipeline(
              intake,
              gate,
              new RunHeader(settings, surroundings, decision.environment(), debug),
              new Pipeline.Outlets(
                  new LocalRows(store(), stored, legs.carry(Tier.EVENTS), debug),
                  legs.departures(intake),
                  new Ceiling(consent, decision.level()),
                  metrics(legs.carry(Tier.METRICS)),
                  marker,
                  places.once()),
              debug);
      return new Works(pipeline, chores(), legs, marker);
    }
  }

  private Chores chores() {
    return new Chores(
        places,
        decision.withdrawn(),
        stored,
        settings.unclean == null ? null : this::tellOfKilled,
        debug);
  }

  private List<Routine> routines() {
    List<Routine> all = new ArrayList<>();
    for (BiFunction<Telemetry, LocalStore.Site, Routine> each : settings.routines) {
      all.add(each.apply(telemetry, site()));
    }
    if (settings.heartbeat != null) {
      all.add(
          new HeartbeatRoutine<>(
              settings.heartbeat, telemetry, places.state(), surroundings, debug));
    }
    return all;
  }

  private @Nullable KeptStore kept() {
    LocalStore own = settings.local;
    return !settings.keepsLocal || own == null || own.equals(JsonlFiles.STORE)
        ? null
        : new KeptStore(own, site(), surroundings.nanos());
  }

  private @Nullable RowSink store() {
    if (!settings.keepsLocal) {
      return null;
    }
    return kept == null ? JsonlFiles.STORE.open(site()) : kept;
  }

  private LocalStore.Site site() {
    return new LocalStore.Site(places.events(), stored, surroundings.clock(), debug);
  }

  /** Starts the threads, with the first event; false where the system gives none. */
  private final class Start implements BooleanSupplier {

    @Override
    public boolean getAsBoolean() {
      synchronized (Run.this) {
        return closed || startWorker();
      }
    }
  }

  private boolean startWorker() {
    if (worker == null) {
      worker = Threads.start("worker", work, debug);
    }
    if (hook == null) {
      hook = Threads.daemon("exit", new End());
      try {
        Runtime.getRuntime().addShutdownHook(hook);
      } catch (IllegalStateException e) {
        hook = null; // the process is exiting already; close() is all that is left
      }
    }
    return worker != null;
  }

  /** Ends the run where the tool left it to the JVM. */
  private final class End implements Runnable {

    @Override
    public void run() {
      close();
    }
  }

  /** Records of each run that was killed that it was. */
  private void tellOfKilled() {
    Function<? super DeadRun, ? extends Record> unclean = settings.unclean;
    if (unclean != null) {
      new DeadRuns(places.runs(), debug)
          .tell(dead -> record(intake.panics().make("an unclean shutdown", unclean, dead)));
    }
  }

  /** Has all written that was recorded until now; true where there was nothing. */
  boolean flush(Duration atMost) throws InterruptedException {
    Thread running = worker;
    return running == null
        ? intake.isEmpty() // else there was no thread to be had
        : running.isAlive() && work.flush(shorter(atMost, LONGEST));
  }

  /** As {@link #flush}, for a thread that dies: an interrupt neither ends it nor is lost. */
  private void flushBriefly() {
    boolean interrupted = Thread.interrupted();
    try {
      flush(LAST_WORDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the run; a second call waits for the first. */
  synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (uncaught != null) {
      uncaught.remove();
    }
    boolean hurry = Thread.interrupted();
    Duration grace = grace();
    long began = surroundings.nanos().getAsLong();
    if (kept != null) {
      kept.endSoon();
    }
    if (worker == null && !intake.isEmpty()) {
      startWorker(); // there was no thread to be had before
    }
    if (worker != null) {
      work.end();
      hurry |= join(worker, LAST);
      if (worker.isAlive() && !work.hasWritten()) {
        debug.tell("the last events are not all written: there was no more time");
      }
    }
    intake.close();
    Works works = work.handOver();
    if (works != null) {
      if (works.marker() != null) {
        works.marker().end();
      }
      hurry |= end(works.legs(), hurry ? Duration.ZERO : grace, began);
    }
    if (afterwards != null && !hurry) {
      hurry = afterwards.start();
    }
    removeHook();
    if (hurry) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Gives the couriers the grace, or what is left of the time that the whole end may take; a
   * twentieth of the grace is for writing down what came of it. Measured by the steady clock: no
   * step of the time of day makes a tool wait.
   *
   * @param began when the end began
   * @return whether the caller was interrupted
   */
  private boolean end(Legs legs, Duration grace, long began) {
    LongSupplier steady = surroundings.nanos();
    long now = steady.getAsLong();
    long wholeEnd = Math.max(grace.toNanos(), LAST.toNanos());
    long left = Math.min(grace.toNanos(), wholeEnd - (now - began));
    Instant sentBy = surroundings.clock().instant().plusNanos(left - grace.toNanos() / 20);
    boolean interrupted = false;
    for (Thread courier : legs.close(sentBy)) {
      long stillLeft = Math.max(0, left - (steady.getAsLong() - now));
      interrupted |= join(courier, Duration.ofNanos(stillLeft));
    }
    return interrupted;
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  /** How long the end may wait for the network: where nothing is kept, nobody else can send it. */
  private Duration grace() {
    boolean last = decision.environment().ephemeral() && settings.grace.compareTo(LAST) < 0;
    return last ? LAST : shorter(settings.grace, LONGEST);
  }

  /**
   * Waits for a thread's end, but not longer. One interrupt does not cut it short, so that what was
   * recorded is on the disk; it is a short wait. Returns whether there was one.
   */
  private static boolean join(Thread thread, Duration atMost) {
    boolean interrupted = false;
    if (!thread.equals(Thread.currentThread())) {
      try {
        thread.join(1 + atMost.toMillis());
      } catch (InterruptedException first) {
        interrupted = true;
        try {
          thread.join(1 + atMost.toMillis());
        } catch (InterruptedException second) {
          return true; // the host insists
        }
      }
    }
    return interrupted;
  }

  private void removeHook() {
    if (hook != null && !Thread.currentThread().equals(hook)) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        return; // the process is exiting, and the hook has found it closed
      }
    }
  }
}
