package dev.candor.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class JsonWriterTest {

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("'\"'uuuu-MM-dd'T'HH:mm:ss.SSS'Z\"'").withZone(ZoneOffset.UTC);
  private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").toEpochMilli();
  private static final long LAST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

  private final JsonWriter out = new JsonWriter(16);

  @Test
  void everyDayOfTenThousandYearsIsWrittenAsTheCalendarSays() {
    LocalDate last = LocalDate.of(9999, 12, 31);

    for (LocalDate day = LocalDate.of(0, 1, 1); !day.isAfter(last); day = day.plusDays(1)) {
      out.truncate(0);
      out.instant(day.toEpochDay() * 86_400_000);
      String written = written();
      if (!written.equals('"' + day.toString() + "T00:00:00.000Z\"")) {
        assertThat(written).isEqualTo('"' + day.toString() + "T00:00:00.000Z\"");
      }
    }
  }

  @Test
  void anyMillisecondIsWrittenAsTheCalendarSays() {
    long seed = 20_261_121;
    Random random = new Random(seed);

    for (int i = 0; i < 200_000; i++) {
      long millis = FIRST + (long) (random.nextDouble() * (LAST - FIRST));
      out.truncate(0);
      out.instant(millis);
      assertThat(written())
          .as("seed %d, %d ms", seed, millis)
          .isEqualTo(MILLIS.format(Instant.ofEpochMilli(millis)));
    }
  }

  @Test
  void timesOfOneSecondAndOfItsNeighboursAreEachWrittenAsTheCalendarSays() {
    for (long second : new long[] {-86_401, -2, -1, 0, 1, 1_770_112_799, 1_770_112_800}) {
      for (long millis : new long[] {0, 999, 1, 1_000, 500, -1, 2, 86_400_000, 3}) {
        out.truncate(0);
        out.instant(1_000 * second + millis);
        assertThat(written())
            .isEqualTo(MILLIS.format(Instant.ofEpochMilli(1_000 * second + millis)));
      }
    }
  }

  @Test
  void theEdgesOfADayAndOfTheEpochAreOnTheirOwnSide() {
    for (long millis : new long[] {FIRST, -86_400_001, -86_400_000, -1, 0, 1, 86_399_999, LAST}) {
      out.truncate(0);
      out.instant(millis);
      assertThat(written()).isEqualTo(MILLIS.format(Instant.ofEpochMilli(millis)));
    }
  }

  @Test
  void wholeNumbersAreWrittenAsJavaWritesThem() {
    for (long power = 1; power > 0 && power <= Long.MAX_VALUE / 10; power *= 10) {
      for (long number : new long[] {power - 1, power, power + 1, -power, 1 - power, -1 - power}) {
        assertNumber(number);
      }
    }
    assertNumber(Long.MAX_VALUE);
    assertNumber(Long.MIN_VALUE);
    assertNumber(Long.MIN_VALUE + 1);
  }

  private void assertNumber(long number) {
    out.truncate(0);
    out.value(number);
    assertThat(written()).isEqualTo(Long.toString(number));
  }

  @Test
  void aDecimalIsReadBackToTheBit() {
    for (double number : new double[] {0.1, -0.0, 1, 1e21, Double.MIN_VALUE, Double.MAX_VALUE}) {
      out.truncate(0);
      out.value(number);
      assertThat(Json.parse(out.toByteArray())).isEqualTo(new Json.Decimal(number));
    }
  }

  @Test
  void aDecimalOfAFewDigitsIsWrittenWithThoseAndAtLeastOneBehindThePoint() {
    for (long thousandths = -20_000; thousandths <= 20_000; thousandths++) {
      assertThousandths(thousandths);
    }
    for (long power = 10; power <= 10_000_000_000L; power *= 10) {
      for (long beside = -3; beside <= 3; beside++) {
        assertThousandths(power + beside);
        assertThousandths(-power - beside);
      }
    }
  }

  private static void assertThousandths(long thousandths) {
    double number = thousandths / 1_000.0;
    BigDecimal exact = BigDecimal.valueOf(thousandths, 3).stripTrailingZeros();
    String plain = (exact.scale() < 1 ? exact.setScale(1) : exact).toPlainString();
    String written = written(number);
    assertThat(Double.parseDouble(written)).isEqualTo(number);
    if (Math.abs(thousandths) >= 1 && Math.abs(thousandths) < 10_000_000_000L) {
      assertThat(written).isEqualTo(plain);
    }
  }

  private static String written(double number) {
    return new String(new JsonWriter(8).value(number).toByteArray(), UTF_8);
  }

  @Test
  void aNumberThatIsNotFiniteIsRefusedAndLeavesNoTrace() {
    out.beginArray().value(1);

    for (double number : new double[] {Double.NaN, 1 / 0.0, -1 / 0.0}) {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> out.value(number))
          .withMessageContaining("leave the field out");
    }

    assertThat(written()).isEqualTo("[1");
  }

  @Test
  void everyCharacterIsReadBackAndASurrogateThatStandsAloneIsAQuestionMark() {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      String text = "a" + (char) c + "b";
      out.truncate(0);
      out.value(text);
      String expected = Character.isSurrogate((char) c) ? "a?b" : text;
      assertThat(Json.parse(out.toByteArray())).isEqualTo(new Json.Text(expected));
    }
  }

  @Test
  void everyCodePointOfTwoCharactersIsReadBack() {
    for (int c = Character.MIN_SUPPLEMENTARY_CODE_POINT; c <= Character.MAX_CODE_POINT; c += 251) {
      out.truncate(0);
      out.value(Character.toString(c));
      assertThat(Json.parse(out.toByteArray())).isEqualTo(new Json.Text(Character.toString(c)));
    }
  }

  @Test
  void controlCharactersNeverStandInALine() {
    StringBuilder text = new StringBuilder();
    for (char c = 0; c < 0x20; c++) {
      text.append(c);
    }

    out.value(text.append('\u007f').toString());

    assertThat(written().chars()).allMatch(c -> c >= 0x20 && c != 0x7f);
  }

  @Test
  void commasWriteThemselvesAndAreNotWrittenAfterATextThatEndsLikeABracket() {
    out.beginArray().value("{").value("[").value(":").value(" ").value(true).nothing();
    out.beginObject().name("a").value(1).name("b").beginArray().endArray().endObject().endArray();

    assertThat(written()).isEqualTo("[\"{\",\"[\",\":\",\" \",true,null,{\"a\":1,\"b\":[]}]");
  }

  @Test
  void aUuidIsWrittenAsJavaWritesIt() {
    long seed = 42;
    Random random = new Random(seed);

    for (int i = 0; i < 1_000; i++) {
      UUID id = new UUID(random.nextLong(), random.nextLong());
      out.truncate(0);
      out.value(id);
      assertThat(written()).as("seed " + seed).isEqualTo('"' + id.toString() + '"');
    }
  }

  @Test
  void aWriterWithoutAnyRoomGrows() {
    JsonWriter none = new JsonWriter(0);

    none.beginObject().name("a").value("b".repeat(1_000)).endObject();

    assertThat(none.size()).isEqualTo(1_008);
  }

  @Test
  void truncatingGoesBackToABytesBeforeAndNeverForward() {
    out.value(1).newline();
    int mark = out.size();
    out.value("half a li");

    out.truncate(mark + 1_000_000);
    assertThat(out.size()).isGreaterThan(mark);
    out.truncate(mark);

    out.value(2);
    assertThat(written()).isEqualTo("1\n2");
  }

  private String written() {
    return new String(out.buffer(), 0, out.size(), UTF_8);
  }
}
