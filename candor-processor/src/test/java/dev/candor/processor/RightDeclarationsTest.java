package dev.candor.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Declarations that compile, with every lint, and with what is generated from them. */
class RightDeclarationsTest {

  private static final String PRODUCT = Sources.product("acme", "acme");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "boolean a, byte b, short c, int d, long e, float f, double g",
        "Boolean a, Byte b, Short c, Integer d, Long e, Float f, Double g",
        "@Measure(Unit.BYTES) byte b, @Measure(Unit.COUNT) Short c, @Measure(Unit.SECONDS) Float f",
        "Duration took, @Measure(Unit.SECONDS) Duration waited",
        "java.util.concurrent.TimeUnit unit, Thread.State state, Thread.State before",
        "Set set, Tier tier) { enum Set { A } enum Tier { B } } record Other(",
        "@OneOf({\"a\", \"b\"}) String mode, @OneOf(value = \"a\", otherwise = \"a\") String kind",
        "@Identifier(pattern = \"\\\\d+\\\"\\u00e9\\n\", maxLength = 1024) String version",
        "@Opaque String token, @Opaque UUID id",
        "@Hashed String user, @Hashed(HashScope.PRODUCT) String author",
        "@LocalOnly String a, @LocalOnly Integer b, @LocalOnly boolean c, @LocalOnly double d",
        "@LocalOnly Thread.State state, @LocalOnly Duration took, @LocalOnly Boolean e",
        "Integer event, Integer out, Integer outValue, Duration type, Thread.State name",
        "Mode mode) { @Deprecated enum Mode { @Deprecated A } } record Other(",
        "Integer old) { @Deprecated(forRemoval = true) public Integer old() { return 1; } } record Two(",
        "int URLCount, @Measure(Unit.COUNT) int fromPrBranch",
        "Integer aComponentWithANameThatIsSoLongThatNoStatementOfTheCodecFitsOnOneLineOfAHundred",
      })
  void compilesWithEveryLint(String components) {
    Compilation compilation =
        Compilation.of(
            List.of("-Xlint:all", "-Xdoclint:all,-missing", "-Werror"),
            PRODUCT,
            Sources.event(components));

    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.files())
        .containsKeys(
            "acme/RanCodec.class",
            "acme/AcmePlan.class",
            "META-INF/candor/acme/tracking-plan.json");
  }

  @Test
  void anEventMayBeNamedAsATypeOfTheApiIs() {
    Compilation compilation =
        Compilation.of(
            List.of("-Xlint:all", "-Werror"),
            PRODUCT,
            """
            // acme/Route.java
            package acme;
            @dev.candor.Event(name = "route", purpose = "Why.", owner = "us",
                tier = dev.candor.Tier.EVENTS, route = dev.candor.Route.PRODUCT,
                activity = dev.candor.Activity.NONE)
            record Route(Set set, @dev.candor.OneOf("a") String mode) {}
            """,
            "// acme/Set.java\npackage acme;\nenum Set { A }");

    assertThat(compilation.messages()).isEmpty();
  }

  @Test
  void anEventMayUseATypeThatAnotherProcessorGenerates() {
    Compilation compilation =
        Compilation.of(
            List.of(),
            List.of(new LateSource("acme.Mode", "enum Mode { ON }"), new CandorProcessor()),
            PRODUCT,
            Sources.event("Mode mode"));

    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.text("acme/RanCodec.java")).contains("case ON -> \"on\";");
  }

  @Test
  void anEventThatComesAfterThePlanIsSaid() {
    Compilation compilation =
        Compilation.of(
            List.of(),
            List.of(
                new LateSource(
                    "acme.Late",
                    "import dev.candor.*; " + Sources.terms("late") + " record Late() {}"),
                new CandorProcessor()),
            PRODUCT,
            Sources.event("int a"));

    assertThat(compilation.messages())
        .containsExactly(
            "Late.java:1: 'Late' was generated when the plan had been written; declare it in a"
                + " source file");
  }

  @Test
  void severalProductsInOneCompilationHaveAPlanEach() {
    Compilation compilation =
        Compilation.of(
            Compilation.STRICT,
            PRODUCT,
            Sources.product("acme.beta", "build-tool"),
            Sources.event("int a"),
            "// acme/beta/In.java\npackage acme.beta; import dev.candor.*;\n"
                + Sources.terms("ran")
                + " record In() {}");

    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.text("acme/AcmePlan.java")).contains("List.of(new RanCodec())");
    assertThat(compilation.text("acme/beta/BuildToolPlan.java")).contains("List.of(new InCodec())");
  }

  @Test
  void theCodecsOfPackagesBelowAreWithinReachOfThePlan() {
    Compilation compilation =
        Compilation.of(
            List.of("-Xlint:all", "-Werror"),
            "// module-info.java\nmodule acme { requires dev.candor; exports acme; exports acme.x; }",
            PRODUCT,
            "// acme/Tool.java\npackage acme;\nclass Tool {}",
            "// acme/x/In.java\npackage acme.x; import dev.candor.*;\n"
                + Sources.terms("in")
                + " record In() {}",
            "// acme/y/z/In.java\npackage acme.y.z; import dev.candor.*;\n"
                + Sources.terms("in.too")
                + " record In(int a) {}");

    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.text("acme/x/InCodec.java")).contains("public final class InCodec");
    assertThat(compilation.text("acme/AcmePlan.java"))
        .contains("List.of(new InCodec(), new acme.y.z.InCodec())");
  }

  @Test
  void aProductWithoutEventsHasAnEmptyPlan() {
    Compilation compilation = Compilation.of(Compilation.STRICT, PRODUCT);

    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.text("acme/AcmePlan.java")).contains("HASH, List.of()");
  }

  /** Another processor, which writes one source in the first round. */
  private static final class LateSource extends AbstractProcessor {

    private final String name;
    private final String text;
    private boolean written;

    LateSource(String name, String text) {
      this.name = name;
      this.text = text;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!written) {
        written = true;
        try (Writer out = processingEnv.getFiler().createSourceFile(name).openWriter()) {
          out.write("package acme; " + text);
        } catch (IOException e) {
          throw new AssertionError(e);
        }
      }
      return false;
    }
  }
}
