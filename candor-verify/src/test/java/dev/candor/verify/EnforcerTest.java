package dev.candor.verify;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The allow-lists of the poms, tried by Maven itself on copies of them. */
final class EnforcerTest {

  private static final Pattern MODULE = Pattern.compile("<module>([\\w-]+)</module>");
  private static final List<String> UNPUBLISHED =
      List.of("candor-verify", "candor-bench", "candor-reference");
  private static final String EXTRA =
      """
        <dependencies>
          <dependency>
            <groupId>com.tngtech.archunit</groupId>
            <artifactId>archunit</artifactId>
          </dependency>
      """;

  @TempDir private Path folder;

  @Test
  void aDependencyThatNobodyAllowedEndsTheBuildOfEveryPublishedModule() throws Exception {
    List<String> modules = copy();
    for (String module : modules) {
      Path pom = folder.resolve(module).resolve("pom.xml");
      String text = Files.readString(pom);
      String more = text.replaceFirst(" *<dependencies>\n", EXTRA);
      assertThat(more).isNotEqualTo(text);
      Files.writeString(pom, more);
    }

    Outcome outcome = validate("--fail-never");

    assertThat(modules)
        .isNotEmpty()
        .allSatisfy(
            module -> assertThat(outcome.output()).contains(module + " may depend only on: "));
    assertThat(outcome.output()).contains("archunit");
  }

  @Test
  void thePomsAsTheyAreBreakNoneOfTheirLists() throws Exception {
    copy();

    Outcome outcome = validate("--fail-at-end");

    assertThat(outcome.output()).doesNotContain("may depend only on");
    assertThat(outcome.exit()).as(outcome.output()).isZero();
  }

  /** Copies the poms of the reactor, but for the modules that nobody gets. */
  private List<String> copy() throws IOException {
    String root = Files.readString(House.folder().resolve("pom.xml"));
    List<String> modules =
        MODULE
            .matcher(root)
            .results()
            .map(module -> requireNonNull(module.group(1)))
            .filter(module -> !UNPUBLISHED.contains(module))
            .toList();
    Files.writeString(folder.resolve("pom.xml"), MODULE.matcher(root).replaceAll(this::kept));
    for (String module : modules) {
      Path pom = House.folder().resolve(module).resolve("pom.xml");
      Files.createDirectories(folder.resolve(module));
      Files.copy(pom, folder.resolve(module).resolve("pom.xml"));
    }
    return modules;
  }

  private String kept(MatchResult module) {
    return UNPUBLISHED.contains(module.group(1)) ? "" : module.group();
  }

  private Outcome validate(String failure) throws IOException, InterruptedException {
    return Outcome.of(
        folder,
        List.of(
            "mvn",
            "--batch-mode",
            "--offline",
            failure,
            "-Dmaven.repo.local=" + House.property("localRepository"),
            "validate"));
  }
}
