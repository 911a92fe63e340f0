package dev.candor.reference.altimate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolArgumentsTest {

  @Test
  void describesByTypeAndLengthAndNothingElse() {
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
    arguments.put("text", "alice");
    arguments.put("number", 7);
    arguments.put("flag", true);
    arguments.put("list", List.of("a", "b"));
    arguments.put("object", Map.of("a", 1));
    arguments.put("nothing", null);
    arguments.put("api_key", "sk-secret");

    assertThat(new ToolArguments(arguments).signature())
        .isEqualTo(
            "{\"text\":\"string:5\",\"number\":\"number\",\"flag\":\"boolean\",\"list\":\"array:2\","
                + "\"object\":\"object:1\",\"nothing\":\"null\",\"api_key\":\"****\"}");
  }

  @Test
  void masksTextsWhereverTheyAre() {
    Map<String, Object> arguments = new LinkedHashMap<>();
    arguments.put("who", "alice asks");
    arguments.put("count", 3);
    arguments.put("ratio", 0.5);
    arguments.put("list", List.of("alice", 1, Map.of("deep", "alice")));
    arguments.put("token", List.of("alice", "alice"));
    arguments.put("inner", Map.of("password", "alice"));

    assertThat(new ToolArguments(arguments).masked(ToolArgumentsTest::mask))
        .isEqualTo(
            "{\"who\":\"? asks\",\"count\":3,\"ratio\":0.5,\"list\":[\"?\",1,{\"deep\":\"?\"}],"
                + "\"token\":\"****\",\"inner\":{\"password\":\"****\"}}");
  }

  @Test
  void dropsTheLastArgumentsAndSaysHowMany() throws IOException {
    Map<String, Object> arguments = new LinkedHashMap<>();
    for (int i = 0; i < 200; i++) {
      arguments.put("argument_number_" + i, "x".repeat(i));
    }

    String signature = new ToolArguments(arguments).signature();
    String masked = new ToolArguments(arguments).masked(ToolArgumentsTest::mask);

    assertThat(signature).hasSizeLessThanOrEqualTo(1000).endsWith(" more\"}");
    assertThat(masked).hasSizeLessThanOrEqualTo(2000).endsWith(" more\"}");
    assertThat(members(signature)).isGreaterThan(1);
    assertThat(members(masked)).isGreaterThan(1);
  }

  @Test
  void countsWhereNotEvenTheFirstFits() {
    Map<String, Object> arguments = Map.of("a".repeat(3000), 1);

    assertThat(new ToolArguments(arguments).signature()).isEqualTo("{\"...\":\"1 more\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "key",
        "KEY",
        "apiKey",
        "API_KEY",
        "my_api_key",
        "token_of_alice",
        "db_password",
        "passwd",
        "auth",
        "authorization",
        "connection_string",
        "clientSecret",
        "sig"
      })
  void hidesWhatSoundsLikeASecret(String name) {
    assertThat(SensitiveKeys.matches(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"monkey", "keyboard", "author", "design", "path", "constructor", ""})
  void leavesOtherNamesAlone(String name) {
    assertThat(SensitiveKeys.matches(name)).isFalse();
  }

  @Test
  void tellsEqualFailuresByTheirMaskedMessage() {
    String hash = ErrorHash.of("cannot read <path>");

    assertThat(hash).matches("[0-9a-f]{16}").isEqualTo(ErrorHash.of("cannot read <path>"));
    assertThat(ErrorHash.of("cannot write <path>")).isNotEqualTo(hash);
  }

  private static int members(String json) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      int members = 0;
      while (parser.nextToken() != null) {
        members += parser.currentName() != null && parser.currentToken().isScalarValue() ? 1 : 0;
      }
      return members;
    }
  }

  private static String mask(String text) {
    return text.replace("alice", "?");
  }
}
