package dev.candor.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An object whose own objects are checked only is read, refused and written as one that is read.
 */
final class JsonOuterTest {

  private static final String SAMPLE =
      """
      {"first":{"text":"a\\u00e9\\n\\"\\ud83d\\ude00 ü","whole":-12,"decimal":1.5e-3,"yes":true,
       "no":false,"none":null,"list":[1,[],{"in":"a list"}],"object":{"deep":[{"er":""}]}},
       "empty":{},"list":[{"a":{}},"b"],"last":{"esc\\u0061ped":{"es\\"caped":1}}}""";

  @Test
  void itIsTheSameValueWhicheverOfItsBitsIsFlipped() {
    byte[] bytes = SAMPLE.getBytes(UTF_8);

    for (int bit = 0; bit < 8 * bytes.length; bit++) {
      byte[] flipped = bytes.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      isTheSame(flipped, "bit " + bit);
    }
  }

  @Test
  void itIsTheSameValueWhereverItIsCut() {
    byte[] whole = SAMPLE.getBytes(UTF_8);

    for (int length = 0; length <= whole.length; length++) {
      isTheSame(Arrays.copyOf(whole, length), "cut at byte " + length);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'a':1,'a':1}",
        "{'a':1,'b':2,'a':{}}",
        "{'a':1,'\\u0061':2}",
        "{'\\u0061':1,'b':{'c':1},'a':2}",
        "{'b':{'a':1,'a':1}}",
        "[{'a':1,'a':1}]",
        "{'a':1e999}",
        "{'a':'\\x'}",
        "{'a':1,}",
        "{'a' 1}",
        "{a:1}",
        "[1,]",
        "[1 2]",
        "tru",
        "{'a':{'a':{'a':1}}}",
        " { 'a' : [ 1 , { } ] , 'b' : { } } ",
      })
  void itIsTheSameValueInEveryForm(String inner) {
    isTheSame(("{\"in\":" + inner.replace('\'', '"') + "}").getBytes(UTF_8), inner);
  }

  @Test
  void ofManyNamesNoneMayStandTwiceEither() {
    String many =
        IntStream.range(0, 500).mapToObj(i -> "\"n" + i + "\":1").collect(Collectors.joining(","));

    isTheSame(("{\"in\":{" + many + "}}").getBytes(UTF_8), "all different");
    isTheSame(("{\"in\":{" + many + ",\"n3\":2}}").getBytes(UTF_8), "one twice");
  }

  @Test
  void itIsWrittenAsItStood() {
    String blanks = "{\"in\":{ \"a\" : [ 1 , 2.50 ],\t\"b\":{} },\"text\":\"b\"}";
    JsonWriter out = new JsonWriter(8);

    JsonReader.outer(blanks.getBytes(UTF_8)).write(out.beginArray());
    out.value(1).endArray();

    assertThat(new String(out.toByteArray(), UTF_8)).isEqualTo("[" + blanks + ",1]");
  }

  @Test
  void noDepthOfNamesThatWantACloserLookTakesLong() {
    String deep = "{\"a\":".repeat(31) + "1" + ",\"\\u0062\":1}".repeat(31);

    assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> isTheSame(deep.getBytes(UTF_8), "31 levels"));
  }

  private static void isTheSame(byte[] bytes, String what) {
    assertThat(outcome(JsonReader::outer, bytes))
        .as(what)
        .isEqualTo(outcome(each -> Json.parse(each).object(), bytes));
  }

  private static String outcome(Function<byte[], Json.Members> reader, byte[] bytes) {
    try {
      return reader.apply(bytes).toString();
    } catch (MalformedException e) {
      return "" + e.getMessage();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'properties':{'a':1,'b':'x'},'measurements':{'c':2.5}",
        "'properties':{},'measurements':{'c':2.5}",
        "'properties':{'a':{'in':1}},'measurements':{}",
        "'properties':{},'measurements':{}",
        "'properties':{ },'measurements':{ }",
        "'measurements':{'c':1}",
        "'properties':{'a':1}",
      })
  void theFieldsOfARowAreItsPropertiesAndItsMeasurements(String written) {
    String row =
        "{'event_id':'019aa5d0-7b00-8123-8abc-0123456789ab','event_name':'a',"
            + "'timestamp':'2026-02-03T10:00:00.123Z','event_sequence':0,";
    Row read = Row.parse((row + written + "}").replace('\'', '"').getBytes(UTF_8));

    JsonWriter out = new JsonWriter(8);
    read.fields().write(out);

    assertThat(Json.parse(out.toByteArray()))
        .isEqualTo(read.fields())
        .isEqualTo(
            new Json.Members(read.properties().members())
                .and(new Json.Members(read.measurements().members())));
    assertThat(read.fields().members().size())
        .isEqualTo(read.properties().members().size() + read.measurements().members().size());
  }

  @Test
  void ofANameThatIsBothTheMeasurementIsTheField() {
    Row row =
        Row.parse(
            ("{'event_id':'019aa5d0-7b00-8123-8abc-0123456789ab','event_name':'a',"
                    + "'timestamp':'2026-02-03T10:00:00.123Z','event_sequence':0,"
                    + "'properties':{'a':1,'b':2},'measurements':{'\\u0061':3}}")
                .replace('\'', '"')
                .getBytes(UTF_8));
    JsonWriter out = new JsonWriter(8);

    row.fields().write(out);

    assertThat(new String(out.toByteArray(), UTF_8)).isEqualTo("{\"a\":3,\"b\":2}");
  }

  @Test
  void whicheverNamesTheyHaveTheFieldsAreBothObjectsTogether() {
    List<String> names =
        IntStream.range(0, 150).mapToObj(i -> "n" + Integer.toString(i, 3)).toList();
    for (String one : names) {
      for (String other : names) {
        Json.Members a = JsonReader.outer(of(one, 1)).object("in");
        Json.Members b = JsonReader.outer(of(other, 2)).object("in");
        JsonWriter out = new JsonWriter(32);

        a.and(b).write(out);

        assertThat(new String(out.toByteArray(), UTF_8))
            .isEqualTo(
                one.equals(other)
                    ? "{\"%s\":2}".formatted(one)
                    : "{\"%s\":1,\"%s\":2}".formatted(one, other));
      }
    }
  }

  private static byte[] of(String name, int value) {
    return "{\"in\":{\"%s\":%d}}".formatted(name, value).getBytes(UTF_8);
  }

  @Test
  void whatWasReadCannotBeChanged() {
    Json.Members read = JsonReader.outer("{\"in\":{\"a\":1}}".getBytes(UTF_8)).object("in");

    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> read.members().put("b", new Json.Null()));
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> read.members().clear());
  }
}
