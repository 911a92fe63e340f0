package dev.candor.reference.iii;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.reference.ChildJvm;
import dev.candor.reference.Machine;
import dev.candor.reference.iii.EngineVendors.Account;
import dev.candor.sdk.Candor;
import dev.candor.sdk.Consent;
import dev.candor.sdk.Courier;
import dev.candor.sdk.Heartbeat;
import dev.candor.sdk.HttpSink;
import dev.candor.sdk.Leg;
import dev.candor.sdk.Places;
import dev.candor.sdk.Surroundings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The engine's programs in a process of its own, which tell the vendors that each line's machine
 * has: does what it reads.
 *
 * <pre>
 * reads:   machine|FOLDER|URL|KEY|URL|KEY    it goes to another machine, whose files are in this
 *                                    folder; where Amplitude and PostHog are, with built-in keys
 *          set|VARIABLE|VALUE        a variable of that machine's environment
 *          configure|KEY|VALUE       a line of the engine's section on that machine
 *          run                       an engine starts, reports, and stops two minutes later; what
 *                                    waits then is sent by a later run
 *          say|PLATFORM|MILLIS       this program says what is its own, and waits so long at its end
 *          later|HOURS|MILLIS        so much later, what waits is carried to Amplitude, once
 *          projects                  it prints which projects it tells
 * prints:  what telemetry says of itself; for "projects": URL|KEY|URL|KEY
 * </pre>
 */
final class TellingEngine {

  private static final Duration AT_MOST = Duration.ofSeconds(20);

  private final PrintStream out;
  private final Map<String, String> section = new HashMap<>();
  private Machine machine = new Machine(IiiPlan.plan(), Path.of(""));
  private Account amplitude = new Account(EngineVendors.AMPLITUDE, "");
  private Account postHog = new Account(EngineVendors.POSTHOG, "");

  private TellingEngine(PrintStream out) {
    this.out = out;
  }

  /** Has a process with this environment do this; returns what it printed. */
  static String run(Map<String, String> variables, List<String> script)
      throws IOException, InterruptedException {
    return ChildJvm.run(List.of(), variables, TellingEngine.class, script);
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    TellingEngine telling = new TellingEngine(new PrintStream(System.out, true, UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] words = line.split("\\|", -1);
      switch (words[0]) {
        case "machine" -> telling.to(words);
        case "set" -> telling.machine.variables.put(words[1], words[2]);
        case "configure" -> telling.section.put(words[1], words[2]);
        case "run" -> telling.run();
        case "say" -> telling.say(Platform.valueOf(words[1]), millis(words[2]));
        case "later" -> telling.carryOn(Integer.parseInt(words[1]), millis(words[2]));
        case "projects" -> telling.projects();
        default -> throw new IllegalArgumentException("no word of a script: " + words[0]);
      }
    }
  }

  private static Duration millis(String word) {
    return Duration.ofMillis(Long.parseLong(word));
  }

  private void to(String[] words) {
    machine = new Machine(IiiPlan.plan(), Path.of(words[1]));
    amplitude = new Account(URI.create(words[2]), words[3]);
    postHog = new Account(URI.create(words[4]), words[5]);
    section.clear();
  }

  private void run() throws IOException, InterruptedException {
    TestEngine engine = new TestEngine();
    Heartbeat<EngineWork, EngineWorkDelta> heartbeat =
        EngineHeartbeat.of(engine, machine.surroundings(), 21_600);
    try (Candor candor = builder().grace(AT_MOST).heartbeat(heartbeat).open()) {
      engine.register("orders::create");
      candor.telemetry().record(said(Platform.ENGINE));
      round(candor);
      machine.nanos.addAndGet(Duration.ofMinutes(2).toNanos());
      machine.now.updateAndGet(now -> now.plusSeconds(120)); // last: it wakes
      round(candor);
    }
    LaterRun.sendsTheRest(machine, vendors());
  }

  /** Waits until telemetry's thread has been round once: a flush is answered before a round. */
  private static void round(Candor candor) throws InterruptedException {
    for (int i = 0; i < 2; i++) {
      if (!candor.flush(AT_MOST)) {
        throw new IllegalStateException("it does not write");
      }
    }
  }

  private void say(Platform platform, Duration grace) {
    try (Candor candor = builder().grace(grace).open()) {
      candor.telemetry().record(said(platform));
    }
  }

  /** What a later run does, which itself says nothing. */
  private void carryOn(int hours, Duration patience) throws IOException, InterruptedException {
    machine.now.updateAndGet(now -> now.plus(Duration.ofHours(hours)));
    Surroundings around = machine.surroundings();
    Leg leg =
        new Leg(
            "amplitude",
            permit -> new HttpSink(permit, EngineVendors.told(amplitude), around.clock()));
    Consent consent = new Consent(IiiPlan.plan(), around);
    try (Courier courier = new Courier(Places.of("iii", around), leg, consent, around)) {
      courier.step(around.clock().instant().plus(patience));
    }
  }

  private void projects() {
    EngineVendors vendors = vendors();
    out.println(
        "%s|%s|%s|%s"
            .formatted(
                vendors.amplitudes().server(),
                vendors.amplitudes().key(),
                vendors.postHogs().server(),
                vendors.postHogs().key()));
  }

  private Candor.Builder builder() {
    Candor.Builder builder =
        Candor.builder(IiiPlan.plan(), "0.11.2")
            .surroundings(machine.surroundings())
            .diagnostics(out::println);
    return vendors().in(builder);
  }

  private EngineVendors vendors() {
    return new EngineVendors(EngineConfiguration.of(section), amplitude, postHog, machine.now::get);
  }

  /** What a program says, each its own. */
  private Record said(Platform platform) {
    Surroundings around = machine.surroundings();
    UserProperties user =
        UserProperties.of(platform, around, new TestEngine().host(), Project.find(around), null);
    return switch (platform) {
      case ENGINE ->
          new EngineEvents.FirstRun(
              user, "0.11.2", OperatingSystem.LINUX, Architecture.X86_64, "0.11.2");
      case COMMAND_LINE -> new CommandLineEvents.ProjectInitSucceeded(user, true, "0.11.2");
      case INSTALLER ->
          new InstallerEvents.InstallStarted(
              user,
              new InstallerEvents.Installation(
                  "iii",
                  OperatingSystem.LINUX,
                  Architecture.X86_64,
                  null,
                  "0.11.2",
                  null,
                  null,
                  null,
                  null));
      case TOOLS, MOTIA_TOOLS ->
          new ScaffolderEvents.ProjectCreated(
              user, "quickstart", ScaffolderEvents.Kind.MOTIA, "0.11.2");
    };
  }
}
