package dev.candor.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class TextRulesTest {

  // Each word is in two parts here, so that this file keeps its own rules.
  private static final String LATER = "(TO" + "DO|FIX" + "ME|X" + "XX)";
  private static final Map<String, Pattern> FORBIDDEN = new LinkedHashMap<>();

  static {
    FORBIDDEN.put(
        "work put off without an issue", Pattern.compile("\\b" + LATER + "\\b(?!.*#\\d)"));
    FORBIDDEN.put(
        "a path of somebody's machine",
        Pattern.compile("(?<![\\w.*$}/-])/(wo" + "rk|ro" + "ot)/[\\w.]"));
    FORBIDDEN.put(
        "a host that a registry downloads from",
        Pattern.compile(
            "(repo1?\\.mav"
                + "en|repo\\.mav"
                + "en\\.apache|plugins\\.gra"
                + "dle|registry\\.np"
                + "mjs|files\\.pytho"
                + "nhosted|static\\.cra"
                + "tes|proxy\\.gol"
                + "ang)\\.(org|com|io)"));
  }

  @Test
  void noFileThatIsKeptBreaksARuleOfTexts() throws Exception {
    assumeTrue(Files.exists(House.folder().resolve(".git")), "a checkout, not an archive");
    Outcome kept =
        Outcome.of(
            House.folder(),
            List.of("git", "ls-files", "--cached", "--others", "--exclude-standard"));
    assertThat(kept.exit()).as(kept.output()).isZero();

    List<String> problems = new ArrayList<>();
    for (String name : kept.output().lines().toList()) {
      Path file = House.folder().resolve(name);
      if (Files.isRegularFile(file)) {
        problems.addAll(problems(name, Files.readAllBytes(file)));
      }
    }

    assertThat(problems).isEmpty();
  }

  @Test
  void everyRuleNamesTheLineThatBreaksIt() {
    String text =
        """
        // %1$s: later
        // %1$s(#12): later, and it is known where
        cd /%2$s/candor
        https://example.org/%2$s/candor and docs/%2$s/candor
        https://repo1.mav%3$s.org/maven2
        """
            .formatted("TO" + "DO", "wo" + "rk", "en");

    assertThat(problems("a.txt", text.getBytes(UTF_8)))
        .containsExactly(
            "a.txt:1: work put off without an issue",
            "a.txt:3: a path of somebody's machine",
            "a.txt:5: a host that a registry downloads from");
  }

  @Test
  void whatIsNoTextIsNotRead() {
    assertThat(problems("a.bin", ("\0 TO" + "DO").getBytes(UTF_8))).isEmpty();
  }

  private static List<String> problems(String name, byte[] bytes) {
    String text = new String(bytes, UTF_8);
    List<String> problems = new ArrayList<>();
    if (text.indexOf('\0') >= 0) {
      return problems;
    }
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      for (Map.Entry<String, Pattern> rule : FORBIDDEN.entrySet()) {
        if (rule.getValue().matcher(lines.get(i)).find()) {
          problems.add("%s:%d: %s".formatted(name, i + 1, rule.getKey()));
        }
      }
    }
    return problems;
  }
}
