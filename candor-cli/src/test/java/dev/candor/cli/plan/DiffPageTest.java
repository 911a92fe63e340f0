package dev.candor.cli.plan;

import static dev.candor.cli.plan.Plans.deprecated;
import static dev.candor.cli.plan.Plans.event;
import static dev.candor.cli.plan.Plans.flag;
import static dev.candor.cli.plan.Plans.insight;
import static dev.candor.cli.plan.Plans.plan;
import static dev.candor.cli.plan.Plans.purpose;
import static dev.candor.cli.plan.Plans.read;
import static dev.candor.cli.plan.Plans.said;
import static dev.candor.cli.plan.Plans.shape;
import static dev.candor.cli.plan.Plans.whole;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan.Shape;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.Prose;
import dev.candor.wire.TrackingPlan;
import org.junit.jupiter.api.Test;

final class DiffPageTest {

  @Test
  void saysThatNothingChanged() {
    TrackingPlan plan = plan(event("a.ran", flag("x")));

    PlanDiff diff = PlanDiff.of(plan, plan);

    assertThat(diff.text()).containsExactly("acme: the plans say the same");
    assertThat(diff.markdown().getLast()).isEqualTo("The plans say the same.");
  }

  @Test
  void setsItsSectionsInTheOrderOfTheirWeight() {
    PlanDiff diff = PlanDiff.of(manyBefore(), manyAfter());

    assertThat(diff.text())
        .containsExactly(
            "acme: 2 added, 1 restored, 2 changed, 1 deprecated, 1 removed;"
                + " 2 privacy-widening, 1 breaking",
            "",
            "Privacy-widening changes",
            "  changed.x  longest list: 2 → 3",
            "  new        new event: 1 field, up to class value",
            "",
            "Breaking changes",
            "  removed  event removed",
            "",
            "Added",
            "  new    event, tier events, route product  Shows how often it happens.",
            "  new.x  flag, class value                  What it was.",
            "",
            "Restored",
            "  restored  event, tier events, route product  Shows how often it happens.",
            "",
            "Changed",
            "  product    insights",
            "    insight 'Looked after': cohort of changed; revised 2026-01-01"
                + " → funnel of changed, new; revised 2026-01-01",
            "  changed.x  list of up to 3: flag, class value  What it was.",
            "    longest list: 2 → 3",
            "",
            "Deprecated",
            "  old  event, tier events, route product  Shows how often it happens.",
            "    replaced by 'new'",
            "",
            "Removed",
            "  removed  event, tier events, route product  Shows how often it happens.",
            "",
            "Readers of what changed",
            "  changed   cohort 'Left alone'    not updated, last revised 2026-01-01",
            "  changed   funnel 'Looked after'",
            "  new       funnel 'Looked after'",
            "  old       no insight",
            "  removed   no insight",
            "  restored  no insight");
  }

  private static TrackingPlan manyBefore() {
    return read(
        plan(
            event("changed", shape(flag("x"), Shape.list(2))),
            event("old"),
            event("removed"),
            deprecated(event("restored"), "")),
        insight("Left alone", "2026-01-01", "changed"),
        insight("Looked after", "2026-01-01", "changed"));
  }

  private static TrackingPlan manyAfter() {
    return read(
        plan(
            event("changed", shape(flag("x"), Shape.list(3))),
            event("new", flag("x")),
            deprecated(event("old"), "new"),
            event("restored")),
        insight("Left alone", "2026-01-01", "changed"),
        insight("Looked after", "2026-01-01", "changed", "new"));
  }

  @Test
  void writesMarkdownThatSaysTheSame() {
    assertThat(PlanDiff.of(manyBefore(), manyAfter()).markdown())
        .startsWith("## Tracking plan of `acme`", "")
        .containsSubsequence(
            "### Privacy-widening changes",
            "",
            "| where | what |",
            "|---|---|",
            "| `changed.x` | longest list: 2 → 3 |",
            "### Added",
            "| name | type | description |",
            "|---|---|---|",
            "| `new` | event, tier events, route product | Shows how often it happens. |",
            "### Changed",
            "| name | type | description | change |",
            "### Readers of what changed",
            "| `changed` | cohort 'Left alone' | not updated, last revised 2026-01-01 |",
            "| `old` | no insight |  |");
  }

  @Test
  void takesAnInsightForUpdatedByItsDayOrByItsEvents() {
    TrackingPlan before =
        read(
            plan(event("a", flag("x")), event("b")),
            insight("day", "2026-01-01", "a"),
            insight("gone", "2026-01-01", "a"),
            insight("other", "2026-01-01", "b"),
            insight("same", "2026-01-01", "a"),
            insight("steps", "2026-01-01", "a", "b"));
    TrackingPlan after =
        read(
            plan(event("a", whole("x")), event("b")),
            insight("day", "2026-01-02", "a"),
            insight("other", "2026-01-01", "b"),
            insight("same", "2026-01-01", "a"),
            insight("steps", "2026-01-01", "b"));

    PlanDiff diff = PlanDiff.of(before, after);

    assertThat(diff.readers())
        .extracting(reader -> reader.insight().name())
        .containsExactlyInAnyOrder("day", "gone", "same", "steps");
    assertThat(diff.stale()).extracting(reader -> reader.insight().name()).containsExactly("same");
  }

  @Test
  void asksNobodyToLookAtAnInsightBecauseOfProse() {
    EventPlan one = event("a", said(flag("x"), "It.", null));
    EventPlan other = event("a", said(flag("x"), "It, in other words.", null));

    PlanDiff diff =
        PlanDiff.of(
            read(plan(one), insight("f", "2026-01-01", "a")),
            read(plan(other), insight("f", "2026-01-01", "a")));

    assertThat(diff.readers()).hasSize(1);
    assertThat(diff.stale()).isEmpty();
  }

  @Test
  void asksToLookWhereBesideProseANumberMayHaveChanged() {
    EventPlan one = event("a", said(flag("x"), "It.", null));
    EventPlan other = event("a", said(whole("x"), "It, in other words.", null));

    PlanDiff diff =
        PlanDiff.of(
            read(plan(one), insight("f", "2026-01-01", "a")),
            read(plan(other), insight("f", "2026-01-01", "a")));

    assertThat(diff.stale()).hasSize(1);
  }

  @Test
  void saysWhatIsOtherProseOfAnEvent() {
    EventPlan before = about(event("a"), "ada", new Prose("", "", "1.0", null));
    EventPlan after = about(event("a"), "grace", new Prose("", "", "2.0", null));

    assertThat(PlanDiff.of(plan(before), plan(after)).text())
        .containsSubsequence("Changed", "    owner: ada → grace", "    since: 1.0 → 2.0");
  }

  @Test
  void writesJsonThatSaysTheSame() {
    JsonWriter json = new JsonWriter(1024);

    PlanDiff.of(
            read(plan(event("a", flag("x"))), insight("f", "2026-01-01", "a")),
            read(plan(event("a")), insight("f", "2026-01-01", "a")))
        .writeTo(json);

    assertThat(new String(json.toByteArray(), UTF_8))
        .isEqualTo(
            "{\"product\":\"acme\",\"widening\":[],"
                + "\"breaking\":[{\"where\":\"a.x\",\"what\":\"field removed\"}],"
                + "\"added\":[],\"restored\":[],\"changed\":[],\"deprecated\":[],"
                + "\"removed\":[{\"where\":\"a.x\",\"event\":\"a\",\"field\":\"x\","
                + "\"type\":\"flag, class value\",\"description\":\"What it was.\","
                + "\"notes\":[\"field removed\"]}],"
                + "\"readers\":[{\"event\":\"a\",\"insight\":\"f\",\"kind\":\"cohort\","
                + "\"revised\":\"2026-01-01\",\"stale\":true}]}");
  }

  private static EventPlan about(EventPlan event, String owner, Prose prose) {
    return new EventPlan(
        event.name(),
        event.purpose(),
        owner,
        event.terms(),
        event.counter(),
        event.expires(),
        prose,
        event.fields());
  }

  @Test
  void givesEachRowOfMarkdownACellForWhatIsToBeSaidOfOne() {
    PlanDiff diff =
        PlanDiff.of(
            plan(event("a"), event("b")),
            plan(deprecated(event("a"), ""), deprecated(event("b"), "c")));

    assertThat(diff.markdown())
        .containsSubsequence(
            "### Deprecated",
            "",
            "| name | type | description | change |",
            "|---|---|---|---|",
            "| `a` | event, tier events, route product | Shows how often it happens. |  |",
            "| `b` | event, tier events, route product | Shows how often it happens. | replaced by 'c' |");
  }

  @Test
  void namesInsightsThatCameAndWent() {
    PlanDiff diff =
        PlanDiff.of(
            read(plan(event("a")), insight("old", "2026-01-01", "a")),
            read(plan(event("a")), insight("new", "2026-02-01", "a")));

    assertThat(diff.text())
        .containsSubsequence(
            "    new insight 'new': cohort of a; revised 2026-02-01", "    insight 'old' removed");
  }

  @Test
  void letsNoTextOfAPlanSpeakToTheTerminalOrToMarkdown() {
    PlanDiff diff = PlanDiff.of(plan(), plan(purpose(event("a"), "\u001b[31m|<b>\nred `x` @team")));

    assertThat(String.join("\n", diff.text())).doesNotContain("\u001b").contains("?[31m|<b> red");
    assertThat(diff.markdown())
        .anyMatch(line -> line.contains("?\\[31m\\|&lt;b> red \\`x\\` \\@team"));
  }
}
