package dev.candor.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/protocol.md shows is what happens. */
class ProtocolDocTest {

  private static final Pattern EXAMPLE =
      Pattern.compile("```sh\n(curl .*?)```.*?```json\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void everyCurlExampleGetsTheAnswerThatItShows() throws Exception {
    assumeTrue(hasCurl(), "there is no curl on this machine");
    String page = Files.readString(Path.of("..", "docs", "protocol.md"));
    Matcher example = EXAMPLE.matcher(page);
    int examples = 0;

    try (Running running = Running.in(folder.resolve("data"))) {
      while (example.find()) {
        examples++;
        assertAnswer(example, running);
      }
    }
    assertThat(examples).as("a batch of events, and one of counts").isEqualTo(2);
  }

  private static void assertAnswer(MatchResult example, Running running) throws Exception {
    String command =
        String.valueOf(example.group(1))
            .replace("http://127.0.0.1:4318", running.address().toString())
            .replace("$CANDOR_KEY", Running.WRITE)
            .replaceAll("\"time\":\"[^\"]*\"", "\"time\":\"" + Running.NOW + "\"");
    Process curl = new ProcessBuilder("sh", "-c", command).start();
    String answer = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(curl.waitFor()).isZero();
    assertThat(answer.replaceAll("\\s", ""))
        .isEqualTo(
            String.valueOf(example.group(2))
                .replaceAll("\\s", "")
                .replaceAll(
                    "\"plan\":\"[^\"]*\"", "\"plan\":\"" + SamplePlan.of("ao").hash() + "\""));
  }

  private static boolean hasCurl() throws InterruptedException {
    try {
      return new ProcessBuilder("curl", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
