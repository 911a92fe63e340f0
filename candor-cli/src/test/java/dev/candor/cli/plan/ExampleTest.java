package dev.candor.cli.plan;

import static dev.candor.cli.plan.Plans.example;
import static dev.candor.cli.plan.Plans.field;
import static dev.candor.cli.plan.Plans.flag;
import static dev.candor.cli.plan.Plans.longest;
import static dev.candor.cli.plan.Plans.metric;
import static dev.candor.cli.plan.Plans.oneOf;
import static dev.candor.cli.plan.Plans.shape;
import static dev.candor.cli.plan.Plans.text;
import static dev.candor.cli.plan.Plans.texts;
import static dev.candor.cli.plan.Plans.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.wire.FieldPlan;
import dev.candor.wire.FieldPlan.Metric;
import dev.candor.wire.FieldPlan.Shape;
import dev.candor.wire.FieldPlan.Texts;
import dev.candor.wire.FieldType;
import dev.candor.wire.Json;
import dev.candor.wire.PrivacyClass;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The value that documents and schemas show of a field. */
final class ExampleTest {

  @ParameterizedTest
  @CsvSource({
    "milliseconds, 412, 412.0",
    "seconds, 12, 12.0",
    "days, 3, 3.0",
    "bytes, 18432, 18432.0",
    "characters, 120, 120.0",
    "tokens, 1500, 1500.0",
    "percent, 42, 42.0",
    "ratio, 1, 0.5",
    "us_dollars, 1, 0.07",
    "parsecs, 3, 3.0",
  })
  void aNumberIsWhatItsUnitMakesLikely(String unit, String whole, String decimal) {
    FieldPlan fraction = field("x", PrivacyClass.VALUE, FieldType.DECIMAL);

    assertThat(line(metric(whole("x"), Metric.histogram(unit)))).isEqualTo(whole);
    assertThat(line(metric(fraction, Metric.histogram(unit)))).isEqualTo(decimal);
  }

  @Test
  void aListOfTheAuthorsIsTakenWhereItIsOneOfTheField() {
    FieldPlan flags = shape(flag("x"), Shape.list(2));

    assertThat(line(flags)).isEqualTo("[true]");
    assertThat(line(example(flags, "[]"))).isEqualTo("[]");
    assertThat(line(example(flags, "[false,false]"))).isEqualTo("[false,false]");
    assertThat(line(example(flags, "[false,false,false]"))).isEqualTo("[true]");
    assertThat(line(example(flags, "[false,0]"))).isEqualTo("[true]");
    assertThat(line(example(flags, "false"))).isEqualTo("[true]");
  }

  @Test
  void aMapOfTheAuthorsIsTakenWhereItHasTheFieldsKeysAndValues() {
    FieldPlan counts = shape(whole("x"), Shape.map(List.of("node", "rust")));

    assertThat(line(counts)).isEqualTo("{\"node\":3}");
    assertThat(line(example(counts, "{\"rust\":-1}"))).isEqualTo("{\"rust\":-1}");
    assertThat(line(example(counts, "{\"deno\":1}"))).isEqualTo("{\"node\":3}");
    assertThat(line(example(counts, "{\"node\":1,\"rust\":true}"))).isEqualTo("{\"node\":3}");
    assertThat(line(example(counts, "[1]"))).isEqualTo("{\"node\":3}");
  }

  @Test
  void aTextOfAListIsHeldToTheSetAsOneAloneIs() {
    FieldPlan languages = shape(oneOf("x", "c", "java"), Shape.list(3));

    assertThat(line(example(languages, "[\"java\"]"))).isEqualTo("[\"java\"]");
    assertThat(line(example(languages, "[\"java\",\"cobol\"]"))).isEqualTo("[\"c\"]");
  }

  @Test
  void aMaskedTextIsAsLongAsItMayBe() {
    FieldPlan content = text("x", PrivacyClass.MASKED);

    assertThat(line(longest(content, 18))).isEqualTo("\"cannot open <path>\"");
    assertThat(line(longest(content, 17))).isEqualTo("\"cannot open <path\"");
    assertThat(line(longest(content, 1))).isEqualTo("\"c\"");
    assertThat(line(longest(example(content, "no file"), 7))).isEqualTo("\"no file\"");
    assertThat(line(longest(example(content, "no file"), 6))).isEqualTo("\"cannot\"");
  }

  @Test
  void aPublicNameIsOneThatThePatternTakes() {
    assertThat(line(named("[a-z]+", 7))).isEqualTo("\"example\"");
    assertThat(line(named("[a-z]+", 6))).isEqualTo("\"other\"");
    assertThat(line(named("[a-z]+", 0))).isEqualTo("\"example\"");
    assertThat(line(named("[0-9.]+", 20))).isEqualTo("\"1.4.2\"");
    assertThat(line(named("[", 20))).isEqualTo("\"other\"");
    assertThat(line(example(named("[a-z]+", 20), "mine"))).isEqualTo("\"mine\"");
    assertThat(line(example(named("[a-z]+", 20), "other"))).isEqualTo("\"other\"");
    assertThat(line(example(named("[a-z]+", 20), "My own"))).isEqualTo("\"example\"");
  }

  private static FieldPlan named(String pattern, int maxLength) {
    return texts(text("x", PrivacyClass.IDENTIFIER), new Texts(List.of(), pattern, maxLength, ""));
  }

  private static String line(FieldPlan field) {
    Json example = Example.of(field);
    return JsonText.line(example);
  }
}
