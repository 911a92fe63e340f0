package dev.candor.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.candor.testing.tool.Loud;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs that are watched, as they are on Linux. */
final class WatchTest {

  @TempDir Path folder;

  @BeforeEach
  void thisIsLinux() throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/proc/self/task")), "needs /proc, as Linux has it");
    folder = folder.toRealPath();
  }

  @Test
  void whatAShellAndItsChildrenDoIsSeenHoweverShort() throws Exception {
    assumeTraced();
    String script =
        "mkdir d; cd d; echo x > y; mv y 'z z'; ln -s q l; chmod 600 'z z'; rm l; cat 'z z'; exit 7";

    Seen seen = shell(script).run();

    assertThat(seen.exitCode()).isEqualTo(7);
    assertThat(seen.output()).isEqualTo("x\n");
    assertThat(seen.all(Sight.Kind.WRITTEN))
        .containsExactly(in("d"), in("d/l"), in("d/y"), in("d/z z"));
    assertThat(seen.all(Sight.Kind.CHILD).stream().map(path -> path.replaceFirst(".*/", "")))
        .containsExactly("cat", "chmod", "ln", "mkdir", "mv", "rm");
    assertThat(seen.all(Sight.Kind.SOCKET)).isEmpty();
    assertThat(seen.all(Sight.Kind.READ)).contains(in("d/z z")).doesNotContain(in("nowhere"));
    assertThat(seen.unseen()).isEmpty();
  }

  @Test
  void whatOutlivesTheProgramIsLetGoAndSaid() throws Exception {
    assumeTraced();
    Path fifo = folder.resolve("fifo");
    assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();

    Seen seen = shell("(read line < fifo; echo \"$line\" > later) > /dev/null 2>&1 & exit 0").run();

    assertThat(seen.unseen()).singleElement().asString().contains("was still running");
    Files.writeString(fifo, "on with it\n");
    Path later = folder.resolve("later");
    while (!Files.exists(later) || Files.size(later) == 0) {
      Thread.onSpinWait();
    }
    assertThat(later).hasContent("on with it");
  }

  @Test
  void aProgramThatIsKilledEndsAsAShellSees() throws Exception {
    assertThat(shell("kill -9 $$").run().exitCode()).isEqualTo(128 + 9);
  }

  @Test
  void aProgramKnowsOnlyWhatItIsGiven() throws Exception {
    Seen seen = Watch.of("env").variable("LEVEL", "off").in(folder).run();

    assertThat(seen.output().lines().map(line -> line.replaceFirst("=.*", "")))
        .containsExactlyInAnyOrder("PATH", "LEVEL");
  }

  @Test
  void aProgramThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> Watch.of("no-such-program").run())
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("no-such-program");
    assertThatThrownBy(() -> Watch.of(List.of())).hasMessageContaining("name a program");
    assertThatThrownBy(() -> Watch.of("sh").classes()).hasMessageContaining("'sh' is no java");
  }

  @Test
  void aJavaThatHidesItsClassesIsNoProof() {
    List<String> command = Tool.command(Loud.class, "nothing");
    command.add(1, "-Xlog:disable");

    assertThatThrownBy(() -> Watch.of(command).classes().in(folder).run())
        .hasMessageContaining("take -Xlog out of its options");
  }

  /** Where there is no strace: what is there while somebody looks. */
  @ParameterizedTest
  @CsvSource({
    "file, WRITTEN, /too-many",
    "listener, SOCKET, tcp",
    "thread, THREAD, too-many",
    "child, CHILD, /cat",
  })
  void withoutStraceWhatIsThereWhenSomebodyLooksIsSeen(
      String violation, Sight.Kind kind, String what) throws Exception {
    Notes notes = new Notes(folder.resolve("scratch"));
    Looks looks = new Looks(notes);
    Process process =
        new ProcessBuilder(Tool.command(Loud.class, violation, "wait"))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    try {
      awaitReady(process);

      looks.look(process.toHandle());
    } finally {
      process.destroyForcibly().waitFor();
    }
    looks.end();

    Seen seen = notes.seen(0, "");
    assertThat(seen.all(kind)).anyMatch(name -> name.contains(what));
    assertThat(seen.unseen()).singleElement().asString().contains("Install strace");
  }

  @Test
  void withoutStraceAProgramRunsToItsEndAsWell() throws Exception {
    Seen seen = shell("echo done; exit 3").untraced().run();

    assertThat(seen.exitCode()).isEqualTo(3);
    assertThat(seen.output()).isEqualTo("done\n");
    assertThat(seen.unseen()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0100007F:0050, 127.0.0.1:80",
    "00000000000000000000000001000000:1F90, [0:0:0:0:0:0:0:1]:8080",
    "00000000:0000, not connected",
  })
  void anAddressOfTheKernelsTablesIsAPersonsWord(String hex, String address) throws Exception {
    assertThat(SocketTables.address(hex)).isEqualTo(address);
  }

  private void assumeTraced() throws Exception {
    Path trial = Files.createDirectory(folder.resolve("trial"));
    assumeTrue(new Strace(trial).works(), "needs strace");
  }

  private static void awaitReady(Process process) throws Exception {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    String line = lines.readLine();
    while (line != null && !line.equals("ready")) {
      line = lines.readLine();
    }
    assertThat(line).isEqualTo("ready");
  }

  private Watch shell(String script) {
    return Watch.of("sh", "-c", script).in(folder);
  }

  private String in(String name) {
    return folder.resolve(name).toString();
  }
}
