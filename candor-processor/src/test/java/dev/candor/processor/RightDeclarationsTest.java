package dev.candor.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
        "@Measure(value = Unit.SECONDS, buckets = {0.5, 1, 60}, histogram = \"wait\") Duration waited",
        "@Measure(value = Unit.BYTES, buckets = {-1, 0, 1e9}) Long written",
        "java.util.concurrent.TimeUnit unit, Thread.State state, Thread.State before",
        "Set set, Tier tier) { enum Set { A } enum Tier { B } } record Other(",
        "@OneOf({\"a\", \"b\"}) String mode, @OneOf(value = \"a\", otherwise = \"a\") String kind",
        "@OneOf({\"a\\n\", \"\\\"\", \"\u00e9\"}) String mode",
        "@Identifier(pattern = \"\\\\d+\\\"\u00e9\\n\", maxLength = 1024) String version",
        "@Identifier(pattern = \"@?[a-z][a-z/.-]*\", maxLength = 64) String module",
        "@Opaque String session, @Opaque UUID id",
        "@Opaque(reason = \"Random.\") String token, @OneOf(value = \"a\", reason = \"Ours.\") String path",
        "@Name(\"p\") @Opaque(reason = \"Random.\") String token, @Name(\"q\") @Hashed String password, @Name(\"a.path\") @OneOf(value = \"a\", reason = \"Ours.\") String path",
        "@LocalOnly String command, @LocalOnly String prompt, @Hashed String email",
        "@Masked(maxLength = 200, reason = \"Tells what failed.\") String message",
        "@OneOf(\"a\") String tokens, @OneOf(\"a\") String pathway, @OneOf(\"a\") String curl, @OneOf(\"a\") String bodyguard, @OneOf(\"a\") String messages",
        "Path path, Query query) { enum Path { A } enum Query { B } } record Other(",
        "int tokens, int url, boolean email, Duration query",
        "@ActorProperty Tier tier, @ActorProperty(once = true) @Hashed(HashScope.PRODUCT) String email, @ActorProperty @PerKey Map<Tier, Integer> sizes",
        "@Hashed String user, @Hashed(HashScope.PRODUCT) String author, @Hashed(rawTo = Trust.OWN) String branch",
        "@LocalOnly String a, @LocalOnly Integer b, @LocalOnly boolean c, @LocalOnly double d",
        "@LocalOnly Thread.State state, @LocalOnly Duration took, @LocalOnly Boolean e",
        "@LocalOnly UUID id, @LocalOnly Path file, @LocalOnly java.io.File old, @LocalOnly URI address, @LocalOnly Instant began, @LocalOnly LocalDate day",
        "@OneOf({\"a\", \"b\"}) Map<Tier, String> modes, @Opaque Map<Tier, String> ids, @Identifier(pattern = \"a\", maxLength = 9) Map<Tier, String> versions",
        "@PerKey @Label @OneOf({\"a\", \"b\"}) Map<Tier, String> modes, @PerKey(\"n.\") @Opaque EnumMap<Tier, String> ids",
        "@Crash Throwable failure, @Crash java.io.IOException second",
        "@Size(3) List<Tier> tiers, @Size(1024) List<Thread.State> states",
        "@Size(3) List<Mode> mine, @Size(3) List<dev.candor.Route> routes, Map<Mode, Tier> tiers) { enum Mode { A } } record Other(",
        "@Size(3) List<Integer> a, @Size(3) List<Long> b, @Size(3) List<Double> c, @Unsigned @Size(3) List<Short> d",
        "@Size(3) @OneOf({\"a\", \"b\"}) List<String> modes, @Size(3) @Identifier(pattern = \"a\", maxLength = 9) List<String> versions",
        "@Size(3) @Opaque List<String> sessions, @Size(3) @Hashed List<String> users, @Size(3) @LocalOnly List<String> arguments",
        "@Size(3) ArrayList<Tier> tiers, @Size(3) LinkedList<Integer> sizes",
        "@Size(3) Tiers tiers) { abstract static class Tiers extends AbstractList<Tier> {} } record Other(",
        "@Size(3) Odd<Integer> odd) { static abstract class Odd<X> implements List<Tier> {} } record Other(",
        "Map<Tier, Integer> a, Map<Tier, Long> b, Map<Tier, Double> c, Map<Tier, Boolean> d, Map<Tier, Route> e",
        "EnumMap<Tier, Integer> a, TreeMap<Tier, Float> b, HashMap<Thread.State, Thread.State> c",
        "Counts counts) { static class Counts extends EnumMap<Tier, Integer> { Counts() { super(Tier.class); } private static final long serialVersionUID = 1; } } record Other(",
        "Odd<Integer, Tier> odd) { static abstract class Odd<V, K> implements Map<K, V> {} } record Other(",
        "@PerKey Map<Tier, Integer> workers, @PerKey(\"n.\") Map<Tier, Boolean> flags",
        "@PerKey @Count Map<Tier, Integer> calls, @PerKey @Measure(Unit.BYTES) Map<Tier, Double> sizes",
        "@PerKey @Label Map<Tier, Boolean> flags, @PerKey @Unsigned Map<Tier, Integer> sizes",
        "@PerKey @Name(\"Calls\") Map<Tier, Integer> calls, @Unsigned Map<Tier, Long> sizes",
        "@Count int calls, @Count(Unit.TOKENS) Long tokens, @Count(counter = \"all_total\") short all",
        "@Unsigned Duration took, @Unsigned @Measure(Unit.SECONDS) Duration waited",
        "@Unsigned int a, @Unsigned Long b, @Unsigned @Measure(Unit.BYTES) long c",
        "@Label boolean clean, @Label Tier tier, @Label(\"kind\") @OneOf(\"a\") String mode, @Label Boolean maybe",
        "@Name(\"$set\") int a, @Name(\"A.b_C-d/e+f\") int b, @Name(\"gr\") int gr\u00f6\u00dfe",
        "@Name(\"a\") @OneOf(\"a\") String fooBar, @Name(\"b\") @OneOf(\"a\") String foo_bar",
        "@Name(\"a\") @Identifier(pattern = \"a\", maxLength = 9) String fooBar, @Name(\"b\") @Identifier(pattern = \"b\", maxLength = 9) String foo_bar",
        "Mode mode) { enum Mode { @Name(\"claude-code\") CLAUDE, @Name(\"codex\") CODEX, other } } record Other(",
        "@Meaning(value = \"How many.\", example = \"3\") @Since(\"1.0\") @Deprecation(replacedBy = \"b\") int a",
        "Integer event, Integer out, Integer outValue, Duration type, Thread.State name",
        "Map<Tier, Integer> key, Map<Tier, Integer> value, Integer entry, Integer constant, @Size(2) List<Tier> constants",
        "Integer dev, Integer java, Map<Mode, Tier> acme) { enum Mode { A } enum Tier { B } } record Other(",
        "Integer wireName, Tier tier, Integer write, Integer hashes, Integer route",
        "Mode mode) { @Deprecated enum Mode { @Deprecated A } } record Other(",
        "@Size(2) List<Mode> modes, Map<Mode, Mode> map) { @Deprecated(forRemoval = true) enum Mode { A } } record Other(",
        "Integer old) { @Deprecated(forRemoval = true) public Integer old() { return 1; } } record Two(",
        "@Embedded Who who) { record Who(Integer id, Tier tier, @Hashed String user) {} } record Other(",
        "Integer id, @Embedded Who event, @Embedded Where out) { record Who(@Name(\"who\") Integer id) {} record Where(@Name(\"where\") Integer id) {} } record Other(",
        "@Embedded Who who, Integer whoValue) { record Who(@Name(\"x\") Integer who, Integer size) {} } record Other(",
        "@Embedded None none, @Embedded One one) { record None() {} record One(int size) {} } record Other(",
        "@Embedded Who who) { record Who(@Size(2) List<Mode> modes, @PerKey @Count Map<Mode, Integer> calls, @Crash Throwable failure) { @Deprecated enum Mode { @Deprecated A } } } record Other(",
        "@Embedded Old old) { @Deprecated record Old(@Deprecated Integer size, Duration took) {} } record Other(",
        "@Embedded SpanEnd end",
        "int URLCount, @Measure(Unit.COUNT) int fromPrBranch",
        "Integer aComponentWithANameThatIsSoLongThatNoStatementOfTheCodecFitsOnOneLineOfAHundred",
        "@Size(9) @OneOf({\"a\", \"b\"}) List<String> aComponentWithANameThatIsSoLongThatNoStatementFitsOnOneLine",
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
            "acme/AcmeCodecs.class",
            "acme/AcmePlan.class",
            "META-INF/candor/acme/tracking-plan.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "String",
        "Integer",
        "Class",
        "Override",
        "SuppressWarnings",
        "Patterns",
        "Thread",
        "E",
        "Record",
        "AssertionError"
      })
  void aTypeOfThePackageMayBeCalledAsOnesThatCodecsName(String name) {
    Compilation compilation =
        Compilation.of(
            List.of("-Xlint:all", "-Werror"),
            PRODUCT,
            "// acme/%s.java\npackage acme;\nenum %s { A }".formatted(name, name),
            """
            // acme/Ran.java
            package acme;
            import dev.candor.*;
            %s
            record Ran(
                %s mine,
                java.lang.Integer size,
                java.lang.Thread.State state,
                @Size(3) java.util.List<%s> several,
                @Identifier(pattern = "a", maxLength = 9) java.lang.String version) {

              @Deprecated
              public java.lang.Integer size() {
                return size;
              }
            }
            """
                .formatted(Sources.terms("ran"), name, name));

    assertThat(compilation.messages()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Patterns",
        "String",
        "Integer",
        "FieldWriter",
        "EventCodec",
        "Set",
        "E",
        "Record",
        "List",
        "AssertionError"
      })
  void anEventMayBeCalledAsWhatItsCodecNames(String name) {
    Compilation compilation =
        Compilation.of(
            List.of("-Xlint:all", "-Werror"),
            PRODUCT,
            """
            // acme/%s.java
            package acme;
            import dev.candor.*;
            %s
            record %s(
                @Identifier(pattern = "a", maxLength = 9) java.lang.String version,
                @OneOf("a") java.lang.String mode) {}
            """
                .formatted(name, Sources.terms("ran"), name));

    assertThat(compilation.messages()).isEmpty();
  }

  @Test
  void enumsOfOneNameFromSeveralPackagesAreToldApart() {
    Compilation compilation =
        Compilation.of(
            List.of("-Xlint:all", "-Werror"),
            PRODUCT,
            "// acme/x/Mode.java\npackage acme.x;\npublic enum Mode { A }",
            "// acme/y/Mode.java\npackage acme.y;\npublic enum Mode { B }",
            Sources.event(
                "@Size(2) List<acme.x.Mode> xs, @Size(2) List<acme.y.Mode> ys, acme.y.Mode y,"
                    + " Map<acme.x.Mode, acme.y.Mode> both, Integer acme, Integer java"));

    assertThat(compilation.messages()).isEmpty();
  }

  @Test
  void aGroupMayComeFromAnotherPackageAndFromAClassFile(@TempDir Path library) throws Exception {
    List<String> said =
        Disk.compile(
            library,
            List.of(),
            "// lib/Who.java\npackage lib; import dev.candor.*;\n"
                + "public record Who(@Name(\"uid\") @Hashed String user,"
                + " @Deprecated @Meaning(\"How old.\") Integer age, Mode mode) {"
                + " public enum Mode { @Name(\"on-line\") ON } }");

    Compilation compilation =
        Compilation.of(
            List.of(
                "-Xlint:all",
                "-Werror",
                "-cp",
                Compilation.classPath() + File.pathSeparator + library),
            PRODUCT,
            Sources.event("@Embedded lib.Who who"));

    assertThat(said).isEmpty();
    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.text("META-INF/candor/acme/tracking-plan.json"))
        .contains("uid_hash", "How old.", "on-line");
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
                category = dev.candor.Category.FEEDBACK, activity = dev.candor.Activity.NONE)
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
    assertThat(compilation.text("acme/AcmeCodecs.java")).contains("\"ON\", \"on\"");
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
