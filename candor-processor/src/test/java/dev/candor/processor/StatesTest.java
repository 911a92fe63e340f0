package dev.candor.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** States: what is derived of right ones, and what a person is told of wrong ones. */
class StatesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@State.Cumulative long a",
        "@State.Cumulative(Activity.RUNTIME) int a, @State.Level(Activity.NONE) long b",
        "@State.Members @Opaque @Size(1) List<String> a",
        "@State.Members @Hashed @Size(1) Set<String> a, @State.Members @LocalOnly @Size(2) Collection<String> b",
        "@State.Members @OneOf({\"a\", \"b\\\"\"}) @Size(1) List<String> a",
        "@State.Members @OneOf(value = \"a\", otherwise = \"b\") @Size(1) List<String> a",
        "@State.Members @Identifier(pattern = \"\\\\d+\", maxLength = 9) @Size(1) List<String> a",
        "@State.Members @Opaque(reason = \"Random.\") @Size(1) List<String> token",
        "@State.Level int old) { @Deprecated public int old() { return 1; } } record Two(",
        "@State.Level int state, @State.Level int counters, @State.Level int members",
        "@State.Level int URLCount, @Name(\"A.b\") @State.Level int other",
      })
  void compilesWithEveryLint(String components) {
    Compilation compilation =
        Compilation.of(
            List.of("-Xlint:all", "-Xdoclint:all,-missing", "-Werror"),
            Sources.product("acme", "acme"),
            state(components),
            Sources.event("@Embedded WorkDelta delta"));

    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.files()).containsKeys("acme/WorkDelta.class", "acme/AcmeCodecs.class");
  }

  @ParameterizedTest
  @ValueSource(strings = {"String", "List", "Set", "StateShape", "Activity", "Shape", "Override"})
  void aStateMayBeCalledAsWhatItsShapeNames(String name) {
    Compilation compilation =
        Compilation.of(
            List.of("-Xlint:all", "-Werror"),
            """
            // acme/%s.java
            package acme;
            @dev.candor.State
            public record %s(
                @dev.candor.State.Members @dev.candor.Opaque @dev.candor.Size(1)
                    java.util.Set<java.lang.String> names) {}
            """
                .formatted(name, name));

    assertThat(compilation.messages()).isEmpty();
  }

  @Test
  void aNestedStateIsAsOpenAsWhatIsAroundIt() {
    Compilation compilation =
        Compilation.of(
            Compilation.STRICT,
            """
            // acme/Engine.java
            package acme;
            import dev.candor.*;
            /** An engine. */
            public interface Engine {
              /** Its state. */
              @State
              record Work(@State.Level int size) {}
            }
            """);

    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.text("acme/Engine_WorkDelta.java"))
        .contains("public record Engine_WorkDelta(")
        .contains("public static StateShape<Engine.Work, Engine_WorkDelta> shape()");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void isToldOnItsLineAndWritesNothing(String source, List<String> messages) {
    Compilation compilation = Wrong.compile(List.of(source));

    assertThat(compilation.messages()).containsExactlyElementsOf(messages);
    assertThat(compilation.files()).isEmpty();
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        declared("class Work {}", "4: @State is for a record, and 'Work' is a class; make it one"),
        declared(
            "record Work<T>(@State.Level int a) {}",
            "4: state 'Work' has type parameters '<T>'; remove them"),
        declared(
            "record Work() {}",
            "4: state 'Work' has no components; write one for each number or set that a heartbeat"
                + " reports"),
        declared(
            "record Work(int a) {}",
            "4: 'a' does not say what it is; annotate it @State.Cumulative, @State.Level or"
                + " @State.Members"),
        declared(
            "record Work(\n@State.Cumulative @State.Level int a,\n@State.Level double b) {}",
            "5: 'a' is @State.Cumulative and @State.Level; keep one",
            "6: @State.Level is for a long or an int, and 'b' is of type 'double'; make it one"),
        declared(
            "record Work(@State.Cumulative Long a) {}",
            "4: @State.Cumulative is for a long or an int, and 'a' is of type 'Long'; make it one"),
        declared(
            "record Work(@State.Members @Opaque @Size(2) List<Integer> a) {}",
            "4: @State.Members is for a List, Set or Collection of Strings, and 'a' is of type"
                + " 'List'; make it one"),
        declared(
            "record Work(@State.Level(Activity.BY_ENVIRONMENT) int a) {}",
            "4: @State.Level 'BY_ENVIRONMENT' of 'a' is no signal: a change proves the same"
                + " everywhere; write DEVELOPMENT, RUNTIME or NONE"),
        declared(
            "record Work(@State.Level(Activity.REPORTED) int a) {}",
            "4: @State.Level 'REPORTED' of 'a' is no signal: a change proves the same everywhere;"
                + " write DEVELOPMENT, RUNTIME or NONE"),
        declared(
            "record Work(@State.Members @Opaque Set<String> a) {}",
            "4: a list must have an end; annotate 'a' @Size(\u2026), with how many it holds at most"),
        declared(
            "record Work(@State.Members @Size(2) @Masked(maxLength = 9, reason = \"Why.\") List<String> a) {}",
            "4: @Masked is for one value, and 'a' is a list; make it one value"),
        declared(
            "record Work(@State.Members @Hashed @Opaque @Size(2) List<String> a) {}",
            "4: 'a' has more than one privacy class: @Opaque and @Hashed; keep one"),
        declared(
            "record Work(@State.Level @Label @Unsigned int a) {}",
            "4: @Label says nothing of a state; remove it from 'a'",
            "4: @Unsigned says nothing of a state; remove it from 'a'"),
        declared(
            "record Work(@State.Members @Opaque @Size(2) List<String> deltaA, @State.Level int"
                + " aAdded) {}",
            "4: 'deltaA' and 'aAdded' would both be 'deltaAAdded' in what changed; rename one"));
  }

  @Test
  void tellsOfAStateOfAnEventAndOfTheEventAtOnce() {
    Compilation compilation =
        Wrong.compile(
            List.of(
                Sources.product("acme", "acme"),
                state("int a"),
                Sources.event("String b, @Embedded WorkDelta delta")));

    assertThat(compilation.messages())
        .anyMatch(said -> said.startsWith("Work.java:4: 'a' does not say what it is"))
        .anyMatch(said -> said.startsWith("Ran.java:4: free text may not be collected"));
    assertThat(compilation.files()).isEmpty();
  }

  @Test
  void refusesAReportThatDoesNotSayWhatItReports() {
    Compilation compilation =
        Wrong.compile(
            List.of(
                Sources.product("acme", "acme"),
                Sources.event("boolean isActive, @Name(\"is_active_developer\") int developer")
                    .replace("Activity.NONE", "Activity.REPORTED")));

    assertThat(compilation.messages())
        .containsExactly(
            "Ran.java:3: activity 'reported' is read from the event itself, and 'ran' has no flag"
                + " 'is_active_developer'; embed what a @State derives, or write another activity");
  }

  private static String state(String components) {
    return declared(components, true);
  }

  private static Arguments declared(String declaration, String... messages) {
    return Arguments.of(
        Named.of(declaration, declared(declaration, false)),
        Stream.of(messages).map(message -> "Work.java:" + message).toList());
  }

  private static String declared(String declaration, boolean components) {
    return "// acme/Work.java\npackage acme; %s\n@State\n%s\n"
        .formatted(
            Sources.IMPORTS,
            components ? "public record Work(" + declaration + ") {}" : declaration);
  }
}
