package dev.candor.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.EventCodec;
import dev.candor.Plan;
import dev.candor.wire.EventPlan;
import dev.candor.wire.InsightPlan;
import dev.candor.wire.TrackingPlan;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A product whose events are declared in several modules, each compiled on its own. */
class ModulesTest {

  private static final String CORE =
      """
      // acme/core/package-info.java
      @Product(name = "acme", module = "core", retentionDays = 7, insights =
          @Insight(name = "builds", kind = InsightKind.TREND, events = Built.class, revised = "2026-11-21"))
      package acme.core;
      import dev.candor.*;
      """;

  private static final String BUILT =
      """
      // acme/core/Built.java
      package acme.core;
      import dev.candor.*;
      @Event(name = "built", purpose = "So \\"quoted\\" \\\\ é.", owner = "us", tier = Tier.EVENTS,
          route = Route.PRODUCT, category = Category.FEEDBACK, activity = Activity.NONE,
          counter = "all_total")
      record Built(@Measure(Unit.BYTES) int size, @Label Tier kind) {}
      """;

  private static final String PRODUCT =
      """
      // acme/package-info.java
      @Product(name = "acme", %s)
      package acme;
      import dev.candor.*;
      """;

  private static final String RAN = Sources.annotated(Sources.terms("ran"), "record Ran(int a) {}");

  @TempDir Path core;
  @TempDir Path product;

  @BeforeEach
  void theModuleIsCompiled() throws IOException {
    assertThat(Disk.compile(core, Compilation.STRICT, CORE, BUILT)).isEmpty();
  }

  @Test
  void theModulesPlanLiesBesideThatOfItsProduct() throws IOException {
    TrackingPlan plan = plan(core, "META-INF/candor/acme/core/tracking-plan.json");

    assertThat(plan.product().name()).isEqualTo("acme");
    assertThat(plan.events()).extracting(EventPlan::name).containsExactly("built");
  }

  @Test
  void theProductsPlanHoldsTheEventsAndInsightsOfItsModules() throws Exception {
    List<String> said = compile("modules = acme.core.CorePlan.class", RAN);

    TrackingPlan plan = plan(product, "META-INF/candor/acme/tracking-plan.json");
    assertThat(said).isEmpty();
    assertThat(plan.events()).extracting(EventPlan::name).containsExactly("built", "ran");
    assertThat(plan.insights()).extracting(InsightPlan::name).containsExactly("builds");
    assertThat(plan.product().retentionDays()).isEqualTo(400);
    try (URLClassLoader loader = loader()) {
      Plan opened =
          requireNonNull((Plan) loader.loadClass("acme.AcmePlan").getMethod("plan").invoke(null));
      assertThat(opened.events())
          .extracting(EventCodec::name)
          .containsExactlyInAnyOrder("built", "ran");
      assertThat(opened.hash()).isEqualTo(plan.hash());
    }
  }

  @Test
  void thePlanIsThatOfItsPartsMerged() throws Exception {
    compile("modules = acme.core.CorePlan.class", RAN);

    TrackingPlan whole = plan(product, "META-INF/candor/acme/tracking-plan.json");
    TrackingPlan part = plan(core, "META-INF/candor/acme/core/tracking-plan.json");
    List<EventPlan> merged = new ArrayList<>(part.events());
    whole.events().stream().filter(event -> event.name().equals("ran")).forEach(merged::add);
    assertThat(new TrackingPlan(whole.product(), merged, part.insights())).isEqualTo(whole);
    assertThat(new TrackingPlan(whole.product(), merged, List.of()).hash()).isEqualTo(whole.hash());
  }

  @Test
  void theModulePathWorksAsTheClassPathDoes() throws Exception {
    Path modules = Files.createDirectories(core.resolve("modules"));
    String exported =
        "// module-info.java\nmodule core { requires transitive dev.candor; exports acme.core; }";

    List<String> path = List.of("--module-path", Compilation.classPath());
    List<String> withCore =
        List.of("--module-path", Compilation.classPath() + File.pathSeparator + modules);
    List<String> first =
        Disk.compile(
            modules, strict(path), exported, CORE, BUILT.replace("record", "public record"));
    List<String> second =
        Disk.compile(
            product,
            strict(withCore),
            "// module-info.java\nmodule acme { requires core; exports acme; }",
            PRODUCT.formatted("modules = acme.core.CorePlan.class"),
            RAN);

    assertThat(first).isEmpty();
    assertThat(second).isEmpty();
    assertThat(plan(product, "META-INF/candor/acme/tracking-plan.json").events()).hasSize(2);
  }

  @Test
  void anEventNameOfAModuleIsTaken() throws Exception {
    List<String> said =
        compile(
            "modules = acme.core.CorePlan.class",
            Sources.annotated(Sources.terms("built"), "record Ran(int a) {}"));

    assertThat(said)
        .containsExactly("Ran.java:3: event name 'built' is that of 'CorePlan' too; rename one");
  }

  @Test
  void anEventNameOfTwoModulesIsSaidOfTheProduct() throws Exception {
    String more = core.resolve("more").toString();
    Disk.compile(
        Path.of(more),
        List.of(),
        CORE.replace("acme.core", "acme.more")
            .replace("acme/core", "acme/more")
            .replace("\"core\"", "\"more\"")
            .replace("\"builds\"", "\"more\""),
        BUILT.replace("acme.core", "acme.more").replace("acme/core", "acme/more"));

    List<String> said =
        Disk.compile(
            product,
            List.of(
                "-cp", String.join(File.pathSeparator, Compilation.classPath(), "" + core, more)),
            PRODUCT.formatted("\nmodules = {acme.core.CorePlan.class, acme.more.MorePlan.class}"),
            RAN);

    assertThat(said)
        .containsExactly(
            "package-info.java:3: event name 'built' is in 'CorePlan' and in 'MorePlan'; rename it"
                + " in one of them");
  }

  @Test
  void wrongModulesAreNamed() throws Exception {
    assertThat(compile("modules = {acme.core.CorePlan.class, acme.core.CorePlan.class}", RAN))
        .containsExactly("package-info.java:2: 'CorePlan' is there twice; remove one");
    assertThat(
            compile(
                "modules = acme.core.CorePlan.class, metrics = \"x\", variables = \"X\"",
                RAN,
                "// other/package-info.java\n@dev.candor.Product(name = \"other\",\n"
                    + "modules = acme.core.CorePlan.class)\npackage other;"))
        .containsExactly(
            "package-info.java:3: 'CorePlan' is of the product 'acme', not of 'other'; remove it");
  }

  @Test
  void aMetricThatAModuleHasOtherwiseIsSaidOfTheEventThatShares() throws Exception {
    List<String> said =
        compile(
            "modules = acme.core.CorePlan.class",
            Sources.annotated(
                Wrong.TERMS + ",\ncounter = \"all_total\")", "record Ran(@Label boolean a) {}"));

    assertThat(said)
        .containsExactly(
            "Ran.java:4: metric 'acme_all_total' is that of 'built' too, and there it has other"
                + " labels, another unit or other buckets; make them the same, or name one of them"
                + " otherwise");
  }

  @Test
  void aModuleThatIsNotCompiledIsLeftToTheCompiler() throws Exception {
    List<String> said =
        Disk.compile(
            product, List.of(), PRODUCT.formatted("modules = acme.core.CorePlan.class"), RAN);

    assertThat(said).hasSize(1);
    assertThat(said.get(0)).startsWith("package-info.java:2: package acme.core does not exist");
  }

  private List<String> compile(String terms, String... sources) throws IOException {
    List<String> all = new ArrayList<>(List.of(sources));
    all.add(0, PRODUCT.formatted(terms));
    return Disk.compile(
        product,
        strict(List.of("-cp", Compilation.classPath() + File.pathSeparator + core)),
        all.toArray(String[]::new));
  }

  private static List<String> strict(List<String> options) {
    List<String> all = new ArrayList<>(options);
    all.addAll(Compilation.STRICT);
    return all;
  }

  private URLClassLoader loader() throws IOException {
    return new URLClassLoader(
        new URL[] {core.toUri().toURL(), product.toUri().toURL()},
        ModulesTest.class.getClassLoader());
  }

  private static TrackingPlan plan(Path folder, String resource) throws IOException {
    return TrackingPlan.parse(Files.readString(folder.resolve(resource), UTF_8).getBytes(UTF_8));
  }
}
