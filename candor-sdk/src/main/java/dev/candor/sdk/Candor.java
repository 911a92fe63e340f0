package dev.candor.sdk;

import dev.candor.Level;
import dev.candor.Plan;
import dev.candor.Telemetry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The telemetry of one product in one process, from open to close.
 *
 * <pre>{@code
 * try (Candor candor = Candor.open(BuildToolPlan.plan(), "1.4.2")) {
 *   Telemetry telemetry = candor.telemetry();
 *   return new BuildCommand(telemetry).run(args);
 * }
 * }</pre>
 *
 * <p><b>Threads.</b> Safe for use by several threads. One daemon thread is started with the first
 * event, or at once where there is a routine, and a second where there is a sink to carry to; at
 * level off neither is, nor is any file made.
 *
 * <p><b>Failure.</b> Opening, recording and closing never throw because of the world: what could
 * not be kept is counted, told to the diagnostics listener, and shown by the ledger.
 */
public final class Candor implements AutoCloseable {

  private final Consent.Decision decision;
  private final Telemetry telemetry;
  private final @Nullable Run run;

  private Candor(Consent.Decision decision, @Nullable Run run) {
    this.decision = decision;
    this.run = run;
    this.telemetry = run == null ? new Silence() : run.telemetry();
  }

  /** Opens the telemetry of a product as this process finds it. */
  public static Candor open(Plan plan, String version) {
    return builder(plan, version).open();
  }

  /** Begins to open the telemetry of a product. */
  public static Builder builder(Plan plan, String version) {
    return new Builder(plan, version);
  }

  /** Where the tool hands in its events. */
  public Telemetry telemetry() {
    return telemetry;
  }

  /** What was decided about this run. */
  public Consent.Decision decision() {
    return decision;
  }

  /**
   * Has all written that was recorded until now, where a tool cannot wait for that to happen by
   * itself; blocks no longer than this.
   *
   * @return whether all of it is in the local store and the spool, where it survives the death of
   *     this process
   * @throws InterruptedException if the caller is interrupted meanwhile
   */
  public boolean flush(Duration atMost) throws InterruptedException {
    return run == null || run.flush(atMost);
  }

  /**
   * Says how a command of the product ended: to be called once, at its end, before {@link #close}.
   * Records that it was asked wrongly (exit code 2), and that it fails again and again. A success
   * costs nothing, a failure some milliseconds on this thread. It waits at most ten for other
   * processes that fail at the same time: then it is not counted, and the diagnostics listener is
   * told.
   *
   * @param command the command's path, such as {@code ao session ls}: words that the product knows,
   *     never an argument
   */
  public void ended(String command, int exitCode, Endings endings) {
    if (run != null) {
      run.ended(command, exitCode, endings);
    }
  }

  /**
   * Writes what was recorded to disk, and gives the courier what the grace allows. May be called
   * again, from any thread: a second call waits for the first.
   */
  @Override
  public void close() {
    if (run != null) {
      run.close();
    }
  }

  /** How the telemetry of a product is opened, where the defaults do not serve. */
  public static final class Builder {

    final Plan plan;
    final String version;
    @Nullable Surroundings surroundings;
    @Nullable Sink sink;
    LocalStore local = JsonlFiles.STORE;
    boolean keepsLocal = true;
    Settings settings = Settings.STANDARD;
    final List<BiFunction<Telemetry, LocalStore.Site, Routine>> routines = new ArrayList<>();
    Duration grace = Duration.ZERO;
    @Nullable String installation;
    byte @Nullable [] pepper;
    @Nullable Consumer<String> diagnostics;
    @Nullable Function<? super Throwable, ? extends Record> uncaught;
    @Nullable Function<? super DeadRun, ? extends Record> unclean;

    private Builder(Plan plan, String version) {
      this.plan = Objects.requireNonNull(plan, "plan");
      this.version = Objects.requireNonNull(version, "version");
    }

    /** In other surroundings than this process's own. */
    public Builder surroundings(Surroundings given) {
      this.surroundings = given;
      return this;
    }

    /** With a remote destination; what may leave waits in the spool for another process without. */
    public Builder sink(Sink given) {
      this.sink = given;
      return this;
    }

    /** With another local store than JSONL files in the tool's state folder. */
    public Builder local(LocalStore given) {
      this.local = given;
      return this;
    }

    /** Without a local store. */
    public Builder withoutLocal() {
      this.keepsLocal = false;
      return this;
    }

    /** With other settings than {@link Settings#STANDARD}; the person's file counts before them. */
    public Builder settings(Settings given) {
      this.settings = given;
      return this;
    }

    /**
     * With work that comes round, made of what it records through and of where the local store is;
     * its thread is then there from the start. At level off it is not made.
     */
    public Builder routine(BiFunction<Telemetry, LocalStore.Site, Routine> given) {
      this.routines.add(given);
      return this;
    }

    /**
     * With a grace: how long {@link Candor#close} may wait for the network. Zero, the default,
     * suits a command that a person waits for; 1.5 seconds a daemon.
     */
    public Builder grace(Duration given) {
      this.grace = given;
      return this;
    }

    /** With an installation id from outside, such as one passed into a container. */
    public Builder installation(String id) {
      this.installation = Scope.checked("installation", id);
      return this;
    }

    /** With the product's pepper, which keys the hashes of scope PRODUCT. */
    public Builder pepper(byte[] given) {
      this.pepper = given.clone();
      return this;
    }

    /**
     * With a listener for what goes wrong, in sentences. It is called from telemetry's threads, and
     * from the tool's where these use a span wrongly.
     */
    public Builder diagnostics(Consumer<String> listener) {
      this.diagnostics = listener;
      return this;
    }

    /**
     * With an event for each panic that ends a thread and that no guard has recorded. It is written
     * before the process dies, where that is possible within 100 ms; what the JVM or the handler
     * that was there does and prints is as without it.
     */
    public Builder uncaught(Function<? super Throwable, ? extends Record> panic) {
      this.uncaught = panic;
      return this;
    }

    /**
     * With an event for each earlier run that ended without being closed. Runs with this setting
     * leave a mark from their first event to their end; the first event of a later one finds it.
     */
    public Builder unclean(Function<? super DeadRun, ? extends Record> shutdown) {
      this.unclean = shutdown;
      return this;
    }

    /** Opens it. */
    public Candor open() {
      Surroundings around = surroundings == null ? Surroundings.ofProcess() : surroundings;
      Consent consent = new Consent(plan, around);
      Consent.Decision decision = consent.decide();
      if (diagnostics != null) {
        decision.warnings().forEach(diagnostics);
      }
      return new Candor(
          decision,
          decision.level() == Level.OFF ? null : new Run(this, around, consent, decision));
    }
  }
}
