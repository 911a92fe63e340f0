package dev.candor.reference.iii;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.reference.ChildJvm;
import dev.candor.reference.Machine;
import dev.candor.reference.iii.EngineVendors.Account;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An engine in a process of its own, on machines whose clocks stand still until it is told
 * otherwise: does what it reads.
 *
 * <pre>
 * reads:   machine|FOLDER            it goes to another machine, whose files are in this folder
 *          set|VARIABLE|VALUE        a variable of that machine's environment
 *          start|SECONDS             it starts, with this interval
 *          start|SECONDS|URL|URL     the same, at level on, and tells Amplitude and PostHog there
 *          register|FUNCTION, remove|FUNCTION, trigger|NUMBER, untrigger|NUMBER
 *          connect|WORKER, connect|WORKER|FRAMEWORK, disconnect|WORKER
 *          count|COUNTER|NUMBER      something happens so often
 *          succeed|FUNCTION, fail|FUNCTION    a function is called, and how that ends
 *          command|LINE              a command of its command line is used
 *          forget                    it counts from nothing again
 *          called|FUNCTION           a function is called
 *          pass|SECONDS              so much time goes by, and what is due is reported
 *          stop                      it stops
 *          die                       its process is killed
 * prints:  the lines of its log
 * </pre>
 */
final class ScriptedEngine {

  private static final Duration AT_MOST = Duration.ofSeconds(30);
  private static final int KILLED = 137;

  private Machine machine = new Machine(IiiPlan.plan(), Path.of(""));
  private TestEngine engine = new TestEngine();
  private @Nullable TelemetryWorker telemetry;

  private ScriptedEngine() {}

  /** Has a process of its own do this; returns what it printed. */
  static String run(List<String> script) throws IOException, InterruptedException {
    return ChildJvm.run(List.of(), Map.of(), ScriptedEngine.class, script);
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    ScriptedEngine scripted = new ScriptedEngine();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] words = line.split("\\|", -1);
      switch (words[0]) {
        case "start" -> scripted.start(words);
        case "pass" -> scripted.pass(Long.parseLong(words[1]));
        case "called" -> scripted.called(words[1]);
        case "stop" -> scripted.stop();
        case "die" -> Runtime.getRuntime().halt(KILLED); // no hook is run, as by a signal
        case "machine" -> scripted.machine = new Machine(IiiPlan.plan(), Path.of(words[1]));
        case "set" -> scripted.machine.variables.put(words[1], words[2]);
        default -> act(scripted.engine, words);
      }
    }
    scripted.stop();
  }

  private static void act(TestEngine engine, String[] words) {
    switch (words[0]) {
      case "register" -> engine.register(words[1]);
      case "remove" -> engine.remove(words[1]);
      case "trigger" -> engine.registerTriggers(Integer.parseInt(words[1]));
      case "untrigger" -> engine.removeTriggers(Integer.parseInt(words[1]));
      case "connect" -> engine.connect(words[1], words.length > 2 ? words[2] : null);
      case "disconnect" -> engine.disconnect(words[1]);
      case "count" -> engine.count(words[1], Integer.parseInt(words[2]));
      case "succeed" -> engine.succeed(words[1]);
      case "fail" -> engine.fail(words[1]);
      case "command" -> engine.command(words[1]);
      case "forget" -> engine.forgetCounts();
      default -> throw new IllegalArgumentException("no word of a script: " + words[0]);
    }
  }

  private void start(String[] words) {
    boolean told = words.length > 2;
    if (told) {
      machine.variables.put("III_TELEMETRY", "on");
    }
    EngineVendors vendors =
        new EngineVendors(
            EngineConfiguration.of(Map.of("heartbeat_interval_secs", words[1])),
            told
                ? new Account(URI.create(words[2]), "amplitude-key")
                : new Account(EngineVendors.AMPLITUDE, ""),
            told
                ? new Account(URI.create(words[3]), "posthog-key")
                : new Account(EngineVendors.POSTHOG, ""),
            machine.now::get);
    telemetry = new TelemetryWorker(vendors, engine, machine.surroundings(), System.out::println);
    telemetry.initialize();
    telemetry.start();
  }

  private void called(String function) {
    if (telemetry != null) {
      telemetry.called(function);
    }
  }

  private void stop() {
    if (telemetry != null) {
      telemetry.destroy();
      telemetry = null;
      engine = new TestEngine();
    }
  }

  private void pass(long seconds) throws InterruptedException {
    round();
    machine.nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    machine.now.updateAndGet(now -> now.plusSeconds(seconds)); // last: it wakes
    round();
  }

  /** Waits until telemetry's thread has been round once: a flush is answered before a round. */
  private void round() throws InterruptedException {
    if (telemetry != null) {
      telemetry.flush(AT_MOST);
      telemetry.flush(AT_MOST);
    }
  }
}
