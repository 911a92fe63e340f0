package dev.candor.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** An answer that did not get where it should is no success. */
final class StandardOutputTest {

  @Test
  void anAnswerThatIsWrittenWholeHasNoTrouble() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    assertThat(trouble(bytes)).isNull();
    assertThat(bytes.toString(UTF_8)).isEqualTo("1,204 events");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskIsTrouble() throws IOException {
    try (OutputStream full = new FileOutputStream("/dev/full")) {
      assertThat(trouble(full)).isEqualTo("No space left on device");
    }
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aReaderThatHasSeenEnoughIsNone() throws IOException {
    Pipe pipe = Pipe.open();
    pipe.source().close();

    assertThat(trouble(Channels.newOutputStream(pipe.sink()))).isNull();
  }

  private static @Nullable String trouble(OutputStream to) {
    StandardOutput output = new StandardOutput(to);
    PrintWriter out = new PrintWriter(output, false, UTF_8);
    out.print("1,204 events");
    out.flush();
    return output.trouble();
  }
}
