package dev.candor.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Products of many packages and events, or of none, and what is generated of them. */
class RightProductsTest {

  private static final String PRODUCT = Sources.product("acme", "acme");

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
    assertThat(compilation.text("acme/AcmePlan.java")).contains("AcmeCodecs.all()");
    assertThat(compilation.text("acme/beta/BuildToolPlan.java")).contains("BuildToolCodecs.all()");
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
    assertThat(compilation.text("acme/x/AcmeCodecs.java"))
        .contains("public final class AcmeCodecs");
    assertThat(compilation.text("acme/AcmePlan.java"))
        .contains("addAll(AcmeCodecs.all())", "addAll(acme.y.z.AcmeCodecs.all())");
  }

  @Test
  void eventsOfOnePackageMayBeCalledAlikeWithinOtherTypes() {
    Compilation compilation =
        Compilation.of(
            Compilation.STRICT,
            PRODUCT,
            "// acme/Ran.java\npackage acme; import dev.candor.*; class Ran {\n%s record One(int a) {}}"
                .formatted(Sources.terms("ran.one")),
            "// acme/Met.java\npackage acme; import dev.candor.*; class Met {\n%s record One(int a) {}}"
                .formatted(Sources.terms("met.one")),
            "// acme/Ran_One.java\npackage acme; import dev.candor.*;\n%s record Ran_One(int a) {}"
                .formatted(Sources.terms("one")));

    assertThat(compilation.messages()).isEmpty();
  }

  @Test
  void manyEventsOfAPackageAreWrittenByMoreThanOneClass() {
    List<String> sources = new ArrayList<>(List.of(PRODUCT));
    for (int i = 0; i < 101; i++) {
      sources.add(
          "// acme/Ran%d.java\npackage acme; import dev.candor.*;\n%s record Ran%d(int a, @Label Mode mode, int b) {}"
              .formatted(i, Sources.terms("ran" + i), i));
    }
    sources.add("// acme/Mode.java\npackage acme;\nenum Mode { A }");

    Compilation compilation = Compilation.of(Compilation.STRICT, sources.toArray(String[]::new));

    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.text("acme/AcmePlan.java"))
        .contains("addAll(AcmeCodecs.all())", "addAll(AcmeCodecs2.all())")
        .doesNotContain("AcmeCodecs3");
    assertThat(compilation.text("acme/AcmeCodecs.java")).contains("case 99 ->");
    assertThat(compilation.text("acme/AcmeCodecs2.java"))
        .contains("case 0 ->")
        .doesNotContain("case 1 ->");
  }

  @Test
  void aProductWithoutEventsHasAnEmptyPlan() {
    Compilation compilation = Compilation.of(Compilation.STRICT, PRODUCT);

    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.text("acme/AcmePlan.java")).containsPattern("HASH,\\s+List\\.of\\(\\)");
  }
}
