package dev.candor.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.wire.MalformedException;
import org.junit.jupiter.api.Test;

class RowLineTest {

  private static final String LINE =
      "{\"event_id\":\"0198f000-1111-8222-8333-444444444445\",\"event_name\":\"ao.send\","
          + "\"timestamp\":\"2026-02-03T10:00:00.123Z\",\"event_sequence\":1,"
          + "\"session_id\":\"a\\\"b\\\\c\\nü\",\"trace_id\":\"0af7\",\"properties\":{\"tags\":[\"x\","
          + "{\"source\":\"no\"}],\"source\":\"http\",\"level\":\"warn\",\"project_id\":\"p\\u007f\","
          + "\"request_id\":\"r\"},\"measurements\":{\"body_len_chars\":3.5},"
          + "\"error\":{\"message\":\"gone } \\\"\"}}";

  private final RowLine line = new RowLine();

  private void read(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    line.read(bytes, 0, bytes.length);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }

  @Test
  void cutsALineIntoItsColumnsAndKeepsTheRest() {
    read(LINE);

    assertThat(text(line.id())).isEqualTo("tev_0198f000-1111-8222-8333-444444444445");
    assertThat(text(line.name())).isEqualTo("ao.send");
    assertThat(text(line.occurredAt())).isEqualTo("2026-02-03T10:00:00.123Z");
    assertThat(text(line.session())).isEqualTo("a\"b\\c\nü");
    assertThat(text(line.source("ao".getBytes(UTF_8)))).isEqualTo("http");
    assertThat(text(line.level())).isEqualTo("warn");
    assertThat(text(line.project())).isEqualTo("p\u007f");
    assertThat(text(line.request())).isEqualTo("r");
    assertThat(text(line.payload()))
        .isEqualTo(
            "{\"event_sequence\":1,\"trace_id\":\"0af7\","
                + LINE.substring(LINE.indexOf("\"properties\"")));
  }

  @Test
  void aLevelThatIsNoneIsErrorWithAnErrorAndInfoWithout() {
    read(LINE.replace("\"warn\"", "\"loud\""));
    assertThat(text(line.level())).isEqualTo("error");

    read(LINE.replace("\"warn\"", "7").replace("\"error\":", "\"terror\":"));
    assertThat(text(line.level())).isEqualTo("info");
  }

  @Test
  void theSessionOfTheRowCountsBeforeAPropertyOfThatName() {
    read(LINE.replace("\"tags\"", "\"session_id\":\"other\",\"tags\""));
    assertThat(text(line.session())).startsWith("a\"b");

    read(
        LINE.replace("\"session_id\":", "\"x\":")
            .replace("\"tags\"", "\"session_id\":\"o\",\"t\""));
    assertThat(text(line.session())).isEqualTo("o");
  }

  @Test
  void aCutAtAnyByteIsNoRow() {
    byte[] bytes = LINE.getBytes(UTF_8);
    for (int length = 0; length < bytes.length; length++) {
      int to = length;
      assertThatThrownBy(() -> line.read(bytes, 0, to))
          .as("cut at byte %d", length)
          .isInstanceOf(MalformedException.class);
    }
  }

  @Test
  void anyByteChangedIsARowOrIsRefusedAndNothingElse() {
    byte[] bytes = LINE.getBytes(UTF_8);
    for (int at = 0; at < bytes.length; at++) {
      byte before = bytes[at];
      for (byte other : "\"{}[]:,\\x0".getBytes(UTF_8)) {
        bytes[at] = other;
        try {
          line.read(bytes, 0, bytes.length);
          assertThat(line.payload()).as("byte %d", at).isNotEmpty();
        } catch (MalformedException e) {
          assertThat(e).hasMessageMatching("(?s).+");
        }
      }
      bytes[at] = before;
    }
  }

  @Test
  void aHeaderIsNoRow() {
    assertThatThrownBy(() -> read(LINE.replaceFirst("\\{", "{\"kind\":\"header\",")))
        .isInstanceOf(MalformedException.class);
  }
}
