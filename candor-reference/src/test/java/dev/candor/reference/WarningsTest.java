package dev.candor.reference;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.cli.plan.PlanCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the plan check warns of in the reference plans is what somebody accepted, with a reason. */
class WarningsTest {

  private static final Path ACCEPTED = Path.of("src/test/resources/accepted-warnings.txt");

  /** A warning, and the product whose plan it is of. */
  private record Warning(String product, String where, String message) {}

  /**
   * What is accepted.
   *
   * @param message a part of it
   * @param where a place; one that begins with {@code *} is any that ends so
   */
  private record Accepted(String product, String where, String message) {

    boolean covers(Warning warning) {
      boolean there =
          where.startsWith("*")
              ? warning.where().endsWith(where.substring(1))
              : warning.where().equals(where);
      return there && warning.product().equals(product) && warning.message().contains(message);
    }
  }

  @Test
  void everyWarningIsAccepted() throws IOException {
    List<Accepted> accepted = accepted();

    assertThat(warnings())
        .filteredOn(warning -> accepted.stream().noneMatch(each -> each.covers(warning)))
        .isEmpty();
  }

  @Test
  void nothingIsAcceptedThatNobodyWarnsOf() throws IOException {
    List<Warning> warnings = warnings();

    assertThat(accepted()).filteredOn(each -> warnings.stream().noneMatch(each::covers)).isEmpty();
  }

  @Test
  void everySectionHasAReason() throws IOException {
    for (String section : sections()) {
      assertThat(section.split("\n\n", -1)).describedAs(section).hasSize(3);
      assertThat(section.split("\n\n", -1)[1]).endsWith(".");
    }
  }

  private static List<Warning> warnings() throws IOException {
    List<Warning> warnings = new ArrayList<>();
    for (ReferenceTool tool : ReferenceTool.all()) {
      PlanCheck check = PlanCheck.of(tool.trackingPlan(), LocalDate.of(2026, 11, 21));
      for (PlanCheck.Finding finding : check.warnings()) {
        warnings.add(new Warning(tool.plan().product(), finding.where(), finding.message()));
      }
    }
    return warnings;
  }

  private static List<Accepted> accepted() throws IOException {
    List<Accepted> accepted = new ArrayList<>();
    for (String section : sections()) {
      String[] parts = section.split("\n\n", -1);
      String product = "";
      for (String word : parts[2].strip().split("\\s+", -1)) {
        if (word.endsWith(":")) {
          product = word.substring(0, word.length() - 1);
        } else {
          accepted.add(new Accepted(product, word, parts[0]));
        }
      }
    }
    return accepted;
  }

  /** Each of three paragraphs: a part of the message, the reason, and the places. */
  private static List<String> sections() throws IOException {
    String[] parts = requireNonNull(Files.readString(ACCEPTED)).split("\n## ", -1);
    List<String> sections = new ArrayList<>();
    for (int i = 1; i < parts.length; i++) {
      sections.add(parts[i].strip());
    }
    return sections;
  }
}
