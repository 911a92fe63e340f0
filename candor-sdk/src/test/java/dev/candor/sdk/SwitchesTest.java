package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.candor.Level;
import dev.candor.Plan;
import dev.candor.PlanSwitch;
import dev.candor.Switch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a product says of CI, and what its own settings say. */
class SwitchesTest {

  private static final PlanSwitch CI =
      new PlanSwitch(
          Switch.Source.CI,
          List.of(),
          List.of("true"),
          List.of(),
          List.of(),
          List.of(),
          Switch.Says.NOTHING,
          Switch.Says.NOTHING,
          false,
          "CI detected");
  private static final PlanSwitch SETTING =
      new PlanSwitch(
          Switch.Source.SETTING,
          List.of("build.telemetry"),
          List.of("none"),
          List.of("private"),
          List.of("all"),
          List.of("auto"),
          Switch.Says.MISTAKE,
          Switch.Says.NOTHING,
          false,
          "by its settings");

  @TempDir private Path root = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "true,           '',   OFF",
    "TRUE,           '',   OFF",
    "1,              '',   OFF",
    "true,           on,   OFF", // a switch refuses as the variable does
    "'',             '',   LOCAL",
    "0,              '',   LOCAL",
    "false,          '',   LOCAL",
    "false,          on,   ON",
  })
  void aPlanThatSuppressesCiRecordsNothingThere(String ci, String variable, Level level)
      throws IOException {
    Machine machine = new Machine(root);
    machine.variables.put("CI", ci);
    machine.variables.put("BUILD_TOOL_TELEMETRY", variable);

    Consent.Decision decision = run(machine, "", CI);

    assertThat(decision.level()).isEqualTo(level);
    assertThat(decision.reason()).isEqualTo(level == Level.OFF ? "CI detected" : "");
    assertThat(machine.places().state().toFile().exists()).isEqualTo(level != Level.OFF);
  }

  @Test
  void aPlanThatDoesNotRecordsARunOfCiAsOne() throws IOException {
    Machine machine = new Machine(root);
    machine.variables.put("CI", "true");

    Consent.Decision decision = run(machine, "");

    assertThat(decision.level()).isEqualTo(Level.LOCAL);
    assertThat(machine.localLines().get(0)).contains("\"environment\":\"ci\"");
    assertThat(machine.localLines()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "none,      '',  '',    OFF,   SETTING",
    "' NONE ',  '',  '',    OFF,   SETTING",
    "none,      on,  on,    OFF,   SETTING",
    "private,   on,  '',    LOCAL, SETTING",
    "all,       '',  '',    ON,    SETTING",
    "all,       '',  off,   OFF,   USER_FILE",
    "all,       off, '',    OFF,   VARIABLE",
    "auto,      '',  '',    LOCAL, PRODUCT_DEFAULT",
    "auto,      '',  on,    ON,    USER_FILE",
    "'',        '',  '',    LOCAL, PRODUCT_DEFAULT",
  })
  void aSettingSaysALevelWhereNobodyRefuses(
      String setting, String variable, String user, Level level, Consent.Origin origin)
      throws IOException {
    Machine machine = new Machine(root);
    machine.variables.put("BUILD_TOOL_TELEMETRY", variable);
    if (!user.isEmpty()) {
      machine.choose(user);
    }

    Consent.Decision decision = run(machine, setting, SETTING);

    assertThat(decision.level()).isEqualTo(level);
    assertThat(decision.origin()).isEqualTo(origin);
    assertThat(decision.heard())
        .filteredOn(heard -> heard.origin() == Consent.Origin.SETTING)
        .extracting(Heard::place, Heard::value)
        .isEqualTo(
            setting.isEmpty() ? List.of() : List.of(tuple("build.telemetry", setting.strip())));
  }

  @Test
  void aSettingThatIsAMistakeStopsTheProductAndSaysWhatItMayBe() {
    Machine machine = new Machine(root);

    assertThatThrownBy(() -> run(machine, "some", SETTING))
        .isInstanceOf(MistakenSwitchException.class)
        .hasMessage(
            "build.telemetry='some' is none of all, private, auto, none: correct it or remove it.");
  }

  @Test
  void aSettingThatThePlanDoesNotNameSaysNothing() throws IOException {
    assertThat(run(new Machine(root), "none").level()).isEqualTo(Level.LOCAL);
  }

  /** Records an event by a product with these switches, whose setting says this. */
  private static Consent.Decision run(Machine machine, String setting, PlanSwitch... switches) {
    try (Candor candor =
        machine.candor(plan(List.of(switches))).setting("build.telemetry", setting).open()) {
      candor.telemetry().record(new SampleEvents.Step(1));
      return candor.decision();
    }
  }

  private static Plan plan(List<PlanSwitch> switches) {
    Plan plan = SampleEvents.plan(Level.LOCAL);
    return new Plan(
        plan.product(),
        plan.variables(),
        switches,
        plan.defaultLevel(),
        plan.identity(),
        plan.destinations(),
        plan.ownPackages(),
        plan.hash(),
        plan.events());
  }
}
