package dev.candor.reference;

import dev.candor.Plan;
import dev.candor.reference.altimate.AltimatePlan;
import dev.candor.reference.altimate.AltimateSettings;
import dev.candor.reference.altimate.core.AltimateCorePlan;
import dev.candor.reference.altimate.core.AltimateCoreSettings;
import dev.candor.reference.ao.AoPlan;
import dev.candor.reference.ao.AoSettings;
import dev.candor.reference.coder.CoderPlan;
import dev.candor.reference.coder.CoderSettings;
import dev.candor.reference.codex.CodexPlan;
import dev.candor.reference.codex.CodexSettings;
import dev.candor.reference.conductor.ConductorPlan;
import dev.candor.reference.conductor.ConductorSettings;
import dev.candor.reference.iii.IiiPlan;
import dev.candor.reference.iii.IiiSettings;
import dev.candor.reference.multica.MulticaPlan;
import dev.candor.reference.multica.MulticaSettings;
import dev.candor.wire.TrackingPlan;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * A tool whose events are declared here.
 *
 * @param plan what it may record
 * @param settings what its users can say about that
 */
public record ReferenceTool(Plan plan, List<Setting> settings) {

  /** Copies its list. */
  public ReferenceTool {
    settings = List.copyOf(settings);
  }

  /** Every one of them. */
  public static List<ReferenceTool> all() {
    return List.of(
        of(AltimatePlan.plan(), AltimateSettings.all()),
        of(AltimateCorePlan.plan(), AltimateCoreSettings.all()),
        of(AoPlan.plan(), AoSettings.all()),
        of(CoderPlan.plan(), CoderSettings.all()),
        of(CodexPlan.plan(), CodexSettings.all()),
        of(ConductorPlan.plan(), ConductorSettings.all()),
        of(IiiPlan.plan(), IiiSettings.all()),
        of(MulticaPlan.plan(), MulticaSettings.all()));
  }

  private static ReferenceTool of(Plan plan, List<Setting> own) {
    return new ReferenceTool(plan, HeaderSettings.with(plan, own));
  }

  /**
   * The whole of its plan, as it was compiled.
   *
   * @throws IOException if it is not on the class path
   */
  public TrackingPlan trackingPlan() throws IOException {
    String resource = "/" + TrackingPlan.resource(plan.product());
    try (InputStream in = ReferenceTool.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException(
            "there is no " + resource + ": compile this module with its processor");
      }
      return TrackingPlan.parse(in.readAllBytes());
    }
  }

  /** How its configuration is documented. */
  public ConfigurationPage configuration() {
    return new ConfigurationPage(plan.product(), settings);
  }

  /** Its name, for a test that is run for each. */
  @Override
  public String toString() {
    return plan.product();
  }
}
