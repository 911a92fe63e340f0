package dev.candor.reference.iii;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.reference.Machine;
import dev.candor.sdk.Candor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * An engine in a process of its own, on a machine whose clocks stand still until it is told
 * otherwise: does what it reads, and tells the vendors whose addresses the first line names.
 *
 * <pre>
 * reads:   folder|interval in seconds|Amplitude's address|PostHog's address
 *          register|FUNCTION   registers a function
 *          invoke              calls a function, which succeeds
 *          connect|WORKER      a worker connects
 *          pass|SECONDS        so much time goes by, and what is due is reported
 * </pre>
 */
final class ScriptedEngine {

  private static final Duration AT_MOST = Duration.ofSeconds(30);

  private ScriptedEngine() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    String[] start = String.valueOf(lines.readLine()).split("\\|", -1);
    Machine machine = new Machine(IiiPlan.plan(), Path.of(start[0]));
    machine.variables.put("III_TELEMETRY", "on");
    Instant began = machine.now.get();
    TestEngine engine = new TestEngine();
    EngineVendors vendors =
        new EngineVendors(
            Map.of(),
            new EngineVendors.Account(URI.create(start[2]), "amplitude-key"),
            new EngineVendors.Account(URI.create(start[3]), "posthog-key"),
            machine.now::get);
    try (Candor candor =
        vendors
            .in(Candor.builder(IiiPlan.plan(), "0.11.2"))
            .surroundings(machine.surroundings())
            .grace(AT_MOST)
            .heartbeat(EngineHeartbeat.of(engine, Long.parseLong(start[1]), null))
            .open()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] words = line.split("\\|", -1);
        switch (words[0]) {
          case "register" -> engine.register(words[1]);
          case "invoke" -> engine.invoke(true);
          case "connect" -> engine.connect(words[1]);
          default -> pass(candor, machine, Long.parseLong(words[1]));
        }
      }
    }
    System.out.println("passed " + Duration.between(began, machine.now.get()).toSeconds());
  }

  private static void pass(Candor candor, Machine machine, long seconds)
      throws InterruptedException {
    round(candor);
    machine.nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    machine.now.updateAndGet(now -> now.plusSeconds(seconds)); // last: it wakes
    round(candor);
  }

  /** Waits until telemetry's thread has been round once: a flush is answered before a round. */
  private static void round(Candor candor) throws InterruptedException {
    candor.flush(AT_MOST);
    candor.flush(AT_MOST);
  }
}
