package dev.candor.reference.iii;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.reference.ChildJvm;
import dev.candor.reference.Machine;
import dev.candor.reference.iii.EngineVendors.Account;
import dev.candor.sdk.Candor;
import dev.candor.sdk.Surroundings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An engine in a process of its own, on machines whose clocks stand still until it is told
 * otherwise: does what it reads.
 *
 * <pre>
 * reads:   machine|FOLDER            it goes to another machine, whose files are in this folder
 *          set|VARIABLE|VALUE        a variable of that machine's environment
 *          os|NAME, arch|NAME        what that machine's platform calls its system and processor
 *          host|PATH|ZONE, host|PATH|ZONE|CORES    where its program is, what the system's time
 *                                    zone is, and how many cores there are: otherwise 8
 *          worker|ID|RUNTIME|LANGUAGE|PROJECT|FRAMEWORK|NAME    one connects; - is nothing
 *          update-fails|WORDS        an update of the command line fails
 *          configure|KEY|VALUE       a line of its section, until it goes to another machine
 *          start|SECONDS             it starts, with this interval
 *          live                      it starts and ends, each twice, and a function is called
 *          start|SECONDS|URL|URL     the same, at level on, and tells Amplitude and PostHog there
 *          register|FUNCTION, remove|FUNCTION, trigger|NUMBER, untrigger|NUMBER
 *          connect|WORKER, connect|WORKER|FRAMEWORK, disconnect|WORKER
 *          count|COUNTER|NUMBER      something happens so often
 *          crowd|THREADS|NUMBER      in each of so many threads at once, so many workers come
 *          snapshot                  it prints what it has counted
 *          succeed|FUNCTION, fail|FUNCTION    a function is called, and how that ends
 *          command|LINE              a command of its command line is used
 *          forget                    it counts from nothing again
 *          called|FUNCTION           a function is called
 *          pass|SECONDS              so much time goes by, and what is due is reported
 *          stop                      it stops; what waits then is sent by a later run
 *          die                       its process is killed
 * prints:  the lines of its log; what it has counted, as JSON; "no: " and why where it does not
 *          start with such a section
 * </pre>
 */
final class ScriptedEngine {

  private static final Duration AT_MOST = Duration.ofSeconds(30);
  private static final int KILLED = 137;

  private Machine machine = new Machine(IiiPlan.plan(), Path.of(""));
  private TestEngine engine = new TestEngine();
  private final Map<String, String> section = new HashMap<>();
  private @Nullable TelemetryWorker telemetry;
  private @Nullable EngineVendors vendors;

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
        case "machine" -> scripted.to(Path.of(words[1]));
        case "configure" -> scripted.section.put(words[1], words[2]);
        case "live" -> scripted.live();
        case "set" -> scripted.machine.variables.put(words[1], words[2]);
        case "os" -> scripted.machine.osName = words[1];
        case "arch" -> scripted.machine.osArch = words[1];
        case "update-fails" -> scripted.updateFails(words[1]);
        default -> act(scripted.engine, words);
      }
    }
    scripted.stop();
  }

  private void to(Path folder) {
    machine = new Machine(IiiPlan.plan(), folder);
    section.clear();
  }

  /** Each step of a life is done a second time, too, which does nothing. */
  private void live() throws InterruptedException {
    Account nobody = new Account(EngineVendors.AMPLITUDE, "");
    try {
      EngineVendors vendors =
          new EngineVendors(EngineConfiguration.of(section), nobody, nobody, machine.now::get);
      TelemetryWorker worker =
          new TelemetryWorker(vendors, engine, machine.surroundings(), System.out::println);
      worker.initialize();
      worker.start();
      worker.start();
      worker.called("orders::create");
      if (!worker.flush(AT_MOST)) {
        throw new IllegalStateException("it does not write");
      }
      worker.destroy();
      worker.destroy();
      System.out.println("lived as " + worker.name());
    } catch (IllegalArgumentException e) {
      System.out.println("no: " + ("" + e.getMessage()).replace('\n', ' '));
    }
  }

  private static void act(TestEngine engine, String[] words) throws InterruptedException {
    switch (words[0]) {
      case "register" -> engine.register(words[1]);
      case "remove" -> engine.remove(words[1]);
      case "trigger" -> engine.registerTriggers(Integer.parseInt(words[1]));
      case "untrigger" -> engine.removeTriggers(Integer.parseInt(words[1]));
      case "connect" -> engine.connect(words[1], words.length > 2 ? words[2] : null);
      case "disconnect" -> engine.disconnect(words[1]);
      case "worker" -> engine.connect(worker(words));
      case "host" -> engine.setHost(host(words));
      case "count" -> engine.count(words[1], Integer.parseInt(words[2]));
      case "crowd" ->
          crowd(engine.counters(), Integer.parseInt(words[1]), Integer.parseInt(words[2]));
      case "snapshot" -> System.out.println(new String(engine.counters().snapshot(), UTF_8));
      case "succeed" -> engine.succeed(words[1]);
      case "fail" -> engine.fail(words[1]);
      case "command" -> engine.command(words[1]);
      case "forget" -> engine.forgetCounts();
      default -> throw new IllegalArgumentException("no word of a script: " + words[0]);
    }
  }

  private static Host host(String[] words) {
    int cores = words.length > 3 ? Integer.parseInt(words[3]) : 8;
    return new Host(words[1], cores, word(words[2]));
  }

  private static void crowd(EngineCounters counters, int threads, int workers)
      throws InterruptedException {
    List<Thread> crowd = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      crowd.add(
          new Thread(
              () -> {
                for (int n = 0; n < workers; n++) {
                  counters.workerCame();
                }
              }));
    }
    crowd.forEach(Thread::start);
    for (Thread thread : crowd) {
      thread.join();
    }
  }

  private static EngineWorker worker(String[] words) {
    return new EngineWorker(
        UUID.fromString(words[1] + "0000000-0000-4000-8000-000000000000"),
        words[6],
        word(words[2]),
        word(words[3]),
        word(words[4]),
        word(words[5]));
  }

  private static @Nullable String word(String said) {
    return said.equals("-") ? null : said;
  }

  private void updateFails(String error) {
    Surroundings around = machine.surroundings();
    try (Candor candor = Candor.builder(IiiPlan.plan(), "0.11.2").surroundings(around).open()) {
      candor
          .telemetry()
          .record(
              new CommandLineEvents.UpdateFailed(
                  UserProperties.of(
                      Platform.COMMAND_LINE, around, engine.host(), Project.find(around), null),
                  new CommandLineEvents.Update("iii", "0.11.1", "0.11.2", "0.11.2"),
                  Failure.of(error)));
    }
  }

  private void start(String[] words) {
    boolean told = words.length > 2;
    if (told) {
      machine.variables.put("III_TELEMETRY", "on");
    }
    vendors =
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

  private void stop() throws IOException, InterruptedException {
    if (telemetry != null && vendors != null) {
      telemetry.destroy();
      telemetry = null;
      LaterRun.sendsTheRest(machine, vendors);
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
