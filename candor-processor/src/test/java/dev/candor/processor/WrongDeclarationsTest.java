package dev.candor.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Declarations that do not compile, each with the line and the words that a person gets. */
class WrongDeclarationsTest {

  private static final String PRODUCT = Sources.product("acme", "acme");
  private static final String TERMS =
      "@Event(name = \"ran\", purpose = \"Why.\", owner = \"us\", tier = Tier.EVENTS,"
          + " route = Route.PRODUCT, activity = Activity.NONE";

  @ParameterizedTest(name = "{0}")
  @MethodSource("components")
  void aWrongComponentIsNamedOnItsLine(String components, String message) {
    Compilation compilation = Compilation.of(List.of(), PRODUCT, Sources.event(components));

    assertThat(compilation.messages()).containsExactly("Ran.java:" + message);
  }

  static Stream<Arguments> components() {
    return Stream.of(types(), marks(), measures(), enums()).flatMap(part -> part);
  }

  private static Stream<Arguments> types() {
    return Stream.of(
        wrong(
            "int a,\nString command",
            "5: free text may not be collected; make 'command' an enum, or annotate it @OneOf,"
                + " @Identifier, @Opaque, @Hashed or @LocalOnly"),
        wrong(
            "Object thing",
            "4: a 'Object' may not be collected; make 'thing' a boolean, a number, an enum or a"
                + " Duration, or a String with a privacy annotation"),
        wrong(
            "CharSequence text",
            "4: a 'CharSequence' may not be collected; make 'text' a boolean, a number, an enum or a"
                + " Duration, or a String with a privacy annotation"),
        wrong(
            "char letter",
            "4: a 'char' may not be collected; make 'letter' a boolean, a number, an enum or a"
                + " Duration, or a String with a privacy annotation"),
        wrong(
            "java.math.BigDecimal cost",
            "4: a 'BigDecimal' may not be collected; make 'cost' a boolean, a number, an enum or a"
                + " Duration, or a String with a privacy annotation"),
        wrong(
            "Path file",
            "4: a 'Path' tells of people and projects and may not be collected; make 'file' a String"
                + " annotated @Hashed or @LocalOnly"),
        wrong(
            "java.io.File file",
            "4: a 'File' tells of people and projects and may not be collected; make 'file' a String"
                + " annotated @Hashed or @LocalOnly"),
        wrong(
            "URI address",
            "4: a 'URI' tells of people and projects and may not be collected; make 'address' a"
                + " String annotated @Hashed or @LocalOnly"),
        wrong(
            "URL address",
            "4: a 'URL' tells of people and projects and may not be collected; make 'address' a"
                + " String annotated @Hashed or @LocalOnly"),
        wrong(
            "Map<String, String> tags",
            "4: a 'Map' may not be collected; write a component for each value of 'tags' that"
                + " matters, or its size as an int annotated @Measure(COUNT)"),
        wrong(
            "List<String> tags",
            "4: a 'List' may not be collected; write a component for each value of 'tags' that"
                + " matters, or its size as an int annotated @Measure(COUNT)"),
        wrong(
            "String[] arguments",
            "4: a 'String[]' may not be collected; write a component for each value of 'arguments'"
                + " that matters, or its size as an int annotated @Measure(COUNT)"),
        wrong(
            "IllegalStateException failure",
            "4: a 'IllegalStateException' carries free text and may not be collected; make 'failure'"
                + " an enum of the failures that you know"),
        wrong(
            "Throwable failure",
            "4: a 'Throwable' carries free text and may not be collected; make 'failure' an enum of"
                + " the failures that you know"),
        wrong(
            "UUID session",
            "4: a UUID must say what it is; annotate 'session' @Opaque if the product minted it at"
                + " random, else make it a String annotated @Hashed or @LocalOnly"),
        wrong(
            "OptionalInt exit",
            "4: an 'OptionalInt' may not be collected; make 'exit' a type that may be null, such as"
                + " Integer: a null is a field that is absent"),
        wrong(
            "Instant began",
            "4: a 'Instant' may not be collected; every event has its time already: make 'began' a"
                + " Duration, or remove it"));
  }

  private static Stream<Arguments> marks() {
    return Stream.of(
        wrong(
            "@Hashed\n@Opaque\nString user",
            "6: 'user' has more than one privacy class: @Opaque and @Hashed; keep one"),
        wrong(
            "@Hashed Path file",
            "4: @Hashed is for a String, and 'file' is of type 'Path'; make it a String"),
        wrong(
            "@Identifier(pattern = \"a\", maxLength = 9) int version",
            "4: @Identifier is for a String, and 'version' is of type 'int'; remove @Identifier"),
        wrong(
            "@OneOf(\"a\") boolean yes",
            "4: @OneOf is for a String, and 'yes' is of type 'boolean'; remove @OneOf"),
        wrong(
            "@Opaque long token",
            "4: @Opaque is for a String or a UUID, and 'token' is of type 'long'; remove @Opaque"),
        wrong(
            "@LocalOnly List<String> arguments",
            "4: @LocalOnly is for a String, a number, a boolean, an enum or a Duration, and"
                + " 'arguments' is of type 'List'; make it a String"),
        wrong("@OneOf({}) String mode", "4: @OneOf has no values; list those that may leave"),
        wrong("@OneOf({\"a\", \" \"}) String mode", "4: @OneOf value ' ' is blank; remove it"),
        wrong(
            "@OneOf({\"a\", \"a\"}) String mode", "4: @OneOf value 'a' is there twice; remove one"),
        wrong(
            "@OneOf(value = \"a\", otherwise = \"\") String mode",
            "4: @OneOf otherwise = '' is blank; write what leaves in the place of another value"),
        wrong(
            "@Identifier(pattern = \"[a\", maxLength = 9) String version",
            "4: @Identifier pattern '[a' is no regular expression (Unclosed character class at index"
                + " 1); correct it"),
        wrong(
            "@Identifier(pattern = \"\", maxLength = 9) String version",
            "4: @Identifier pattern '' matches nothing; write what a value looks like"),
        wrong(
            "@Identifier(pattern = \"a\", maxLength = 0) String version",
            "4: @Identifier maxLength '0' must be from 1 to 1024 characters"),
        wrong(
            "@Identifier(pattern = \"a\", maxLength = 1025) String version",
            "4: @Identifier maxLength '1025' must be from 1 to 1024 characters"));
  }

  private static Stream<Arguments> measures() {
    return Stream.of(
        wrong(
            "@Measure(Unit.COUNT) boolean yes",
            "4: @Measure is for a number or a Duration, and 'yes' is of type 'boolean'; remove"
                + " @Measure"),
        wrong(
            "@Measure(Unit.COUNT) @Hashed String user",
            "4: @Measure is for a number or a Duration, and 'user' is of type 'String'; remove"
                + " @Measure"),
        wrong(
            "@Measure(Unit.COUNT) @LocalOnly int files",
            "4: 'files' never leaves, so nothing measures it; remove @Measure or @LocalOnly"),
        wrong(
            "@Measure(Unit.BYTES) Duration took",
            "4: a Duration is measured in MILLISECONDS or SECONDS, and 'took' in 'BYTES'; write one"
                + " of these"));
  }

  private static Stream<Arguments> enums() {
    return Stream.of(
        wrong(
            "Mode mode) { enum Mode {} } record Other(",
            "4: enum 'Ran.Mode' of 'mode' has no constants; write one for each value"),
        wrong(
            "Mode mode) { enum Mode { ON, On } } record Other(",
            "4: constants 'ON' and 'On' of enum 'Ran.Mode' are both 'on' on the wire; rename one"),
        wrong(
            "Mode mode) { private enum Mode { ON } } record Other(",
            "4: 'mode' is of an enum that generated code cannot see; remove 'private' from 'Mode'"),
        wrong(
            "int fooBar,\nint foo_bar",
            "5: components 'fooBar' and 'foo_bar' are both 'foo_bar' on the wire; rename one"),
        wrong(
            "@Hashed String foo,\nboolean fooHash",
            "5: components 'foo' and 'fooHash' are both 'foo_hash' on the wire; rename one"),
        wrong(
            "@Hashed String fooBar,\nint foo_bar",
            "5: components 'fooBar' and 'foo_bar' are both 'foo_bar' on the wire; rename one"),
        wrong(
            "@Hashed String fooBar,\n@Hashed String foo_bar",
            "5: components 'fooBar' and 'foo_bar' are both 'foo_bar' on the wire; rename one"),
        wrong(
            "int größe",
            "4: component 'größe' has no name for the wire; name it in ASCII letters and digits"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("events")
  void aWrongEventIsNamedOnItsLine(String terms, String declaration, String message) {
    Compilation compilation =
        Compilation.of(List.of(), PRODUCT, Sources.annotated(terms, declaration));

    assertThat(compilation.messages()).containsExactly("Ran.java:" + message);
  }

  static Stream<Arguments> events() {
    String plain = TERMS + ")";
    return Stream.of(
        wrong(
            plain,
            "class Ran {}",
            "4: 'Ran' is declared as 'class'; make it a record: its components are the event's"
                + " fields"),
        wrong(
            plain,
            "interface Ran {}",
            "4: 'Ran' is declared as 'interface'; make it a record: its components are the event's"
                + " fields"),
        wrong(plain, "record Ran<T>() {}", "4: event 'Ran' must not be generic; remove '<T>'"),
        wrong(
            "class Home {",
            plain + " private record Ran() {} }",
            "4: generated code cannot see event 'Ran'; remove 'private' from 'Ran'"),
        wrong(
            "class Home { private static class Inner {",
            plain + " record Ran() {} } }",
            "4: generated code cannot see event 'Ran'; remove 'private' from 'Inner'"),
        wrong(
            Sources.terms("Build Finished"),
            "record Ran() {}",
            "3: event name 'Build Finished' must be lower-case words joined by dots or underscores,"
                + " such as 'build.finished'"),
        wrong(
            Sources.terms(""),
            "record Ran() {}",
            "3: event name '' must be lower-case words joined by dots or underscores, such as"
                + " 'build.finished'"),
        wrong(
            plain.replace("Why.", " "),
            "record Ran() {}",
            "3: purpose ' ' is blank; write, for the person being measured, why this is recorded"),
        wrong(
            plain.replace("us", ""),
            "record Ran() {}",
            "3: owner '' is blank; write the team or the address that answers for it"),
        wrong(
            TERMS + ", actor = \"usr\")",
            "record Ran(@Hashed String user, int size) {}",
            "3: actor 'usr' is no component; write 'user' or 'size'"),
        wrong(
            TERMS + ", actor = \"usr\")",
            "record Ran() {}",
            "3: actor 'usr' is no component, and there are none; remove it"),
        wrong(
            TERMS + ",\nactor = \"size\")",
            "record Ran(int size) {}",
            "4: actor 'size' is no identity; annotate the component @Hashed, @Opaque or"
                + " @Identifier"),
        wrong(
            TERMS.replace("EVENTS", "METRICS") + ", actor = \"user\")",
            "record Ran(@Hashed String user) {}",
            "3: tier METRICS leaves without any identity; remove actor 'user', or make the tier"
                + " EVENTS"),
        wrong(
            plain + " record Ran() {}",
            Sources.terms("ran") + " record Runs() {}",
            "4: event name 'ran' is that of 'acme.Ran' too; rename one"),
        wrong(
            plain + " record Ran_One() {}",
            "class Ran { " + Sources.terms("other") + " record One() {} }",
            "4: 'acme.Ran_One' and 'acme.Ran.One' would both be written by 'Ran_OneCodec'; rename"
                + " one"),
        wrong(
            plain.replace("owner = \"us\",", ""),
            "record Ran() {}",
            "3: annotation @dev.candor.Event is missing a default value for the element 'owner'"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("products")
  void aWrongProductIsNamedOnItsLine(String terms, String message) {
    Compilation compilation =
        Compilation.of(
            List.of(),
            """
            // acme/package-info.java
            @dev.candor.Product(
            %s)
            package acme;
            """
                .formatted(terms));

    assertThat(compilation.messages()).containsExactly("package-info.java:" + message);
  }

  static Stream<Arguments> products() {
    return Stream.of(
        wrong(
            "name = \"Build Tool\"",
            "3: product name 'Build Tool' must be lower-case letters, digits and hyphens, such as"
                + " 'build-tool'"),
        wrong(
            "name = \"acme\",\nvariables = \"acme\"",
            "4: variables 'acme' must be upper-case letters, digits and underscores, such as"
                + " 'BUILD_TOOL'"),
        wrong("name = \"acme\",\nretentionDays = 0", "4: retentionDays '0' must be at least 1 day"),
        wrong(
            "name = \"acme\", destinations = \"\"",
            "3: destination '' is blank; name it or remove it"),
        wrong(
            "name = \"acme\", destinations = {\"a\", \"a\"}",
            "3: destination 'a' is there twice; remove one"));
  }

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
            "package-info.java:3:",
            "Ran.java:4:",
            "Ran.java:5:",
            "Ran.java:5:",
            "Other.java:3:",
            "Other.java:4:");
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
            "// acme/RanCodec.java\npackage acme;\nclass RanCodec {}");

    assertThat(compilation.messages())
        .containsExactly(
            "package-info.java:3: the plan of 'acme' cannot be written (Attempt to recreate a file"
                + " for type acme.RanCodec); rename or remove what is in its way");
  }

  private static Arguments wrong(Object... columns) {
    return Arguments.of(columns);
  }
}
