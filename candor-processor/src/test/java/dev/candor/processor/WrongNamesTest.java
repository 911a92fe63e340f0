package dev.candor.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Names that smell, that are no names, or that are taken. */
class WrongNamesTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource({"smells", "wire", "enums", "keys"})
  void isToldOnItsLineAndWritesNothing(List<String> sources, List<String> messages) {
    Compilation compilation = Wrong.compile(sources);

    assertThat(compilation.messages()).containsExactlyElementsOf(messages);
    assertThat(compilation.files()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "args, args, args",
    "argv, argv, argv",
    "promptId, prompt_id, prompt",
    "csrfToken, csrf_token, token",
    "password, password, password",
    "configPath, config_path, path",
    "baseURL, base_url, url",
    "user_email, user_email, email",
    "queryKind, query_kind, query",
    "lastMessageKind, last_message_kind, message",
    "body, body, body"
  })
  void aWordThatSmellsNeedsAReason(String component, String name, String word) {
    for (String mark :
        List.of("@OneOf(\"a\")", "@Identifier(pattern = \"a\", maxLength = 9)", "@Opaque")) {
      Compilation compilation =
          Compilation.of(
              List.of(),
              Sources.product("acme", "acme"),
              Sources.event(mark + " String " + component));

      assertThat(compilation.messages())
          .containsExactly(
              "Ran.java:4: '"
                  + name
                  + "' is named after what must not be collected ('"
                  + word
                  + "'); annotate it @LocalOnly, @Hashed or @Masked, rename it, or say why its values are harmless with reason = \"…\"");
    }
  }

  static Stream<Arguments> smells() {
    return Stream.of(
        Wrong.component(
            "@Name(\"x.url\") @OneOf(\"a\") String place",
            "4: 'x.url' is named after what must not be collected ('url'); annotate it"
                + " @LocalOnly, @Hashed or @Masked, rename it, or say why its values are harmless"
                + " with reason = \"…\""),
        Wrong.component(
            "@Name(\"p\") @Opaque String password",
            "4: 'password' is named after what must not be collected ('password'); annotate it"
                + " @LocalOnly, @Hashed or @Masked, rename it, or say why its values are harmless"
                + " with reason = \"…\""),
        Wrong.component(
            "int a,\n@Name(\"mode\") @OneOf(value = \"a\", reason = \" \") String configPath",
            "5: 'configPath' is named after what must not be collected ('path'); annotate it"
                + " @LocalOnly, @Hashed or @Masked, rename it, or say why its values are harmless"
                + " with reason = \"…\""),
        Wrong.component(
            "@Name(\"kind\") @OneOf(value = \"a\", reason = \"Harmless.\") String mode",
            "4: reason 'Harmless.' of 'kind' excuses nothing: no word of the name needs it;"
                + " remove it"),
        Wrong.component(
            "@Opaque @Size(3) List<String> tokenIds",
            "4: 'token_ids' is named after what must not be collected ('token'); annotate"
                + " it @LocalOnly, @Hashed or @Masked, rename it, or say why its values are"
                + " harmless with reason = \"…\""),
        Wrong.component(
            "@OneOf(value = \"a\", reason = \"Harmless.\") String mode",
            "4: reason 'Harmless.' of 'mode' excuses nothing: no word of the name needs it;"
                + " remove it"),
        Wrong.component(
            "@Identifier(pattern = \"a\", maxLength = 9, reason = \"A number.\") String"
                + " version",
            "4: reason 'A number.' of 'version' excuses nothing: no word of the name needs"
                + " it; remove it"),
        Wrong.component(
            "@Opaque(reason = \"Random.\") String session",
            "4: reason 'Random.' of 'session' excuses nothing: no word of the name needs"
                + " it; remove it"),
        Wrong.component(
            "@OneOf(value = \"a\", reason = \" \") String path",
            "4: 'path' is named after what must not be collected ('path'); annotate it"
                + " @LocalOnly, @Hashed or @Masked, rename it, or say why its values are harmless"
                + " with reason = \"…\""),
        Wrong.component(
            "@OneOf(value = \"a\", reason = \"Words of ours.\") String tokens",
            "4: reason 'Words of ours.' of 'tokens' excuses nothing: no word of the name"
                + " needs it; remove it"));
  }

  static Stream<Arguments> wire() {
    return Stream.of(
        Wrong.component(
            "int größe",
            "4: component 'größe' has no name for the wire; name it in ASCII letters and"
                + " digits"),
        Wrong.component(
            "int _a",
            "4: component '_a' has no name for the wire; name it in ASCII letters and" + " digits"),
        Wrong.component(
            "@Name(\"a b\") int a",
            "4: @Name 'a b' of 'a' may hold letters, digits and . _ - $ + / only; correct" + " it"),
        Wrong.component(
            "@Name(\".a\") int a",
            "4: @Name '.a' of 'a' may hold letters, digits and . _ - $ + / only; correct it"),
        Wrong.component(
            "@Name(\"größe\") int a",
            "4: @Name 'größe' of 'a' may hold letters, digits and . _ - $ + / only; correct"
                + " it"),
        Wrong.component(
            "int fooBar,\nint foo_bar",
            "5: components 'fooBar' and 'foo_bar' are both 'foo_bar' on the wire; rename" + " one"),
        Wrong.component(
            "@Hashed String foo,\nboolean fooHash",
            "5: components 'foo' and 'fooHash' are both 'foo_hash' on the wire; rename one"),
        Wrong.component(
            "@Hashed String fooBar,\nint foo_bar",
            "5: components 'fooBar' and 'foo_bar' are both 'foo_bar' on the wire; rename" + " one"),
        Wrong.component(
            "@Hashed String fooBar,\n@Hashed String foo_bar",
            "5: components 'fooBar' and 'foo_bar' are both 'foo_bar' on the wire; rename" + " one"),
        Wrong.component(
            "@Name(\"b\") int a,\nint b",
            "5: components 'a' and 'b' are both 'b' on the wire; rename one"),
        Wrong.component(
            "@Crash Throwable failure,\nTier failureClass",
            "5: components 'failure' and 'failureClass' are both 'failure_class' on the"
                + " wire; rename one"),
        Wrong.component(
            "@PerKey Map<Tier, Integer> by,\nint byEvents",
            "5: components 'by' and 'byEvents' are both 'by_events' on the wire; rename one"),
        Wrong.component(
            "@Measure(Unit.BYTES) int fooBar,\n@Measure(Unit.BYTES) int foo_bar",
            "5: components 'fooBar' and 'foo_bar' are both 'foo_bar' on the wire; rename" + " one"),
        Wrong.component(
            "@Label boolean fooBar,\n@Label boolean foo_bar",
            "5: components 'fooBar' and 'foo_bar' are both 'foo_bar' on the wire; rename"
                + " one"));
  }

  static Stream<Arguments> enums() {
    return Stream.of(
        Wrong.component(
            "Mode mode) { enum Mode {} } record Other(",
            "4: enum 'Ran.Mode' of 'mode' has no constants; write one for each value"),
        Wrong.component(
            "Mode mode) { enum Mode { ON, On } } record Other(",
            "4: constants 'ON' and 'On' of enum 'Ran.Mode' are both 'on' on the wire;"
                + " rename one"),
        Wrong.component(
            "Mode mode) { private enum Mode { ON } } record Other(",
            "4: 'mode' is of an enum that generated code cannot see; remove 'private' from"
                + " 'Mode'"),
        Wrong.component(
            "Mode mode) { enum Mode { @Name(\"a b\") ON } } record Other(",
            "4: @Name 'a b' of constant 'ON' may hold letters, digits and . _ - $ + / only;"
                + " correct it"),
        Wrong.component(
            "Mode mode) { enum Mode { @Name(\"off\") ON, OFF } } record Other(",
            "4: constants 'ON' and 'OFF' of enum 'Ran.Mode' are both 'off' on the wire;"
                + " rename one"),
        Wrong.component(
            "@Size(3) List<Mode> modes) { enum Mode { ON, On } } record Other(",
            "4: constants 'ON' and 'On' of enum 'Ran.Mode' are both 'on' on the wire;"
                + " rename one"),
        Wrong.component(
            "Map<Mode, Integer> counts) { enum Mode { ON, On } } record Other(",
            "4: constants 'ON' and 'On' of enum 'Ran.Mode' are both 'on' on the wire;"
                + " rename one"));
  }

  static Stream<Arguments> keys() {
    return Stream.of(
        Wrong.component(
            "@PerKey int count",
            "4: @PerKey is for a Map, and 'count' is of type 'int'; remove @PerKey"),
        Wrong.component(
            "@PerKey @Size(2) List<Tier> tiers",
            "4: @PerKey is for a Map, and 'tiers' is of type 'List'; remove @PerKey"),
        Wrong.component(
            "@PerKey(\" \") Map<Tier, Integer> counts",
            "4: @PerKey ' ' of 'counts' may hold letters, digits and . _ - $ + / only;"
                + " correct it"),
        Wrong.component(
            "@PerKey(\"größe_\") Map<Tier, Integer> counts",
            "4: @PerKey 'größe_' of 'counts' may hold letters, digits and . _ - $ + / only;"
                + " correct it"),
        Wrong.component(
            "@PerKey Map<String, Integer> counts",
            "4: a 'Map' with free keys may not be collected; make the keys of 'counts' an"
                + " enum"),
        Wrong.component(
            "@PerKey Map counts",
            "4: a 'Map' with free keys may not be collected; make the keys of 'counts' an"
                + " enum"),
        Wrong.component(
            "@PerKey(\"a_\") @Name(\"b\") Map<Tier, Integer> counts",
            "4: the fields of 'counts' are called 'a_…' by @PerKey and after 'b' by @Name;"
                + " keep one"));
  }
}
