package dev.candor.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.wire.Answer;
import dev.candor.wire.Narrowing;
import dev.candor.wire.RunId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NarrowTest {

  @TempDir private Path folder;

  @Test
  void aProductIsAskedForLessAndNoOther() {
    Narrowing less = new Narrowing(Set.of("build.*"), Set.of("posthog"), Map.of("git.poll", 0.1));
    CollectorSettings plain = Running.settings(folder);
    CollectorSettings settings =
        new CollectorSettings(
            folder,
            plain.host(),
            plain.port(),
            plain.zone(),
            plain.plans(),
            plain.acceptUnplanned(),
            Map.of("ao", less),
            plain.credentials(),
            plain.rotation());
    try (Running running = new Running(settings, InstantSource.fixed(Running.NOW))) {
      assertThat(narrow(running, "ao")).isEqualTo(less);
      assertThat(narrow(running, "git")).isEqualTo(Narrowing.NONE);
    }
  }

  private static Narrowing narrow(Running running, String product) {
    UUID run = RunId.of(Running.NOW.toEpochMilli(), new byte[10]);
    String batch = Running.batch(run, 0, Running.event("build.finished", "\"outcome\":\"ok\""));
    String body = running.post(batch.replace("\"ao\"", "\"" + product + "\"")).body();
    return Answer.parse(body.getBytes(StandardCharsets.UTF_8)).narrow();
  }
}
