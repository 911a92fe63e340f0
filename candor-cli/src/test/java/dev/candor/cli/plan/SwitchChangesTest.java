package dev.candor.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.cli.plan.Change.Note;
import dev.candor.cli.plan.PlanDiff.Line;
import dev.candor.wire.ProductPlan;
import dev.candor.wire.ProductPlan.SchemePlan;
import dev.candor.wire.SwitchPlan;
import dev.candor.wire.TrackingPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reviewer reads where the switches or the identity of a product change. */
final class SwitchChangesTest {

  private static final String REMOVED = "; whoever refused by it is no longer heard";

  @Test
  void aSwitchThatRefusesIsMissedAndOneThatOnlyAllowsIsNot() {
    SwitchPlan quiet = variable("QUIET", "off=1");
    SwitchPlan loud = variable("LOUD", "on=1");

    assertThat(diff(List.of(quiet, loud), List.of()).widenings())
        .containsExactly(new Line("product", "switch removed, variable 'QUIET'" + REMOVED));
    assertThat(texts(diff(List.of(loud), List.of())))
        .containsExactly("switch removed, variable 'LOUD'");
    assertThat(texts(diff(List.of(), List.of(quiet))))
        .containsExactly("new switch, variable 'QUIET': off: `1`; any other word: no level");
    assertThat(diff(List.of(), List.of(quiet)).widenings()).isEmpty();
    assertThat(diff(List.of(), List.of(loud)).widenings()).hasSize(1);
  }

  @Test
  void eachOfSeveralNamesIsMissedByItself() {
    assertThat(diff(List.of(presence("CI", "DRONE")), List.of(presence("CI"))).widenings())
        .containsExactly(new Line("product", "switch removed, presence 'DRONE'" + REMOVED));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "off=1           | local=1           | ', word '1': off → local          | true",
        "off=1           | nothing=1 off=2   | ', word '1': off → nothing        | true",
        "off=1 local=2   | off=1 on=2        | ', word '2': local → on           | true",
        "off=1           | off=1 on=2        | ', word '2': nothing → on         | true",
        "off=1           | off=1 exact=true  | ': upper and lower case count      | false",
        "off=y           | off=y exact=true  | ', word 'Y': off → nothing        | true",
        "nothing=n otherwise=off exact=true | nothing=n otherwise=off | ', word 'N': off → nothing | true",
        "off=1 exact=true | off=1            | ': upper and lower case are the same | false",
        "off=1 otherwise=mistake | off=1     | ', any other word: mistake → nothing | true",
        "off=1 otherwise=mistake | off=1 otherwise=off | ', any other word: mistake → off | false",
        "off=1 unset=off | off=1             | ', where it is not set: off → nothing | true",
        "local=1         | off=1             | ', word '1': local → off          | false",
        "off=1           | off=1 local=2     | ', word '2': nothing → local      | false",
        "off=1 reason=a  | off=1 reason=b    | ', reason: a → b                  | false",
      })
  void aWordThatRefusesLessIsWider(String before, String after, String note, boolean wider) {
    PlanDiff diff = diff(List.of(variable("A", before)), List.of(variable("A", after)));

    assertThat(texts(diff)).anyMatch(text -> text.startsWith("switch, variable 'A" + note));
    assertThat(diff.widenings()).hasSize(wider ? 1 : 0);
    assertThat(diff.breakings()).isEmpty();
  }

  @Test
  void theOrderInWhichReasonsCountIsProse() {
    SwitchPlan one = variable("A", "off=1");
    SwitchPlan other = variable("B", "off=1");

    assertThat(texts(diff(List.of(one, other), List.of(other, one))))
        .containsExactly("order of the switches: variable 'B', variable 'A'");
    assertThat(diff(List.of(one), List.of(one)).changes()).isEmpty();
  }

  @Test
  void anotherIdentityIsWiderUnlessItIsARandomOne() {
    SchemePlan device = new SchemePlan("device", "the machine's id");
    SchemePlan host = new SchemePlan("host", "the host's name");

    PlanDiff first = diff(null, device);
    PlanDiff other = diff(device, host);
    PlanDiff random = diff(device, null);
    PlanDiff made = diff(device, new SchemePlan("device", "the host's name"));

    assertThat(first.widenings())
        .isEqualTo(first.breakings())
        .containsExactly(
            new Line("product", "installations are told apart by: a random id → 'device'"));
    assertThat(other.widenings()).isEqualTo(other.breakings()).hasSize(1);
    assertThat(random.widenings()).isEmpty();
    assertThat(random.breakings()).hasSize(1);
    assertThat(made.widenings())
        .containsExactly(
            new Line(
                "product", "identity 'device' is made of: the machine's id → the host's name"));
    assertThat(made.breakings()).isEmpty();
  }

  private static PlanDiff diff(List<SwitchPlan> before, List<SwitchPlan> after) {
    return PlanDiff.of(plan(before, null), plan(after, null));
  }

  private static PlanDiff diff(@Nullable SchemePlan before, @Nullable SchemePlan after) {
    return PlanDiff.of(plan(List.of(), before), plan(List.of(), after));
  }

  private static List<String> texts(PlanDiff diff) {
    return diff.changes().stream()
        .flatMap(change -> change.notes().stream())
        .map(Note::text)
        .toList();
  }

  private static TrackingPlan plan(List<SwitchPlan> switches, @Nullable SchemePlan identity) {
    return new TrackingPlan(
        new ProductPlan(
            "acme", "ACME", "local", 400, "acme", List.of(), List.of(), switches, identity),
        List.of(),
        List.of());
  }

  private static SwitchPlan presence(String... names) {
    return new SwitchPlan(
        "presence",
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

  /** With what is said of it, such as {@code off=1 otherwise=local}. */
  private static SwitchPlan variable(String name, String said) {
    return new SwitchPlan(
        "variable",
        List.of(name),
        words(said, "off"),
        words(said, "local"),
        words(said, "on"),
        words(said, "nothing"),
        word(said, "otherwise", "nothing"),
        word(said, "unset", "nothing"),
        word(said, "exact", "").equals("true"),
        word(said, "reason", ""));
  }

  private static List<String> words(String said, String key) {
    String word = word(said, key, "");
    return word.isEmpty() ? List.of() : List.of(word);
  }

  private static String word(String said, String key, String otherwise) {
    for (String part : said.split(" ", -1)) {
      if (part.startsWith(key + "=")) {
        return part.substring(key.length() + 1);
      }
    }
    return otherwise;
  }
}
