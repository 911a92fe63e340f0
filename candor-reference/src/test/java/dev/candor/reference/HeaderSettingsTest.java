package dev.candor.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Level;
import dev.candor.Plan;
import dev.candor.PlanSwitch;
import dev.candor.Switch;
import dev.candor.reference.ao.AoPlan;
import dev.candor.sdk.Candor;
import dev.candor.sdk.Installation;
import dev.candor.sdk.Surroundings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HeaderSettingsTest {

  @TempDir private Path root;

  static List<ReferenceTool> tools() {
    return ReferenceTool.all();
  }

  @ParameterizedTest
  @MethodSource("tools")
  void everyVariableOfTheToolThatTelemetryReadsIsOnThePageAndInTheFile(ReferenceTool tool) {
    Set<String> read = read(tool.plan());
    read.add(Installation.variable(tool.plan())); // read once something is to leave

    assertThat(read)
        .contains("DO_NOT_TRACK", tool.plan().variables() + "_TELEMETRY_DEBUG")
        .allSatisfy(
            name -> {
              assertThat(tool.configuration().markdown()).contains("| `" + name + "` |");
              assertThat(tool.configuration().envExample()).contains("\n#" + name + "=");
            });
  }

  @ParameterizedTest
  @MethodSource("tools")
  void everySwitchOfTheHeaderIsOnThePage(ReferenceTool tool) {
    String page = tool.configuration().markdown();

    for (PlanSwitch each : tool.plan().switches()) {
      String home = each.source() == Switch.Source.FILE ? "~/" : "";
      assertThat(each.names())
          .allSatisfy(name -> assertThat(page).contains("| `" + home + name + "` |"));
    }
  }

  @Test
  void aSwitchIsReadAsTheHeaderSaysWhateverTheToolSaysOfIt() {
    PlanSwitch remote = switched("REMOTE");
    Setting own = Setting.variable("REMOTE", "off", "Where events go.", "It lifts nothing.");

    assertThat(HeaderSettings.with(with(remote), List.of(own)))
        .filteredOn(each -> each.name().equals("REMOTE"))
        .containsExactly(
            Setting.variable(
                "REMOTE",
                "off",
                "Where events go.",
                "local: off; on: otlp, posthog; anything else: an error at the start; local where"
                    + " it is not set, and another switch is. It lifts nothing."));
  }

  @Test
  void aSwitchThatTheToolSaysNothingOfIsOnThePageToo() {
    assertThat(HeaderSettings.with(with(switched("REMOTE")), List.of()))
        .extracting(Setting::name)
        .contains("REMOTE");
  }

  private static PlanSwitch switched(String name) {
    return new PlanSwitch(
        Switch.Source.VARIABLE,
        List.of(name),
        List.of(),
        List.of("off"),
        List.of("otlp", "posthog"),
        List.of(),
        Switch.Says.MISTAKE,
        Switch.Says.LOCAL,
        false,
        "");
  }

  private static Plan with(PlanSwitch each) {
    Plan ao = AoPlan.plan();
    return new Plan(
        ao.product(),
        ao.variables(),
        List.of(each),
        ao.defaultLevel(),
        ao.identity(),
        ao.destinations(),
        ao.ownPackages(),
        ao.hash(),
        ao.events());
  }

  /** Those of the tool's own that are read from the start of a run at level on to its end. */
  private Set<String> read(Plan plan) {
    Machine machine = new Machine(plan, root);
    machine.variables.put(plan.variables() + "_TELEMETRY", "on");
    plan.switches().stream()
        .filter(each -> each.source() == Switch.Source.VARIABLE && !each.on().isEmpty())
        .forEach(each -> machine.variables.put(each.names().get(0), each.on().get(0)));
    Surroundings there = machine.surroundings();
    Asked asked = new Asked(there.variables());
    Surroundings listened =
        new Surroundings(
            asked,
            there.home(),
            there.root(),
            there.workingDirectory(),
            there.osName(),
            there.osVersion(),
            there.osArch(),
            there.clock(),
            there.nanos(),
            there.entropy(),
            there.commands(),
            there.err());
    try (Candor candor = Candor.builder(plan, "1.0").surroundings(listened).open()) {
      assertThat(candor.decision().level()).isEqualTo(Level.ON);
    }
    Set<String> own = new TreeSet<>(asked.names);
    own.removeIf(name -> !isOfTheTool(name, plan.variables()));
    return own;
  }

  /** Others tell where a process runs, and a tool may have such a variable for that. */
  private static boolean isOfTheTool(String name, String prefix) {
    return name.equals("DO_NOT_TRACK")
        || name.startsWith(prefix + "_TELEMETRY")
        || name.equals(prefix + "_INSTALLATION");
  }

  /** Remembers what is asked for. */
  private static final class Asked extends HashMap<String, String> {

    private static final long serialVersionUID = 1;

    private final transient Set<String> names = new ConcurrentSkipListSet<>();

    Asked(Map<String, String> variables) {
      super(variables);
    }

    @Override
    public @Nullable String get(@Nullable Object name) {
      names.add("" + name);
      return super.get(name);
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
      names.add("" + name);
      return super.containsKey(name);
    }
  }
}
