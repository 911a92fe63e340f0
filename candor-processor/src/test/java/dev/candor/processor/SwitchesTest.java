package dev.candor.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.candor.wire.SwitchPlan;
import dev.candor.wire.TrackingPlan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The switches of a product that its users know already. */
class SwitchesTest {

  private static Compilation compilation(String switches) {
    return product("switches = {%s}".formatted(switches));
  }

  private static Compilation product(String terms) {
    return Compilation.of(
        Compilation.STRICT,
        """
        // acme/package-info.java
        @Product(name = "acme", %s)
        package acme;
        import dev.candor.*;
        """
            .formatted(terms));
  }

  @Test
  void standInThePlanThatTelemetryIsOpenedWithInTheirOrder() {
    Compilation compilation =
        compilation(
            """
            @Switch(name = "ACME_QUIET", off = {"1", "yes"}, exact = true, reason = "quiet"),
            @Switch(source = Switch.Source.CI, off = "true"),
            @Switch(
                source = Switch.Source.SETTING,
                name = "acme.level",
                local = "local",
                on = "all",
                nothing = "auto",
                otherwise = Switch.Says.MISTAKE,
                unset = Switch.Says.OFF)
            """);

    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.text("acme/AcmePlan.java").replaceAll("\\s+", ""))
        .contains(
            "newPlanSwitch(Switch.Source.VARIABLE,List.of(\"ACME_QUIET\"),List.of(\"1\",\"yes\"),"
                + "List.of(),List.of(),List.of(),Switch.Says.NOTHING,Switch.Says.NOTHING,true,"
                + "\"quiet\"),newPlanSwitch(Switch.Source.CI,List.of(),List.of(\"true\"),",
            "newPlanSwitch(Switch.Source.SETTING,List.of(\"acme.level\"),List.of(),"
                + "List.of(\"local\"),List.of(\"all\"),List.of(\"auto\"),Switch.Says.MISTAKE,"
                + "Switch.Says.OFF,false,\"\")");
    assertThat(plan(compilation).product().switches())
        .extracting(SwitchPlan::source, SwitchPlan::names, SwitchPlan::otherwise)
        .containsExactly(
            tuple("variable", List.of("ACME_QUIET"), "nothing"),
            tuple("ci", List.of(), "nothing"),
            tuple("setting", List.of("acme.level"), "mistake"));
  }

  @Test
  void leaveTheHashOfThePlanAsItIsAndASchemeOfIdentityDoesNot() {
    String plain = plan(compilation("")).hash();
    String scheme = "identity = @Scheme(name = \"acme-id\", madeOf = \"%s\")";

    assertThat(plan(compilation("@Switch(name = \"QUIET\", off = \"1\")")).hash()).isEqualTo(plain);
    assertThat(
            List.of(
                plain,
                plan(product(scheme.formatted("a random number"))).hash(),
                plan(product(scheme.formatted("the machine's id"))).hash()))
        .doesNotHaveDuplicates();
    assertThat(
            product(scheme.formatted("a random number"))
                .text("acme/AcmePlan.java")
                .replaceAll("\\s+", ""))
        .contains("Level.LOCAL,\"acme-id\"");
  }

  @Test
  void aSchemeOfIdentityThatDoesNotSayWhatItIsMadeOfDoesNotCompile() {
    assertThat(product("identity = @Scheme(name = \"acme-id\")").messages())
        .anyMatch(each -> each.contains("identity 'acme-id' does not say what it is made of"));
  }

  private static TrackingPlan plan(Compilation compilation) {
    return TrackingPlan.parse(compilation.bytes(TrackingPlan.resource("acme")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "@Switch(off = \"1\") | switch '' of source variable must have one name",
        "@Switch(name = {\"A\", \"B\"}, off = \"1\") | 'A, B' of source variable must have one name",
        "@Switch(source = Switch.Source.CI, name = \"A\", off = \"true\") | must have no name",
        "@Switch(source = Switch.Source.PRESENCE, off = \"true\") | must have at least one name",
        "@Switch(name = \" \", off = \"1\") | has a blank name",
        "@Switch(source = Switch.Source.FILE, name = \"/etc/x\", off = \"true\") | below the home",
        "@Switch(source = Switch.Source.FILE, name = \"../x\", off = \"true\") | below the home",
        "@Switch(name = \"A\", off = \"1\", on = \"1\") | word '1' of switch 'A' is there twice",
        "@Switch(name = \"A\") | switch 'A' says nothing",
        "@Switch(name = \"A\", off = \"1\", unset = Switch.Says.MISTAKE) | cannot be a mistake",
        "@Switch(name = \"A\", off = \"1\"), @Switch(name = \"A\", on = \"2\") | 'A' is there twice",
      })
  void thatMeanNothingOrTwoThingsDoNotCompile(String switches, String message) {
    assertThat(compilation(switches).messages()).anyMatch(each -> each.contains(message));
  }
}
