package dev.candor.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.testing.tool.Loud;
import dev.candor.testing.tool.Measured;
import dev.candor.testing.tool.Plain;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A tool at level off, beside the same tool without the SDK. */
final class SilenceTest {

  private static final String FILE = "greeter/telemetry.properties";

  @RegisterExtension private final SilenceCheck silence = new SilenceCheck();

  @ParameterizedTest
  @CsvSource({
    "DO_NOT_TRACK, 1, nowhere, ''",
    "DO_NOT_TRACK, ' TRUE ', nowhere, ''",
    "GREETER_TELEMETRY, off, nowhere, ''",
    "GREETER_TELEMETRY, 0, nowhere, ''",
    "GREETER_TELEMETRY, perhaps, nowhere, ''",
    "GREETER_TELEMETRY, on, user, level=off",
    "GREETER_TELEMETRY, on, user, level=\\u00",
    "GREETER_TELEMETRY, on, managed, level=off",
    "GREETER_TELEMETRY, on, managed, level=perhaps",
    "GREETER_TELEMETRY, on, project, level=off",
  })
  void atLevelOffThereIsNothingMoreThanWithoutTheSdk(
      String variable, String value, String whose, String line) throws Exception {
    write(whose, line);

    silence.demand(plain(), measured().variable(variable, value));
  }

  /** Otherwise the test above would compare two programs of which neither does anything. */
  @ParameterizedTest
  @CsvSource({"local", "on"})
  void atAnotherLevelThereIsMore(String level) {
    assertThatThrownBy(
            () -> silence.demand(plain(), measured().variable("GREETER_TELEMETRY", level)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("file written " + silence.home().resolve("state/greeter/telemetry"))
        .hasMessageContaining("thread candor")
        .hasMessageContaining("class dev.candor.sdk.JsonlFiles");
  }

  @ParameterizedTest
  @CsvSource({
    "file, file written, too-many",
    "folder, file written, too many",
    "renamed, file written, wände",
    "socket, socket, connect 127.0.0.1:9",
    "listener, socket, bind 127.0.0.1:",
    "thread, thread, too-many",
    "another, thread, greeter",
    "child, child, /cat",
    "class, class, dev.candor.sdk.HttpSink",
  })
  void oneThingTooManyIsFound(String violation, String kind, String what) {
    assertThatThrownBy(() -> silence.demand(plain(), loud(violation)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("with telemetry at level off there is more:")
        .hasMessageMatching("(?s).*\n  " + kind + " [^\n]*" + what + ".*");
  }

  @Test
  void theSameProgramTwiceIsSilentWhateverNumbersItsNamesHave() throws Exception {
    silence.demand(plain(), loud("nothing"));
  }

  @Test
  void aToolThatFailsProvesNothing() {
    Watch failing = Tool.watch(Measured.class).classes();

    assertThatThrownBy(() -> silence.demand(plain(), failing))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("the tool ended with 1, and without telemetry with 0")
        .hasMessageContaining("ArrayIndexOutOfBoundsException");
  }

  @Test
  void bothAreAskedForTheirClassesOrNone() {
    assertThatThrownBy(() -> silence.demand(plain(), Tool.watch(Plain.class)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("call classes() on both watches");
  }

  @Test
  void eachTestHasAHomeOfItsOwnThatIsEmpty() {
    assertThat(silence.home()).isEmptyDirectory();
  }

  private static Watch plain() {
    return Tool.watch(Plain.class).classes();
  }

  private static Watch loud(String violation) {
    return Tool.watch(Loud.class, violation).variable("LC_ALL", "C.UTF-8").classes();
  }

  private Watch measured() {
    return Tool.watch(Measured.class, root().toString()).classes();
  }

  private Path root() {
    return silence.home().resolve("root");
  }

  private void write(String whose, String line) throws Exception {
    Path file =
        switch (whose) {
          case "user" -> silence.configuration().resolve(FILE);
          case "managed" -> root().resolve("etc").resolve(FILE);
          case "project" -> silence.home().resolve("." + FILE);
          default -> silence.home().resolve("nowhere");
        };
    Files.createDirectories(file.getParent());
    Files.writeString(file, line + "\n");
  }
}
