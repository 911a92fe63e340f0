package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.cli.plan.Plans;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.PrivacyClass;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is committed must be the same on the machine of whoever makes it. */
final class EveryLocaleTest {

  @TempDir Path folder;

  @Test
  void thePagesOfAPlanAreTheSameWhereDigitsAreOthers() throws Exception {
    FieldPlan note = Plans.longest(Plans.text("note", PrivacyClass.MASKED), 40);
    Path plan = folder.resolve("plan.json");
    Files.write(plan, Plans.plan(Plans.event("a.ran", note)).toJson());

    assertThat(pages(plan, "ar", "EG"))
        .contains("cut to 40 characters")
        .isEqualTo(pages(plan, "en", "US"));
  }

  private String pages(Path plan, String language, String country)
      throws IOException, InterruptedException {
    File said = folder.resolve(language).toFile();
    ProcessBuilder candor =
        new ProcessBuilder(
            Path.of(property("java.home"), "bin", "java").toString(),
            "-Duser.language=" + language,
            "-Duser.country=" + country,
            "-cp",
            property("java.class.path"),
            "dev.candor.cli.Main",
            "plan",
            "docs",
            plan.toString());
    candor.environment().put("DO_NOT_TRACK", "1");
    Process running = candor.redirectErrorStream(true).redirectOutput(said).start();
    assertThat(running.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return Files.readString(said.toPath());
  }

  private static String property(String name) {
    return Objects.requireNonNull(System.getProperty(name), name);
  }
}
