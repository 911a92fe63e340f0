package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Level;
import dev.candor.Plan;
import dev.candor.PlanSwitch;
import dev.candor.Switch;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChildEnvironmentTest {

  private static final Plan PLAN =
      new Plan(
          "tool",
          "TOOL",
          List.of(
              new PlanSwitch(
                  Switch.Source.VARIABLE,
                  List.of("TOOL_ANALYTICS"),
                  List.of("no"),
                  List.of(),
                  List.of("yes"),
                  List.of(),
                  Switch.Says.NOTHING,
                  Switch.Says.NOTHING,
                  false,
                  "")),
          Level.LOCAL,
          "",
          List.of(),
          List.of(),
          "hash",
          List.of());

  @Test
  void keepsOursOutAndWhatRefusesIn() {
    assertThat(
            scrubbed(
                Map.of(
                    "TOOL_TELEMETRY", "on",
                    "TOOL_TELEMETRY_DEBUG", "1",
                    "TOOL_TELEMETRY_RAW_TO", "http://127.0.0.1",
                    "TOOL_INSTALLATION", "6a1b",
                    "TOOL_ANALYTICS", "yes",
                    "TOOL_TELEMETRYX", "1",
                    "OTEL_SERVICE_NAME", "mine",
                    "DO_NOT_TRACK", "1")))
        .containsOnlyKeys("TOOL_TELEMETRYX", "OTEL_SERVICE_NAME", "DO_NOT_TRACK");
    assertThat(scrubbed(Map.of("TOOL_TELEMETRY", "off", "TOOL_ANALYTICS", "no")))
        .containsOnlyKeys("TOOL_TELEMETRY", "TOOL_ANALYTICS");
    assertThat(scrubbed(Map.of("TOOL_TELEMETRY", "perhaps"))).containsKey("TOOL_TELEMETRY");
    assertThat(scrubbed(Map.of("TOOL_TELEMETRY", ""))).isEmpty();
  }

  private static Map<String, String> scrubbed(Map<String, String> variables) {
    ProcessBuilder child = new ProcessBuilder("true");
    child.environment().clear();
    child.environment().putAll(variables);
    new ChildEnvironment(PLAN).scrub(child);
    return child.environment();
  }
}
