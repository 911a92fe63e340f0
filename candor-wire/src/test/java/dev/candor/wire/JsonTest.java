package dev.candor.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.candor.wire.Json.Decimal;
import dev.candor.wire.Json.Text;
import dev.candor.wire.Json.Whole;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTest {

  private static final String SAMPLE =
      """
      {"text":"a\\u00e9\\n\\"\\ud83d\\ude00 ü","whole":-12,"decimal":1.5e-3,
       "yes":true,"no":false,"none":null,"list":[1,[],{}],"object":{"deep":[{"er":""}]}}""";

  @Test
  void whatIsWrittenIsReadBackTheSame() {
    Json sample = parse(SAMPLE);

    JsonWriter out = new JsonWriter(1);
    sample.write(out);

    assertThat(Json.parse(out.toByteArray())).isEqualTo(sample);
  }

  @Test
  void everyCutOfADocumentIsMalformed() {
    byte[] whole = SAMPLE.getBytes(UTF_8);

    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatExceptionOfType(MalformedException.class)
          .as("cut at byte " + length)
          .isThrownBy(() -> Json.parse(cut));
    }
  }

  @Test
  void aRangeOfTheBytesIsReadWithoutALookBeyondIt() {
    byte[] line = "[1234]".getBytes(UTF_8);

    assertThat(Json.parse(line, 1, 4)).isEqualTo(new Whole(123));
    assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> Json.parse(line, 0, 5));
  }

  @Test
  void aFlippedBitIsMalformedOrAnotherValueButNeverAnotherFailure() {
    byte[] bytes = SAMPLE.getBytes(UTF_8);

    for (int bit = 0; bit < 8 * bytes.length; bit++) {
      byte[] flipped = bytes.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      Attempts.isMalformedOrRead(() -> Json.parse(flipped), "bit " + bit);
    }
  }

  @Test
  void thirtyTwoLevelsAreReadAndOneMoreIsNot() {
    assertThat(parse("[".repeat(32) + "]".repeat(32))).isInstanceOf(Json.Array.class);

    assertMalformed("[".repeat(33) + "]".repeat(33), "more than 32 levels");
    assertMalformed("{\"a\":".repeat(33) + "1" + "}".repeat(33), "more than 32 levels");
  }

  @Test
  void levelsThatWereClosedDoNotCount() {
    String flat = "[" + "[],".repeat(100) + "{}]";

    assertThat(((Json.Array) parse(flat)).values()).hasSize(101);
  }

  @Test
  void anElementThatComesAgainOrBeginsLikeTheOneBeforeItIsReadLikeAnyOther() {
    List<String> elements =
        List.of("1", "12", "1.5", "true", "\"1\"", "\"1,\"", "[1]", "[1,1]", "{}", "{\"a\":1}");
    for (String first : elements) {
      for (String second : elements) {
        for (String blank : List.of("", " ", "\n\t")) {
          List<String> three = List.of(first, second + blank, blank + second);

          assertThat(parse("[" + String.join(",", three) + "]"))
              .as("%s", three)
              .isEqualTo(new Json.Array(three.stream().map(JsonTest::parse).toList()));
        }
      }
    }
    assertMalformed("[12,12 2]", "']' was expected");
    assertMalformed("[12,12", "']' was expected");
    assertMalformed("[{},{},]", "a value was expected");
  }

  @Test
  void aMemberThatStandsTwiceIsMalformedHoweverItIsSpelt() {
    assertMalformed("{\"a\":1,\"a\":2}", "'a' stands twice");
    assertMalformed("{\"a\":1,\"\\u0061\":2}", "'a' stands twice");
    assertMalformed("{\"a\":null,\"a\":null}", "'a' stands twice");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"\\\"\\\\\\/\" | ~\"\\/~",
        "\"\\u0041\\u00e9\\u20AC\" | ~Aé€~",
        "\"\\ud83d\\ude00\" | ~😀~",
        "\"😀\" | ~😀~",
      })
  void anEscapeStandsForItsCharacter(String written, String read) {
    assertThat(parse(written)).isEqualTo(new Text(read));
  }

  @Test
  void theShortEscapesAreTheControlCharactersOfTheirLetters() {
    assertThat(parse("\"\\b\\f\\n\\r\\t\\u0000\"")).isEqualTo(new Text("\b\f\n\r\t\0"));
  }

  @ParameterizedTest
  @CsvSource({
    "\\ud83d, ?",
    "\\ude00, ?",
    "\\ude00\\ud83d, ??",
    "\\ud83dx, ?x",
    "\\ud83d\\n, '?\n'",
    "\\ud83d\\u0041, ?A",
    "\\ud83d\\ud83d\\ude00, ?😀",
    "\\ud83d\\ud83d\\ud83d\\ude00, ??😀",
  })
  void aSurrogateThatStandsAloneIsAQuestionMarkAndHarmsNoneBesideIt(String written, String read) {
    assertThat(parse('"' + written + '"')).isEqualTo(new Text(read));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\x",
        "\\u12",
        "\\u12g4",
        "\\U0041",
        "\\ud83d\\u",
        "\\ud83d\\uzzzz",
        "\u0001",
        "a\nb",
        "\\"
      })
  void aTextThatJsonDoesNotAllowIsMalformed(String text) {
    assertMalformed('"' + text + '"', "at byte");
  }

  @Test
  void aWholeNumberIsExactFromTheLeastLongToTheGreatest() {
    assertThat(parse("-9223372036854775808")).isEqualTo(new Whole(Long.MIN_VALUE));
    assertThat(parse("9223372036854775807")).isEqualTo(new Whole(Long.MAX_VALUE));
    assertThat(parse("0")).isEqualTo(new Whole(0));
  }

  @Test
  void aWholeNumberWiderThanALongIsADecimal() {
    assertThat(parse("9223372036854775808")).isEqualTo(new Decimal(0x1p63));
    assertThat(parse("-9223372036854775809")).isEqualTo(new Decimal(-0x1p63));
  }

  @Test
  void theGreatestDoubleIsReadAndANumberBeyondItIsMalformed() {
    assertThat(parse("1.7976931348623157e308")).isEqualTo(new Decimal(Double.MAX_VALUE));

    assertMalformed("1e400", "'1e400' is too large");
    assertMalformed("[-1e400]", "'-1e400' is too large");
    assertMalformed("9".repeat(400), "is too large");
  }

  @Test
  void theMessageOfANumberThatIsTooLargeStaysShort() {
    assertThatExceptionOfType(MalformedException.class)
        .isThrownBy(() -> parse("9".repeat(100_000)))
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(100));
  }

  @Test
  void aNumberTooSmallForADoubleIsZero() {
    assertThat(parse("1e-400")).isEqualTo(new Decimal(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "+1",
        "01",
        "-",
        "1.",
        ".5",
        "1e",
        "1e+",
        "--1",
        "1-1",
        "NaN",
        "Infinity",
        "tru",
        "True",
        "nul",
        "[1,]",
        "[,1]",
        "[1 2]",
        "{\"a\":1,}",
        "{\"a\"}",
        "{a:1}",
        "{1:1}",
        "'a'",
        "1 1",
        "[]]",
        "// no\n1",
        "[1}",
        "\u00a01",
        "\ufeff1"
      })
  void whatIsNoJsonIsMalformed(String text) {
    assertMalformed(text, "at byte");
  }

  @Test
  void whiteSpaceMayStandAnywhereBetween() {
    assertThat(parse(" \t\r\n{ \"a\" : [ 1 , 2 ] } \n"))
        .isEqualTo(
            new Json.Members(Map.of("a", new Json.Array(List.of(new Whole(1), new Whole(2))))));
  }

  @Test
  void membersKeepTheirOrder() {
    assertThat(parse("{\"b\":1,\"a\":2,\"c\":3}").object().members().keySet())
        .containsExactly("b", "a", "c");
  }

  @Test
  void aMemberOfAnotherTypeIsNamed() {
    Json.Members members = parse("{\"a\":1,\"b\":\"x\",\"c\":null}").object();

    assertThat(members.textOrNull("c")).isNull();
    assertThat(members.textOrNull("d")).isNull();
    assertThatExceptionOfType(MalformedException.class)
        .isThrownBy(() -> members.text("a"))
        .withMessage("'a' must be a text");
    assertThatExceptionOfType(MalformedException.class)
        .isThrownBy(() -> members.whole("b"))
        .withMessage("'b' must be a whole number");
    assertThatExceptionOfType(MalformedException.class)
        .isThrownBy(() -> members.array("b"))
        .withMessage("'b' must be an array");
    assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> members.object("a"));
  }

  private static Json parse(String text) {
    return Json.parse(text.getBytes(UTF_8));
  }

  private static void assertMalformed(String text, String message) {
    assertThatExceptionOfType(MalformedException.class)
        .as(text.length() > 100 ? text.substring(0, 100) : text)
        .isThrownBy(() -> parse(text))
        .withMessageContaining(message);
  }
}
