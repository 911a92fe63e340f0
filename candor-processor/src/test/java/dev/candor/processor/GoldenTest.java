package dev.candor.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.wire.TrackingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is generated, byte for byte, as it stands in {@code src/test/resources/golden}.
 *
 * <p>{@code ./build -pl candor-processor -am test -Dtest=GoldenTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.write=true} writes the copies anew; read the
 * difference before it is committed.
 */
class GoldenTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  @ParameterizedTest
  @CsvSource({
    "com/example/ide/ExampleIdeCodecs.java, ExampleIdeCodecs.java.txt",
    "com/example/ide/agent/ExampleIdeCodecs.java, AgentExampleIdeCodecs.java.txt",
    "com/example/ide/WorkDelta.java, WorkDelta.java.txt",
    "com/example/ide/ExampleIdePlan.java, ExampleIdePlan.java.txt",
    "META-INF/candor/example-ide/tracking-plan.json, tracking-plan.json"
  })
  void whatIsGeneratedIsItsGoldenCopy(String path, String copy) throws IOException {
    Compilation compilation = ExampleIde.compile();
    if (Boolean.getBoolean("golden.write")) {
      Files.write(GOLDEN.resolve(copy), compilation.bytes(path));
    }

    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.text(path)).isEqualTo(Files.readString(GOLDEN.resolve(copy), UTF_8));
  }

  @Test
  void thePlanResourceIsReadAndItsHashIsThatOfTheClass() {
    Compilation compilation = ExampleIde.compile();

    TrackingPlan plan = TrackingPlan.parse(compilation.bytes(TrackingPlan.resource("example-ide")));

    assertThat(compilation.text("com/example/ide/ExampleIdePlan.java"))
        .contains("HASH = \"" + plan.hash() + "\"");
    assertThat(plan.events())
        .extracting(event -> event.name() + " by " + event.terms().actor())
        .containsExactly(
            "agent.spawned by user_hash",
            "build.finished by installation",
            "edited by installation",
            "review.finished by reviewer_hash");
  }
}
