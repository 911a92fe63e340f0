package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person reads of a file that cannot be used. */
final class FileTroubleTest {

  @TempDir private Path home = Path.of("");

  @Test
  void aFileThatIsNotThereIsNamed() {
    Path missing = home.resolve("missing");

    assertThat(words(() -> Files.readAllBytes(missing)))
        .isEqualTo(missing + ": there is no such file");
  }

  @Test
  void whatIsInTheWayIsNamed() throws IOException {
    Files.writeString(home.resolve("file"), "");

    assertThat(words(() -> Files.createDirectory(home.resolve("file"))))
        .isEqualTo(home.resolve("file") + ": is there already");
    assertThat(words(() -> Files.createDirectory(home.resolve("file/below"))))
        .isEqualTo(home.resolve("file/below") + ": Not a directory");
    assertThat(words(() -> Files.delete(home))).isEqualTo(home + ": the folder is not empty");
  }

  record Row(IOException e, String words) {}

  static Stream<Row> rows() {
    return Stream.of(
        new Row(new AccessDeniedException("/a"), "/a: permission denied"),
        new Row(
            new AccessDeniedException("/a", null, "Operation not permitted"),
            "/a: Operation not permitted"),
        new Row(new NotDirectoryException("/a"), "/a: is no folder"),
        new Row(new IOException("the disk is on fire"), "the disk is on fire"),
        new Row(new EOFException(), "EOFException"));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void eachHasWords(Row row) {
    assertThat(FileTrouble.words(row.e())).isEqualTo(row.words());
  }

  private interface Work {
    void run() throws IOException;
  }

  private static String words(Work work) {
    return FileTrouble.words(catchThrowableOfType(IOException.class, work::run));
  }
}
