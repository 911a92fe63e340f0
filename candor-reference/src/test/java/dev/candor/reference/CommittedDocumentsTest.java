package dev.candor.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.cli.plan.Document;
import dev.candor.cli.plan.EventDictionary;
import dev.candor.cli.plan.TelemetryPage;
import dev.candor.wire.PlanRules;
import dev.candor.wire.TrackingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is committed of each tool, held to what the code says.
 *
 * <p>{@code ./build -pl candor-processor,candor-reference -am test -Dtest=CommittedDocumentsTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dcandor.test.args=-Dgolden.write=true} writes the files
 * anew; read the difference before it is committed.
 */
final class CommittedDocumentsTest {

  private static final Path PLANS = Path.of("plans");

  static List<ReferenceTool> tools() {
    return ReferenceTool.all();
  }

  @ParameterizedTest
  @MethodSource("tools")
  void thePagesBesideThePlanAreThoseOfThePlan(ReferenceTool tool) throws IOException {
    TrackingPlan plan = tool.trackingPlan();

    holds(tool, TelemetryPage.of(plan));
    holds(tool, EventDictionary.of(plan));
  }

  @ParameterizedTest
  @MethodSource("tools")
  void theConfigurationPageIsThatOfTheSettings(ReferenceTool tool) throws IOException {
    holds(tool, new Document("CONFIGURATION.md", tool.configuration().markdown()));
    holds(tool, new Document(".env.example", tool.configuration().envExample()));
  }

  @ParameterizedTest
  @MethodSource("tools")
  void noRuleForPlansIsBroken(ReferenceTool tool) throws IOException {
    assertThat(PlanRules.problems(tool.trackingPlan(), LocalDate.of(2026, 11, 21))).isEmpty();
  }

  @Test
  void everyFolderOfAPlanBelongsToATool() throws IOException {
    try (var folders = Files.list(PLANS)) {
      assertThat(folders.map(folder -> "" + folder.getFileName()))
          .containsExactlyInAnyOrderElementsOf(
              tools().stream().map(tool -> tool.plan().product()).toList());
    }
  }

  private static void holds(ReferenceTool tool, Document document) throws IOException {
    Path committed = PLANS.resolve(tool.plan().product()).resolve(document.name());
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(committed, document.text());
    }

    assertThat(committed).hasContent(document.text());
  }
}
