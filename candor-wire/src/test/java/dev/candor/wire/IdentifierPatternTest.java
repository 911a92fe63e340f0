package dev.candor.wire;

import static dev.candor.wire.PlanSample.event;
import static dev.candor.wire.PlanSample.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.wire.FieldPlan.Texts;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IdentifierPatternTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      value = {
        ".* § 900 § a sentence",
        "[^\\n]{1,900} § 900 § a sentence",
        "[ -~]* § 900 § a sentence",
        "[\\p{L}\\p{N} ,.'!?]+ § 900 § a sentence",
        ".{8} § 8 § a sentence",
        "[ -~]{300,} § 900 § a sentence",
        ".{17} § 17 § a sentence",
        "[\\s\\S]+ § 20 § a sentence",
        "[a-z ]+ § 64 § words with blanks between them",
        "[a-z]+( [a-z]*)+ § 64 § words with blanks between them",
        "[A-Za-z:.\\n ,]{30,} § 64 § a sentence",
        "[^ \\n]+ § 64 § words that are not English",
        "\\p{L}+ § 64 § words that are not English",
        "[\\p{IsCyrillic} ]+ § 64 § words that are not English",
        "[a-z./]+ § 64 § a path",
        "(/[^/]+)+ § 64 § a path",
        "[\\x21-\\x7e]+ § 64 § a path",
        "[A-Z]:.* § 64 § a path",
        "[a-z.@]+ § 64 § an e-mail address",
        "\\S+@\\S+ § 64 § an e-mail address",
        "https?:.+ § 64 § a web address"
      })
  void aPatternThatFreeTextMatchesIsRefused(String pattern, int maxLength, String what) {
    assertThat(problems(pattern, maxLength))
        .containsExactly(
            new PlanProblem(
                "e",
                "f",
                "",
                ("@Identifier pattern '%s' of 'f' matches %s, so free text would leave; write what"
                        + " a value looks like")
                    .formatted(pattern, what)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[0-9a-f]{16}",
        "v?[0-9]+(\\.[0-9]+){0,3}([-+][0-9A-Za-z.+-]*)?|dev|unknown",
        "[A-Za-z][A-Za-z0-9_]*((::|[.-])[A-Za-z0-9_]+){0,4}",
        "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+",
        "@?[a-z0-9][a-z0-9/._-]*",
        "ao( (add|list|stop))*",
        "(GET|POST) (/(api|v[0-9]|\\{[A-Za-z]{1,20}\\})){1,8}",
        "[A-Z]{2}",
        "\\d+\"\u00e9\n"
      })
  void aPatternThatSaysWhatAValueLooksLikeIsRight(String pattern) {
    assertThat(problems(pattern, 1024)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "([a-z]{1,9}){1,9}1",
        "(?:(?:x+)+)+y",
        "((a*)*)*b",
        "(a+)+\\1b",
        "[a-z]*[a-z]*[a-z]*[a-z]*[a-z]*[a-z]*1",
        "((é|é){1,5}){1,20}1"
      })
  void aPatternThatNeverEndsIsRefusedSoon(String pattern) {
    assertThat(problems(pattern, 64))
        .containsExactly(
            new PlanProblem(
                "e",
                "f",
                "",
                ("@Identifier pattern '%s' of 'f' takes too long on some texts; repeat nothing that"
                        + " is repeated already, such as '(a+)+'")
                    .formatted(pattern)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[a-z]*[a-z]*[a-z]*[a-z]*[a-z]*[0-9]",
        "[a-z]*[a-z]*[a-z]*[a-z]*@",
        "[a-z]+[a-z]+[a-z]+[a-z]+[0-9]",
        "[a-z]*[a-z0-9]*[a-z]*[a-z0-9]*\\.[0-9]"
      })
  void aPatternThatTakesLongOnLongTextsOnlyIsRefusedWhereTheyAreLong(String pattern) {
    assertThat(problems(pattern, 512))
        .singleElement()
        .extracting(PlanProblem::message)
        .asString()
        .contains("takes too long on some texts");
    assertThat(problems(pattern, 16)).isEmpty();
  }

  @Test
  void aPatternIsARegularExpressionOfSomething() {
    assertThat(problems("[a", 9))
        .extracting(PlanProblem::message)
        .containsExactly(
            "@Identifier pattern '[a' of 'f' is no regular expression (Unclosed character class at"
                + " index 1); correct it");
    assertThat(problems("", 9))
        .extracting(PlanProblem::message)
        .containsExactly(
            "@Identifier pattern '' of 'f' matches nothing; write what a value looks like");
  }

  private static List<PlanProblem> problems(String pattern, int maxLength) {
    Texts texts = new Texts(List.of(), pattern, maxLength, "");
    return PlanRules.problems(event("e", text("f", PrivacyClass.IDENTIFIER, texts)), TODAY);
  }
}
