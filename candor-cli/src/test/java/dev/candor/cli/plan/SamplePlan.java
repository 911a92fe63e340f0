package dev.candor.cli.plan;

import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.FieldPlan.Hash;
import dev.candor.wire.FieldPlan.Metric;
import dev.candor.wire.FieldPlan.Role;
import dev.candor.wire.FieldPlan.Shape;
import dev.candor.wire.FieldPlan.Texts;
import dev.candor.wire.FieldType;
import dev.candor.wire.InsightPlan;
import dev.candor.wire.PrivacyClass;
import dev.candor.wire.ProductPlan;
import dev.candor.wire.ProductPlan.DestinationPlan;
import dev.candor.wire.ProductPlan.SchemePlan;
import dev.candor.wire.Prose;
import dev.candor.wire.SwitchPlan;
import dev.candor.wire.TrackingPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan that has something of everything. */
public final class SamplePlan {

  private SamplePlan() {}

  /** The plan of a made-up editor. */
  public static TrackingPlan plan() {
    return new TrackingPlan(
        product(),
        List.of(spawned(), failed(), finished(), poll(), opened(), renamed()),
        List.of(
            new InsightPlan(
                "First agent",
                "funnel",
                "2026-11-21",
                List.of("workspace.opened", "agent.spawned", "build.finished")),
            new InsightPlan("Agents by kind", "trend", "2026-10-02", List.of("agent.spawned")),
            new InsightPlan("Builders", "cohort", "2026-11-21", List.of("build.finished"))));
  }

  private static ProductPlan product() {
    return new ProductPlan(
        "sample-ide",
        "SAMPLE_IDE",
        "local",
        400,
        "sample_ide",
        List.of("com.example.ide"),
        List.of(
            new DestinationPlan("collector", "own", List.of("metrics", "events")),
            new DestinationPlan("scrape", "own", List.of("metrics")),
            new DestinationPlan("posthog", "vendor", List.of("events"))),
        List.of(
            new SwitchPlan(
                "variable",
                List.of("IDE_QUIET"),
                List.of("1", "yes"),
                List.of("some"),
                List.of(),
                List.of("0"),
                "off",
                "nothing",
                true,
                "quiet"),
            offWhere("presence", "CI", "GITHUB_ACTIONS"),
            offWhere("file", ".ide/quiet"),
            new SwitchPlan(
                "setting",
                List.of("telemetry.level"),
                List.of("none"),
                List.of(),
                List.of("all"),
                List.of(),
                "mistake",
                "local",
                false,
                ""),
            offWhere("ci")),
        new SchemePlan("ide-device", "the machine's own id, salted, or `<host>` | nothing"));
  }

  private static SwitchPlan offWhere(String source, String... names) {
    return new SwitchPlan(
        source,
        List.of(names),
        List.of("true"),
        List.of(),
        List.of(),
        List.of(),
        "nothing",
        "nothing",
        false,
        "");
  }

  private static EventPlan spawned() {
    return event(
        "agent.spawned",
        "Shows which agents people start, and how long it takes until they answer.",
        terms("events", "product", "core_loop", "development", "user_hash"),
        new Prose("", "", "1.2.0", null),
        field("agent_kind", PrivacyClass.VALUE, FieldType.TEXT)
            .texts(Texts.of(List.of("claude", "codex", "other")))
            .metric(Metric.label(""))
            .meaning("which agent | was started")
            .build(),
        field("startup_ms", PrivacyClass.VALUE, FieldType.WHOLE)
            .metric(new Metric(Role.HISTOGRAM, "", "milliseconds", List.of(100.0, 500.0, 2500.0)))
            .build(),
        field("model_tokens", PrivacyClass.VALUE, FieldType.UNSIGNED)
            .metric(new Metric(Role.COUNTER, "", "tokens", List.of()))
            .meaning("tokens that the first answer took", "2048")
            .build(),
        field("user_hash", PrivacyClass.HASHED, FieldType.TEXT)
            .hash(new Hash("product", "local"))
            .meaning("who is signed in")
            .build(),
        field("branch_hash", PrivacyClass.HASHED, FieldType.TEXT)
            .hash(new Hash("installation", "own"))
            .build(),
        field("agent_version", PrivacyClass.IDENTIFIER, FieldType.TEXT)
            .texts(new Texts(List.of(), "[0-9]+\\.[0-9]+\\.[0-9]+", 20, ""))
            .build(),
        field("thread", PrivacyClass.OPAQUE, FieldType.TEXT).build(),
        field("from_pr", PrivacyClass.VALUE, FieldType.FLAG).metric(Metric.label("pr")).build(),
        field("working_folder", PrivacyClass.LOCAL_ONLY, FieldType.TEXT).build());
  }

  private static EventPlan failed() {
    return event(
        "agent.failed",
        "Shows why agents fail, so that we can mend it.",
        terms("events", "product", "operations", "none", "installation"),
        Prose.NOTHING,
        field("failure_class", PrivacyClass.CRASH, FieldType.TEXT).build(),
        field("failure_frames", PrivacyClass.CRASH, FieldType.TEXT).shape(Shape.list(16)).build(),
        field("complaint", PrivacyClass.MASKED, FieldType.TEXT)
            .texts(new Texts(List.of(), null, 200, "Without it we cannot tell two failures apart"))
            .meaning("what the agent said when it failed")
            .build(),
        field("retries", PrivacyClass.VALUE, FieldType.WHOLE).meaning("", "-1").build());
  }

  private static EventPlan finished() {
    return event(
        "build.finished",
        "Shows which builds are slow enough to be worth mending.",
        terms("events", "product", "core_loop", "by_environment", "installation"),
        Prose.NOTHING,
        field("languages", PrivacyClass.VALUE, FieldType.TEXT)
            .shape(Shape.list(3))
            .texts(
                Texts.of(
                    List.of("c", "c++", "go", "java", "kotlin", "python", "rust", "zig", "other")))
            .meaning("what was built", "[\"java\",\"kotlin\"]")
            .build(),
        field("workers", PrivacyClass.VALUE, FieldType.UNSIGNED)
            .shape(Shape.map(List.of("node", "rust")))
            .build(),
        field("editor", PrivacyClass.ONE_OF, FieldType.TEXT)
            .texts(Texts.of(List.of("vim", "emacs", "other")))
            .build(),
        field("cache_ratio", PrivacyClass.VALUE, FieldType.DECIMAL)
            .metric(Metric.histogram("ratio"))
            .build(),
        field("targets_hash", PrivacyClass.HASHED, FieldType.TEXT)
            .shape(Shape.list(8))
            .hash(new Hash("installation", "local"))
            .build());
  }

  private static EventPlan poll() {
    return event(
        "daemon.poll",
        "Shows whether the daemon keeps up.",
        terms("events", "operational", "operations", "none", "installation"),
        Prose.NOTHING,
        field("outcome", PrivacyClass.VALUE, FieldType.TEXT)
            .texts(Texts.of(List.of("ok", "late", "failed")))
            .metric(Metric.label(""))
            .build(),
        field("took", PrivacyClass.VALUE, FieldType.WHOLE)
            .metric(Metric.histogram("milliseconds"))
            .build(),
        field("note", PrivacyClass.LOCAL_ONLY, FieldType.TEXT).build(),
        field("queue", PrivacyClass.VALUE, FieldType.UNSIGNED).build());
  }

  private static EventPlan opened() {
    return event(
        "workspace.opened",
        "Shows how many people get as far as opening a workspace.",
        terms("metrics", "product", "onboarding", "development", "installation"),
        Prose.NOTHING);
  }

  private static EventPlan renamed() {
    EventPlan event =
        event(
            "workspace.switched",
            "Shows how many work in several workspaces.",
            terms("events", "product", "core_loop", "development", "installation"),
            new Prose("", "", "1.0.0", "workspace.opened"),
            field("count", PrivacyClass.VALUE, FieldType.UNSIGNED)
                .prose(new Prose("open workspaces", "", "1.1.0", ""))
                .build());
    return new EventPlan(
        event.name(),
        event.purpose(),
        event.owner(),
        event.terms(),
        "switches_total",
        "2027-01-31",
        event.prose(),
        event.fields());
  }

  private static EventPlan event(
      String name, String purpose, EventPlan.Terms terms, Prose prose, FieldPlan... fields) {
    return new EventPlan(
        name, purpose, "ide-team@example.org", terms, "", "", prose, List.of(fields));
  }

  private static EventPlan.Terms terms(
      String tier, String route, String category, String activity, String actor) {
    return new EventPlan.Terms(tier, route, category, activity, actor);
  }

  private static Field field(String name, PrivacyClass privacyClass, FieldType type) {
    return new Field(FieldPlan.of(name, privacyClass, type));
  }

  /** A field that is being made. */
  private record Field(FieldPlan build) {

    Field texts(Texts texts) {
      return with(build.shape(), texts, build.hash(), build.metric());
    }

    Field shape(Shape shape) {
      return with(shape, build.texts(), build.hash(), build.metric());
    }

    Field hash(Hash hash) {
      return with(build.shape(), build.texts(), hash, build.metric());
    }

    Field metric(Metric metric) {
      return with(build.shape(), build.texts(), build.hash(), metric);
    }

    Field meaning(String meaning) {
      return meaning(meaning, "");
    }

    Field meaning(String meaning, String example) {
      return prose(new Prose(meaning, example, "", null));
    }

    Field prose(Prose prose) {
      return new Field(
          new FieldPlan(
              build.name(),
              build.privacyClass(),
              build.type(),
              build.shape(),
              build.texts(),
              build.hash(),
              build.metric(),
              null,
              prose));
    }

    private Field with(Shape shape, Texts texts, @Nullable Hash hash, @Nullable Metric metric) {
      return new Field(
          new FieldPlan(
              build.name(),
              build.privacyClass(),
              build.type(),
              shape,
              texts,
              hash,
              metric,
              null,
              build.prose()));
    }
  }
}
