package dev.candor.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with several declarations together; the tables of single ones stand beside it. */
class WrongDeclarationsTest {

  private static final String PRODUCT = Sources.product("acme", "acme");

  @Test
  void anEventWithoutAProductSaysWhereToPutOne() {
    Compilation compilation =
        Compilation.of(List.of(), Sources.product("acme.other", "other"), Sources.event("int a"));

    assertThat(compilation.messages())
        .containsExactly(
            "Ran.java:3: event 'ran' belongs to no product; put @Product(name = \"…\") on the"
                + " package-info.java of 'acme' or of a package above it");
  }

  @Test
  void anEventInTheUnnamedPackageMustMove() {
    Compilation compilation =
        Compilation.of(
            List.of(),
            "// Ran.java\n import dev.candor.*;\n" + Sources.terms("ran") + " record Ran() {}");

    assertThat(compilation.messages())
        .containsExactly(
            "Ran.java:3: event 'ran' belongs to no product; move it to a package, and put"
                + " @Product(name = \"…\") on the package-info.java there");
  }

  @Test
  void twoProductsOfOneNameAreNamed() {
    Compilation compilation =
        Compilation.of(List.of(), Sources.product("acme", "same"), Sources.product("beta", "same"));

    assertThat(compilation.messages())
        .containsExactly(
            "package-info.java:3: product name 'same' is that of package 'acme' too; rename one");
  }

  @Test
  void allProblemsOfAllEventsComeAtOnceAndNothingIsWritten() {
    Compilation compilation =
        Compilation.of(
            List.of(),
            Sources.product("acme", "Acme"),
            Sources.event("String command,\n@Measure(Unit.COUNT) @Hashed Path file"),
            "// acme/Other.java\npackage acme; import dev.candor.*;\n"
                + Sources.terms("OTHER")
                + "\nrecord Other(Object thing) {}");

    assertThat(compilation.messages())
        .extracting(message -> message.substring(0, message.indexOf(' ')))
        .containsExactly(
            "Ran.java:4:",
            "Ran.java:5:",
            "Ran.java:5:",
            "Other.java:3:",
            "Other.java:4:",
            "package-info.java:3:");
    assertThat(compilation.files()).isEmpty();
  }

  @Test
  void aTypeThatNobodyKnowsIsLeftToTheCompiler() {
    Compilation compilation =
        Compilation.of(List.of(), PRODUCT, Sources.event("Missing missing,\nString command"));

    assertThat(compilation.messages())
        .hasSize(2)
        .anySatisfy(message -> assertThat(message).startsWith("Ran.java:4: cannot find symbol"))
        .anySatisfy(message -> assertThat(message).startsWith("Ran.java:5: free text may not"));
  }

  @Test
  void aCodecThatIsThereAlreadyIsSaidAndNoCrash() {
    Compilation compilation =
        Compilation.of(
            List.of(),
            PRODUCT,
            Sources.event("int a"),
            "// acme/AcmeCodecs.java\npackage acme;\nclass AcmeCodecs {}");

    assertThat(compilation.messages())
        .containsExactly(
            "package-info.java:3: the plan of 'acme' cannot be written (Attempt to recreate a file"
                + " for type acme.AcmeCodecs); rename or remove what is in its way");
  }

  @Test
  void theLastDayOfAnEventIsInUtcAndThatOfAReproducibleBuild() {
    String event =
        Sources.annotated(Wrong.TERMS + ", expires = \"2026-11-21\")", "record Ran() {}");
    List<String> sources = List.of(PRODUCT, event);
    InstantSource lastSecond = InstantSource.fixed(Instant.parse("2026-11-21T23:59:59Z"));
    InstantSource dayAfter = InstantSource.fixed(Instant.parse("2026-11-22T00:00:00Z"));

    assertThat(Wrong.compile(null, lastSecond, sources).messages()).isEmpty();
    assertThat(Wrong.compile(null, dayAfter, sources).messages())
        .containsExactly(
            "Ran.java:3: event 'ran' expired on '2026-11-21'; remove it, or give it a later day"
                + " after a review");
    assertThat(Wrong.compile("1795305599", dayAfter, sources).messages()).isEmpty();
    assertThat(Wrong.compile("1795305600", lastSecond, sources).messages()).hasSize(1);
    assertThat(Wrong.compile(" ", lastSecond, sources).messages()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "soon",
        "2026-11-21",
        "1795305599.5",
        "99999999999999999999",
        "999999999999999999"
      })
  void aDayOfAReproducibleBuildThatIsNoneIsSaid(String epoch) {
    Compilation compilation =
        Wrong.compile(epoch, InstantSource.system(), List.of(PRODUCT, Sources.event("int a")));

    assertThat(compilation.messages())
        .containsExactly(
            "SOURCE_DATE_EPOCH '%s' is no number of seconds since 1970; write it as '1795219200', or unset it"
                .formatted(epoch));
    assertThat(compilation.files()).isEmpty();
  }

  @Test
  void whatIsWrongWithATwinOrAnEventWithoutAProductIsSaidAtOnce() {
    String wrong = Sources.terms("ran").replace("Why.", "");
    Compilation twins =
        Compilation.of(
            List.of(),
            PRODUCT,
            Sources.annotated(
                Sources.terms("ran") + " record Ran() {}", wrong + " record Two() {}"));
    Compilation homeless =
        Compilation.of(List.of(), Sources.annotated(wrong, "record Ran(@Label int a) {}"));

    assertThat(twins.messages())
        .containsExactly(
            "Ran.java:4: event name 'ran' is that of 'acme.Ran' too; rename one",
            "Ran.java:4: purpose '' is blank; write, for the person being measured, why this is"
                + " recorded");
    assertThat(homeless.messages())
        .extracting(message -> message.substring(0, 24))
        .containsExactly(
            "Ran.java:4: event 'ran' ", "Ran.java:3: purpose '' i", "Ran.java:4: label 'a' is");
  }

  @Test
  void aProblemInAGroupFromElsewhereIsSaidWhereItIsUsed(@TempDir Path library) throws Exception {
    Disk.compile(
        library,
        List.of(),
        "// lib/Who.java\npackage lib; import dev.candor.*;\n"
            + "public record Who(@OneOf(\"a\") String path, String user) {}");

    Compilation compilation =
        Compilation.of(
            List.of("-cp", Compilation.classPath() + File.pathSeparator + library),
            PRODUCT,
            Sources.event("int a,\n@Embedded lib.Who who"));

    assertThat(compilation.messages())
        .containsExactly(
            "Ran.java:5: in group 'who': free text may not be collected; make 'user' an enum, or"
                + " annotate it @OneOf, @Identifier, @Opaque, @Hashed or @LocalOnly",
            "Ran.java:5: in group 'who': 'path' is named after what must not be collected"
                + " ('path'); annotate it @LocalOnly, @Hashed or @Masked, rename it, or say why its"
                + " values are harmless with reason = \"…\"");
  }
}
