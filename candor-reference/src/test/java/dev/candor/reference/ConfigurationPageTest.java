package dev.candor.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {

  private static final Setting KEY =
      new Setting(
          "TOOL_KEY",
          Setting.Source.VARIABLE,
          "",
          "The key of the project.",
          "Empty sends nothing.");
  private static final Setting HOST =
      new Setting(
          "TOOL_HOST", Setting.Source.VARIABLE, "https://a.example", "Where events go.", "");
  private static final Setting LEVEL =
      new Setting("level", Setting.Source.FILE, "local", "What is recorded.", "off | local | on");
  private static final Setting QUEUE =
      new Setting("queue", Setting.Source.BUILD, "1024", "How many wait.", "The newest is lost.");

  @Test
  void writesOneTableForEachPlaceWhereSomethingIsSaid() {
    String page = new ConfigurationPage("tool", List.of(QUEUE, KEY, LEVEL, HOST)).markdown();

    assertThat(page)
        .isEqualTo(
            """
            # Configuration of tool

            Generated from the tool's settings; edit those instead.

            ## Environment variables

            | name | default | what it does | how it is read |
            |---|---|---|---|
            | `TOOL_KEY` | none | The key of the project. | Empty sends nothing. |
            | `TOOL_HOST` | `https://a.example` | Where events go. |  |

            ## Configuration file

            | name | default | what it does | how it is read |
            |---|---|---|---|
            | `level` | `local` | What is recorded. | off \\| local \\| on |

            ## Fixed when the tool is built

            | name | default | what it does | how it is read |
            |---|---|---|---|
            | `queue` | `1024` | How many wait. | The newest is lost. |
            """);
  }

  @Test
  void leavesOutATableThatWouldBeEmpty() {
    assertThat(new ConfigurationPage("tool", List.of(KEY)).markdown())
        .doesNotContain("Configuration file")
        .doesNotContain("Fixed");
  }

  @Test
  void commentsEveryVariableAndNothingElse() {
    String file = new ConfigurationPage("tool", List.of(KEY, LEVEL, HOST, QUEUE)).envExample();

    assertThat(file)
        .isEqualTo(
            """
            # Variables of tool. Generated from the tool's settings. To set one, remove the '#' in front of
            # its name.

            # The key of the project.
            # Empty sends nothing.
            # Default: none.
            #TOOL_KEY=

            # Where events go.
            # Default: https://a.example
            #TOOL_HOST=https://a.example
            """);
  }

  @Test
  void setsNothingAsItIs() {
    assertThat(new ConfigurationPage("tool", List.of(KEY, HOST)).envExample().lines())
        .allMatch(line -> line.isEmpty() || line.startsWith("#"));
  }

  @Test
  void breaksALongMeaningIntoLinesOfAComment() {
    Setting wordy =
        new Setting("WORDY", Setting.Source.VARIABLE, "", "word ".repeat(60), "Second\nline.");

    String file = new ConfigurationPage("tool", List.of(wordy)).envExample();

    assertThat(file.lines()).allMatch(line -> line.length() <= 96);
    assertThat(file).contains("\n# Second line.\n");
  }

  @Test
  void quotesADefaultThatAShellWouldTakeApart() {
    Setting spaced = new Setting("A", Setting.Source.VARIABLE, "it's 5 s", "Time.", "");

    String file = new ConfigurationPage("tool", List.of(spaced)).envExample();

    assertThat(file).endsWith("#A='it'\\''s 5 s'\n");
  }

  @Test
  void keepsAPipeOrAMarkFromEndingACell() {
    Setting odd = new Setting("a|b", Setting.Source.FILE, "`x`", "This\nor | that.", "");

    assertThat(new ConfigurationPage("tool", List.of(odd)).markdown())
        .contains("| `a\\|b` | `` `x` `` | This or \\| that. |  |");
  }

  @Test
  void saysTheSameTwice() {
    ConfigurationPage page = new ConfigurationPage("tool", List.of(KEY, LEVEL, HOST, QUEUE));

    assertThat(page.markdown()).isEqualTo(page.markdown());
    assertThat(page.envExample()).isEqualTo(page.envExample());
  }

  @Test
  void refusesASettingThatIsThereTwice() {
    assertThatThrownBy(() -> new ConfigurationPage("tool", List.of(KEY, KEY)))
        .hasMessage("setting 'TOOL_KEY' is there twice; remove one");
  }

  @Test
  void refusesASettingThatSaysNothing() {
    assertThatThrownBy(() -> new Setting("A", Setting.Source.FILE, "", " ", ""))
        .hasMessage("setting 'A' says nothing; write its meaning");
    assertThatThrownBy(() -> new Setting(" ", Setting.Source.FILE, "", "m", ""))
        .hasMessageContaining("has no name");
    assertThatThrownBy(() -> new Setting("A", Setting.Source.FILE, "a\nb", "m", ""))
        .hasMessageContaining("two lines");
  }
}
