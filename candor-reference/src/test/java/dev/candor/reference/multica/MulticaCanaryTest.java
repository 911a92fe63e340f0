package dev.candor.reference.multica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.reference.PlantedRun;
import dev.candor.sdk.Candor;
import dev.candor.sdk.HttpSink;
import dev.candor.sdk.sink.PostHogProtocol;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** multica's own way to tell PostHog, with what must stay planted wherever it can be. */
@Timeout(60)
class MulticaCanaryTest {

  @TempDir private Path root;

  @Test
  void whatMustStayIsNotToldToPostHog() throws IOException {
    try (PlantedRun run = new PlantedRun("multica", root)) {
      PostHogProtocol postHog = MulticaPostHog.of(run.tap("posthog"), "phc_multica");
      run.agree();

      run.record(
          Candor.builder(MulticaPlan.plan(), "1.0.0")
              .surroundings(run.surroundings())
              .sink("posthog", permit -> new HttpSink(permit, postHog, run.clock())));

      run.check("");
      assertThat(run.heard("posthog", "$groups")).isTrue();
    }
  }
}
