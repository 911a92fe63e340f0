package dev.candor.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Activity;
import dev.candor.Category;
import dev.candor.HashScope;
import dev.candor.Level;
import dev.candor.Route;
import dev.candor.Tier;
import dev.candor.Trust;
import dev.candor.Unit;
import dev.candor.processor.ValueType.Kind;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.FieldType;
import dev.candor.wire.PrivacyClass;
import dev.candor.wire.Prose;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rules, without a compiler. */
class DeclarationsTest {

  @Test
  void aComponentThatIsWrongInSeveralWaysHasSeveralProblems() {
    Component component =
        component("größe", text(), Unit.COUNT, new Mark.OneOf(List.of("a", "a", ""), " ", ""));

    assertThat(component.problems()).hasSize(5).extracting(Problem::place).containsOnly(place());
  }

  @Test
  void aPlainValueHasNoProblem() {
    assertThat(component("files", whole(), Unit.COUNT).problems()).isEmpty();
    assertThat(component("files", whole(), null).problems()).isEmpty();
  }

  @Test
  void aDurationMayBeUnsignedAsAWholeNumberMay() {
    Traits unsigned =
        new Traits("", null, false, null, true, null, null, false, null, Prose.NOTHING);
    Component took =
        new Component(
            Place.of("acme.Ran").component("took"), "", "took", duration(), List.of(), unsigned);

    assertThat(took.problems()).isEmpty();
    assertThat(took.fields()).extracting(FieldPlan::type).containsExactly(FieldType.UNSIGNED);
    assertThat(component("took", duration(), null).fields())
        .extracting(FieldPlan::type)
        .containsExactly(FieldType.WHOLE);
  }

  @Test
  void aTypeThatTheCompilerDoesNotKnowIsNotJudged() {
    assertThat(component("x", ValueType.of(Kind.UNKNOWN, new TypeName("", "X")), null).problems())
        .isEmpty();
  }

  @Test
  void aFieldIsPlannedAsItLeaves() {
    Mark hashed = new Mark.Hashed(HashScope.PRODUCT, Trust.LOCAL);
    assertThat(component("authorName", text(), null, hashed).fields())
        .containsExactly(
            new FieldPlan(
                "author_name_hash",
                PrivacyClass.HASHED,
                FieldType.TEXT,
                FieldPlan.Shape.ONE,
                FieldPlan.Texts.ANY,
                new FieldPlan.Hash("product", "local"),
                null,
                null,
                Prose.NOTHING));
    Mark closed = new Mark.OneOf(List.of("b", "a"), "a", "");
    assertThat(component("mode", text(), null, closed).fields())
        .extracting(field -> field.texts().values())
        .containsExactly(List.of("b", "a"));
    Mark open = new Mark.OneOf(List.of("b"), "other", "");
    assertThat(component("mode", text(), null, open).fields())
        .extracting(field -> field.texts().values())
        .containsExactly(List.of("b", "other"));
    assertThat(component("took", duration(), null).fields())
        .extracting(FieldPlan::unit)
        .containsExactly("milliseconds");
    assertThat(component("took", duration(), null, new Mark.LocalOnly()).fields())
        .containsExactly(FieldPlan.of("took", PrivacyClass.LOCAL_ONLY, FieldType.WHOLE));
    assertThat(component("files", whole(), Unit.COUNT).fields())
        .extracting(FieldPlan::unit)
        .containsExactly("count");
  }

  @Test
  void anEventBelongsToTheNearestProductAroundIt() {
    ProductDeclaration outer = product("acme", "outer");
    ProductDeclaration inner = product("acme.in", "inner");
    Declarations declarations =
        new Declarations(
            List.of(inner, outer),
            List.of(event("acme.in.deep", "A"), event("acme.inner", "B"), event("acme", "C")),
            name -> false);

    assertThat(declarations.eventsOf(inner))
        .extracting(event -> event.type().simple())
        .containsExactly("A");
    assertThat(declarations.eventsOf(outer))
        .extracting(event -> event.type().simple())
        .containsExactly("B", "C");
  }

  @Test
  void theVariablesAreTheNameWhereNoneAreGiven() {
    assertThat(product("acme", "build-tool").variables()).isEqualTo("BUILD_TOOL");
    assertThat(product("acme", "build-tool").planClass())
        .isEqualTo(new TypeName("acme", "BuildToolPlan"));
  }

  @Test
  void namesAreSpeltForTheWire() {
    assertThat(Spelling.snake("fromPrBranch")).isEqualTo("from_pr_branch");
    assertThat(Spelling.snake("URLCount")).isEqualTo("url_count");
    assertThat(Spelling.snake("lastURL")).isEqualTo("last_url");
    assertThat(Spelling.snake("http2Calls")).isEqualTo("http2_calls");
    assertThat(Spelling.snake("took_ms")).isEqualTo("took_ms");
  }

  @Test
  void theNearestNamesComeFirst() {
    assertThat(Spelling.nearest("usr", List.of("size", "author", "user", "uso")))
        .containsExactly("user", "uso", "size");
  }

  @Test
  void aLiteralIsAsciiAndSaysTheSame() {
    assertThat(Expression.literal("\\d\"é\n\u0001").text())
        .isEqualTo("\"\\\\d\\\"\\u00e9\\n\\u0001\"");
  }

  private static Place place() {
    return Place.of("acme.Ran").component("größe");
  }

  private static Component component(
      String name, ValueType type, @Nullable Unit unit, Mark... marks) {
    Traits.Meter meter = unit == null ? null : new Traits.Meter(false, unit, List.of(), "");
    return new Component(
        Place.of("acme.Ran").component(name),
        "",
        name,
        type,
        List.of(marks),
        new Traits("", meter, false, null, false, null, null, false, null, Prose.NOTHING));
  }

  private static ValueType text() {
    return ValueType.of(Kind.TEXT, new TypeName("java.lang", "String"));
  }

  private static ValueType whole() {
    return ValueType.primitive(Kind.WHOLE, "int");
  }

  private static ValueType duration() {
    return ValueType.of(Kind.DURATION, new TypeName("java.time", "Duration"));
  }

  private static ProductDeclaration product(String packageName, String name) {
    return new ProductDeclaration(
        packageName,
        name,
        "",
        List.of(),
        Level.LOCAL,
        null,
        List.of(),
        400,
        List.of(),
        "",
        List.of(),
        "",
        List.of(),
        false,
        Set.of());
  }

  private static EventDeclaration event(String packageName, String simple) {
    return new EventDeclaration(
        new EventDeclaration.Form(
            new TypeName(packageName, simple), "record", "", "", false, List.of(), Set.of()),
        new EventDeclaration.Terms(
            simple.toLowerCase(Locale.ROOT),
            "",
            "Why.",
            "us",
            Tier.EVENTS,
            Route.PRODUCT,
            Category.FEEDBACK,
            Activity.NONE,
            "",
            "",
            "",
            Prose.NOTHING),
        List.of(),
        List.of());
  }
}
