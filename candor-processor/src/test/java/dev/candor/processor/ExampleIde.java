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
          destinations = {
            @Destination(name = "collector", trust = Trust.OWN),
            @Destination(name = "warehouse", trust = Trust.VENDOR, takes = Tier.EVENTS)
          },
          retentionDays = 90)
      @NullMarked
      package com.example.ide;

      import dev.candor.Destination;
      import dev.candor.Level;
      import dev.candor.Product;
      import dev.candor.Tier;
      import dev.candor.Trust;
      import org.jspecify.annotations.NullMarked;
      """;

  private static final String BUILD_FINISHED =
      """
      // com/example/ide/BuildFinished.java
      package com.example.ide;

      import dev.candor.Activity;
      import dev.candor.Category;
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
          category = Category.OPERATIONS,
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
            category = Category.CORE_LOOP,
            activity = Activity.DEVELOPMENT,
            actor = "user")
        record Spawned(
            @OneOf({"claude", "codex", "gemini"}) @Nullable String agentKind,
            @OneOf(
                    value = {"an-extension-with-a-long-name", "another-extension-with-a-long-name"},
                    otherwise = "private")
                @Nullable String extension,
            @Identifier(pattern = "\\\\d+(\\\\.\\\\d+)*", maxLength = 32) @Nullable String version,
            @Opaque(reason = "Minted at random for each agent.") @Nullable String token,
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

  private static final String REVIEW =
      """
      // com/example/ide/ReviewFinished.java
      package com.example.ide;

      import dev.candor.*;
      import java.util.List;
      import java.util.Map;
      import java.util.UUID;
      import org.jspecify.annotations.Nullable;

      @Event(
          name = "review.finished",
          purpose = "Shows us where reviews by an agent help, and where they fail.",
          owner = "agents",
          tier = Tier.EVENTS,
          route = Route.PRODUCT,
          category = Category.FEEDBACK,
          activity = Activity.DEVELOPMENT,
          actor = "reviewer",
          counter = "reviews_total",
          expires = "2999-12-31")
      @Since("1.4.0")
      record ReviewFinished(
          @Embedded @Nullable Origin origin,
          @Label @Nullable Verdict verdict,
          @Label("asked") boolean onRequest,
          @Count int comments,
          @Unsigned int round,
          @Unsigned @Measure(value = Unit.BYTES, buckets = {1024, 65536}) @Nullable Long diff,
          @Masked(maxLength = 200, reason = "Nothing shorter says why a review failed.")
              @Nullable String message,
          @Crash @Nullable Throwable failure,
          @Size(8) @Nullable List<Verdict> rounds,
          @Size(8) @Nullable List<Integer> lines,
          @Size(4) @OneOf({"lint", "test"}) @Nullable List<String> checks,
          @Size(4) @Identifier(pattern = "[a-z]+(-[a-z]+)*", maxLength = 32)
              @Nullable List<String> rules,
          @Size(4) @Opaque @Nullable List<String> threads,
          @Size(4) @Hashed @Nullable List<String> authors,
          @Size(4) @LocalOnly @Nullable List<String> files,
          @Nullable Map<Verdict, Integer> found,
          @PerKey("was.") @Nullable Map<Verdict, Boolean> before,
          @PerKey @Count @Nullable Map<Verdict, Long> votes) {

        enum Verdict {
          @Name("lgtm")
          APPROVED,
          REJECTED
        }
      }
      """;

  private static final String ORIGIN =
      """
      // com/example/ide/Origin.java
      package com.example.ide;

      import dev.candor.*;
      import java.time.Duration;
      import org.jspecify.annotations.Nullable;

      /** Where something came from; events of several kinds share it. */
      record Origin(
          @Name("$branch") @Hashed(rawTo = Trust.OWN) @Nullable String branch,
          @Hashed @Nullable String reviewer,
          @Deprecation(replacedBy = "$branch") @LocalOnly @Nullable String path,
          @Meaning(value = "How old the branch was.", example = "86400") @Measure(Unit.SECONDS)
              @Nullable Duration age) {}
      """;

  private static final String WORK =
      """
      // com/example/ide/Work.java
      package com.example.ide;

      import dev.candor.*;
      import java.util.List;
      import java.util.Set;

      /** What is open in an editor. */
      @State
      record Work(
          @State.Cumulative(Activity.RUNTIME) @Meaning("Builds, by whomever.") long builds,
          @State.Cumulative int restarts,
          @State.Level(Activity.DEVELOPMENT) @Name("files.open") int openFiles,
          @State.Members(Activity.DEVELOPMENT) @Hashed(HashScope.PRODUCT) @Size(64)
              List<String> projects,
          @State.Members
              @Identifier(pattern = "[a-z]+", maxLength = 16)
              @Size(8)
              @Meaning(value = "Languages of open files", example = "java")
              Set<String> languages) {}
      """;

  private static final String EDITED =
      """
      // com/example/ide/Edited.java
      package com.example.ide;

      import dev.candor.*;

      @Event(
          name = "edited",
          purpose = "Shows us who works in the editor, and who only has it open.",
          owner = "editor",
          tier = Tier.EVENTS,
          route = Route.PRODUCT,
          category = Category.CORE_LOOP,
          activity = Activity.REPORTED)
      record Edited(boolean sessionStart, @Embedded WorkDelta delta) {}
      """;

  private ExampleIde() {}

  static Compilation compile() {
    return Compilation.of(
        Compilation.STRICT,
        PRODUCT,
        BUILD_FINISHED,
        BUILD_OUTCOME,
        AGENT,
        REVIEW,
        ORIGIN,
        WORK,
        EDITED);
  }
}
