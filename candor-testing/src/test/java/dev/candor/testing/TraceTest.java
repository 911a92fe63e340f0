package dev.candor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What strace wrote of a program's threads. */
final class TraceTest {

  @TempDir private Path folder = Path.of("");

  /** The JVM's own goes by the number of its child meanwhile, of which the kernel keeps a blank. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "prctl(PR_SET_NAME, \"process reaper\") = 0         | process reaper",
        "prctl(PR_SET_NAME, \"process reaper \"...) = 0     | process reaper",
        "prctl(PR_SET_NAME, \"too-many\") = 0               | too-many",
        "prctl(PR_SET_NAME, \"DestroyJavaVM\") = 0          | without a name",
        "prctl(PR_SET_NAME, \"late\") = -1 EFAULT (Bad address) | without a name",
      })
  void aThreadIsCalledAsItWasNamedLast(String line, String name) throws Exception {
    write(1, "clone3({flags=CLONE_VM|CLONE_THREAD, stack=0x1}, 88) = 2");
    write(2, line);
    Notes notes = new Notes(folder.resolve("scratch"));

    new Trace(new Strace(folder), notes).read(1, "/at");

    assertThat(notes.seen(0, "").all(Sight.Kind.THREAD)).containsExactly(name);
    assertThat(notes.seen(0, "").unseen()).isEmpty();
  }

  private void write(long thread, String line) throws Exception {
    Files.writeString(new Strace(folder).file(thread), line + "\n+++ exited with 0 +++\n");
  }
}
