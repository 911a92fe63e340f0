package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

  private static final String KEY = "sk-abcdefghijklmnop";

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          \\e[31mred\\e[0m and \\e[1;38;5;9mbold\\e[m  ~ red and bold
          sk-\\e[31mabcdefghijklmnopqrst\\e[0m end   ~ sk-*** end
          \\e]8;;vscode://file/home/x\\e\\link\\e]8;;\\e\\ text ~ link text
          \\e]0;a title\\7done                      ~ done
          \\e(B\\e[mplain\\e7\\e8                     ~ plain
          \\u009b1mold\\u009b0m                      ~ old
          an \\e at rest, \\e[ and \\e(sk            ~ an at rest, and (sk
          al\\u200bice\\0@example.org                ~ <email>
          unfinished \\e[31                         ~ unfinished
          """)
  void takesEscapesOut(String text, String masked) {
    assertMasks(text, masked);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          key sk-abcdefghijklmnop failed           ~ key sk-*** failed
          key=sk-ant-api03-abcdefghijklmnop, or    ~ key=sk-***, or
          (sk-abcdefghijklmnop)                    ~ (sk-***)
          sk-abcdefghijklmnop/home/jane/x          ~ sk-***
          a task-force, disk-full, sk-learn        ~ a task-force, disk-full, sk-learn
          Authorization: Bearer abcdefghijklmnop.q ~ Authorization: Bearer ***
          bearer: abc/def+ghi==jklmnop done        ~ bearer: *** done
          Bearer sk-abcdefghijklmnop               ~ Bearer sk-***
          the bearer of this is a Bearer           ~ the bearer of this is a Bearer
          """)
  void masksSecrets(String text, String masked) {
    assertMasks(text, masked);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      textBlock =
          """
          open 'a b' and "c" or `d` failed      ~ open ? and ? or ? failed
          {"key":"value","n":1}                 ~ {?:?,?:1}
          say "a \\" b" end                     ~ say ? end
          SQL 'it''s' end                       ~ SQL ? end
          '''doc''' end                         ~ ? end
          can't open, won't, it's               ~ can't open, won't, it's
          can't open 'my file' now              ~ can't open ? now
          l'utilisateur n'a pas                 ~ l'utilisateur n'a pas
          f'secret' x                           ~ f? x
          the users' files                      ~ the users' files
          cut "off here and more                ~ cut ?
          \u201ca b\u201d and \u201ec\u201c \u00abd\u00bb \u2018it\u2019s\u2019 end ~ ? and ? ? ? end
          can\u2019t                            ~ can\u2019t
          5" disk                               ~ 5" disk
          "C:\\dir\\" and "secret" end          ~ ? end
          '' and "" end                         ~ ? and ? end
          """)
  void masksQuotes(String text, String masked) {
    assertMasks(text, masked);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      textBlock =
          """
          File not found: /Users/jd/Doc/a_b.sql       ~ File not found: <path>
          open /home/jd/x.yml, then retry             ~ open <path>, then retry
          (from /opt/dbt/bin/dbt)                     ~ (from <path>)
          --dir=/srv/x/y.z ENOENT:/a/b.c              ~ --dir=<path> ENOENT:<path>
          No such file: C:\\Users\\jd\\a.sql          ~ No such file: <path>
          C:/x/y.z and \\\\server\\share\\x.y         ~ <path> and <path>
          \\\\?\\C:\\Users\\Jane Doe is gone          ~ <path> is gone
          read ./a.sql or ../b/c.d                    ~ read <path> or <path>
          gs://bucket/in/users.csv not found          ~ <path> not found
          file:///home/jd/x.yml then                  ~ <path> then
          postgres://u:p@h/db.x refused               ~ <path> refused
          src/main/java/App.java:12 broke             ~ <path> broke
          models/a.sql broke                          ~ <path> broke
          /Users/Jane Doe/client repo/models/a.sql x  ~ <path> x
          stat /Users/Jane Doe does not exist         ~ stat <path> does not exist
          /Users/Mary van der Berg does not exist     ~ <path> does not exist
          /x/Q4 final report.sql failed               ~ <path> failed
          spawn C:\\Program Files (x86)\\d\\d.exe E1  ~ spawn <path> E1
          read /Users/Jane/O'Connor/model.sql failed  ~ read <path> failed
          //server/share/x.y and <//server/x.y>       ~ <path> and <<path>>
          x%2Fhome%2Fjd%2Fs.y y                       ~ <path> y
          https://a.org/?f=/home/jd/x.y               ~ https://a.org/?f=<path>
          \\Users\\Jane Doe\\a.sql failed             ~ <path> failed
          DOMAIN\\jane logged in                      ~ <path> in
          """)
  void masksPaths(String text, String masked) {
    assertMasks(text.replace('\uffff', '~'), masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "content-type application/json rejected",
        "on 8/17/2026 a ratio of 1/2, read/write and/or TCP/IP",
        "HTTP/1.1 404 from python/3.12",
        "POST https://api.example.org/v1/chat/completions failed",
        "expected pattern \\d+\\.\\d+ but got x",
        "escape chain \\n\\r\\t here",
        "math (a+b)/(c+d) and a / b // c",
        "tolerance +/-5 at ~5 items",
      })
  void leavesWhatIsNoPath(String text) {
    assertThat(Masking.mask(text, 500)).isEqualTo(text);
  }

  @Test
  void masksHomesByTheirTilde() {
    assertThat(Masking.mask("read ~/dbt/profiles.yml", 99)).isEqualTo("read <path>");
    assertThat(Masking.mask("read ~jane/Client Secret now", 99)).isEqualTo("read <path> now");
    assertThat(Masking.mask("read ~\\jane\\x.y now", 99)).isEqualTo("read <path> now");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          to jane.doe+x@mail.example.co.uk, again ~ to <email>, again
          <o'brien@example.org>                   ~ <<email>>
          mailto:jane@example.org.                ~ <email>.
          J\u00f6rg@b\u00fccher.example now       ~ <email> now
          root@localhost git@10.0.0.5 x@[::1]     ~ <email> <email> <email>
          jane%40example.org a\uff20b.org         ~ <email> <email>
          lodash@4.17.21 and @scope a @ b         ~ lodash@4.17.21 and @scope a @ b
          """)
  void masksEmails(String text, String masked) {
    assertMasks(text, masked);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          GET http://localhost:8080/api?x=1 timed out     ~ GET <internal-host> timed out
          (https://admin:pw@10.0.0.5/x), done             ~ (<internal-host>), done
          https://u:p@db.example.org/x                    ~ <internal-host>
          http://192.168.1.1 http://172.16.0.1/           ~ <internal-host> <internal-host>
          http://172.32.0.1/ http://8.8.8.8/x             ~ http://172.32.0.1/ http://8.8.8.8/x
          http://169.254.169.254/latest http://127.1/     ~ <internal-host> <internal-host>
          http://2130706433/ http://0x7f.0.0.1/           ~ <internal-host> <internal-host>
          http://[::1]:80/x http://[fe80::1%25eth0]/      ~ <internal-host> <internal-host>
          http://[fd00::1]/ http://[2a00:1450::1]/x       ~ <internal-host> http://[2a00:1450::1]/x
          ws://build.corp.internal/x HTTP://DB.LOCAL.     ~ <internal-host> <internal-host>.
          http://db01/x https://db.localhost              ~ <internal-host> <internal-host>
          https://localhost.example.org/docs              ~ https://localhost.example.org/docs
          """)
  void masksHostsOfThisMachineAndOfPrivateNetworks(String text, String masked) {
    assertMasks(text, masked);
  }

  @Test
  void makesOneSpaceOfBlanks() {
    assertThat(Masking.mask("  a \t\r\n b\u00a0\u2003c\u2028d\u3000 ", 99)).isEqualTo("a b c d");
    assertThat(Masking.mask(" \n ", 99)).isEmpty();
  }

  @Test
  void eachRuleSeesWhatTheOneBeforeItLeft() {
    // The escape parts key and path; the key stands in quotes; the address stands in the path.
    assertThat(Masking.mask("s\u001b[1mk-abcdefghijklmnop", 99)).isEqualTo("sk-***");
    assertThat(Masking.mask("Bearer " + KEY, 99)).isEqualTo("Bearer sk-***");
    assertThat(Masking.mask("'" + KEY + "' x", 99)).isEqualTo("? x");
    assertThat(Masking.mask("'/home/jane/x' y", 99)).isEqualTo("? y");
    assertThat(Masking.mask("/home/jane@example.org/x.y z", 99)).isEqualTo("<path> z");
    assertThat(Masking.mask("\"jane doe\"@example.org z", 99)).isEqualTo("<email> z");
    assertThat(Masking.mask("http://jane@db.internal/x z", 99)).isEqualTo("<internal-host> z");
    assertThat(Masking.RULES).hasSize(8);
  }

  @Test
  void cutsTheResultWithoutHalvingACharacter() {
    assertThat(Masking.mask("ab\ud83d\ude00cd", 3)).isEqualTo("ab");
    assertThat(Masking.mask("ab\ud83d\ude00cd", 4)).isEqualTo("ab\ud83d\ude00");
    assertThat(Masking.mask("ab cd", 3)).isEqualTo("ab");
    assertThat(Masking.mask("ab", 0)).isEmpty();
    assertThat(Masking.mask("\ud83d\ude00", 1)).isEmpty();
  }

  @Test
  void aLongTextIsCutWhereTheRestCannotChangeIt() {
    String words = "word ".repeat(1_700);
    String masked = Masking.mask(words, 10_000);

    assertThat(words).startsWith(masked);
    assertThat(masked.length()).isBetween(8_150, Masking.MAX_INPUT);

    for (String secret : new String[] {KEY, "Bearer " + KEY, "/home/jane", "jane@example.org"}) {
      String text = "x ".repeat(Masking.MAX_INPUT / 2 - 5) + secret + " end";

      masked = Masking.mask(text, 10_000);
      assertThat(text).startsWith(masked);
      assertThat(masked).matches("(x )*x?( Bearer)?");
    }
    String quoted = "x ".repeat(4_000) + "'secret " + "y ".repeat(4_000) + "' end";
    assertThat(Masking.mask(quoted, 10_000)).doesNotContain("secret").doesNotContain("y");
  }

  @Test
  void nothingThrowsHoweverLongOrOdd() {
    for (String part : MaskingSoup.PARTS) {
      String text = part.repeat(1 + 10_000_000 / part.length());

      assertThat(Masking.mask(text, 500).length()).isLessThanOrEqualTo(500);
    }
    assertThat(Masking.mask("", 500)).isEmpty();
  }

  /** Tilde parts the columns above; an escape is written as in C. */
  private static void assertMasks(String text, String masked) {
    String read =
        text.replace("\\e", "\u001b")
            .replace("\\7", "\u0007")
            .replace("\\0", "\0")
            .replace("\\u009b", "\u009b")
            .replace("\\u200b", "\u200b");
    assertThat(Masking.mask(read, 500)).isEqualTo(masked);
  }
}
