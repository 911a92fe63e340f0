package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.candor.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a project may lay into the way of the tools that are started in it. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ConsentFileTest {

  private static final Consent.Origin ORIGIN = Consent.Origin.PROJECT_FILE;

  @TempDir Path root;
  private final List<String> warnings = new ArrayList<>();

  @Test
  void aLinkToWhatHasNoEndIsNotFollowedThere() throws IOException {
    Path zeroes = Path.of("/dev/zero");
    assumeTrue(Files.exists(zeroes), "there is no " + zeroes + " here");
    Files.createSymbolicLink(file(), zeroes);

    assertOff("it is no file");
  }

  @Test
  void nobodyWaitsForWhoWritesIntoAPipe() throws Exception {
    assumeTrue(Files.exists(Path.of("/usr/bin/mkfifo")), "no pipe can be made here");
    assertThat(new ProcessBuilder("/usr/bin/mkfifo", file().toString()).start().waitFor()).isZero();

    assertOff("it is no file");
  }

  @Test
  void aFolderIsNoFile() throws IOException {
    Files.createDirectory(file());

    assertOff("it is no file");
  }

  @Test
  void aFileIsReadUpToSixtyFourKibibytes() throws IOException {
    String longest = "level=local\n" + "#".repeat(64 * 1024 - 12);
    Files.writeString(file(), longest);
    assertThat(read().word()).isEqualTo(new Consent.Word(ORIGIN, Level.LOCAL));

    Files.writeString(file(), longest + "#");

    assertOff("it has more than 65536 bytes");
  }

  @Test
  void whatIsNotInUtf8CannotBeReadAndWhatIsCan() throws IOException {
    Files.write(file(), "level=local\n# caf\u00e9 \ufffd\n".getBytes(UTF_8));
    assertThat(read().word()).isEqualTo(new Consent.Word(ORIGIN, Level.LOCAL));

    Files.write(file(), new byte[] {'#', (byte) 0xe9, '\n'});

    assertOff("it is not in UTF-8");
  }

  @Test
  void whatAnEditorPutsBeforeATextHidesNoRefusal() throws IOException {
    Files.writeString(file(), "\uFEFFlevel=off\n");

    assertThat(read().word()).isEqualTo(new Consent.Word(ORIGIN, Level.OFF));
    assertThat(warnings).isEmpty();
  }

  @Test
  void aLineThatSaysTwoThingsSaysNeither() throws IOException {
    for (String lines : List.of("level=off\nlevel=on\n", "level=on\nlevel=off\n")) {
      warnings.clear();
      Files.writeString(file(), lines);
      assertThat(read().word()).isEqualTo(new Consent.Word(ORIGIN, Level.OFF));
      assertThat(warnings).singleElement().asString().contains(" and ");
    }
    warnings.clear();

    Files.writeString(file(), "level=local\nlevel=local\n");

    assertThat(read().word()).isEqualTo(new Consent.Word(ORIGIN, Level.LOCAL));
    assertThat(warnings).isEmpty();
  }

  @Test
  void aFileThatIsNotThereSaysNothing() throws IOException {
    Path file = file();
    assertThat(read()).isEqualTo(ConsentFile.SILENT);

    Files.createSymbolicLink(file, root.resolve("nowhere"));

    assertThat(read()).isEqualTo(ConsentFile.SILENT);
  }

  private Path file() {
    return root.resolve("telemetry.properties");
  }

  private ConsentFile read() {
    return ConsentFile.read(ORIGIN, file(), warnings);
  }

  private void assertOff(String because) {
    assertThat(read().word()).isEqualTo(new Consent.Word(ORIGIN, Level.OFF));
    assertThat(warnings)
        .containsExactly(
            file() + " cannot be read (" + because + "): telemetry is off. Mend or remove it.");
  }
}
