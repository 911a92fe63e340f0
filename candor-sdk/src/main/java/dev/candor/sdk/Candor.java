package dev.candor.sdk;

import dev.candor.Level;
import dev.candor.Plan;
import dev.candor.Telemetry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
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
 * event, or at once where there is a routine or a heartbeat, and a second where there is a sink to
 * carry to; at level off neither is, nor is any file made.
 *
 * <p><b>Failure.</b> Opening, recording and closing never throw because of the world: what could
 * not be kept is counted, told to the diagnostics listener, and shown by the ledger.
 */
public final class Candor implements AutoCloseable {

  private final Consent.Decision decision;
  private final Telemetry telemetry;
  private final @Nullable Run run;
  private final @Nullable OperatorPlane operators;

  private Candor(Consent.Decision decision, @Nullable Run run, @Nullable OperatorPlane operators) {
    this.decision = decision;
    this.run = run;
    this.operators = operators;
    Telemetry unheard = operators == null ? new Silence() : operators.telemetry();
    this.telemetry = run == null ? unheard : run.telemetry();
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
    } else if (operators != null) {
      operators.close();
    }
  }

  /** How the telemetry of a product is opened, where the defaults do not serve. */
  public static final class Builder {

    final Plan plan;
    final String version;
    @Nullable Surroundings surroundings;
    final List<Leg> legs = new ArrayList<>();
    final Map<String, Chain> chains = new HashMap<>();
    @Nullable LocalStore local; // JSONL where null: named here, its class would be loaded when off
    boolean keepsLocal = true;
    Settings settings = Settings.STANDARD;
    final List<BiFunction<Telemetry, LocalStore.Site, Routine>> routines = new ArrayList<>();
    @Nullable Heartbeat<?, ?> heartbeat;
    Duration grace = Duration.ZERO;
    List<String> afterwards = List.of();
    private String command = "";
    private @Nullable Consumer<String> terminal;
    private boolean watched;
    final Map<String, String> said = new HashMap<>();
    @Nullable String installation;
    @Nullable IdentityScheme identity;
    byte @Nullable [] pepper;
    @Nullable Consumer<String> diagnostics;
    @Nullable Function<? super Throwable, ? extends Record> uncaught;
    @Nullable Function<? super DeadRun, ? extends Record> unclean;
    @Nullable Meters meters;

    private Builder(Plan plan, String version) {
      this.plan = Objects.requireNonNull(plan, "plan");
      this.version = Objects.requireNonNull(version, "version");
    }

    /** In other surroundings than this process's own. */
    public Builder surroundings(Surroundings given) {
      this.surroundings = given;
      return this;
    }

    /**
     * With a remote destination, or another; without any, what may leave to the first of the plan
     * waits in the spool for another process.
     *
     * @param name the destination's in the plan; nothing is sent to one that the plan does not list
     * @param made makes the sink, where there is something to send that may leave, and again where
     *     the sink failed; not called otherwise
     */
    public Builder sink(String name, Function<? super Permit, ? extends Sink> made) {
      for (Iterator<Leg> each = this.legs.iterator(); each.hasNext(); ) {
        if (each.next().destination().equals(name)) {
          each.remove();
        }
      }
      this.legs.add(new Leg(name, made));
      return this;
    }

    /** With a chain that thins out what goes on to a destination, of what may leave to it. */
    public Builder chain(String name, Chain given) {
      this.chains.put(name, given);
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

    /** With a heartbeat; telemetry's thread is then there from the start. */
    public Builder heartbeat(Heartbeat<?, ?> given) {
      this.heartbeat = given;
      return this;
    }

    /**
     * With a grace: how long {@link Candor#close} may wait for the network. Zero, the default,
     * suits a command that a person waits for; 1.5 seconds a daemon. Where nothing is kept, as in
     * CI, it is 1.5 seconds at least: no later run can send what this one leaves.
     */
    public Builder grace(Duration given) {
      this.grace = given;
      return this;
    }

    /**
     * With a command of the product's own that sends what this run leaves in the spool, such as
     * {@code mytool telemetry spool flush --detached}: {@link Candor#close} starts it as a process
     * of its own, which nobody waits for. It is started only where events may leave, something
     * waits that may be tried now, and none was started within 10 seconds; never in an {@linkplain
     * EnvironmentClass#ephemeral ephemeral} environment. It has to call {@link Detached#send}, as
     * the flag of candor-picocli does: then it lives for 10 seconds at most.
     *
     * <p>It costs: a tool that starts no process otherwise needs some 50 ms more to end (half a
     * second at most: then it is given up), and the process itself costs what the product costs to
     * start. So a product has to ask for it; without, the next run sends.
     *
     * @param command the program and its arguments, in which nothing secret may stand: others on
     *     the machine can read it
     */
    public Builder sendAfterwards(List<String> command) {
      if (command.isEmpty()) {
        throw new IllegalArgumentException(
            "the command is empty: give the program and its arguments");
      }
      this.afterwards = List.copyOf(command);
      return this;
    }

    /** With an installation id from outside, such as one passed into a container. */
    public Builder installation(String id) {
      this.installation = Scope.checked("installation", id);
      return this;
    }

    /** With the product's own scheme of what an installation is, which its plan must name. */
    public Builder identity(IdentityScheme given) {
      this.identity = given;
      return this;
    }

    /** With the product's pepper, which keys the hashes of scope PRODUCT. */
    public Builder pepper(byte[] given) {
      this.pepper = given.clone();
      return this;
    }

    /**
     * With a listener for what goes wrong, in sentences. It is called from telemetry's threads, and
     * from the tool's where these use a span wrongly, or record what is no event or comes too late.
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

    /**
     * With who shows a notice, where the product sends by default: it comes once, before anything
     * is sent, and nothing is sent by the run that shows it. To be given only where a person
     * watches; without it, the default sends nothing.
     *
     * @param called what the person calls to change it, such as {@code hello telemetry}
     * @param shown shows the notice, where the tool has a window or a console of its own; {@link
     *     #notice(String, boolean)} prints it
     */
    public Builder notice(String called, Consumer<String> shown) {
      this.command = called;
      this.terminal = shown;
      this.watched = false;
      return this;
    }

    /**
     * With a notice on standard error, where the product sends by default and a person watches: it
     * comes once, before anything is sent, and nothing is sent by the run that shows it. Where
     * nobody watches, or standard error is seen to lead elsewhere than to a terminal, none is shown
     * and the default sends nothing.
     *
     * @param called what the person calls to change it, such as {@code hello telemetry}
     * @param atTerminal whether a person is at the terminal, as the tool knows it. From Java 22 on
     *     {@code System.console()} is no answer alone: ask {@code isTerminal()} of it.
     */
    public Builder notice(String called, boolean atTerminal) {
      this.command = called;
      this.terminal = null;
      this.watched = atTerminal;
      return this;
    }

    /**
     * With the operator's own meters of the same events. They are fed at every level; at level off
     * this is all that is done with an event, on the thread that records it.
     */
    public Builder meters(Meters given) {
      this.meters = given;
      return this;
    }

    /** With what one of the tool's own settings says, by a name that its plan knows. */
    public Builder setting(String name, String value) {
      this.said.put(name, value);
      return this;
    }

    /**
     * Opens it. What is behind the queue is made with the first event, from this builder, which is
     * not to be changed any more.
     *
     * @throws MistakenSwitchException if a switch is set to a word for which the product has
     *     declared that it must not start
     */
    public Candor open() {
      Surroundings around = surroundings == null ? Surroundings.ofProcess() : surroundings;
      Consent consent = new Consent(plan, around, said);
      Consent.Decision decision = consent.decide();
      if (!decision.mistakes().isEmpty()) {
        throw new MistakenSwitchException(String.join(" ", decision.mistakes()));
      }
      if (diagnostics != null) {
        decision.warnings().forEach(diagnostics);
      }
      tell(consent, decision, around);
      if (decision.level() != Level.OFF) {
        return new Candor(decision, new Run(this, around, consent, decision), null);
      }
      return new Candor(
          decision, null, meters == null ? null : new OperatorPlane(this, meters, around));
    }

    /** Shows a notice; one that could not be shown was agreed to by nobody. */
    private void show(String text, Consumer<String> to, Consent consent) throws IOException {
      try {
        to.accept(text);
      } catch (RuntimeException e) {
        consent.takeBackNotice();
        throw new IOException("the notice could not be shown", e);
      }
    }

    /** Writes down what was agreed to, or shows what is to be. */
    private void tell(Consent consent, Consent.Decision decision, Surroundings around) {
      try {
        consent.adopt(decision);
        if ((watched || terminal != null) && consent.owesNotice(decision)) {
          Consumer<String> to = watched ? Notice.printer(around) : terminal;
          String text = to == null ? null : consent.notice(command);
          if (text != null && to != null) {
            show(text, to, consent);
          }
        }
      } catch (IOException e) {
        if (diagnostics != null) {
          diagnostics.accept("what is agreed to cannot be written down: " + e);
        }
      }
    }
  }
}
