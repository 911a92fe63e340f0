package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class MaskingPropertiesTest {

  private static final int STRINGS = 1_000_000;

  private static final int MOST_STEPS = 40;

  @Test
  void nothingPlantedSurvivesInAMillionTexts() {
    long seed = seed();
    MaskingSoup soup = new MaskingSoup(seed);
    for (int i = 0; i < STRINGS; i++) {
      String text = soup.planted(6);

      String masked = Masking.mask(text, 10_000);

      if (masked.toUpperCase(Locale.ROOT).contains("ZQ")) {
        assertThat(masked)
            .as("seed %s, text %s", seed, shown(text))
            .doesNotContainIgnoringCase("zq");
      }
    }
  }

  @Test
  void whatIsWrittenOfATextThatGoesOnHoldsHoweverItGoesOn() {
    long seed = seed();
    MaskingSoup soup = new MaskingSoup(seed);
    for (int i = 0; i < 1_000; i++) {
      String text = soup.planted(12);
      for (Masking.Rule rule : Masking.RULES) {
        String whole = apply(rule, text, false);
        for (int cut = 0; cut < text.length(); cut++) {
          String part = apply(rule, text.substring(0, cut), true);
          if (!whole.startsWith(part)) {
            assertThat(whole)
                .as(
                    "seed %s, rule %s, text %s, cut %s",
                    seed, Masking.RULES.indexOf(rule), shown(text), cut)
                .startsWith(part);
          }
        }
      }
      String whole = Masking.mask(text, false);
      for (int cut = 0; cut < text.length(); cut++) {
        assertThat(whole).startsWith(Masking.mask(text.substring(0, cut), true));
      }
    }
  }

  @Test
  void aTextOfTwiceTheLengthCostsTwiceTheSteps() {
    for (String part : MaskingSoup.PARTS) {
      for (String other : new String[] {"", "a", " ", "/", "'", "@", " Doe", "\\"}) {
        long before = steps(part + other, 1_000);
        for (int length = 2_000; length <= 16_000; length *= 2) {
          long steps = steps(part + other, length);
          assertThat(steps)
              .as("steps of %s, %s characters", shown(part + other), length)
              .isLessThanOrEqualTo(before * 5 / 2 + 20_000)
              .isLessThanOrEqualTo((long) MOST_STEPS * Masking.RULES.size() * length);
          before = steps;
        }
      }
    }
  }

  /** The same in every build; another with {@code -Dcandor.test.args=-Dcandor.seed=N}. */
  private static long seed() {
    long seed = Long.getLong("candor.seed", 20_261_121);
    System.out.println("masking: seed " + seed);
    return seed;
  }

  /** How many characters the rules read of a text that repeats a part. */
  private static long steps(String part, int length) {
    String text = "/x " + part.repeat(length / part.length());
    long steps = 0;
    for (Masking.Rule rule : Masking.RULES) {
      CountedText counted = new CountedText(text);
      StringBuilder out = new StringBuilder();
      rule.apply(counted, false, out);
      steps += counted.reads;
      text = out.toString();
    }
    return steps;
  }

  private static String apply(Masking.Rule rule, String text, boolean cut) {
    StringBuilder out = new StringBuilder();
    rule.apply(text, cut, out);
    return out.toString();
  }

  private static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      shown.append(c < 0x20 || c > 0x7e ? String.format("\\u%04x", (int) c) : "" + c);
    }
    return shown.toString();
  }

  /** A text that counts how often it is read. */
  private static final class CountedText implements CharSequence {

    private final CharSequence text;
    private long reads;

    private CountedText(CharSequence text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      reads++;
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int from, int to) {
      reads += to - from;
      return text.subSequence(from, to);
    }

    @Override
    public String toString() {
      reads += text.length();
      return text.toString();
    }
  }
}
