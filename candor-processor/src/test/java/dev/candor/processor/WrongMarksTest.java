package dev.candor.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Privacy classes where they cannot hold, or that say too little. */
class WrongMarksTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource({"classes", "texts", "lists"})
  void isToldOnItsLineAndWritesNothing(List<String> sources, List<String> messages) {
    Compilation compilation = Wrong.compile(sources);

    assertThat(compilation.messages()).containsExactlyElementsOf(messages);
    assertThat(compilation.files()).isEmpty();
  }

  static Stream<Arguments> classes() {
    return Stream.of(
        Wrong.component(
            "@Hashed\n@Opaque\nString user",
            "6: 'user' has more than one privacy class: @Opaque and @Hashed; keep one"),
        Wrong.component(
            "@LocalOnly @OneOf(\"a\") String mode",
            "4: 'mode' has more than one privacy class: @OneOf and @LocalOnly; keep one"),
        Wrong.component(
            "@Masked(maxLength = 9, reason = \"Why.\") @Hashed @Opaque String text",
            "4: 'text' has more than one privacy class: @Opaque and @Hashed and @Masked;"
                + " keep one"),
        Wrong.component(
            "@ActorProperty\n@LocalOnly String command",
            "5: 'command' never leaves, so nobody keeps it of its actor; remove @ActorProperty or"
                + " @LocalOnly"),
        Wrong.component(
            "@ActorProperty @Masked(maxLength = 9, reason = \"Why.\") String text",
            "4: 'text' is agreed to for this event, and would be kept of its actor beyond it;"
                + " remove @ActorProperty"),
        Wrong.component(
            "@Hashed Path file",
            "4: @Hashed is for a String, and 'file' is of type 'Path'; make it a String"),
        Wrong.component(
            "@Hashed UUID user",
            "4: @Hashed is for a String, and 'user' is of type 'UUID'; make it a String"),
        Wrong.component(
            "@Hashed long user",
            "4: @Hashed is for a String, and 'user' is of type 'long'; make it a String"),
        Wrong.component(
            "@Identifier(pattern = \"a\", maxLength = 9) int version",
            "4: @Identifier is for a String, and 'version' is of type 'int'; remove"
                + " @Identifier"),
        Wrong.component(
            "@OneOf(\"a\") boolean yes",
            "4: @OneOf is for a String, and 'yes' is of type 'boolean'; remove @OneOf"),
        Wrong.component(
            "@OneOf(\"a\") Tier tier",
            "4: @OneOf is for a String, and 'tier' is of type 'Tier'; remove @OneOf"),
        Wrong.component(
            "@Opaque long token",
            "4: @Opaque is for a String or a UUID, and 'token' is of type 'long'; remove"
                + " @Opaque"),
        Wrong.component(
            "@Opaque Instant token",
            "4: @Opaque is for a String or a UUID, and 'token' is of type 'Instant'; make"
                + " it a String"),
        Wrong.component(
            "@LocalOnly Throwable failure",
            "4: @LocalOnly is for a String, a number, a boolean, an enum, a Duration, a UUID, a path, an"
                + " address or a time, and 'failure' is of type 'Throwable'; annotate it @Crash instead, or make it"
                + " a String"),
        Wrong.component(
            "@LocalOnly Map<String, String> tags",
            "4: @LocalOnly is for a String, a number, a boolean, an enum, a Duration, a UUID, a path, an"
                + " address or a time, and 'tags' is of type 'Map'; write a component for each of its keys, or make"
                + " it a String"),
        Wrong.component(
            "@LocalOnly @Size(2) List<Object> arguments",
            "4: @LocalOnly is for a String, a number, a boolean, an enum, a Duration, a UUID, a path, an"
                + " address or a time, and 'arguments' is a list of 'Object'; make it a list of Strings"),
        Wrong.component(
            "@Masked(maxLength = 9, reason = \"Why.\") CharSequence text",
            "4: @Masked is for a String, and 'text' is of type 'CharSequence'; make it a"
                + " String"),
        Wrong.component(
            "@Masked(maxLength = 9, reason = \"Why.\") Throwable failure",
            "4: @Masked is for a String, and 'failure' is of type 'Throwable'; make it a"
                + " String"),
        Wrong.component(
            "@Crash String failure",
            "4: @Crash is for a Throwable, and 'failure' is of type 'String'; make it a"
                + " Throwable, or remove @Crash"),
        Wrong.component(
            "@Crash int failure",
            "4: @Crash is for a Throwable, and 'failure' is of type 'int'; remove @Crash"),
        Wrong.component(
            "@Crash Object failure",
            "4: @Crash is for a Throwable, and 'failure' is of type 'Object'; make it a"
                + " Throwable, or remove @Crash"));
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        Wrong.component(
            "@OneOf({}) String mode", "4: @OneOf has no values; list those that may leave"),
        Wrong.component(
            "@OneOf({\"a\", \" \"}) String mode",
            "4: ' ' is blank among the values of 'mode'; remove it, or write what leaves"),
        Wrong.component(
            "@OneOf({\"a\", \"a\"}) String mode",
            "4: 'a' is twice among the values of 'mode'; remove one"),
        Wrong.component(
            "@OneOf(value = \"a\", otherwise = \"\") String mode",
            "4: '' is blank among the values of 'mode'; remove it, or write what leaves"),
        Wrong.component(
            "@Identifier(pattern = \"[a\", maxLength = 9) String version",
            "4: @Identifier pattern '[a' of 'version' is no regular expression (Unclosed character class"
                + " at index 1); correct it"),
        Wrong.component(
            "@Identifier(pattern = \"\", maxLength = 9) String version",
            "4: @Identifier pattern '' of 'version' matches nothing; write what a value looks like"),
        Wrong.component(
            "@Identifier(pattern = \".*\", maxLength = 9) String version",
            "4: @Identifier pattern '.*' of 'version' matches a sentence, so free text would"
                + " leave; write what a value looks like"),
        Wrong.component(
            "int a,\n@Identifier(pattern = \"[^\\\\n]{1,900}\", maxLength = 900) String version",
            "5: @Identifier pattern '[^\\n]{1,900}' of 'version' matches a sentence, so free text"
                + " would leave; write what a value looks like"),
        Wrong.component(
            "@Identifier(pattern = \"[ -~]*\", maxLength = 9) @Size(3) List<String> versions",
            "4: @Identifier pattern '[ -~]*' of 'versions' matches a sentence, so free text would"
                + " leave; write what a value looks like"),
        Wrong.component(
            "@Identifier(pattern = \"[a-z./]*\", maxLength = 99) String version",
            "4: @Identifier pattern '[a-z./]*' of 'version' matches a path, so free text would"
                + " leave; write what a value looks like"),
        Wrong.component(
            "@Identifier(pattern = \"((a*)*)*b\", maxLength = 99) String version",
            "4: @Identifier pattern '((a*)*)*b' of 'version' takes too long on some texts; repeat"
                + " nothing that is repeated already, such as '(a+)+'"),
        Wrong.component(
            "@Identifier(pattern = \"a\", maxLength = 0) String version",
            "4: @Identifier maxLength '0' of 'version' must be from 1 to 1024 characters"),
        Wrong.component(
            "@Identifier(pattern = \"a\", maxLength = 1025) String version",
            "4: @Identifier maxLength '1025' of 'version' must be from 1 to 1024 characters"),
        Wrong.component(
            "@Masked(maxLength = 0, reason = \"Why.\") String text",
            "4: @Masked maxLength '0' of 'text' must be from 1 to 8192 characters"),
        Wrong.component(
            "@Masked(maxLength = 8193, reason = \"Why.\") String text",
            "4: @Masked maxLength '8193' of 'text' must be from 1 to 8192 characters"),
        Wrong.component(
            "@Masked(maxLength = 9, reason = \" \") String text",
            "4: @Masked reason ' ' of 'text' is blank; write, for the person being measured, why"
                + " nothing stricter answers the purpose"),
        Wrong.component(
            "@Hashed(rawTo = Trust.VENDOR) String user",
            "4: @Hashed rawTo = VENDOR would give the value itself to somebody else; write"
                + " OWN, for a collector that the person names, or remove rawTo"));
  }

  static Stream<Arguments> lists() {
    return Stream.of(
        Wrong.component(
            "@Hashed(rawTo = Trust.OWN) @Size(9) List<String> users",
            "4: @Hashed rawTo = OWN is for one value, and 'users_hash' is a list; remove rawTo"),
        Wrong.component(
            "@Hashed(rawTo = Trust.VENDOR) @Size(9) List<String> users",
            "4: @Hashed rawTo = VENDOR would give the value itself to somebody else; write"
                + " OWN, for a collector that the person names, or remove rawTo"),
        Wrong.component(
            "@Opaque @Size(9) List<UUID> ids",
            "4: 'ids' is a list of UUIDs; make it a List of Strings"),
        Wrong.component(
            "@LocalOnly @Size(9) List<Integer> sizes",
            "4: a list that is @LocalOnly is one of Strings; make 'sizes' a List of Strings"),
        Wrong.component(
            "@LocalOnly @Size(9) List<Tier> tiers",
            "4: a list that is @LocalOnly is one of Strings; make 'tiers' a List of Strings"),
        Wrong.component(
            "@Crash @Size(9) List<Throwable> failures",
            "4: @Crash is for one value, and 'failures' is a list; make it one value"),
        Wrong.component(
            "@Masked(maxLength = 9, reason = \"Why.\") @Size(9) List<String> texts",
            "4: @Masked is for one value, and 'texts' is a list; make it one value"),
        Wrong.component(
            "@OneOf(\"a\") @Size(9) List<Integer> sizes",
            "4: @OneOf is for a String, and 'sizes' is a list of 'Integer'; remove @OneOf"),
        Wrong.component(
            "@Hashed @Size(9) List<Path> files",
            "4: @Hashed is for a String, and 'files' is a list of 'Path'; make it a list of"
                + " Strings"),
        Wrong.component(
            "@Hashed @Size(9) List files",
            "4: a List must say of what; write its element's type, such as 'List<…>', for"
                + " 'files'"),
        Wrong.component(
            "@Hashed List<String> users",
            "4: a list must have an end; annotate 'users' @Size(…), with how many it holds"
                + " at most"),
        Wrong.component(
            "@OneOf(\"a\") Map<String, String> names",
            "4: @OneOf is for a String, and 'names' is of type 'Map'; make it a String"),
        Wrong.component(
            "@Hashed Map<Tier, String> names",
            "4: @Hashed is for a String, and 'names' is of type 'Map'; make it a String"),
        Wrong.component(
            "@Identifier(pattern = \".*\", maxLength = 9) Map<Tier, String> versions",
            "4: @Identifier pattern '.*' of 'versions' matches a sentence, so free text would"
                + " leave; write what a value looks like"));
  }
}
