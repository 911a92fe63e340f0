package dev.candor.reference;

import dev.candor.Plan;
import dev.candor.PlanSwitch;
import dev.candor.Switch;
import dev.candor.sdk.Installation;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the header of a plan says can be set: the variables of every tool, and its own switches. */
final class HeaderSettings {

  private HeaderSettings() {}

  /**
   * They, and behind them what else the tool has. A switch that the tool has words for keeps its
   * meaning and default; how it is read is always the header's.
   */
  static List<Setting> with(Plan plan, List<Setting> own) {
    List<Setting> rest = new ArrayList<>(own);
    List<Setting> all = new ArrayList<>(levels(plan));
    for (PlanSwitch each : plan.switches()) {
      for (String name : each.names()) {
        all.add(of(each, each.source() == Switch.Source.FILE ? "~/" + name : name, rest));
      }
    }
    all.addAll(others(plan));
    all.addAll(rest);
    return List.copyOf(all);
  }

  private static List<Setting> levels(Plan plan) {
    return List.of(
        Setting.variable(
            plan.variables() + "_TELEMETRY",
            plan.defaultLevel().name().toLowerCase(Locale.ROOT),
            "Whether anything is recorded, and whether any of it may leave this machine.",
            "off, local or on; what cannot be understood means off. It binds one run, and never"
                + " lifts what your own file, your administrator's or a project's refuses."),
        Setting.variable(
            "DO_NOT_TRACK",
            "",
            "Switches telemetry off, in every tool that respects it.",
            "Empty, '0' and 'false' say nothing; anything else switches it off."));
  }

  private static List<Setting> others(Plan plan) {
    return List.of(
        Setting.variable(
            plan.variables() + "_TELEMETRY_DEBUG",
            "",
            "Prints on standard error what is recorded, withheld and sent.",
            "Empty, '0' and 'false' print nothing; anything else prints."),
        Setting.variable(
            Installation.variable(plan),
            "",
            "The id that this installation is counted by, such as in a container or in CI.",
            "1 to 64 letters, digits and . _ : - ; anything else is ignored, and said."),
        Setting.variable(
            plan.variables() + "_TELEMETRY_RAW_TO",
            "",
            "Nothing: a variable never names a destination.",
            "Ignored, and said. Which collector may have identities raw is the line raw_to= of your"
                + " own telemetry.properties or your administrator's."));
  }

  private static Setting of(PlanSwitch each, String name, List<Setting> own) {
    Setting.Source source =
        each.source() == Switch.Source.VARIABLE || each.source() == Switch.Source.PRESENCE
            ? Setting.Source.VARIABLE
            : Setting.Source.FILE;
    Setting said = taken(name, own);
    return said == null
        ? new Setting(
            name, source, "", "Sets the level, by a name that the tool's users know.", rule(each))
        : new Setting(
            name,
            source,
            said.standard(),
            said.meaning(),
            (rule(each) + " " + said.rule()).strip());
  }

  private static @Nullable Setting taken(String name, List<Setting> own) {
    for (Iterator<Setting> all = own.iterator(); all.hasNext(); ) {
      Setting each = all.next();
      if (each.name().equals(name)) {
        all.remove();
        return each;
      }
    }
    return null;
  }

  private static String rule(PlanSwitch each) {
    String rule =
        switch (each.source()) {
          case VARIABLE, SETTING -> words(each);
          case PRESENCE -> says(each, "true") + " where it is set, whatever it says";
          case FILE -> says(each, "true") + " where it exists";
          case CI -> says(each, "true") + " in continuous integration";
        };
    return each.unset() == Switch.Says.NOTHING
        ? rule + "."
        : rule + "; " + word(each.unset()) + " where it is not set, and another switch is.";
  }

  private static String words(PlanSwitch each) {
    List<String> parts = new ArrayList<>();
    add(each.off(), Switch.Says.OFF, parts);
    add(each.local(), Switch.Says.LOCAL, parts);
    add(each.on(), Switch.Says.ON, parts);
    add(each.nothing(), Switch.Says.NOTHING, parts);
    parts.add("anything else: " + word(each.otherwise()));
    return String.join("; ", parts) + (each.exact() ? "; upper and lower case count" : "");
  }

  private static void add(List<String> words, Switch.Says says, List<String> parts) {
    if (!words.isEmpty()) {
      parts.add(word(says) + ": " + String.join(", ", words));
    }
  }

  private static String says(PlanSwitch each, String word) {
    if (each.off().contains(word)) {
      return word(Switch.Says.OFF);
    }
    if (each.local().contains(word)) {
      return word(Switch.Says.LOCAL);
    }
    return word(each.on().contains(word) ? Switch.Says.ON : each.otherwise());
  }

  private static String word(Switch.Says says) {
    return switch (says) {
      case OFF -> "off";
      case LOCAL -> "local";
      case ON -> "on";
      case NOTHING -> "no level";
      case MISTAKE -> "an error at the start";
    };
  }
}
