package dev.candor.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A compilation of what changed only, as Gradle's is: it removes whatever the processor wrote,
 * compiles the changed sources and those of packages, and hands the other annotated classes over by
 * name, from their class files.
 */
class IncrementalTest {

  private static final String PACKAGE =
      """
      // acme/package-info.java
      @Product(name = "acme", insights = @Insight(name = "builds", kind = InsightKind.FUNNEL,
          events = {Agent.Started.class, Built.class}, revised = "2026-11-21"))
      package acme;
      import dev.candor.*;
      """;

  private static final String BUILT =
      """
      // acme/Built.java
      package acme;
      import dev.candor.*;
      @Event(name = "built", purpose = "Why.", owner = "us", tier = Tier.EVENTS,
          route = Route.PRODUCT, category = Category.FEEDBACK, activity = Activity.NONE)
      record Built(int size, @Embedded Common common) {}
      """;

  private static final String COMMON =
      """
      // acme/Common.java
      package acme;
      import dev.candor.*;
      import java.util.*;
      record Common(
          @Meaning(value = "How it went.", example = "on-line") @Since("1.2") @Label Mode mode,
          @Name("uid") @Hashed String user,
          @Hashed(rawTo = Trust.OWN) String branch,
          @Deprecation(replacedBy = "uid") @Opaque UUID id,
          @PerKey @Count Map<Mode, Integer> calls,
          @Size(4) @OneOf({"b", "a"}) List<String> kinds,
          @Masked(maxLength = 40, reason = "Why.") String text,
          @Crash Throwable failure,
          @Measure(value = Unit.BYTES, buckets = {1, 2.5}) @Unsigned Long written) {
        enum Mode { ZULU, @Name("on-line") ON, ALPHA }
      }
      """;

  private static final String WORK =
      """
      // acme/Work.java
      package acme;
      import dev.candor.*;
      import java.util.*;
      @State
      record Work(
          @State.Cumulative(Activity.RUNTIME) @Meaning("Runs.") @Name("all-runs") long runs,
          @State.Level(Activity.DEVELOPMENT) int size,
          @State.Members @Opaque @Size(8) Set<String> names) {}
      """;

  private static final String REPORTED =
      """
      // acme/Reported.java
      package acme;
      import dev.candor.*;
      @Event(name = "reported", purpose = "Why.", owner = "us", tier = Tier.EVENTS,
          route = Route.PRODUCT, category = Category.FEEDBACK, activity = Activity.REPORTED)
      record Reported(@Embedded WorkDelta delta) {}
      """;

  private static final String STARTED =
      """
      // acme/Agent.java
      package acme;
      import dev.candor.*;
      interface Agent {
        @Event(purpose = "Why.", owner = "us", tier = Tier.EVENTS, actor = "user",
            route = Route.PRODUCT, category = Category.FEEDBACK, activity = Activity.NONE)
        @Name("Agent/Started") @Since("0.9") @Deprecation
        record Started(@Embedded Common common, @Meaning("How many.") short tries) {}
      }
      """;

  @TempDir Path home;

  @Test
  void whatChangedIsCompiledAloneToTheSameFiles() throws IOException {
    String changed = BUILT.replace("int size", "@Measure(Unit.BYTES) int size, boolean clean");
    Path whole = home.resolve("whole");
    Path parts = home.resolve("parts");
    assertThat(Disk.compile(whole, List.of(), PACKAGE, changed, COMMON, STARTED)).isEmpty();
    assertThat(Disk.compile(parts, List.of(), PACKAGE, BUILT, COMMON, STARTED)).isEmpty();
    forget(parts, "acme/Built.class", "acme/package-info.class");

    List<String> said =
        Disk.compile(parts, List.of("--", "acme.Agent", "acme.Common"), PACKAGE, changed);

    assertThat(said).isEmpty();
    assertThat(written(parts)).isEqualTo(written(whole));
  }

  @Test
  void whatIsAddedIsInThePlanAndWhatIsRemovedIsNot() throws IOException {
    String added =
        "// acme/Added.java\npackage acme; import dev.candor.*;\n"
            + Sources.terms("added")
            + " record Added() {}";
    String asked = PACKAGE.replace("Built.class", "Added.class");
    Path whole = home.resolve("whole");
    Path parts = home.resolve("parts");
    assertThat(Disk.compile(whole, List.of(), asked, added, COMMON, STARTED)).isEmpty();
    assertThat(Disk.compile(parts, List.of(), PACKAGE, BUILT, COMMON, STARTED)).isEmpty();
    forget(parts, "acme/Built.class", "acme/package-info.class");

    List<String> said =
        Disk.compile(parts, List.of("--", "acme.Agent", "acme.Common"), asked, added);

    assertThat(said).isEmpty();
    assertThat(written(parts)).isEqualTo(written(whole));
  }

  @Test
  void anEventThatIsCompiledWithoutItsProductIsToldWhereThatIs() throws IOException {
    String below = BUILT.replace("acme/", "acme/in/").replace("package acme", "package acme.in");
    String alone = below.replace(", @Embedded Common common", "");
    assertThat(Disk.compile(home, List.of(), PACKAGE, BUILT, COMMON, STARTED)).isEmpty();

    assertThat(Disk.compile(home, List.of(), alone))
        .containsExactly(
            "Built.java:6: event 'built' belongs to no product that is compiled with it; compile the"
                + " package-info.java of 'acme' and all its events together, or, if they are of"
                + " another module, put @Product(name = \"…\", module = \"…\") on that of 'acme.in'");
  }

  @Test
  void aStateIsDerivedFromItsClassFileAsFromItsSource() throws IOException {
    Path whole = home.resolve("whole");
    Path parts = home.resolve("parts");
    String[] sources = {PACKAGE, BUILT, COMMON, STARTED, WORK, REPORTED};
    assertThat(Disk.compile(whole, List.of(), sources)).isEmpty();
    assertThat(Disk.compile(parts, List.of(), sources)).isEmpty();
    forget(parts, "acme/Built.class", "acme/package-info.class");

    List<String> said =
        Disk.compile(
            parts,
            List.of("--", "acme.Agent", "acme.Common", "acme.Work", "acme.Reported"),
            PACKAGE,
            BUILT);

    assertThat(said).isEmpty();
    assertThat(written(parts)).isEqualTo(written(whole));
  }

  @Test
  void gradleIsToldThatThePlanIsMadeOfAllEvents() throws IOException {
    try (InputStream file =
        CandorProcessor.class.getResourceAsStream(
            "/META-INF/gradle/incremental.annotation.processors")) {
      assertThat(file).hasContent("dev.candor.processor.CandorProcessor,aggregating");
    }
  }

  private static void forget(Path folder, String... classes) throws IOException {
    for (String each : classes) {
      Files.delete(folder.resolve(each));
    }
    for (String file : written(folder).keySet()) {
      boolean made =
          file.contains("Codec")
              || file.contains("Delta")
              || file.contains("Plan.")
              || file.endsWith(".json");
      if (made) {
        Files.delete(folder.resolve(file));
      }
    }
  }

  private static Map<String, String> written(Path folder) throws IOException {
    Map<String, String> written = new TreeMap<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            String path = folder.relativize(file).toString().replace(File.separatorChar, '/');
            written.put(path, path.endsWith(".class") ? "" : Files.readString(file));
            return FileVisitResult.CONTINUE;
          }
        });
    return written;
  }
}
