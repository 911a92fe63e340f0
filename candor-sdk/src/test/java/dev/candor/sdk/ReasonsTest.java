package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said of events that were lost. */
class ReasonsTest {

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([a-z_0-9]+)`[^|]*\\| ([^|`]+) \\|$");

  @ParameterizedTest
  @EnumSource
  void eachOfThisMachineIsExplained(Loss loss) {
    assertThat(Reasons.meaning(loss.word())).isEqualTo(loss.meaning()).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void eachThatSinksShareIsExplained(Rejection rejection) {
    assertThat(Reasons.meaning(rejection.word())).isEqualTo(rejection.meaning()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "refused_401                  | the destination answered 401, which is final",
        "quarantined_unknown_field    | the collector keeps it apart, in no insight: unknown_field",
        "dropped_late                 | the destination did not keep it: late",
        "over_the_moon                | ''"
      })
  void whatADestinationSaysIsRepeatedAndWhatASinkOfAToolSaysIsLeftToIt(
      String reason, String meaning) {
    assertThat(Reasons.meaning(reason)).isEqualTo(meaning);
  }

  @Test
  void thePageForPeopleExplainsEachAsTheProgramDoes() throws IOException {
    Map<String, String> said = new TreeMap<>();
    String page = Files.readString(Path.of("..", "docs", "for-tool-users.md"));
    String section = page.substring(page.indexOf("## What became of every event"));
    ROW.matcher(section.substring(0, section.indexOf("\n## ")))
        .results()
        .forEach(row -> said.put("" + row.group(1), "" + row.group(2)));

    assertThat(said)
        .allSatisfy((word, words) -> assertThat(Reasons.meaning(word)).isEqualTo(words));
    for (Loss loss : Loss.values()) {
      assertThat(said).containsKey(loss.word());
    }
    for (Rejection rejection : Rejection.values()) {
      assertThat(said).containsKey(rejection.word());
    }
  }
}
