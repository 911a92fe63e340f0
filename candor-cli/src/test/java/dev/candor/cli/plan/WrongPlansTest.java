package dev.candor.cli.plan;

import static dev.candor.cli.plan.Plans.actor;
import static dev.candor.cli.plan.Plans.event;
import static dev.candor.cli.plan.Plans.field;
import static dev.candor.cli.plan.Plans.flag;
import static dev.candor.cli.plan.Plans.hashed;
import static dev.candor.cli.plan.Plans.label;
import static dev.candor.cli.plan.Plans.metric;
import static dev.candor.cli.plan.Plans.oneOf;
import static dev.candor.cli.plan.Plans.plan;
import static dev.candor.cli.plan.Plans.purpose;
import static dev.candor.cli.plan.Plans.shape;
import static dev.candor.cli.plan.Plans.text;
import static dev.candor.cli.plan.Plans.texts;
import static dev.candor.cli.plan.Plans.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.FieldPlan.Metric;
import dev.candor.wire.FieldPlan.Role;
import dev.candor.wire.FieldPlan.Shape;
import dev.candor.wire.FieldPlan.Texts;
import dev.candor.wire.FieldType;
import dev.candor.wire.PrivacyClass;
import dev.candor.wire.ProductPlan;
import dev.candor.wire.TrackingPlan;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the compiler refuses of a declaration, in plans that no compiler made. */
final class WrongPlansTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-11-21");

  @ParameterizedTest(name = "{1}: {2}")
  @MethodSource({"headers", "events", "actors", "names", "wordings", "shapes", "metrics", "local"})
  void isRefusedAsTheCompilerRefusesIt(TrackingPlan plan, String where, String message) {
    TrackingPlan read = TrackingPlan.parse(plan.toJson());

    assertThat(PlanCheck.of(read, TODAY).errors())
        .containsExactly(new PlanCheck.Finding(where, message));
  }

  static Stream<Arguments> headers() {
    return Stream.of(
        arguments(
            plan(product("A b", "x y", "a")),
            "product",
            "product name 'A b' must be lower-case letters, digits and hyphens, such as"
                + " 'build-tool'"),
        arguments(
            plan(product("a", "x y", "a")),
            "product",
            "variables 'x y' must be upper-case letters, digits and underscores, such as"
                + " 'BUILD_TOOL'"),
        arguments(
            plan(product("a", "A", "a-b")),
            "product",
            "metrics 'a-b' cannot begin a metric's name; write letters, digits and underscores"));
  }

  static Stream<Arguments> events() {
    return Stream.of(
        ofEvent(
            purpose(event("ran"), ""),
            "purpose '' is blank; write, for the person being measured, why this is recorded"),
        ofEvent(
            counted("runs"),
            "counter 'runs' must be lower-case words joined by underscores that end in '_total'"),
        ofEvent(
            counted("Runs_total"),
            "counter 'Runs_total' must be lower-case words joined by underscores that end in"
                + " '_total'"));
  }

  static Stream<Arguments> actors() {
    return Stream.of(
        ofEvent(
            actor(
                event("ran", "metrics", "product", hashed("user_hash", "installation", "local")),
                "user_hash"),
            "tier METRICS leaves without any identity; remove actor 'user_hash', or make the tier"
                + " EVENTS"),
        ofEvent(
            actor(event("ran", hashed("user_hash", "installation", "own")), "user_hash"),
            "actor 'user_hash' is told apart by its hash; remove 'rawTo = OWN', or name another"
                + " actor"),
        ofEvent(
            actor(event("ran", shape(text("ids", PrivacyClass.OPAQUE), Shape.list(3))), "ids"),
            "actor 'ids' is a list, and an event has one actor; name a single value"),
        ofEvent(
            actor(event("ran", oneOf("mode", "a")), "mode"),
            "actor 'mode' is no identity; name a field that is hashed, opaque or an identifier, or"
                + " 'installation'"),
        ofEvent(
            actor(event("ran", flag("x")), "user"),
            "actor 'user' is no field of the event; name one of them, or 'installation'"));
  }

  static Stream<Arguments> names() {
    return Stream.of(
        ofField(
            flag("a b"),
            "field name 'a b' must be letters, digits and . _ - $ + /, and begin with a letter, a"
                + " digit or $"),
        ofField(
            oneOf("config_path", "a"),
            "'config_path' is named after what must not be collected ('path'); annotate it"
                + " @LocalOnly, @Hashed or @Masked, rename it, or say why its values are harmless"
                + " with reason = \"…\""),
        ofField(
            texts(oneOf("mode", "a"), new Texts(List.of("a"), null, 0, "Harmless.")),
            "reason 'Harmless.' of 'mode' excuses nothing: no word of the name needs it; remove"
                + " it"),
        ofField(
            hashed("foo_hash", "product", "local"),
            "'foo_hash' is kept on its machine as 'foo', which is another field; rename one",
            flag("foo")),
        ofField(
            oneOfEnum("mode", "on", "a b"),
            "'a b' among the values of 'mode' may hold letters, digits and . _ - $ + / only;"
                + " correct it"),
        ofField(oneOfEnum("mode"), "'mode' has no values; write each"),
        ofField(
            oneOfEnum("mode", "on", "on"), "'on' is twice among the values of 'mode'; remove one"));
  }

  static Stream<Arguments> wordings() {
    return Stream.of(
        ofField(
            identifier(".*", 9),
            "@Identifier pattern '.*' of 'version' matches a sentence, so free text would leave;"
                + " write what a value looks like"),
        ofField(
            identifier("[^\n]{1,900}", 900),
            "@Identifier pattern '[^\n]{1,900}' of 'version' matches a sentence, so free text would"
                + " leave; write what a value looks like"),
        ofField(
            identifier("((a*)*)*b", 9),
            "@Identifier pattern '((a*)*)*b' of 'version' takes too long on some texts; repeat"
                + " nothing that is repeated already, such as '(a+)+'"),
        ofField(
            identifier("a+", 1025),
            "@Identifier maxLength '1025' of 'version' must be from 1 to 1024 characters"),
        ofField(
            masked(100_000, "Why."),
            "@Masked maxLength '100000' of 'text' must be from 1 to 8192 characters"),
        arguments(
            plan(event("ran", "metrics", "product", masked(9, "Why."))),
            "ran.text",
            "tier METRICS leaves as counts, so content never leaves; annotate 'text' @LocalOnly, or"
                + " make the tier EVENTS"),
        ofField(
            masked(9, " "),
            "@Masked reason ' ' of 'text' is blank; write, for the person being measured, why"
                + " nothing stricter answers the purpose"),
        ofField(
            oneOf("mode", "a", " "),
            "' ' is blank among the values of 'mode'; remove it, or write what leaves"),
        ofField(oneOf("mode", "a", "a"), "'a' is twice among the values of 'mode'; remove one"));
  }

  static Stream<Arguments> shapes() {
    return Stream.of(
        ofField(
            shape(whole("sizes"), Shape.list(1_000_000)),
            "@Size '1000000' of 'sizes' must be from 1 to 1024 values"),
        ofField(
            shape(whole("sizes"), Shape.list(0)),
            "@Size '0' of 'sizes' must be from 1 to 1024 values"),
        ofField(
            shape(masked(9, "Why."), Shape.list(3)),
            "@Masked is for one value, and 'text' is a list; make it one value"),
        ofField(
            shape(masked(9, "Why."), Shape.map(List.of("a"))),
            "@Masked is for one value, and 'text' is a map; make it one value"),
        ofField(
            shape(hashed("users_hash", "installation", "own"), Shape.list(3)),
            "@Hashed rawTo = OWN is for one value, and 'users_hash' is a list; remove rawTo"),
        ofField(
            shape(hashed("users_hash", "installation", "local"), Shape.map(List.of("a"))),
            "'users_hash' is a map of class hashed; write a component for each of its keys"),
        ofField(
            shape(flag("flags"), Shape.list(3)),
            "'flags' is a list of type flag; make it a list of an enum or of numbers"),
        ofField(
            shape(field("sizes", PrivacyClass.LOCAL_ONLY, FieldType.WHOLE), Shape.list(3)),
            "a list that is @LocalOnly is one of Strings; make 'sizes' a List of Strings"),
        ofField(
            shape(text("tags", PrivacyClass.LOCAL_ONLY), Shape.map(List.of("a"))),
            "'tags' is a map of class local_only; write a component for each of its keys"),
        ofField(shape(whole("sizes"), Shape.map(List.of())), "'sizes' has no keys; write each"),
        ofField(
            shape(whole("sizes"), Shape.map(List.of("a b"))),
            "'a b' among the keys of 'sizes' may hold letters, digits and . _ - $ + / only; correct"
                + " it"));
  }

  static Stream<Arguments> metrics() {
    Metric histogram = Metric.histogram("count");
    Metric counter = new Metric(Role.COUNTER, "", "count", List.of());
    return Stream.of(
        ofField(
            label(whole("files")),
            "label 'files' is not closed, so its series have no bound; make it an enum, a boolean"
                + " or a String annotated @OneOf, or remove @Label"),
        ofField(
            label(texts(identifier("a", 9), new Texts(List.of("a"), "a", 9, ""))),
            "label 'version' is not closed, so its series have no bound; make it an enum, a boolean"
                + " or a String annotated @OneOf, or remove @Label"),
        ofField(
            label(flag("userId")),
            "label 'userId' would have a series for each of them; remove @Label from 'userId' and"
                + " count them in an insight"),
        ofField(
            metric(flag("user"), Metric.label("userID")),
            "label 'userID' would have a series for each of them; remove @Label from 'user' and"
                + " count them in an insight"),
        ofField(
            metric(flag("user"), Metric.label("le")),
            "label 'le' is no name that a label may have; name it in letters, digits and"
                + " underscores with @Label(\"…\")"),
        ofField(
            metric(flag("yes"), histogram),
            "histogram 'yes' is no single number; remove @Measure or @Count"),
        ofField(
            metric(shape(whole("sizes"), Shape.map(List.of("a"))), histogram),
            "histogram 'sizes' is no single number; remove @Measure or @Count"),
        ofField(
            metric(whole("calls"), counter),
            "counter 'calls' only rises, and its numbers may be negative; make it @Count on a whole"
                + " number, or @Measure"),
        ofField(
            metric(whole("size"), new Metric(Role.HISTOGRAM, "", "bytes", List.of(2.0, 1.0))),
            "buckets '2.0, 1.0' of 'size' must rise and be finite; write each bound once, in"
                + " order"),
        ofField(
            metric(whole("size"), new Metric(Role.HISTOGRAM, "a b", "bytes", List.of())),
            "histogram 'a b' is no name that a metric may have; write letters, digits and"
                + " underscores"));
  }

  static Stream<Arguments> local() {
    FieldPlan size = field("size", PrivacyClass.LOCAL_ONLY, FieldType.WHOLE);
    return Stream.of(
        ofField(
            label(field("yes", PrivacyClass.LOCAL_ONLY, FieldType.FLAG)),
            "'yes' never leaves, so nothing is counted by it; remove @Label or @LocalOnly"),
        ofField(
            metric(size, Metric.histogram("bytes")),
            "'size' never leaves, so nothing measures it; remove @Measure or @LocalOnly"),
        ofField(
            metric(size, new Metric(Role.COUNTER, "", "count", List.of())),
            "'size' never leaves, so nothing measures it; remove @Count or @LocalOnly"),
        ofField(
            size.keeping(FieldPlan.ActorProperty.LATEST),
            "'size' never leaves, so nobody keeps it of its actor; remove @ActorProperty or"
                + " @LocalOnly"),
        ofField(
            field("size", PrivacyClass.LOCAL_ONLY, FieldType.UNSIGNED),
            "'size' never leaves, so nobody asks for its sign; remove @Unsigned"));
  }

  private static Arguments ofEvent(EventPlan event, String message) {
    return arguments(plan(event), event.name(), message);
  }

  /** The first of its fields is the wrong one. */
  private static Arguments ofField(FieldPlan wrong, String message, FieldPlan... others) {
    FieldPlan[] fields =
        Stream.concat(Stream.of(wrong), Stream.of(others)).toArray(FieldPlan[]::new);
    return arguments(plan(event("ran", fields)), "ran." + wrong.name(), message);
  }

  private static ProductPlan product(String name, String variables, String metrics) {
    ProductPlan acme = Plans.PRODUCT;
    return new ProductPlan(
        name,
        variables,
        acme.defaultLevel(),
        acme.retentionDays(),
        metrics,
        acme.ownPackages(),
        acme.destinations(),
        acme.switches(),
        null);
  }

  private static EventPlan counted(String counter) {
    EventPlan event = event("ran");
    return new EventPlan(
        event.name(),
        event.purpose(),
        event.owner(),
        event.terms(),
        counter,
        event.expires(),
        event.prose(),
        event.fields());
  }

  private static FieldPlan oneOfEnum(String name, String... values) {
    return texts(text(name, PrivacyClass.VALUE), Texts.of(List.of(values)));
  }

  private static FieldPlan identifier(String pattern, int maxLength) {
    return texts(
        text("version", PrivacyClass.IDENTIFIER), new Texts(List.of(), pattern, maxLength, ""));
  }

  private static FieldPlan masked(int maxLength, String reason) {
    return texts(text("text", PrivacyClass.MASKED), new Texts(List.of(), null, maxLength, reason));
  }
}
