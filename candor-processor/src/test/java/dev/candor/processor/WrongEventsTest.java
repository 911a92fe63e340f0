package dev.candor.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Events, their terms, their groups and the metrics that they share. */
class WrongEventsTest {

  private static final String TERMS = Wrong.TERMS;

  @ParameterizedTest(name = "{0}")
  @MethodSource({"forms", "terms", "groups", "metrics"})
  void isToldOnItsLineAndWritesNothing(List<String> sources, List<String> messages) {
    Compilation compilation = Wrong.compile(sources);

    assertThat(compilation.messages()).containsExactlyElementsOf(messages);
    assertThat(compilation.files()).isEmpty();
  }

  static Stream<Arguments> forms() {
    return Stream.of(
        Wrong.event(
            TERMS + ")",
            "class Ran {}",
            "4: 'Ran' is declared as 'class'; make it a record: its components are the"
                + " event's fields"),
        Wrong.event(
            TERMS + ")",
            "interface Ran {}",
            "4: 'Ran' is declared as 'interface'; make it a record: its components are the"
                + " event's fields"),
        Wrong.event(
            TERMS + ")",
            "enum Ran { A }",
            "4: 'Ran' is declared as 'enum'; make it a record: its components are the"
                + " event's fields"),
        Wrong.event(
            TERMS + ")",
            "@interface Ran {}",
            "4: 'Ran' is declared as 'annotation type'; make it a record: its components"
                + " are the event's fields"),
        Wrong.event(
            TERMS + ")", "record Ran<T>() {}", "4: event 'Ran' must not be generic; remove '<T>'"),
        Wrong.event(
            TERMS + ")",
            "record Ran<T extends Number>(T size) {}",
            "4: event 'Ran' must not be generic; remove '<T>'",
            "4: a 'T' may not be collected; make 'size' a boolean, a number, an enum or a"
                + " Duration, or a String with a privacy annotation"),
        Wrong.event(
            "class Home {",
            Sources.terms("ran") + " private record Ran() {} }",
            "4: generated code cannot see event 'Ran'; remove 'private' from 'Ran'"),
        Wrong.event(
            "class Home { private static class Inner {",
            Sources.terms("ran") + " record Ran() {} } }",
            "4: generated code cannot see event 'Ran'; remove 'private' from 'Inner'"),
        Wrong.event(
            Sources.terms("ran") + " record Ran() {}",
            Sources.terms("ran") + " record Runs() {}",
            "4: event name 'ran' is that of 'acme.Ran' too; rename one"));
  }

  static Stream<Arguments> terms() {
    return Stream.of(
        Wrong.event(
            Sources.terms("Build Finished"),
            "record Ran() {}",
            "3: event name 'Build Finished' must be lower-case words joined by dots or"
                + " underscores, such as 'build.finished'"),
        Wrong.event(
            Sources.terms(""),
            "record Ran() {}",
            "3: event name '' must be lower-case words joined by dots or underscores, such"
                + " as 'build.finished'"),
        Wrong.event(
            Sources.terms("build-finished"),
            "record Ran() {}",
            "3: event name 'build-finished' must be lower-case words joined by dots or"
                + " underscores, such as 'build.finished'"),
        Wrong.event(
            Sources.terms("build..finished"),
            "record Ran() {}",
            "3: event name 'build..finished' must be lower-case words joined by dots or"
                + " underscores, such as 'build.finished'"),
        Wrong.event(
            Sources.terms(".build"),
            "record Ran() {}",
            "3: event name '.build' must be lower-case words joined by dots or underscores,"
                + " such as 'build.finished'"),
        Wrong.event(
            "@Name(\"ran/it\")\n" + Sources.terms("ran"),
            "record Ran() {}",
            "4: the event is called 'ran/it' by @Name and 'ran' by @Event; keep one"),
        Wrong.event(
            "@Name(\"a b\")\n" + Sources.terms(""),
            "record Ran() {}",
            "5: @Name 'a b' of the event may hold letters, digits and . _ - $ + / only;"
                + " correct it"),
        Wrong.event(
            "@Name(\"a b\")\n" + Sources.terms("ran"),
            "record Ran() {}",
            "5: @Name 'a b' of the event may hold letters, digits and . _ - $ + / only;"
                + " correct it",
            "4: the event is called 'a b' by @Name and 'ran' by @Event; keep one"),
        Wrong.event(
            TERMS.replace("Why.", " ") + ")",
            "record Ran() {}",
            "3: purpose ' ' is blank; write, for the person being measured, why this is"
                + " recorded"),
        Wrong.event(
            TERMS.replace("us", "") + ")",
            "record Ran() {}",
            "3: owner '' is blank; write the team or the address that answers for it"),
        Wrong.event(
            TERMS.replace("Why.", "").replace("us", " ") + ")",
            "record Ran() {}",
            "3: purpose '' is blank; write, for the person being measured, why this is"
                + " recorded",
            "3: owner ' ' is blank; write the team or the address that answers for it"),
        Wrong.event(
            TERMS + ", expires = \"2026-11-20\")",
            "record Ran() {}",
            "3: event 'ran' expired on '2026-11-20'; remove it, or give it a later day"
                + " after a review"),
        Wrong.event(
            TERMS + ", expires = \"2026-02-30\")",
            "record Ran() {}",
            "3: expires '2026-02-30' is no day; write it as '2027-01-31'"),
        Wrong.event(
            TERMS + ",\nexpires = \"next year\")",
            "record Ran() {}",
            "4: expires 'next year' is no day; write it as '2027-01-31'"),
        Wrong.event(
            TERMS + ", expires = \" \")",
            "record Ran() {}",
            "3: expires ' ' is no day; write it as '2027-01-31'"),
        Wrong.event(
            TERMS + ", counter = \"Runs\")",
            "record Ran() {}",
            "3: counter 'Runs' must be lower-case words joined by underscores that end in"
                + " '_total'"),
        Wrong.event(
            TERMS + ", counter = \"runs\")",
            "record Ran() {}",
            "3: counter 'runs' must be lower-case words joined by underscores that end in"
                + " '_total'"),
        Wrong.event(
            TERMS + ", counter = \"runs total\")",
            "record Ran() {}",
            "3: counter 'runs total' must be lower-case words joined by underscores that"
                + " end in '_total'"),
        Wrong.event(
            TERMS + ",\ncounter = \"_total\")",
            "record Ran() {}",
            "4: counter '_total' must be lower-case words joined by underscores that end in"
                + " '_total'"),
        Wrong.event(
            TERMS.replace("EVENTS", "METRICS") + ")",
            "record Ran(int a,\n@Masked(maxLength = 9, reason = \"Why.\") String text) {}",
            "5: tier METRICS leaves as counts, so content never leaves; annotate 'text' @LocalOnly,"
                + " or make the tier EVENTS"),
        Wrong.event(
            TERMS.replace("owner = \"us\",", "") + ")",
            "record Ran() {}",
            "3: annotation @dev.candor.Event is missing a default value for the element"
                + " 'owner'"));
  }

  static Stream<Arguments> groups() {
    return Stream.of(
        Wrong.event(
            TERMS + ")",
            "record Ran(@Embedded int size) {}",
            "4: @Embedded is for a record, and 'size' is of type 'int'; remove @Embedded"),
        Wrong.event(
            TERMS + ")",
            "record Ran(@Embedded String text) {}",
            "4: @Embedded is for a record, and 'text' is of type 'String'; remove @Embedded"),
        Wrong.event(
            TERMS + ")",
            "record Ran(@Embedded Home home) {} class Home {}",
            "4: @Embedded is for a record, and 'home' is of type 'Home'; remove @Embedded"),
        Wrong.event(
            TERMS + ")",
            "record Ran(@Embedded @Size(3) List<Who> who) {} record Who(int id) {}",
            "4: @Embedded is for a record, and 'who' is of type 'List'; remove @Embedded"),
        Wrong.event(
            TERMS + ")",
            "record Ran(@Embedded Who who) { private record Who(int id) {} }",
            "4: 'who' is of a group that generated code cannot see; remove 'private' from"
                + " 'Who'"),
        Wrong.event(
            TERMS + ")",
            "record Ran(@Embedded Who<String> who) {}\nrecord Who<T>(int id) {}",
            "4: group 'Who' of 'who' must not be generic; remove '<T>'"),
        Wrong.event(
            TERMS + ")",
            "record Ran(@Embedded Who who) {}\nrecord Who(int id,\n"
                + "@Embedded Deep deep) {}\nrecord Deep(int id) {}",
            "6: group 'deep' is in a group, and groups do not nest; write its components"
                + " here"),
        Wrong.event(
            TERMS + ")",
            "record Ran(@Embedded Ran self) {}",
            "4: group 'self' is in a group, and groups do not nest; write its components"
                + " here"),
        Wrong.event(
            TERMS + ")",
            "record Ran(@Embedded @LocalOnly Who who) {}\nrecord Who(int id) {}",
            "4: 'who' is a group, and @LocalOnly says nothing of what is in it; annotate"
                + " the components of 'Who'"),
        Wrong.event(
            TERMS + ")",
            "record Ran(@Embedded @Name(\"x\") @Label Who who) {}\nrecord Who(int id) {}",
            "4: 'who' is a group, and @Name says nothing of what is in it; annotate the"
                + " components of 'Who'",
            "4: 'who' is a group, and @Label says nothing of what is in it; annotate the"
                + " components of 'Who'"),
        Wrong.event(
            TERMS + ")",
            "record Ran(@Embedded Who who) {}\nrecord Who(int id,\nString user) {}",
            "6: free text may not be collected; make 'user' an enum, or annotate it @OneOf,"
                + " @Identifier, @Opaque, @Hashed or @LocalOnly"),
        Wrong.event(
            TERMS + ")",
            "record Ran(@Embedded Who who) {}\n"
                + Sources.terms("other")
                + " record Other(@Embedded Who whom) {}\nrecord Who(int id,\nString user) {}",
            "7: free text may not be collected; make 'user' an enum, or annotate it @OneOf,"
                + " @Identifier, @Opaque, @Hashed or @LocalOnly"),
        Wrong.event(
            TERMS + ")",
            "record Ran(@Embedded Who who) {}\n"
                + Sources.terms("other")
                + " record Other(@Embedded Who whom) {}\nrecord Who(\n"
                + "@OneOf(\"a\") String path) {}",
            "7: 'path' is named after what must not be collected ('path'); annotate it"
                + " @LocalOnly, @Hashed or @Masked, rename it, or say why its values are harmless"
                + " with reason = \"…\""),
        Wrong.event(
            TERMS + ")",
            "record Ran(int id,\n@Embedded Who who) {}\nrecord Who(int id) {}",
            "5: components 'id' and 'who.id' are both 'id' on the wire; rename one"),
        Wrong.event(
            TERMS + ")",
            "record Ran(@Embedded Who one,\n@Embedded Who two) {}\n"
                + "record Who(int id, int age) {}",
            "5: components 'one.id' and 'two.id' are both 'id' on the wire; rename one"),
        Wrong.event(
            TERMS + ")",
            "record Ran(Who who) {}\nrecord Who(int id) {}",
            "4: a record is no value; annotate 'who' @Embedded, so that the components of"
                + " 'Who' are fields of the event"));
  }

  static Stream<Arguments> metrics() {
    return Stream.of(
        Wrong.event(
            TERMS + ", counter = \"all_total\")",
            "record Ran() {}\n"
                + TERMS.replace("ran", "stopped")
                + ",\ncounter = \"all_total\") record Stopped(@Label Tier kind) {}",
            "6: metric 'acme_all_total' is that of 'ran' too, and there it has other"
                + " labels, another unit or other buckets; make them the same, or name one of"
                + " them otherwise"),
        Wrong.event(
            TERMS + ")",
            "record Ran(@Count(counter = \"ran_total\") int calls) {}",
            "4: metric 'acme_ran_total' counts the events of 'ran' and the numbers of"
                + " 'ran.calls'; name one of them otherwise"),
        Wrong.event(
            TERMS + ")",
            "record Ran(@Measure(value = Unit.BYTES, histogram = \"size\") int a) {}\n"
                + Sources.terms("stopped")
                + " record Stopped(\n"
                + "@Measure(value = Unit.SECONDS, histogram = \"size\") int a) {}",
            "6: metric 'acme_size' is that of 'ran.a' too, and there it has other labels,"
                + " another unit or other buckets; make them the same, or name one of them"
                + " otherwise"),
        Wrong.event(
            Sources.terms("a.b"),
            "record Ran() {}\n" + Sources.terms("a_b") + " record Runs() {}",
            "5: metric 'acme_a_b_total' is made from the names of both 'a.b' and 'a_b';"
                + " name one of them otherwise"));
  }
}
