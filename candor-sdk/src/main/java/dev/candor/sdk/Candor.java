package dev.candor.sdk;

import dev.candor.Level;
import dev.candor.Plan;
import dev.candor.Telemetry;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
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
 * event, and a second where there is a sink to carry to; at level off neither is, nor is any file
 * made.
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
    @Nullable RowSink local;
    boolean keepsLocal = true;
    Duration grace = Duration.ZERO;
    @Nullable String installation;
    byte @Nullable [] pepper;
    @Nullable Consumer<String> diagnostics;

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

    /** With another local sink than JSONL files in the tool's state folder. */
    public Builder local(RowSink given) {
      this.local = given;
      return this;
    }

    /** Without a local sink. */
    public Builder withoutLocal() {
      this.keepsLocal = false;
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

    /** With a listener for what goes wrong, in sentences; it is called from telemetry's threads. */
    public Builder diagnostics(Consumer<String> listener) {
      this.diagnostics = listener;
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
