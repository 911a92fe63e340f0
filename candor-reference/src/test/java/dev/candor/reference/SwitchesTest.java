package dev.candor.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every switch of the reference tools, with its own meaning, reason and order. */
class SwitchesTest {

  private static final String ABSENT = "(absent)";

  @TempDir Path root;

  /** What a row is expected to be decided as. */
  private record Expected(SwitchedTool.Row row, String decision) {}

  @Test
  void theEngineIsOffForTheFirstOfItsFourReasons() throws Exception {
    List<Expected> table = new ArrayList<>();
    for (String config : List.of(ABSENT, "true", "false")) {
      for (String enabled : List.of(ABSENT, "", "true", "1", "false", "0", "FALSE", "no")) {
        for (String ci : List.of(ABSENT, "CI=", "CI=false", "TEAMCITY_VERSION=2026.1")) {
          for (String developer : List.of(ABSENT, "true", "1")) {
            for (boolean file : new boolean[] {false, true}) {
              table.add(engine(config, enabled, ci, developer, file));
            }
          }
        }
      }
    }

    holds(table);
    assertThat(table).hasSizeGreaterThan(500);
  }

  private Expected engine(String config, String enabled, String ci, String developer, boolean file)
      throws IOException {
    Map<String, String> variables = new TreeMap<>();
    put(variables, "III_TELEMETRY_ENABLED", enabled);
    put(variables, "III_TELEMETRY_DEV", developer);
    if (!ci.equals(ABSENT)) {
      variables.put(ci.substring(0, ci.indexOf('=')), ci.substring(ci.indexOf('=') + 1));
    }
    Map<String, String> settings = new TreeMap<>();
    put(settings, "enabled", config);
    String reason =
        config.equals("false")
            ? "config"
            : enabled.equals("false") || enabled.equals("0")
                ? "user opt-out"
                : !ci.equals(ABSENT)
                    ? "CI detected"
                    : developer.equals("true") || file ? "dev opt-out" : "";
    return new Expected(
        new SwitchedTool.Row("iii", home(file), variables, settings),
        reason.isEmpty() ? "LOCAL" : "OFF " + reason);
  }

  /** A home with or without the developers' own opt-out. */
  private Path home(boolean file) throws IOException {
    Path machine = root.resolve(file ? "developer" : "user");
    Files.createDirectories(machine.resolve("home/.iii"));
    if (file) {
      Files.writeString(machine.resolve("home/.iii/telemetry_dev_optout"), "");
    }
    return machine;
  }

  @Test
  void theEngineKnowsEachVariableOfCi() throws Exception {
    List<Expected> table = new ArrayList<>();
    for (String name :
        List.of(
            "CI",
            "GITHUB_ACTIONS",
            "GITLAB_CI",
            "CIRCLECI",
            "JENKINS_URL",
            "TRAVIS",
            "BUILDKITE",
            "TF_BUILD",
            "CODEBUILD_BUILD_ID",
            "BITBUCKET_BUILD_NUMBER",
            "DRONE",
            "TEAMCITY_VERSION")) {
      for (String value : List.of("", "0", "false", "true", "anything")) {
        table.add(
            new Expected(
                new SwitchedTool.Row("iii", home(false), Map.of(name, value), Map.of()),
                "OFF CI detected"));
        table.add(
            new Expected(
                new SwitchedTool.Row("altimate", home(false), Map.of(name, value), Map.of()),
                "LOCAL"));
      }
    }

    holds(table);
  }

  @Test
  void theEditorTakesAnUnknownLevelForLocal() throws Exception {
    List<Expected> table = new ArrayList<>();
    for (String said : List.of("off", "local", "deployment", "on", "", "OFF", "no")) {
      table.add(
          new Expected(
              new SwitchedTool.Row("coder", root, Map.of(), Map.of("coder.telemetry.level", said)),
              said.equalsIgnoreCase("off") ? "OFF setting" : "LOCAL"));
    }

    holds(table);
  }

  @Test
  void theDaemonIsOffUntilItIsSwitchedOnAndDoesNotStartOnABadToggle() throws Exception {
    List<String> on = List.of("on", "true", "1", "yes", "ON");
    List<String> off = List.of("off", "false", "0", "no");
    List<Expected> table = new ArrayList<>();
    for (String events : all(on, off)) {
      for (String metrics : List.of(ABSENT, "on", "no", "maybe")) {
        for (String remote : List.of(ABSENT, "off", "posthog", "otlp", "otlp2")) {
          table.add(daemon(events, metrics, remote, on));
        }
      }
    }

    holds(table);
    assertThat(table).hasSizeGreaterThan(200);
  }

  private static List<String> all(List<String> on, List<String> off) {
    List<String> all = new ArrayList<>(List.of(ABSENT, "", "maybe"));
    all.addAll(on);
    all.addAll(off);
    return all;
  }

  private Expected daemon(String events, String metrics, String remote, List<String> on) {
    Map<String, String> variables = new TreeMap<>();
    put(variables, "AO_TELEMETRY_EVENTS", events);
    put(variables, "AO_TELEMETRY_METRICS", metrics);
    put(variables, "AO_TELEMETRY_REMOTE", remote);
    String level;
    if (events.equals("maybe") || metrics.equals("maybe") || remote.equals("otlp2")) {
      level = "MISTAKE";
    } else if (!on.contains(events)) {
      level = "OFF"; // METRICS alone enables nothing
    } else {
      level = remote.equals("posthog") || remote.equals("otlp") ? "ON" : "LOCAL";
    }
    return new Expected(new SwitchedTool.Row("ao", root, variables, Map.of()), level);
  }

  @Test
  void aBadToggleIsNamedWithWhatItMayBe() throws Exception {
    assertThat(
            SwitchedTool.decisions(
                List.of(
                    new SwitchedTool.Row(
                        "ao", root, Map.of("AO_TELEMETRY_REMOTE", "datadog"), Map.of()))))
        .containsExactly(
            "MISTAKE AO_TELEMETRY_REMOTE='datadog' is none of otlp, posthog, off: correct it or"
                + " remove it.");
  }

  @Test
  void theOthersHaveOneWordForOff() throws Exception {
    List<Expected> table = new ArrayList<>();
    for (String said : List.of("true", "1", "TRUE", "True", "false", "0", "", "yes")) {
      boolean off = said.equalsIgnoreCase("true") || said.equals("1");
      for (String[] each :
          new String[][] {
            {"altimate", "ALTIMATE_TELEMETRY_DISABLED"},
            {"altimate", "OPENCODE_DISABLE_TELEMETRY"},
            {"multica", "ANALYTICS_DISABLED"}
          }) {
        boolean refuses = off || (each[0].equals("multica") && said.equals("yes"));
        table.add(
            new Expected(
                new SwitchedTool.Row(each[0], root, Map.of(each[1], said), Map.of()),
                refuses ? "OFF " + each[1] : "LOCAL"));
      }
    }
    for (String said : List.of("true", "false", "", "FALSE")) {
      table.add(
          new Expected(
              new SwitchedTool.Row("codex", root, Map.of(), Map.of("analytics.enabled", said)),
              said.equalsIgnoreCase("false") ? "OFF analytics.enabled" : "LOCAL"));
    }

    holds(table);
  }

  @Test
  void theDataAgentIsOffForItsVariableOrItsSettingAndNotForCi() throws Exception {
    List<Expected> table = new ArrayList<>();
    for (String variable : List.of(ABSENT, "true", "false")) {
      for (String setting : List.of(ABSENT, "", "true", "TRUE", "false", "no")) {
        for (String ci : List.of(ABSENT, "CI=", "CI=true", "GITHUB_ACTIONS=true")) {
          table.add(dataAgent(variable, setting, ci));
        }
      }
    }

    holds(table);
  }

  private Expected dataAgent(String variable, String setting, String ci) {
    Map<String, String> variables = new TreeMap<>();
    put(variables, "ALTIMATE_TELEMETRY_DISABLED", variable);
    if (!ci.equals(ABSENT)) {
      variables.put(ci.substring(0, ci.indexOf('=')), ci.substring(ci.indexOf('=') + 1));
    }
    Map<String, String> settings = new TreeMap<>();
    put(settings, "telemetry.disabled", setting);
    String reason =
        variable.equals("true")
            ? "ALTIMATE_TELEMETRY_DISABLED"
            : setting.equalsIgnoreCase("true") ? "telemetry.disabled" : "";
    return new Expected(
        new SwitchedTool.Row("altimate", root, variables, settings),
        reason.isEmpty() ? "LOCAL" : "OFF " + reason);
  }

  @Test
  void aPersonsOwnRefusalHoldsWhateverASwitchSays() throws Exception {
    Path machine = root.resolve("refused");
    Path file = machine.resolve("home/.config/ao/telemetry.properties");
    Files.createDirectories(machine.resolve("home/.config/ao"));
    Files.writeString(file, "level=local\n");
    Map<String, String> on = Map.of("AO_TELEMETRY_EVENTS", "on", "AO_TELEMETRY_REMOTE", "posthog");

    holds(
        List.of(
            new Expected(new SwitchedTool.Row("ao", machine, on, Map.of()), "LOCAL"),
            new Expected(
                new SwitchedTool.Row(
                    "ao",
                    root,
                    Map.of(
                        "AO_TELEMETRY_EVENTS",
                        "on",
                        "AO_TELEMETRY_REMOTE",
                        "posthog",
                        "DO_NOT_TRACK",
                        "1"),
                    Map.of()),
                "OFF")));
  }

  private static void put(Map<String, String> map, String name, String value) {
    if (!value.equals(ABSENT)) {
      map.put(name, value);
    }
  }

  private static void holds(List<Expected> table) throws IOException, InterruptedException {
    List<String> decisions = SwitchedTool.decisions(table.stream().map(Expected::row).toList());
    List<String> wrong = new ArrayList<>();
    assertThat(decisions).hasSameSizeAs(table);
    for (int i = 0; i < table.size(); i++) {
      String decided = decisions.get(i);
      String expected = table.get(i).decision();
      boolean same =
          expected.indexOf(' ') < 0
              ? decided.split(" ", -1)[0].equals(expected)
              : decided.equals(expected);
      if (!same) {
        wrong.add(table.get(i) + " was " + decided);
      }
    }
    assertThat(wrong).isEmpty();
  }
}
