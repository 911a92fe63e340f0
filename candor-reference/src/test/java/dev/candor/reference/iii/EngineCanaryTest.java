package dev.candor.reference.iii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.reference.PlantedRun;
import dev.candor.sdk.Candor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The engine's own two vendors, with what must stay planted wherever it can be. */
@Timeout(60)
class EngineCanaryTest {

  @TempDir private Path root;

  @Test
  void whatMustStayIsToldToNeitherVendor() throws IOException {
    try (PlantedRun run = new PlantedRun("iii", root)) {
      EngineVendors vendors =
          new EngineVendors(
              EngineConfiguration.of(Map.of("posthog_host", "" + run.tap("posthog"))),
              new EngineVendors.Account(run.tap("amplitude"), "built-in"),
              new EngineVendors.Account(EngineVendors.POSTHOG, "phc_built_in"),
              run.clock());
      run.agree();

      run.record(
          vendors.in(Candor.builder(IiiPlan.plan(), "0.11.2").surroundings(run.surroundings())));

      run.check("");
      assertThat(run.heard("amplitude", "user_properties")).isTrue();
      assertThat(run.heard("posthog", "\"user_mode\":\"building\"")).isTrue();
    }
  }
}
