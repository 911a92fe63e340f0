package dev.candor.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is measured, counted, unsigned or a label, and cannot be. */
class WrongNumbersTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource({"measures", "counts", "unsigned", "labels"})
  void isToldOnItsLineAndWritesNothing(List<String> sources, List<String> messages) {
    Compilation compilation = Wrong.compile(sources);

    assertThat(compilation.messages()).containsExactlyElementsOf(messages);
    assertThat(compilation.files()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "workspaceId, workspace_id",
    "userId, user_id",
    "agentId, agent_id",
    "taskId, task_id",
    "issueId, issue_id",
    "runtimeId, runtime_id",
    "sessionId, session_id",
    "installationId, installation_id",
    "ip, ip"
  })
  void aLabelOfWhatIsWithoutEndIsForbidden(String component, String name) {
    Compilation compilation =
        Compilation.of(
            List.of(), Sources.product("acme", "acme"), Sources.event("@Label Tier " + component));

    assertThat(compilation.messages())
        .containsExactly(
            "Ran.java:4: label '"
                + name
                + "' would have a series for each of them; remove @Label from '"
                + name
                + "' and count them in an insight");
  }

  /** What is left of the declarations below where each message is obeyed. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Measure(Unit.COUNT) long size",
        "@Measure(Unit.MILLISECONDS) Duration size",
        "Tier size",
        "@OneOf(\"a\") String size",
        "@Identifier(pattern = \"a\", maxLength = 9) String size",
        "@Hashed String size",
        "@LocalOnly String size",
        "@Opaque UUID run",
        "@Measure(Unit.COUNT) Integer exit",
        "@Size(9) @Hashed List<String> tags",
        "@Measure(Unit.COUNT) @PerKey Map<Tier, Integer> counts",
        "@Measure(Unit.MILLISECONDS) @PerKey Map<Tier, Long> times",
        "Map<Tier, Boolean> flags",
        "@OneOf(\"a\") Map<Tier, String> names",
        "@OneOf(\"a\") @PerKey Map<Tier, String> names",
        "@Count long text",
        "Map<Tier, Double> counts"
      })
  void whatTheMessagesSuggestCompiles(String components) {
    Compilation compilation =
        Compilation.of(List.of(), Sources.product("acme", "acme"), Sources.event(components));

    assertThat(compilation.messages()).isEmpty();
  }

  static Stream<Arguments> measures() {
    return Stream.of(
        Wrong.component(
            "@Measure(Unit.COUNT) boolean yes",
            "4: @Measure is for a number or a Duration, and 'yes' is of type 'boolean';"
                + " remove @Measure"),
        Wrong.component(
            "@Measure(Unit.COUNT) Tier tier",
            "4: @Measure is for a number or a Duration, and 'tier' is of type 'Tier';"
                + " remove @Measure"),
        Wrong.component(
            "@Measure(Unit.COUNT) @Hashed String user",
            "4: @Measure is for a number or a Duration, and 'user' is of type 'String';"
                + " remove @Measure"),
        Wrong.component(
            "@Measure(Unit.COUNT) @Hashed Path file",
            "4: @Hashed is for a String, and 'file' is of type 'Path'; make it a String",
            "4: @Measure is for a number or a Duration, and 'file' is of type 'Path';"
                + " remove @Measure"),
        Wrong.component(
            "@Measure(Unit.COUNT) @Hashed int user",
            "4: @Hashed is for a String, and 'user' is of type 'int'; make it a String",
            "4: 'user' is an identity, which nobody adds up; remove @Measure"),
        Wrong.component(
            "@Measure(Unit.COUNT) String size",
            "4: free text may not be collected; make 'size' an enum, or annotate it @OneOf,"
                + " @Identifier, @Opaque, @Hashed or @LocalOnly",
            "4: @Measure is for a number or a Duration, and 'size' is of type 'String'; make it"
                + " one, or remove @Measure"),
        Wrong.component(
            "@Measure(Unit.COUNT) UUID run",
            "4: a UUID must say what it is; annotate 'run' @Opaque if the product minted it at"
                + " random, else make it a String annotated @Hashed or @LocalOnly",
            "4: @Measure is for a number or a Duration, and 'run' is of type 'UUID'; make it one,"
                + " or remove @Measure"),
        Wrong.component(
            "@Measure(Unit.COUNT) java.math.BigInteger size",
            "4: a 'BigInteger' may not be collected; make 'size' a boolean, a number, an"
                + " enum or a Duration, or a String with a privacy annotation",
            "4: @Measure is for a number or a Duration, and 'size' is of type 'BigInteger'; make"
                + " it one, or remove @Measure"),
        Wrong.component(
            "@Measure(Unit.COUNT) OptionalInt exit",
            "4: an 'OptionalInt' may not be collected; make 'exit' a type that may be null, such"
                + " as Integer: a null is a field that is absent",
            "4: @Measure is for a number or a Duration, and 'exit' is of type 'OptionalInt'; make"
                + " it one, or remove @Measure"),
        Wrong.component(
            "@Measure(Unit.COUNT) @Size(9) List<String> tags",
            "4: free text may not be collected; make 'tags' a list of an enum, or annotate it"
                + " @OneOf, @Identifier, @Opaque, @Hashed or @LocalOnly",
            "4: @Measure is for a number or a Duration, and 'tags' is of type 'List'; make it one,"
                + " or remove @Measure"),
        Wrong.component(
            "@Measure(Unit.COUNT) @Size(9) List<Integer> sizes",
            "4: @Measure is for a number or a Duration, and 'sizes' is of type 'List';"
                + " remove @Measure"),
        Wrong.component(
            "@Measure(Unit.COUNT) Map<Tier, Integer> counts",
            "4: nobody can add up what is inside an object; annotate 'counts' @PerKey as"
                + " well, or remove @Measure"),
        Wrong.component(
            "@Measure(Unit.COUNT) Map<Tier, Boolean> flags",
            "4: nobody can add up what is inside an object; remove @Measure from 'flags'"),
        Wrong.component(
            "@Measure(Unit.COUNT) Map<String, Integer> counts",
            "4: a 'Map' with free keys may not be collected; make the keys of 'counts' an enum",
            "4: nobody can add up what is inside an object; annotate 'counts' @PerKey as well, or"
                + " remove @Measure"),
        Wrong.component(
            "@Measure(Unit.COUNT) Map<Tier, String> names",
            "4: free text may not be collected; make the values of 'names' an enum, or annotate"
                + " it @OneOf, @Identifier or @Opaque",
            "4: nobody can add up what is inside an object; remove @Measure from 'names'"),
        Wrong.component(
            "@Measure(Unit.SECONDS) Map<Tier, Duration> times",
            "4: a map to 'Duration' may not be collected, since nothing says its unit; make the"
                + " values of 'times' whole numbers, and annotate it @PerKey"
                + " @Measure(Unit.MILLISECONDS)"),
        Wrong.component(
            "@Measure(Unit.SECONDS) @PerKey Map<Tier, Duration> times",
            "4: a map to 'Duration' may not be collected, since nothing says its unit; make the"
                + " values of 'times' whole numbers, and annotate it @PerKey"
                + " @Measure(Unit.MILLISECONDS)"),
        Wrong.component(
            "@Measure(Unit.COUNT) @PerKey Map<Tier, String> names",
            "4: free text may not be collected; make the values of 'names' an enum, or annotate"
                + " it @OneOf, @Identifier or @Opaque",
            "4: @Measure is for a number or a Duration, and 'names' is of type 'Map'; remove"
                + " @Measure"),
        Wrong.component(
            "@Measure(Unit.COUNT) @PerKey Map<Tier, Boolean> flags",
            "4: @Measure is for a number or a Duration, and 'flags' is of type 'Map';"
                + " remove @Measure"),
        Wrong.component(
            "@Measure(Unit.COUNT) @LocalOnly int files",
            "4: 'files' never leaves, so nothing measures it; remove @Measure or @LocalOnly"),
        Wrong.component(
            "@Measure(Unit.BYTES) Duration took",
            "4: a Duration is measured in MILLISECONDS or SECONDS, and 'took' in 'BYTES';"
                + " write one of these"),
        Wrong.component(
            "@Measure(Unit.DAYS) Duration took",
            "4: a Duration is measured in MILLISECONDS or SECONDS, and 'took' in 'DAYS';"
                + " write one of these"),
        Wrong.component(
            "@Measure(value = Unit.BYTES, buckets = {1, 1}) int size",
            "4: buckets '1.0, 1.0' of 'size' must rise and be finite; write each bound"
                + " once, in order"),
        Wrong.component(
            "@Measure(value = Unit.BYTES, buckets = {2, 1}) int size",
            "4: buckets '2.0, 1.0' of 'size' must rise and be finite; write each bound"
                + " once, in order"),
        Wrong.component(
            "@Measure(value = Unit.BYTES, buckets = {1, Double.POSITIVE_INFINITY}) int size",
            "4: buckets '1.0, Infinity' of 'size' must rise and be finite; write each bound"
                + " once, in order"),
        Wrong.component(
            "@Measure(value = Unit.BYTES, histogram = \"a b\") int size",
            "4: histogram 'a b' is no name that a metric may have; write letters, digits"
                + " and underscores"),
        Wrong.component(
            "@Measure(Unit.BYTES) @Count int size",
            "4: 'size' is measured and counted; keep @Measure or @Count"),
        Wrong.component(
            "@Measure(Unit.BYTES) @Count double size",
            "4: 'size' is measured and counted; keep @Measure"),
        Wrong.component(
            "@Measure(Unit.BYTES) @Count boolean yes",
            "4: @Count is for a whole number, and 'yes' is of type 'boolean'; remove @Measure and"
                + " @Count"));
  }

  static Stream<Arguments> counts() {
    return Stream.of(
        Wrong.component(
            "@Count double calls",
            "4: @Count is for a whole number, and 'calls' is of type 'double'; remove" + " @Count"),
        Wrong.component(
            "@Count boolean yes",
            "4: @Count is for a whole number, and 'yes' is of type 'boolean'; remove @Count"),
        Wrong.component(
            "@Count Duration took",
            "4: @Count is for a whole number, and 'took' is of type 'Duration'; remove"
                + " @Count"),
        Wrong.component(
            "@Count String text",
            "4: free text may not be collected; make 'text' an enum, or annotate it @OneOf,"
                + " @Identifier, @Opaque, @Hashed or @LocalOnly",
            "4: @Count is for a whole number, and 'text' is of type 'String'; make it one, or"
                + " remove @Count"),
        Wrong.component(
            "@Count @Opaque String text",
            "4: @Count is for a whole number, and 'text' is of type 'String'; remove @Count"),
        Wrong.component(
            "@Count Map<Tier, Double> counts",
            "4: nobody can add up what is inside an object; remove @Count from 'counts'"),
        Wrong.component(
            "@Count @Size(9) List<Integer> sizes",
            "4: @Count is for a whole number, and 'sizes' is of type 'List'; remove @Count"),
        Wrong.component(
            "@Count Map<Tier, Integer> counts",
            "4: nobody can add up what is inside an object; annotate 'counts' @PerKey as"
                + " well, or remove @Count"),
        Wrong.component(
            "@Count @PerKey Map<Tier, Double> counts",
            "4: @Count is for a whole number, and 'counts' is of type 'Map'; remove @Count"),
        Wrong.component(
            "@Count @LocalOnly int calls",
            "4: 'calls' never leaves, so nothing measures it; remove @Count or @LocalOnly"),
        Wrong.component(
            "@Count(counter = \"a b\") int calls",
            "4: counter 'a b' is no name that a metric may have; write letters, digits and"
                + " underscores"),
        Wrong.component(
            "@Count @Unsigned int calls",
            "4: 'calls' is a count, which is never negative; remove @Unsigned"));
  }

  static Stream<Arguments> unsigned() {
    return Stream.of(
        Wrong.component(
            "@Unsigned double ratio",
            "4: @Unsigned is for a whole number or a Duration, and 'ratio' is of type 'double';"
                + " remove @Unsigned"),
        Wrong.component(
            "@Unsigned boolean yes",
            "4: @Unsigned is for a whole number or a Duration, and 'yes' is of type 'boolean'; remove"
                + " @Unsigned"),
        Wrong.component(
            "@Unsigned Tier tier",
            "4: @Unsigned is for a whole number or a Duration, and 'tier' is of type 'Tier'; remove"
                + " @Unsigned"),
        Wrong.component(
            "@Unsigned String text",
            "4: free text may not be collected; make 'text' an enum, or annotate it @OneOf,"
                + " @Identifier, @Opaque, @Hashed or @LocalOnly"),
        Wrong.component(
            "@Unsigned @Hashed String user",
            "4: @Unsigned is for a whole number or a Duration, and 'user' is of type 'String'; remove"
                + " @Unsigned"),
        Wrong.component(
            "@Unsigned @LocalOnly Duration took",
            "4: 'took' never leaves, so nobody asks for its sign; remove @Unsigned"),
        Wrong.component(
            "@Unsigned @LocalOnly int size",
            "4: 'size' never leaves, so nobody asks for its sign; remove @Unsigned"),
        Wrong.component(
            "@Unsigned @Size(9) List<Double> ratios",
            "4: @Unsigned is for a whole number or a Duration, and 'ratios' is of type 'List'; remove"
                + " @Unsigned"),
        Wrong.component(
            "@Unsigned Map<Tier, Boolean> flags",
            "4: @Unsigned is for a whole number or a Duration, and 'flags' is of type 'Map'; remove"
                + " @Unsigned"));
  }

  static Stream<Arguments> labels() {
    return Stream.of(
        Wrong.component(
            "@Label int files",
            "4: label 'files' is not closed, so its series have no bound; make it an enum,"
                + " a boolean or a String annotated @OneOf, or remove @Label"),
        Wrong.component(
            "@Label Double ratio",
            "4: label 'ratio' is not closed, so its series have no bound; make it an enum,"
                + " a boolean or a String annotated @OneOf, or remove @Label"),
        Wrong.component(
            "@Label @Size(3) List<Tier> tiers",
            "4: label 'tiers' is not closed, so its series have no bound; make it an enum,"
                + " a boolean or a String annotated @OneOf, or remove @Label"),
        Wrong.component(
            "@Label @Identifier(pattern = \"a\", maxLength = 9) String version",
            "4: label 'version' is not closed, so its series have no bound; make it an"
                + " enum, a boolean or a String annotated @OneOf, or remove @Label"),
        Wrong.component(
            "@Label @Opaque String session",
            "4: label 'session' is not closed, so its series have no bound; make it an"
                + " enum, a boolean or a String annotated @OneOf, or remove @Label"),
        Wrong.component(
            "@Label @Hashed String user",
            "4: label 'user_hash' is not closed, so its series have no bound; make it an"
                + " enum, a boolean or a String annotated @OneOf, or remove @Label"),
        Wrong.component(
            "@Label @Masked(maxLength = 9, reason = \"Why.\") String text",
            "4: label 'text' is not closed, so its series have no bound; make it an enum, a"
                + " boolean or a String annotated @OneOf, or remove @Label"),
        Wrong.component(
            "@Label @Crash Throwable failure",
            "4: 'failure' is a crash, of which no label is made; remove @Label"),
        Wrong.component(
            "@Label @LocalOnly boolean yes",
            "4: 'yes' never leaves, so nothing is counted by it; remove @Label or" + " @LocalOnly"),
        Wrong.component(
            "@Label String mode",
            "4: free text may not be collected; make 'mode' an enum, or annotate it @OneOf,"
                + " @Identifier, @Opaque, @Hashed or @LocalOnly"),
        Wrong.component(
            "@Label @Measure(Unit.COUNT) int files",
            "4: 'files' is a number, of which no label is made; remove @Label or @Measure"),
        Wrong.component(
            "@Label @Count int files",
            "4: 'files' is a number, of which no label is made; remove @Label or @Count"),
        Wrong.component(
            "@Label Duration took",
            "4: 'took' is a Duration, of which no label is made; remove @Label"),
        Wrong.component(
            "@Label Map<Tier, Boolean> flags",
            "4: label 'flags' is not closed, so its series have no bound; make it an enum,"
                + " a boolean or a String annotated @OneOf, or remove @Label"),
        Wrong.component(
            "@Label(\"x\") @PerKey Map<Tier, Boolean> flags",
            "4: 'flags' is a field a key, and all of them would be label 'x'; remove the"
                + " label's name"),
        Wrong.component(
            "@Label Tier a,\n@Label(\"a\") Route b",
            "5: label 'a' is there twice; name that of 'b' otherwise with @Label(\"…\")"),
        Wrong.component(
            "@Label(\"a-b\") Tier tier",
            "4: label 'a-b' is no name that a label may have; name it in letters, digits"
                + " and underscores with @Label(\"…\")"),
        Wrong.component(
            "@Label(\"__a\") Tier tier",
            "4: label '__a' is no name that a label may have; name it in letters, digits"
                + " and underscores with @Label(\"…\")"),
        Wrong.component(
            "@Label(\"le\") Tier tier",
            "4: label 'le' is no name that a label may have; name it in letters, digits and"
                + " underscores with @Label(\"…\")"),
        Wrong.component(
            "@Label Tier quantile",
            "4: label 'quantile' is no name that a label may have; name it in letters,"
                + " digits and underscores with @Label(\"…\")"),
        Wrong.component(
            "@Label(\"user_id\") Tier tier",
            "4: label 'user_id' would have a series for each of them; remove @Label from"
                + " 'tier' and count them in an insight"),
        Wrong.component(
            "@Label(\"userID\") Tier tier",
            "4: label 'userID' would have a series for each of them; remove @Label from"
                + " 'tier' and count them in an insight"),
        Wrong.component(
            "int a,\n@Name(\"userId\") @Label boolean user",
            "5: label 'userId' would have a series for each of them; remove @Label from"
                + " 'userId' and count them in an insight"),
        Wrong.component(
            "@Label(\"IP\") Tier tier",
            "4: label 'IP' would have a series for each of them; remove @Label from 'tier'"
                + " and count them in an insight"));
  }
}
