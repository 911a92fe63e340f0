package dev.candor.sdk;

import dev.candor.Level;
import dev.candor.Plan;
import dev.candor.Telemetry;
import dev.candor.wire.RowHeader;
import dev.candor.wire.RunId;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One process's life at level local or on: puts the parts together, and owns the threads. */
final class Run {

  /** How long the last events may take to reach the disk. */
  private static final Duration LAST_WRITE = Duration.ofMillis(1_500);

  private final Candor.Builder settings;
  private final Surroundings surroundings;
  private final Consent.Decision decision;
  private final Places places;
  private final Debug debug;
  private final Intake intake;
  private final Pipeline pipeline;
  private final Telemetry telemetry;
  private final @Nullable RowSink local;
  private final @Nullable Carrier carrier;
  private @Nullable Thread worker;
  private @Nullable Thread courier;
  private @Nullable Thread hook;
  private boolean closed;

  Run(
      Candor.Builder settings,
      Surroundings surroundings,
      Consent consent,
      Consent.Decision decision) {
    this.settings = settings;
    this.surroundings = surroundings;
    this.decision = decision;
    Plan plan = settings.plan;
    this.places = Places.of(plan.product(), surroundings);
    boolean debugging = surroundings.isSet(consent.variableName() + "_DEBUG");
    this.debug =
        new Debug(
            plan.product(),
            debugging ? surroundings.err() : null,
            settings.diagnostics,
            surroundings.clock());
    this.local = local();
    Gate gate = new Gate(plan);
    this.intake = new Intake(gate, surroundings.clock(), new Start());
    boolean on = decision.level() == Level.ON;
    URI rawTo = on ? rawTo() : null;
    this.carrier = on && settings.sink != null ? carrier(settings.sink, consent) : null;
    this.pipeline =
        new Pipeline(
            intake,
            gate,
            this::header,
            new Pipeline.Outlets(
                local,
                on ? new SpoolWriter(places.spool(), rawTo) : null,
                new Hashing(new Identity(places, surroundings.entropy()), settings.pepper),
                new Agreement(decision.content(), plan.ownPackages(), rawTo != null),
                carrier != null),
            debug);
    this.telemetry = new Scope(intake, null);
  }

  Telemetry telemetry() {
    return telemetry;
  }

  /** The collector that this run sends to, if a file names it as the one for raw identities. */
  private @Nullable URI rawTo() {
    URI named = decision.rawTo();
    URI to = settings.sink == null ? null : CollectorAddress.of(settings.sink.address());
    if (named == null || named.equals(to)) {
      return named;
    }
    debug.sent(
        "no identity leaves raw: raw_to names "
            + named
            + ", and this run sends to "
            + (to == null ? "no collector that it knows" : to));
    return null;
  }

  private Carrier carrier(Sink to, Consent consent) {
    StoppableSink sink = new StoppableSink(to);
    return new Carrier(new Courier(places, sink, consent, surroundings), sink, debug);
  }

  private @Nullable RowSink local() {
    if (!settings.keepsLocal) {
      return null;
    }
    return settings.local == null ? new JsonlFiles(places.events()) : settings.local;
  }

  private RowHeader header() {
    byte[] random = new byte[RunId.RANDOM_BYTES];
    surroundings.entropy().fill(random);
    long now = surroundings.clock().millis();
    return new RowHeader(
        now,
        settings.plan.product(),
        settings.version,
        settings.plan.hash(),
        RunId.of(now, random),
        decision.environment().word(),
        surroundings.osType(),
        surroundings.osVersion(),
        surroundings.osArch(),
        installation());
  }

  private @Nullable String installation() {
    if (settings.installation != null) {
      return settings.installation;
    }
    if (decision.environment().ephemeral()) {
      return null;
    }
    try {
      return new Identity(places, surroundings.entropy()).installation();
    } catch (IOException e) {
      debug.trouble("this run has no installation id", e);
      return null;
    }
  }

  /** Starts the threads, with the first event. */
  private final class Start implements Runnable {

    @Override
    public void run() {
      synchronized (Run.this) {
        if (closed) {
          return;
        }
        Ledger ledger = new Ledger(places.ledger());
        worker =
            start(
                "candor-worker",
                new Worker(intake, pipeline, ledger, destination(), debug, new Withdrawal(ledger)));
        if (carrier != null) {
          courier = start("candor-courier", carrier);
        }
        hook = new Thread(Run.this::close, "candor-exit");
        try {
          Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
          hook = null; // the process is exiting already; close() is all that is left
        }
      }
    }

    private @Nullable Thread start(String name, Runnable work) {
      Thread thread = new Thread(null, work, name, 0, false);
      thread.setDaemon(true);
      try {
        thread.start();
        return thread;
      } catch (OutOfMemoryError e) { // the system gives this process no more threads
        debug.trouble("telemetry has no thread", e);
        return null;
      }
    }
  }

  /** Gives up what waits from earlier runs, where a file has refused since that anything leaves. */
  private final class Withdrawal implements Runnable {

    private final Ledger ledger;

    private Withdrawal(Ledger ledger) {
      this.ledger = ledger;
    }

    @Override
    public void run() {
      if (!decision.withdrawn()) {
        return;
      }
      try {
        new Spool(places).withdraw(ledger, destination());
      } catch (IOException e) {
        debug.trouble("what waits in the spool could not be removed", e);
      }
    }
  }

  private String destination() {
    if (settings.sink != null) {
      return settings.sink.name();
    }
    return settings.plan.destinations().isEmpty() ? "" : settings.plan.destinations().get(0);
  }

  /** Ends the run; a second call waits for the first. */
  synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    intake.close();
    boolean hurry = Thread.interrupted();
    if (worker != null) {
      LockSupport.unpark(worker);
      hurry |= join(worker, LAST_WRITE);
    } else {
      closeLocal();
    }
    if (carrier != null && courier != null) {
      Duration grace = hurry ? Duration.ZERO : settings.grace;
      carrier.close(surroundings.clock().instant().plus(grace));
      hurry |= join(courier, grace);
      carrier.stop();
    } else if (carrier != null) {
      carrier.finish();
    }
    removeHook();
    if (hurry) {
      Thread.currentThread().interrupt();
    }
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

  private void closeLocal() {
    if (local != null) {
      try {
        local.close();
      } catch (IOException | RuntimeException e) {
        debug.trouble("the local store could not be closed", e);
      }
    }
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
