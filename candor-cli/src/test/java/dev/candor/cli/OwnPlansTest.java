package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.cli.plan.Document;
import dev.candor.cli.plan.EventDictionary;
import dev.candor.cli.plan.PlanCheck;
import dev.candor.cli.plan.TelemetryPage;
import dev.candor.wire.TrackingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Candor's own plans, held to what it asks of others.
 *
 * <p>{@code ./build -pl candor-processor,candor-cli -am test -Dtest=OwnPlansTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dcandor.test.args=-Dgolden.write=true} writes the pages
 * anew; read the difference before it is committed.
 */
final class OwnPlansTest {

  @ParameterizedTest
  @ValueSource(strings = {"candor", "git", "demo"})
  void aPlanOfOursHasNothingToBeWarnedOf(String product) throws IOException {
    PlanCheck check = PlanCheck.of(ServeCommand.builtIn(product), LocalDate.of(2026, 11, 21));

    assertThat(check.errors()).isEmpty();
    assertThat(check.warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"candor", "git", "demo"})
  void thePagesBesideAPlanAreThoseOfThePlan(String product) throws IOException {
    TrackingPlan plan = ServeCommand.builtIn(product);

    for (Document page : List.of(TelemetryPage.of(plan), EventDictionary.of(plan))) {
      Path committed = Path.of("plans", product, page.name());
      if (Boolean.getBoolean("golden.write")) {
        Files.writeString(committed, page.text());
      }
      assertThat(committed).hasContent(page.text());
    }
  }
}
