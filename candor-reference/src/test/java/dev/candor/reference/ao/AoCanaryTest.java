package dev.candor.reference.ao;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.reference.PlantedRun;
import dev.candor.sdk.Candor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** AO's own sinks and chain, with what must stay planted wherever it can be. */
@Timeout(60)
class AoCanaryTest {

  @TempDir private Path root;

  @ParameterizedTest
  @CsvSource({
    "posthog, AO_TELEMETRY_POSTHOG_HOST, POST /i/v1/analytics/events",
    "otlp, AO_TELEMETRY_OTLP_ENDPOINT, POST /v1/logs"
  })
  void whatMustStayLeavesToNoneOfItsDestinations(String remote, String address, String asked)
      throws IOException {
    List<String> told = Collections.synchronizedList(new ArrayList<>());
    try (PlantedRun run = new PlantedRun("ao", root)) {
      run.variables().put("AO_TELEMETRY_EVENTS", "on");
      run.variables().put("AO_TELEMETRY_REMOTE", remote);
      run.variables().put("AO_TELEMETRY_POSTHOG_KEY", "phc_ao");
      run.variables().put(address, run.tap(remote) + "/");
      run.agree();
      AoTelemetry ao =
          new AoTelemetry(
              root.resolve("data"),
              run.surroundings(),
              new AoSinks(run.variables(), run.clock()),
              told::add);

      run.record(ao.in(Candor.builder(AoPlan.plan(), "0.11.3")));

      run.check("");
      assertThat(run.heard(remote, asked)).isTrue();
      assertThat(run.heard(remote, "_hash")).isTrue();
      assertThat(told).isEmpty();
    }
  }
}
