package dev.candor.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Types that may not be collected, in whatever disguise. */
class WrongTypesTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource({"texts", "places", "several", "maps"})
  void isToldOnItsLineAndWritesNothing(List<String> sources, List<String> messages) {
    Compilation compilation = Wrong.compile(sources);

    assertThat(compilation.messages()).containsExactlyElementsOf(messages);
    assertThat(compilation.files()).isEmpty();
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        Wrong.component(
            "int a,\nString command",
            "5: free text may not be collected; make 'command' an enum, or annotate it"
                + " @OneOf, @Identifier, @Opaque, @Hashed or @LocalOnly"),
        Wrong.component(
            "CharSequence text",
            "4: a 'CharSequence' may not be collected; make 'text' a boolean, a number, an"
                + " enum or a Duration, or a String with a privacy annotation"),
        Wrong.component(
            "StringBuilder text",
            "4: a 'StringBuilder' may not be collected; make 'text' a boolean, a number, an"
                + " enum or a Duration, or a String with a privacy annotation"),
        Wrong.component(
            "char letter",
            "4: a 'char' may not be collected; make 'letter' a boolean, a number, an enum"
                + " or a Duration, or a String with a privacy annotation"),
        Wrong.component(
            "Character letter",
            "4: a 'Character' may not be collected; make 'letter' a boolean, a number, an"
                + " enum or a Duration, or a String with a privacy annotation"),
        Wrong.component(
            "Object thing",
            "4: an 'Object' may not be collected; make 'thing' a boolean, a number, an enum"
                + " or a Duration, or a String with a privacy annotation"),
        Wrong.component(
            "java.math.BigDecimal cost",
            "4: a 'BigDecimal' may not be collected; make 'cost' a boolean, a number, an"
                + " enum or a Duration, or a String with a privacy annotation"),
        Wrong.component(
            "java.util.concurrent.atomic.AtomicInteger calls",
            "4: an 'AtomicInteger' may not be collected; make 'calls' a boolean, a number,"
                + " an enum or a Duration, or a String with a privacy annotation"),
        Wrong.component(
            "Locale language",
            "4: a 'Locale' may not be collected; make 'language' a boolean, a number, an"
                + " enum or a Duration, or a String with a privacy annotation"),
        Wrong.component(
            "Class<?> type",
            "4: a 'Class' may not be collected; make 'type' a boolean, a number, an enum or"
                + " a Duration, or a String with a privacy annotation"),
        Wrong.component(
            "Enum<?> mode",
            "4: an 'Enum' may not be collected; make 'mode' a boolean, a number, an enum or"
                + " a Duration, or a String with a privacy annotation"),
        Wrong.component(
            "java.util.function.Supplier<String> text",
            "4: a 'Supplier' may not be collected; make 'text' a boolean, a number, an enum"
                + " or a Duration, or a String with a privacy annotation"),
        Wrong.component(
            "String command,\nObject thing,\nint a,\nPath file",
            "4: free text may not be collected; make 'command' an enum, or annotate it"
                + " @OneOf, @Identifier, @Opaque, @Hashed or @LocalOnly",
            "5: an 'Object' may not be collected; make 'thing' a boolean, a number, an enum"
                + " or a Duration, or a String with a privacy annotation",
            "7: a 'Path' tells of people and projects and may not be collected; make 'file'"
                + " a String annotated @Hashed or @LocalOnly"));
  }

  static Stream<Arguments> places() {
    return Stream.of(
        Wrong.component(
            "Path file",
            "4: a 'Path' tells of people and projects and may not be collected; make 'file'"
                + " a String annotated @Hashed or @LocalOnly"),
        Wrong.component(
            "java.io.File file",
            "4: a 'File' tells of people and projects and may not be collected; make 'file'"
                + " a String annotated @Hashed or @LocalOnly"),
        Wrong.component(
            "URI address",
            "4: a 'URI' tells of people and projects and may not be collected; make"
                + " 'address' a String annotated @Hashed or @LocalOnly"),
        Wrong.component(
            "URL address",
            "4: a 'URL' tells of people and projects and may not be collected; make"
                + " 'address' a String annotated @Hashed or @LocalOnly"),
        Wrong.component(
            "UUID session",
            "4: a UUID must say what it is; annotate 'session' @Opaque if the product"
                + " minted it at random, else make it a String annotated @Hashed or @LocalOnly"),
        Wrong.component(
            "Instant began",
            "4: an 'Instant' may not be collected; every event has its time already: make"
                + " 'began' a Duration, or remove it"),
        Wrong.component(
            "LocalDate day",
            "4: a 'LocalDate' may not be collected; every event has its time already: make"
                + " 'day' a Duration, or remove it"),
        Wrong.component(
            "java.util.Date day",
            "4: a 'Date' may not be collected; every event has its time already: make 'day'"
                + " a Duration, or remove it"),
        Wrong.component(
            "OptionalInt exit",
            "4: an 'OptionalInt' may not be collected; make 'exit' a type that may be null,"
                + " such as Integer: a null is a field that is absent"),
        Wrong.component(
            "Optional<Path> file",
            "4: an 'Optional' may not be collected; make 'file' a type that may be null,"
                + " such as Integer: a null is a field that is absent"),
        Wrong.component(
            "IllegalStateException failure",
            "4: an 'IllegalStateException' carries free text; annotate 'failure' @Crash, of"
                + " which only the class and the product's own frames may leave, or make it an"
                + " enum of the failures that you know"),
        Wrong.component(
            "Throwable failure",
            "4: a 'Throwable' carries free text; annotate 'failure' @Crash, of which only"
                + " the class and the product's own frames may leave, or make it an enum of the"
                + " failures that you know"),
        Wrong.component(
            "java.io.IOException failure",
            "4: an 'IOException' carries free text; annotate 'failure' @Crash, of which"
                + " only the class and the product's own frames may leave, or make it an enum of"
                + " the failures that you know"));
  }

  static Stream<Arguments> several() {
    return Stream.of(
        Wrong.component(
            "String[] arguments",
            "4: a 'String[]' may not be collected; make 'arguments' a List annotated @Size,"
                + " or a Map whose keys are an enum"),
        Wrong.component(
            "int[] sizes",
            "4: an 'int[]' may not be collected; make 'sizes' a List annotated @Size, or a"
                + " Map whose keys are an enum"),
        Wrong.component(
            "String... arguments",
            "4: a 'String[]' may not be collected; make 'arguments' a List annotated @Size,"
                + " or a Map whose keys are an enum"),
        Wrong.component(
            "Set<Tier> tiers",
            "4: a 'Set' may not be collected; make 'tiers' a List annotated @Size, or a Map"
                + " whose keys are an enum"),
        Wrong.component(
            "EnumSet<Tier> tiers",
            "4: an 'EnumSet' may not be collected; make 'tiers' a List annotated @Size, or"
                + " a Map whose keys are an enum"),
        Wrong.component(
            "Iterable<String> names",
            "4: an 'Iterable' may not be collected; make 'names' a List annotated @Size, or"
                + " a Map whose keys are an enum"),
        Wrong.component(
            "Collection<Integer> sizes",
            "4: a 'Collection' may not be collected; make 'sizes' a List annotated @Size,"
                + " or a Map whose keys are an enum"),
        Wrong.component(
            "List<Tier> tiers",
            "4: a list must have an end; annotate 'tiers' @Size(…), with how many it holds"
                + " at most"),
        Wrong.component(
            "@Size(0) List<Tier> tiers", "4: @Size '0' of 'tiers' must be from 1 to 1024 values"),
        Wrong.component(
            "@Size(1025) List<Tier> tiers",
            "4: @Size '1025' of 'tiers' must be from 1 to 1024 values"),
        Wrong.component(
            "@Size(9) List<String> tags",
            "4: free text may not be collected; make 'tags' a list of an enum, or annotate"
                + " it @OneOf, @Identifier, @Opaque, @Hashed or @LocalOnly"),
        Wrong.component(
            "List<String> tags",
            "4: free text may not be collected; make 'tags' a list of an enum, or annotate"
                + " it @OneOf, @Identifier, @Opaque, @Hashed or @LocalOnly",
            "4: a list must have an end; annotate 'tags' @Size(…), with how many it holds"
                + " at most"),
        Wrong.component(
            "@Size(9) List tags",
            "4: a List must say of what; write its element's type, such as 'List<…>', for"
                + " 'tags'"),
        Wrong.component(
            "@Size(9) List<?> tags",
            "4: a list of '?' may not be collected; make 'tags' a list of an enum, of"
                + " numbers, or of Strings with a privacy annotation"),
        Wrong.component(
            "@Size(9) List<UUID> ids",
            "4: a list of 'UUID' may not be collected; make 'ids' a list of an enum, of"
                + " numbers, or of Strings with a privacy annotation"),
        Wrong.component(
            "@Size(9) List<Boolean> flags",
            "4: a list of 'Boolean' may not be collected; make 'flags' a list of an enum that"
                + " names what is true and what is not"),
        Wrong.component(
            "@Size(9) List<Duration> times",
            "4: a list of 'Duration' may not be collected, since nothing says its unit; make"
                + " 'times' a list of whole numbers that is called after their unit, such as"
                + " 'timesMs'"),
        Wrong.component(
            "@Size(9) List<Object> things",
            "4: a list of 'Object' may not be collected; make 'things' a list of an enum,"
                + " of numbers, or of Strings with a privacy annotation"),
        Wrong.component(
            "@Size(9) List<Path> files",
            "4: a list of 'Path' may not be collected; make 'files' a list of an enum, of"
                + " numbers, or of Strings with a privacy annotation"),
        Wrong.component(
            "@Size(9) List<Point> points) { record Point(int x, int y) {} } record Other(",
            "4: a list of 'Ran.Point' may not be collected; make 'points' a list of an"
                + " enum, of numbers, or of Strings with a privacy annotation"),
        Wrong.component(
            "@Size(9) List<List<Integer>> sizes",
            "4: a list of 'List' may not be collected; make 'sizes' a list of an enum, of"
                + " numbers, or of Strings with a privacy annotation"),
        Wrong.component(
            "@Size(9) Lines lines) { static class Lines extends ArrayList<String> {} }"
                + " record Other(",
            "4: free text may not be collected; make 'lines' a list of an enum, or annotate"
                + " it @OneOf, @Identifier, @Opaque, @Hashed or @LocalOnly"),
        Wrong.component(
            "@Size(9) int count",
            "4: @Size is for a List, and 'count' is of type 'int'; remove @Size"),
        Wrong.component(
            "@Size(9) String[] names",
            "4: a 'String[]' may not be collected; make 'names' a List annotated @Size, or"
                + " a Map whose keys are an enum"),
        Wrong.component(
            "Point point) { record Point(int x, int y) {} } record Other(",
            "4: a record is no value; annotate 'point' @Embedded, so that the components of"
                + " 'Ran.Point' are fields of the event"));
  }

  static Stream<Arguments> maps() {
    return Stream.of(
        Wrong.component(
            "Map<String, String> tags",
            "4: a 'Map' with free keys may not be collected; make the keys of 'tags' an" + " enum"),
        Wrong.component(
            "Map<String, Integer> counts",
            "4: a 'Map' with free keys may not be collected; make the keys of 'counts' an"
                + " enum"),
        Wrong.component(
            "Map counts",
            "4: a 'Map' with free keys may not be collected; make the keys of 'counts' an"
                + " enum"),
        Wrong.component(
            "Map<?, Integer> counts",
            "4: a 'Map' with free keys may not be collected; make the keys of 'counts' an"
                + " enum"),
        Wrong.component(
            "HashMap<Object, Integer> counts",
            "4: a 'HashMap' with free keys may not be collected; make the keys of 'counts'"
                + " an enum"),
        Wrong.component(
            "Properties settings",
            "4: a 'Properties' with free keys may not be collected; make the keys of"
                + " 'settings' an enum"),
        Wrong.component(
            "Map<Tier, String> names",
            "4: free text may not be collected; make the values of 'names' an enum, or annotate"
                + " it @OneOf, @Identifier or @Opaque"),
        Wrong.component(
            "Map<Tier, Duration> times",
            "4: a map to 'Duration' may not be collected, since nothing says its unit; make the"
                + " values of 'times' whole numbers, and annotate it @PerKey"
                + " @Measure(Unit.MILLISECONDS)"),
        Wrong.component(
            "Map<Tier, Object> things",
            "4: a map to 'Object' may not be collected; make the values of 'things'"
                + " numbers, booleans or an enum"),
        Wrong.component(
            "Map<Tier, List<Integer>> sizes",
            "4: a map to 'List' may not be collected; make the values of 'sizes' numbers,"
                + " booleans or an enum"),
        Wrong.component(
            "Map<Tier, UUID> ids",
            "4: a map to 'UUID' may not be collected; make the values of 'ids' numbers,"
                + " booleans or an enum"),
        Wrong.component(
            "@Size(3) Map<Tier, Integer> counts",
            "4: 'counts' has as many values as its keys, no more; remove @Size"),
        Wrong.component(
            "Odd<Tier, Integer> odd) { static class Odd<K, V> extends HashMap<String, V> {}"
                + " } record Other(",
            "4: a 'Ran.Odd' with free keys may not be collected; make the keys of 'odd' an"
                + " enum"),
        Wrong.component(
            "Map<Mode, Integer> counts) { enum Mode {} } record Other(",
            "4: enum 'Ran.Mode' of 'counts' has no constants; write one for each value"),
        Wrong.component(
            "Map<Tier, Mode> modes) { private enum Mode { A } } record Other(",
            "4: 'modes' is of an enum that generated code cannot see; remove 'private' from"
                + " 'Mode'"));
  }
}
