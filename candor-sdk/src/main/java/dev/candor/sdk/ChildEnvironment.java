package dev.candor.sdk;

import dev.candor.Level;
import dev.candor.Plan;
import dev.candor.PlanSwitch;
import dev.candor.Switch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Keeps a product's own telemetry variables out of the processes that it starts: they were meant
 * for the tool, and whatever it runs has its own users. What refuses stays, so that a tool that
 * starts itself again records no more than it may.
 */
public final class ChildEnvironment {

  private final Plan plan;

  /** For the children of a product. */
  public ChildEnvironment(Plan plan) {
    this.plan = plan;
  }

  /** Takes the variables out of the environment that a process will be started with. */
  public void scrub(ProcessBuilder child) {
    Map<String, String> variables = child.environment();
    for (String name : List.copyOf(variables.keySet())) {
      if (isOurs(name) && !refuses(name, variables.getOrDefault(name, "").strip())) {
        variables.remove(name);
      }
    }
  }

  private boolean isOurs(String name) {
    return name.equals(plan.variables() + "_TELEMETRY")
        || name.startsWith(plan.variables() + "_TELEMETRY_")
        || name.equals(plan.variables() + "_INSTALLATION")
        || isSwitch(name);
  }

  private boolean isSwitch(String name) {
    return plan.switches().stream()
        .anyMatch(each -> each.source() == Switch.Source.VARIABLE && each.names().contains(name));
  }

  private boolean refuses(String name, String value) {
    if (value.isEmpty()) {
      return false;
    }
    if (name.equals(plan.variables() + "_TELEMETRY")) {
      return Consent.level(name, value, new ArrayList<>()) != Level.ON;
    }
    for (PlanSwitch each : plan.switches()) {
      if (each.source() == Switch.Source.VARIABLE && each.names().contains(name)) {
        Switch.Says says = Switches.says(each, value);
        return says != Switch.Says.ON && says != Switch.Says.NOTHING;
      }
    }
    return false;
  }
}
