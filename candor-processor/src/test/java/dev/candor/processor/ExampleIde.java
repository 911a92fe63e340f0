package dev.candor.processor;

/** A product with a field of every kind, in packages that are null-marked. */
final class ExampleIde {

  private static final String PRODUCT =
      """
      // com/example/ide/package-info.java
      /** The events of the example. */
      @Product(
          name = "example-ide",
          defaultLevel = Level.ON,
          destinations = {"collector", "warehouse"},
          retentionDays = 90)
      @NullMarked
      package com.example.ide;

      import dev.candor.Level;
      import dev.candor.Product;
      import org.jspecify.annotations.NullMarked;
      """;

  private static final String BUILD_FINISHED =
      """
      // com/example/ide/BuildFinished.java
      package com.example.ide;

      import dev.candor.Activity;
      import dev.candor.Event;
      import dev.candor.Measure;
      import dev.candor.Route;
      import dev.candor.Tier;
      import dev.candor.Unit;
      import java.time.Duration;
      import org.jspecify.annotations.Nullable;

      @Event(
          name = "build.finished",
          purpose = "Shows us which builds are slow enough to be worth fixing.",
          owner = "build-team@example.org",
          tier = Tier.METRICS,
          route = Route.OPERATIONAL,
          activity = Activity.BY_ENVIRONMENT)
      record BuildFinished(
          Duration took,
          @Nullable BuildOutcome outcome,
          boolean clean,
          @Nullable Integer exitCode,
          double cacheHitRatio,
          @Measure(Unit.COUNT) int files,
          @Measure(Unit.SECONDS) @Nullable Duration waited,
          @Measure(Unit.BYTES) @Nullable Long written) {}
      """;

  private static final String BUILD_OUTCOME =
      """
      // com/example/ide/BuildOutcome.java
      package com.example.ide;

      enum BuildOutcome {
        SUCCEEDED,
        TESTS_FAILED
      }
      """;

  private static final String AGENT =
      """
      // com/example/ide/agent/Agent.java
      package com.example.ide.agent;

      import dev.candor.*;
      import java.time.Duration;
      import java.util.UUID;
      import org.jspecify.annotations.NullMarked;
      import org.jspecify.annotations.Nullable;

      @NullMarked
      interface Agent {

        @Event(
            name = "agent.spawned",
            purpose = "Shows us which agents people use, and in which versions.",
            owner = "agents",
            tier = Tier.EVENTS,
            route = Route.PRODUCT,
            activity = Activity.DEVELOPMENT,
            actor = "user")
        record Spawned(
            @OneOf({"claude", "codex", "gemini"}) @Nullable String agentKind,
            @OneOf(
                    value = {"an-extension-with-a-long-name", "another-extension-with-a-long-name"},
                    otherwise = "private")
                @Nullable String extension,
            @Identifier(pattern = "\\\\d+(\\\\.\\\\d+)*", maxLength = 32) @Nullable String version,
            @Opaque @Nullable String token,
            @Opaque @Nullable UUID session,
            @Hashed @Nullable String user,
            @Hashed(HashScope.PRODUCT) @Nullable String author,
            @LocalOnly @Nullable String command,
            @LocalOnly int depth,
            @LocalOnly @Nullable Double load,
            @LocalOnly boolean interactive,
            @LocalOnly @Nullable Mode mode,
            @LocalOnly @Nullable Duration idle) {}

        enum Mode {
          ASK,
          ACT
        }
      }
      """;

  private ExampleIde() {}

  static Compilation compile() {
    return Compilation.of(Compilation.STRICT, PRODUCT, BUILD_FINISHED, BUILD_OUTCOME, AGENT);
  }
}
