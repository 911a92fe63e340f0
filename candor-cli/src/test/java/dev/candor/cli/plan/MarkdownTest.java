package dev.candor.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a plan's texts become in Markdown. */
final class MarkdownTest {

  @Test
  void aTextIsOneLineWithoutAnythingThatMarkdownReads() {
    assertThat(Markdown.plain("  two\n  words ")).isEqualTo("two words");
    assertThat(Markdown.plain("a|b <c> *d* _e_ `f` [g] \\\\h".replace("\\\\", "\\")))
        .isEqualTo("a\\|b \\<c\\> \\*d\\* \\_e\\_ \\`f\\` \\[g\\] \\\\h");
  }

  @Test
  void codeIsAsItIsEvenWithABacktickOrABar() {
    assertThat(Markdown.code("a b")).isEqualTo("`a b`");
    assertThat(Markdown.code("a`b")).isEqualTo("`` a`b ``");
    assertThat(Markdown.code("a|b")).isEqualTo("`a\\|b`");
  }

  @Test
  void aSentenceBeginsAndEndsAsOneDoes() {
    assertThat(Markdown.sentence("it is so")).isEqualTo("It is so.");
    assertThat(Markdown.sentence("Is it?")).isEqualTo("Is it?");
    assertThat(Markdown.sentence("")).isEmpty();
  }

  @Test
  void aTableOfHeadsAloneIsOne() {
    assertThat(new Markdown().table(List.of(List.of("a", "b"))).toString())
        .isEqualTo("| a | b |\n| --- | --- |\n");
  }
}
