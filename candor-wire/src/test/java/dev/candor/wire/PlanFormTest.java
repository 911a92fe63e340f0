package dev.candor.wire;

import static dev.candor.wire.PlanSample.PRODUCT;
import static dev.candor.wire.PlanSample.event;
import static dev.candor.wire.PlanSample.plan;
import static dev.candor.wire.PlanSample.text;
import static dev.candor.wire.PlanSample.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.wire.FieldPlan.Hash;
import dev.candor.wire.FieldPlan.Shape;
import dev.candor.wire.FieldPlan.Texts;
import dev.candor.wire.ProductPlan.DestinationPlan;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What only a file from elsewhere can say. */
final class PlanFormTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private static final List<String> BOTH = List.of("metrics", "events");

  @Test
  void aProductKeepsItsEventsForADayAtLeast() {
    assertThat(problems(product("ao", 0, List.of())))
        .containsExactly(
            new PlanProblem("", "", "retentionDays", "retentionDays '0' must be at least 1 day"));
  }

  @Test
  void metricsBeginWithALetter() {
    assertThat(problems(product("a-o", 1, List.of())))
        .containsExactly(
            new PlanProblem(
                "",
                "",
                "metrics",
                "metrics 'a-o' cannot begin a metric's name; write letters, digits and"
                    + " underscores"));
  }

  @Test
  void aDestinationHasANameOfItsOwnAndTakesSomething() {
    assertThat(
            problems(
                product(
                    "ao",
                    1,
                    List.of(
                        new DestinationPlan("home", "own", BOTH),
                        new DestinationPlan("", "own", BOTH),
                        new DestinationPlan("Home", "own", BOTH),
                        new DestinationPlan("home", "vendor", BOTH),
                        new DestinationPlan("void", "vendor", List.of())))))
        .extracting(PlanProblem::element, PlanProblem::message)
        .containsExactly(
            destination(
                "destination '' must be lower-case letters, digits and hyphens, such as"
                    + " 'collector'"),
            destination(
                "destination 'Home' must be lower-case letters, digits and hyphens, such as"
                    + " 'collector'"),
            destination("destination 'home' is there twice; remove one"),
            destination("destination 'void' takes nothing; write what it takes, or remove it"));
  }

  @Test
  void anEventHasANameOfItsOwn() {
    assertThat(problems(plan(event("e"), event("e"), event("a b"))))
        .contains(
            new PlanProblem("e", "", "name", "event name 'e' is there twice; rename one"),
            new PlanProblem(
                "a b",
                "",
                "name",
                "event name 'a b' must be letters, digits and . _ - $ + /, and begin with a letter,"
                    + " a digit or $"));
  }

  @Test
  void aFieldHasANameOfItsOwn() {
    assertThat(problems(plan(event("e", flag("f"), flag("f")))))
        .containsExactly(
            new PlanProblem("e", "f", "name", "field name 'f' is there twice; rename one"));
    assertField(
        "",
        "field name '' must be letters, digits and . _ - $ + /, and begin with a letter, a digit"
            + " or $",
        flag(""));
  }

  @Test
  void anActorIsAHashATokenOrAnIdentifierOfItsEvent() {
    FieldPlan token = text("who", PrivacyClass.OPAQUE, Texts.ANY);
    FieldPlan several = shaped("who", PrivacyClass.OPAQUE, Shape.list(2));

    assertThat(problems(plan(actor("who", token)))).isEmpty();
    assertActor("actor 'who' is no field of the event; name one of them, or 'installation'");
    assertActor(
        "actor 'who' is no identity; name a field that is hashed, opaque or an identifier, or"
            + " 'installation'",
        flag("who"));
    assertActor("actor 'who' is a list, and an event has one actor; name a single value", several);
  }

  @Test
  void aListHoldsSomethingAndAMapHasKeys() {
    assertField(
        "f",
        "@Size '0' of 'f' must be from 1 to 1024 values",
        value("f", FieldType.WHOLE, Shape.list(0), null));
    assertField(
        "f", "'f' has no keys; write each", value("f", FieldType.FLAG, Shape.map(List.of()), null));
    assertField(
        "f",
        "'a' is twice among the keys of 'f'; remove one",
        value("f", FieldType.FLAG, Shape.map(List.of("a", "b", "a")), null));
  }

  @Test
  void aTextOfAClosedSetSaysTheSet() {
    String none = "'f' has no values; write each";

    assertField("f", none, text("f", PrivacyClass.VALUE, Texts.ANY));
    assertField("f", none, text("f", PrivacyClass.ONE_OF, Texts.ANY));
    assertField(
        "f",
        "'a' is twice among the values of 'f'; remove one",
        text("f", PrivacyClass.ONE_OF, Texts.of(List.of("a", "a"))));
    assertThat(problems(plan(event("e", text("f", PrivacyClass.LOCAL_ONLY, Texts.ANY))))).isEmpty();
  }

  @Test
  void onlyATextIsAnIdentity() {
    assertField(
        "f",
        "'f' is of class opaque and type whole; only a text is of that class",
        classed(PrivacyClass.OPAQUE, FieldType.WHOLE, null));
  }

  @Test
  void aHashAndNothingElseHasAScope() {
    String message = "; a scope is said of what is hashed, and of nothing else";

    assertField("f", "'f' is of class hashed" + message, classed(PrivacyClass.HASHED, null));
    assertField(
        "f",
        "'f' is of class opaque" + message,
        classed(PrivacyClass.OPAQUE, new Hash("product", "local")));
  }

  @Test
  void anIdentifierSaysWhatItLooksLike() {
    assertField(
        "f",
        "'f' needs a pattern: what it looks like",
        text("f", PrivacyClass.IDENTIFIER, new Texts(List.of(), null, 9, "")));
    assertField(
        "f",
        "@Identifier maxLength '0' of 'f' must be from 1 to 1024 characters",
        text("f", PrivacyClass.IDENTIFIER, new Texts(List.of(), "a+", 0, "")));
  }

  @Test
  void contentSaysHowMuchOfItAndWhy() {
    assertField(
        "f",
        "@Masked maxLength '0' of 'f' must be from 1 to 8192 characters",
        text("f", PrivacyClass.MASKED, new Texts(List.of(), null, 0, "Why.")));
    assertField(
        "f",
        "@Masked reason ' ' of 'f' is blank; write, for the person being measured, why nothing"
            + " stricter answers the purpose",
        text("f", PrivacyClass.MASKED, new Texts(List.of(), null, 9, " ")));
  }

  @Test
  void anIdentityHasANameAndSaysWhatItIsMadeOf() {
    assertThat(problems(identity("acme-device", "a random number"))).isEmpty();
    assertThat(problems(identity("Acme", " ")))
        .containsExactly(
            new PlanProblem(
                "",
                "",
                "identity",
                "identity 'Acme' must be lower-case letters, digits and hyphens, such as"
                    + " 'acme-device'"),
            new PlanProblem(
                "",
                "",
                "identity",
                "identity 'Acme' does not say what it is made of; write it, for the person being"
                    + " measured, as madeOf"));
  }

  private static TrackingPlan identity(String name, String madeOf) {
    return new TrackingPlan(
        new ProductPlan(
            "ao",
            "AO",
            "local",
            400,
            "ao",
            List.of(),
            List.of(),
            List.of(),
            new ProductPlan.SchemePlan(name, madeOf)),
        List.of(),
        List.of());
  }

  private static void assertActor(String message, FieldPlan... fields) {
    assertThat(problems(plan(actor("who", fields))))
        .containsExactly(new PlanProblem("e", "", "actor", message));
  }

  private static void assertField(String field, String message, FieldPlan... fields) {
    assertThat(problems(plan(event("e", fields))))
        .containsExactly(new PlanProblem("e", field, "", message));
  }

  private static List<PlanProblem> problems(TrackingPlan plan) {
    return PlanRules.problems(plan, TODAY);
  }

  private static Tuple destination(String message) {
    return Tuple.tuple("destinations", message);
  }

  private static TrackingPlan product(
      String metrics, int retentionDays, List<DestinationPlan> destinations) {
    return new TrackingPlan(
        new ProductPlan(
            PRODUCT.name(),
            "AO",
            "local",
            retentionDays,
            metrics,
            List.of(),
            destinations,
            List.of(),
            null),
        List.of(),
        List.of());
  }

  private static EventPlan actor(String actor, FieldPlan... fields) {
    EventPlan.Terms terms = event("e").terms();
    return new EventPlan(
        "e",
        "Why.",
        "agents",
        new EventPlan.Terms(terms.tier(), terms.route(), terms.category(), terms.activity(), actor),
        "",
        "",
        Prose.NOTHING,
        List.of(fields));
  }

  private static FieldPlan flag(String name) {
    return value(name, FieldType.FLAG, Shape.ONE, null);
  }

  private static FieldPlan shaped(String name, PrivacyClass privacyClass, Shape shape) {
    return new FieldPlan(
        name, privacyClass, FieldType.TEXT, shape, Texts.ANY, null, null, null, Prose.NOTHING);
  }

  private static FieldPlan classed(PrivacyClass privacyClass, @Nullable Hash hash) {
    return classed(privacyClass, FieldType.TEXT, hash);
  }

  private static FieldPlan classed(PrivacyClass privacyClass, FieldType type, @Nullable Hash hash) {
    return new FieldPlan(
        "f", privacyClass, type, Shape.ONE, Texts.ANY, hash, null, null, Prose.NOTHING);
  }
}
