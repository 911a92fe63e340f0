package dev.candor.testing.tool;

import dev.candor.Telemetry;
import dev.candor.sdk.Candor;
import dev.candor.sdk.CollectorProtocol;
import dev.candor.sdk.Commands;
import dev.candor.sdk.Endings;
import dev.candor.sdk.HttpSink;
import dev.candor.sdk.RequestWindows;
import dev.candor.sdk.Surroundings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/** The same tool with telemetry, and all that a tool may ask of it. */
public final class Measured {

  private Measured() {}

  /** Greets; the argument is the folder that stands for the root of the file system. */
  public static void main(String[] args) throws Exception {
    try (Candor candor =
        Candor.builder(GreeterPlan.plan(), "1.0")
            .surroundings(rootedAt(Path.of(args[0])))
            .uncaught(failure -> new Greeted(false, "panic"))
            .unclean(dead -> new Greeted(false, "dead"))
            .routine(
                (telemetry, site) -> new RequestWindows(all -> greeted()).recordedBy(telemetry))
            .sink(
                "collector",
                permit ->
                    new HttpSink(
                        permit,
                        new CollectorProtocol(URI.create("http://127.0.0.1:9"), "key"),
                        InstantSource.system()))
            .notice("greeter telemetry", System.err::println)
            .pepper(new byte[32])
            .installation("given")
            .grace(Duration.ofSeconds(1))
            .open()) {
      record(candor.telemetry());
      candor.flush(Duration.ofSeconds(1));
      candor.ended("greeter greet", 2, new Endings(failure -> greeted(), path -> greeted()));
      System.out.println("level " + candor.decision().level());
    }
  }

  private static void record(Telemetry telemetry) throws Exception {
    for (int i = 0; i < 1_000; i++) {
      telemetry.record(greeted());
    }
    telemetry.session("s").recordError(greeted(), new IllegalStateException("no name"));
    telemetry.trace(
        end -> greeted(),
        span -> {
          Plain.work();
          return "";
        });
    telemetry.guarded(failure -> greeted(), () -> {}).run();
  }

  private static Greeted greeted() {
    return new Greeted(true, "Ada");
  }

  private static Surroundings rootedAt(Path root) {
    Surroundings real = Surroundings.ofProcess();
    return new Surroundings(
        real.variables(),
        real.home(),
        root,
        real.workingDirectory(),
        real.osName(),
        real.osVersion(),
        real.osArch(),
        real.clock(),
        real.nanos(),
        real.entropy(),
        Commands.none(),
        real.err());
  }
}
