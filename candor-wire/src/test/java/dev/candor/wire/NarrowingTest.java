package dev.candor.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NarrowingTest {

  private static final Narrowing LESS =
      new Narrowing(Set.of("b", "a.*"), Set.of("posthog"), Map.of("d", 0.5, "c", 0.125));

  @Test
  void isReadBackAsItWasWrittenToTheLetter() {
    assertThat(written(LESS))
        .isEqualTo(
            "{\"events\":[\"a.*\",\"b\"],\"destinations\":[\"posthog\"],"
                + "\"sampling\":{\"c\":0.125,\"d\":0.5}}");
    assertThat(parse(written(LESS))).isEqualTo(LESS);
    assertThat(written(Narrowing.NONE)).isEqualTo("{\"events\":[],\"destinations\":[]}");
    assertThat(parse("{}")).isEqualTo(Narrowing.NONE).matches(Narrowing::isNone);
  }

  @Test
  void twoTogetherSayWhatEitherSaysAndTheLowerOfTwoShares() {
    Narrowing other = new Narrowing(Set.of("e"), Set.of(), Map.of("c", 0.25, "d", 0.25));

    assertThat(LESS.and(other))
        .isEqualTo(other.and(LESS))
        .isEqualTo(
            new Narrowing(
                Set.of("a.*", "b", "e"), Set.of("posthog"), Map.of("c", 0.125, "d", 0.25)));
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 0", "0.0, 1, 0", "1, 0, 0", "1.0, 0, 0", "0.75, 0, 1", "1e-9, 0, 1"})
  void aShareOfNothingSwitchesOffAndOneOfAllSaysNothing(String share, int events, int shares) {
    Narrowing narrowing = parse("{\"sampling\":{\"a\":" + share + "}}");

    assertThat(narrowing.events()).hasSize(events);
    assertThat(narrowing.sampling()).hasSize(shares);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1.01", "7", "\"half\"", "null", "true", "{}"})
  void whatIsNoShareIsMalformed(String share) {
    assertThatExceptionOfType(MalformedException.class)
        .isThrownBy(() -> parse("{\"sampling\":{\"a\":" + share + "}}"))
        .withMessage("the share of 'a' must be a number from 0 to 1");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.5, 2, Double.NaN})
  void refusesAShareThatSaysNothingOrTooMuch(double share) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Narrowing(Set.of(), Set.of(), Map.of("a", share)));
  }

  private static String written(Narrowing narrowing) {
    JsonWriter out = new JsonWriter(64);
    narrowing.write(out);
    return new String(out.toByteArray(), UTF_8);
  }

  private static Narrowing parse(String json) {
    return Narrowing.parse(Json.parse(json.getBytes(UTF_8)).object());
  }
}
