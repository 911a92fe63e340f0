package dev.candor.wire;

import static dev.candor.wire.PlanSample.PLAN;
import static dev.candor.wire.PlanSample.PRODUCT;
import static dev.candor.wire.PlanSample.counted;
import static dev.candor.wire.PlanSample.countedAs;
import static dev.candor.wire.PlanSample.event;
import static dev.candor.wire.PlanSample.label;
import static dev.candor.wire.PlanSample.labelled;
import static dev.candor.wire.PlanSample.measured;
import static dev.candor.wire.PlanSample.plan;
import static dev.candor.wire.PlanSample.text;
import static dev.candor.wire.PlanSample.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.candor.wire.FieldPlan.Metric;
import dev.candor.wire.FieldPlan.Role;
import dev.candor.wire.FieldPlan.Shape;
import dev.candor.wire.FieldPlan.Texts;
import dev.candor.wire.ProductPlan.DestinationPlan;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlanRulesTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private static final Texts TOKEN = Texts.ANY;

  @Test
  void nothingIsWrongWithARightPlan() {
    assertThat(PlanRules.problems(PLAN, TODAY)).isEmpty();
    assertThat(PlanRules.problems(plan(event("ao.x", label("kind", "a"))), TODAY)).isEmpty();
  }

  @Test
  void anEventSaysWhyItIsRecordedAndWhoAnswersForIt() {
    EventPlan event =
        new EventPlan("e", " ", "", event("e").terms(), "", "", Prose.NOTHING, List.of());

    assertProblems(
        event,
        new PlanProblem(
            "e",
            "",
            "purpose",
            "purpose ' ' is blank; write, for the person being measured, why this is recorded"),
        new PlanProblem(
            "e",
            "",
            "owner",
            "owner '' is blank; write the team or the address that answers for it"));
  }

  @Test
  void whatIsReportedIsAmongTheFields() {
    EventPlan.Terms terms =
        new EventPlan.Terms("events", "product", "core_loop", "reported", "installation");
    EventPlan event =
        new EventPlan(
            "e", "Why.", "us", terms, "", "", Prose.NOTHING, List.of(label("is_active", "a")));

    assertThat(PlanRules.problems(event, TODAY))
        .extracting(PlanProblem::element, PlanProblem::message)
        .containsExactly(
            tuple(
                "activity",
                "activity 'reported' is read from the event itself, and 'e' has no flag"
                    + " 'is_active'; embed what a @State derives, or write another activity"),
            tuple(
                "activity",
                "activity 'reported' is read from the event itself, and 'e' has no flag"
                    + " 'is_active_developer'; embed what a @State derives, or write another"
                    + " activity"));
  }

  @Test
  void anEventHoldsThroughTheDayOnWhichItExpires() {
    assertProblems(expiring("2026-11-21"));
    assertProblems(
        expiring("2026-11-20"),
        new PlanProblem(
            "e",
            "",
            "expires",
            "event 'e' expired on '2026-11-20'; remove it, or give it a later day after a review"));
    assertProblems(
        expiring("soon"),
        new PlanProblem("e", "", "expires", "expires 'soon' is no day; write it as '2027-01-31'"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "path",
        "user_path",
        "path_kind",
        "a.url",
        "$message",
        "userPrompt",
        "requestURL",
        "URLPath",
        "Token",
        "query-text",
        "the.body"
      })
  void aNameThatSmellsNeedsAReason(String name) {
    assertThat(PlanRules.problems(event("e", text(name, PrivacyClass.OPAQUE, TOKEN)), TODAY))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.where()).isEqualTo("e." + name);
              assertThat(problem.message())
                  .startsWith("'" + name + "' is named after what must not be collected ('")
                  .contains("@LocalOnly, @Hashed or @Masked");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"xpath", "pathology", "tokens", "messages", "curl", "urls", "nobody", "emailed"})
  void onlyAWholeWordSmells(String name) {
    assertProblems(event("e", text(name, PrivacyClass.OPAQUE, TOKEN)));
  }

  @Test
  void aClassThatHidesTheValueMaySmell() {
    for (PrivacyClass hidden :
        List.of(
            PrivacyClass.LOCAL_ONLY,
            PrivacyClass.HASHED,
            PrivacyClass.MASKED,
            PrivacyClass.CRASH,
            PrivacyClass.VALUE)) {
      assertThat(PlanRules.problems(event("e", text("path", hidden, TOKEN)), TODAY))
          .extracting(PlanProblem::message)
          .noneMatch(message -> message.contains("is named after"));
    }
  }

  @Test
  void whatIsKeptOfAnActorLeavesWithEveryEvent() {
    for (PrivacyClass kept :
        List.of(
            PrivacyClass.VALUE,
            PrivacyClass.ONE_OF,
            PrivacyClass.IDENTIFIER,
            PrivacyClass.OPAQUE,
            PrivacyClass.HASHED)) {
      FieldPlan field = text("f", kept, TOKEN).keeping(FieldPlan.ActorProperty.LATEST);
      assertThat(PlanRules.problems(event("e", field), TODAY))
          .extracting(PlanProblem::message)
          .noneMatch(message -> message.contains("@ActorProperty"));
    }
    assertProblems(
        event(
            "e", text("f", PrivacyClass.LOCAL_ONLY, TOKEN).keeping(FieldPlan.ActorProperty.FIRST)),
        ofField(
            "f",
            "'f' never leaves, so nobody keeps it of its actor; remove @ActorProperty or"
                + " @LocalOnly"));
    for (PrivacyClass content : List.of(PrivacyClass.MASKED, PrivacyClass.CRASH)) {
      Texts cut = new Texts(List.of(), null, 9, "Why.");
      assertProblems(
          event("e", text("f", content, cut).keeping(FieldPlan.ActorProperty.LATEST)),
          ofField(
              "f",
              "'f' is agreed to for this event, and would be kept of its actor beyond it; remove"
                  + " @ActorProperty"));
    }
  }

  @Test
  void aReasonExcusesASmellAndNothingElse() {
    Texts excused = new Texts(List.of("a"), null, 0, "They are three.");

    assertProblems(event("e", text("path", PrivacyClass.ONE_OF, excused)));
    assertProblems(
        event("e", text("colour", PrivacyClass.ONE_OF, excused)),
        ofField(
            "colour",
            "reason 'They are three.' of 'colour' excuses nothing: no word of the name needs it;"
                + " remove it"));
  }

  @Test
  void aLabelIsClosedAndOneValue() {
    for (FieldPlan open :
        List.of(
            value("kind", FieldType.WHOLE, Shape.ONE, Metric.label("")),
            value("kind", FieldType.DECIMAL, Shape.ONE, Metric.label("")),
            value("kind", FieldType.WHOLE, Shape.list(2), Metric.label("")),
            value("kind", FieldType.FLAG, Shape.map(List.of("a")), Metric.label("")))) {
      assertProblems(
          event("e", open),
          ofField(
              "kind",
              "label 'kind' is not closed, so its series have no bound; make it an enum, a boolean"
                  + " or a String annotated @OneOf, or remove @Label"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "workspace_id",
        "user_id",
        "agent_id",
        "task_id",
        "issue_id",
        "runtime_id",
        "session_id",
        "installation_id",
        "ip",
        "IP",
        "User_Id",
        "userId",
        "userID",
        "SessionId"
      })
  void aLabelIsNotNamedAfterAnIdentity(String name) {
    PlanProblem problem =
        ofField(
            "kind",
            "label '%s' would have a series for each of them; remove @Label from 'kind' and count"
                    .formatted(name)
                + " them in an insight");

    assertProblems(event("e", labelled("kind", name, "a")), problem);
    assertThat(PlanRules.problems(event("e", label(name.replace('_', '-'), "a")), TODAY))
        .hasSize(1);
    assertProblems(event("e", text(name, PrivacyClass.OPAQUE, TOKEN)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"le", "quantile", "__name", "2fa", "a-b", "a.b", "ä"})
  void aLabelHasANameThatALabelMayHave(String name) {
    assertProblems(
        event("e", labelled("kind", name, "a")),
        ofField(
            "kind",
            "label '%s' is no name that a label may have; name it in letters, digits and"
                    .formatted(name)
                + " underscores with @Label(\"…\")"));
  }

  @Test
  void aLabelIsThereOnce() {
    assertProblems(
        event("e", label("agent.kind", "a"), label("agent_kind", "b")),
        ofField(
            "agent_kind",
            "label 'agent_kind' is there twice; name that of 'agent_kind' otherwise with"
                + " @Label(\"…\")"));
  }

  @Test
  void onlyASingleNumberIsMeasuredOrCounted() {
    Metric histogram = Metric.histogram("count");
    for (FieldPlan wrong :
        List.of(
            value("size", FieldType.FLAG, Shape.ONE, histogram),
            value("size", FieldType.WHOLE, Shape.list(3), histogram),
            value("size", FieldType.WHOLE, Shape.map(List.of("a")), histogram))) {
      assertProblems(
          event("e", wrong),
          ofField("size", "histogram 'size' is no single number; remove @Measure or @Count"));
    }
  }

  @Test
  void aCounterIsOfAWholeNumberThatIsNeverNegative() {
    Metric counter = new Metric(Role.COUNTER, "", "count", List.of());

    assertProblems(event("e", value("hits", FieldType.UNSIGNED, Shape.ONE, counter)));
    for (FieldType type : List.of(FieldType.WHOLE, FieldType.DECIMAL)) {
      assertProblems(
          event("e", value("hits", type, Shape.ONE, counter)),
          ofField(
              "hits",
              "counter 'hits' only rises, and its numbers may be negative; make it @Count on a"
                  + " whole number, or @Measure"));
    }
  }

  @Test
  void aMetricIsNamedInLettersDigitsAndUnderscores() {
    assertProblems(
        countedAs(event("e"), "e.total"),
        new PlanProblem(
            "e",
            "",
            "counter",
            "counter 'e.total' must be lower-case words joined by underscores that end in"
                + " '_total'"));
    assertProblems(
        event("e", counted("hits", "count", "hits-total")),
        ofField(
            "hits",
            "counter 'hits-total' is no name that a metric may have; write letters, digits and"
                + " underscores"));
  }

  @Test
  void bucketsRiseAndAreFinite() {
    assertProblems(event("e", measured("took", "seconds", -1.0, 0.0, 2.5)));
    for (Double[] wrong :
        new Double[][] {{2.0, 1.0}, {1.0, 1.0}, {Double.NaN}, {Double.POSITIVE_INFINITY}}) {
      assertThat(PlanRules.problems(plan(event("e", measured("took", "seconds", wrong))), TODAY))
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.where()).isEqualTo("e.took");
                assertThat(problem.message())
                    .startsWith("buckets '" + wrong[0])
                    .endsWith("of 'took' must rise and be finite; write each bound once, in order");
              });
    }
  }

  @Test
  void aCounterHasNoBuckets() {
    Metric counter = new Metric(Role.COUNTER, "", "count", List.of(1.0, 2.0));

    assertProblems(
        event("e", value("hits", FieldType.UNSIGNED, Shape.ONE, counter)),
        ofField(
            "hits",
            "buckets '1.0, 2.0' of 'hits' are for a histogram; remove them, or measure it with"
                + " @Measure"));
  }

  @Test
  void aProblemOfAPlanIsFoundWithItsEventToo() {
    PlanProblem problem = PlanRules.problems(plan(countedAs(event("e"), "-")), TODAY).get(0);

    assertThat(problem.where()).isEqualTo("e");
    assertThat(new PlanProblem("", "", "insights", "").where()).isEqualTo("product");
    assertThat(PRODUCT.destinations()).extracting(DestinationPlan::name).contains("collector");
  }

  private static EventPlan expiring(String day) {
    return new EventPlan(
        "e", "Why.", "agents", event("e").terms(), "", day, Prose.NOTHING, List.of());
  }

  private static PlanProblem ofField(String field, String message) {
    return new PlanProblem("e", field, "", message);
  }

  private static void assertProblems(EventPlan event, PlanProblem... problems) {
    assertThat(PlanRules.problems(event, TODAY)).containsExactly(problems);
  }
}
