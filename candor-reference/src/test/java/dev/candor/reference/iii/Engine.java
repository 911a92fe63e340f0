package dev.candor.reference.iii;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.Plan;
import dev.candor.sdk.Candor;
import dev.candor.sdk.Commands;
import dev.candor.sdk.Surroundings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * An engine in a process of its own: for each line that it reads, it starts in a machine that was
 * prepared, reports its first run, stops, and prints what it took itself for.
 *
 * <p>{@code HOME} says where its home is, otherwise {@code home} in the folder; {@code AMPLITUDE}
 * is no variable, but the address of the vendor that it tells.
 *
 * <pre>
 * reads:   folder|naming|VARIABLE=value|…     or "here" for the process's own surroundings
 * prints:  device|project id|project name|source|execution context|what was told|first runs
 * </pre>
 */
final class Engine {

  /** A file in the root of a machine whose disk takes no events. */
  static final String FULL = "full";

  private Engine() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    BufferedReader rows = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    PrintStream out = new PrintStream(System.out, true, UTF_8);
    for (String row = rows.readLine(); row != null; row = rows.readLine()) {
      String[] parts = row.split("\\|", -1);
      out.println(
          row.equals("here")
              ? start(Surroundings.ofProcess(), DeviceId.Naming.HASHED)
              : start(
                  surroundings(Path.of(parts[0]), List.of(parts).subList(2, parts.length)),
                  DeviceId.Naming.valueOf(parts[1])));
    }
  }

  private static Surroundings surroundings(Path root, List<String> variables) {
    Map<String, String> environment = new HashMap<>();
    for (String variable : variables) {
      String[] parts = variable.split("=", 2);
      environment.put(parts[0], parts[1]);
    }
    String home = environment.remove("HOME");
    String now = environment.remove("NOW");
    Surroundings here = Surroundings.ofProcess();
    return new Surroundings(
        environment,
        home == null ? root.resolve("home") : Path.of(home),
        root,
        root.resolve("work/shop/src"),
        "Linux",
        "6.1",
        "amd64",
        now == null ? here.clock() : InstantSource.fixed(Instant.parse(now)),
        here.nanos(),
        here.entropy(),
        Commands.none(),
        new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
  }

  private static String start(Surroundings around, DeviceId.Naming naming)
      throws InterruptedException {
    AtomicReference<String> device = new AtomicReference<>("no row");
    List<String> told = Collections.synchronizedList(new ArrayList<>());
    Path file = StateFile.path(around);
    Project project = Project.find(around);
    ExecutionContext context =
        ExecutionContext.of(ExecutionContext.Signs.of(around, StateFile.read(file)));
    AtomicInteger firstRuns = new AtomicInteger();
    UserProperties user =
        UserProperties.of(Platform.ENGINE, around, new Host("", 8, "UTC"), project, null);
    try (Candor candor =
        vendor(Candor.builder(plan(naming), "1.0.0"), around)
            .surroundings(around)
            .identity(new DeviceId(naming))
            .diagnostics(told::add)
            .local(
                site ->
                    (header, rows, length, at) -> {
                      if (Files.exists(around.root().resolve(FULL))) {
                        throw new IOException("No space left on device");
                      }
                      device.set("" + header.installation());
                      String text = new String(rows, 0, length, UTF_8);
                      firstRuns.addAndGet(text.split("\"first_run\"", -1).length - 1);
                    })
            .open()) {
      new FirstRunReport(candor, file, told::add)
          .report(
              new EngineEvents.FirstRun(
                  user, "1.0.0", OperatingSystem.LINUX, Architecture.X86_64, "1.0.0"),
              Duration.ofSeconds(30));
      candor
          .telemetry()
          .record(new EngineEvents.TemplateSuccess(user, "hello::world", null, "1.0.0"));
    }
    return "%s|%s|%s|%s|%s|%s|%s"
        .formatted(
            device, project.id(), project.name(null), project.source(), context, told, firstRuns);
  }

  private static Candor.Builder vendor(Candor.Builder builder, Surroundings around) {
    String server = around.variables().get("AMPLITUDE");
    return server == null
        ? builder
        : new EngineVendors(
                EngineConfiguration.of(Map.of()),
                new EngineVendors.Account(URI.create(server), "amplitude-key"),
                new EngineVendors.Account(EngineVendors.POSTHOG, ""),
                around.clock())
            .in(builder.grace(Duration.ofSeconds(20)));
  }

  /** The engine's own, or that of a product that chose the contract's form by name. */
  private static Plan plan(DeviceId.Naming naming) {
    Plan plan = IiiPlan.plan();
    return naming == DeviceId.Naming.HASHED
        ? plan
        : new Plan(
            plan.product(),
            plan.variables(),
            plan.switches(),
            plan.defaultLevel(),
            new DeviceId(naming).name(),
            plan.destinations(),
            plan.ownPackages(),
            plan.hash(),
            plan.events());
  }
}
