package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.candor.Level;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a configuration profile of macOS says, by what programs of its kind print of it. */
class ManagedPreferencesTest {

  private static final String WHOLE =
      "level=local tiers=metrics content=büro.☃😀 crashes=off"
          + " raw_to=http://collector.example:4318";

  @TempDir private Path root;
  private final Map<String, String> printed = new HashMap<>();
  private final List<String> ran = new ArrayList<>();

  @BeforeEach
  void macOs() throws IOException {
    person("level=on\ntiers=metrics,events\ncrashes=on\n");
  }

  private Consent.Decision decide() {
    return decide(
        command -> {
          ran.add(String.join(" ", command));
          String answer = printed.get(command.get(command.size() - 1));
          if (answer == null) {
            throw new IOException("plutil ended with 1");
          }
          return answer;
        });
  }

  private Consent.Decision decide(Commands commands) {
    Machine machine = new Machine(root);
    machine.osName = "Mac OS X";
    machine.variables.put("XDG_CONFIG_HOME", root.resolve("home/ada/.config").toString());
    machine.commands = commands;
    return machine.consent().decide();
  }

  private void person(String lines) throws IOException {
    Machine.write(new Machine(root).places().userFile(), lines);
  }

  private void profile(String below, String json) throws IOException {
    Path plist =
        root.resolve("Library/Managed Preferences/" + below + "dev.candor.build-tool.plist");
    Machine.write(plist, "bplist00");
    printed.put(plist.toString(), json);
  }

  @Test
  void runsNothingWhereThereIsNoProfile() {
    assertThat(decide().level()).isEqualTo(Level.ON);
    assertThat(ran).isEmpty();
  }

  @Test
  void aProfileNarrows() throws IOException {
    profile("", "{\"level\":\"local\",\"crashes\":false,\"tiers\":\"metrics\"}");

    Consent.Decision decision = decide();

    assertThat(decision.level()).isEqualTo(Level.LOCAL);
    assertThat(decision.origin()).isEqualTo(Consent.Origin.MANAGED_FILE);
    assertThat(decision.crashes()).isFalse();
    assertThat(decision.tiers()).containsExactly(dev.candor.Tier.METRICS);
    assertThat(ran)
        .containsExactly(
            "/usr/bin/plutil -convert json -o - "
                + root.resolve("Library/Managed Preferences/dev.candor.build-tool.plist"));
  }

  @Test
  void aPersonsOwnProfileIsMergedKeyByKey() throws IOException {
    profile("", "{\"level\":\"local\",\"tiers\":\"metrics\"}");
    profile("ada/", "{\"level\":\"off\"}");

    Consent.Decision decision = decide();

    assertThat(decision.level()).isEqualTo(Level.OFF);
    assertThat(decision.tiers()).containsExactly(dev.candor.Tier.METRICS);
  }

  @Test
  void aProfileAndAFileRefuseEachForItself() throws IOException {
    profile("", "{\"level\":\"on\"}");
    Path file = root.resolve("Library/Application Support/build-tool/telemetry.properties");
    Machine.write(file, "level=local\n");

    assertThat(decide().level()).isEqualTo(Level.LOCAL);
  }

  @Test
  void aProfileThatCannotBeReadMeansOff() throws IOException {
    profile("", "{\"level\":[\"on\"]}");
    assertThat(decide().level()).isEqualTo(Level.OFF);
    assertThat(decide().warnings()).singleElement().asString().contains("'level' is neither");

    profile("", "{\"level\":3}");
    assertThat(decide().level()).isEqualTo(Level.OFF);
    assertThat(decide().warnings()).singleElement().asString().contains("level='3' is none of");

    profile("", "");
    assertThat(decide().level()).isEqualTo(Level.OFF);

    printed.clear();
    assertThat(decide().warnings()).singleElement().asString().contains("plutil ended with 1");
    assertThat(Files.exists(root.resolve("Library"))).isTrue();
  }

  /** What was printed, and what is heard of it: see the README beside the recordings. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gnustep-binary.json|" + WHOLE + "|LOCAL|''",
        "gnustep-xml.json|" + WHOLE + "|LOCAL|''",
        "apple-binary.json|" + WHOLE + "|LOCAL|''",
        "gnustep-zero.json|level=1 crashes=0|ON|''",
        "apple-zero.json|level=1 crashes=0|ON|''",
        "gnustep-data.json|''|OFF|cannot be read"
      })
  void aRecordingMeansWhatTheAdministratorWrote(
      String recording, String heard, Level level, String warning) throws IOException {
    profile("", recorded(recording));

    Consent.Decision decision = decide();

    assertThat(heard(decision)).isEqualTo(heard);
    assertThat(decision.level()).isEqualTo(level);
    assertThat(decision.crashes()).isFalse();
    assertWarned(decision, warning);
  }

  /** What differs from program to program, and does not matter. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"level\":\"local\",\"raw_to\":\"http:\\/\\/collector.example:4318\"}",
        "{\"level\":\"local\",\"raw_to\":\"http://collector.example:4318\"}\n",
        "\n{\r\n  \"raw_to\" : \"http:\\u002f/collector.example:4318\",\r\n  \"level\" : \"local\"\r\n}",
      })
  void blanksOrderAndEscapesDoNotMatter(String json) throws IOException {
    profile("", json);

    Consent.Decision decision = decide();

    assertThat(decision.level()).isEqualTo(Level.LOCAL);
    assertThat(decision.rawTo()).hasToString("http://collector.example:4318");
    assertThat(decision.warnings()).isEmpty();
  }

  @Test
  void whatIsNoLineOfOursSaysNothingWhateverItIs() throws IOException {
    profile("", "{\"level\":\"local\",\"crash\":{\"a\":[1.5,null]},\"PayloadVersion\":1}");

    Consent.Decision decision = decide();

    assertThat(decision.level()).isEqualTo(Level.LOCAL);
    assertThat(decision.warnings()).singleElement().asString().contains("'crash' is no line");
  }

  /** The values of a list, and what Debian's program and the reader together make of it. */
  private static Stream<Arguments> lists() {
    return Stream.of(
        arguments(
            Map.of("level", "local", "crashes", false), "level=local crashes=off", Level.LOCAL, ""),
        arguments(
            Map.of("level", true, "crashes", 0, "PayloadVersion", 1, "_manualProfile", true),
            "level=on crashes=0",
            Level.ON,
            ""),
        arguments(
            Map.of("crashes", "büro/☃😀\"\\"),
            "crashes=büro/☃😀\"\\",
            Level.ON,
            "crashes='büro/☃😀\"\\' is none"),
        arguments(Map.of("level", 7), "level=7", Level.OFF, "level='7' is none"),
        arguments(
            Map.of("level", "on", "seal", new byte[] {1, 2}), "", Level.OFF, "cannot be read"));
  }

  @ParameterizedTest
  @MethodSource("lists")
  void aRealProgramReadsARealList(
      Map<String, Object> values, String heard, Level level, String warning) throws IOException {
    Path plutil = plutil();
    profile("", "");
    Files.write(list(), BinaryList.of(values));

    Consent.Decision decision = decide(command -> swapped(plutil, command));

    assertThat(heard(decision)).isEqualTo(heard);
    assertThat(decision.level()).isEqualTo(level);
    assertWarned(decision, warning);
  }

  @Test
  void whatTheProgramSaysOfAListThatIsNoneIsPassedOn() throws IOException {
    Path plutil = plutil();
    profile("", "");
    Files.writeString(list(), "bplist00 and no more");

    Consent.Decision decision = decide(command -> swapped(plutil, command));

    assertThat(decision.level()).isEqualTo(Level.OFF);
    assertThat(decision.warnings())
        .singleElement()
        .asString()
        .contains("ended with 1: ", "Loading", "telemetry is off. Mend or remove it.");
  }

  /** Apple's complains on standard output, or on standard error where it is newer. */
  @ParameterizedTest
  @ValueSource(strings = {"cat \"$0\"; exit 1", "cat \"$0\" >&2; exit 1"})
  void whatIsSaidOnEitherStreamIsPassedOn(String program) throws IOException {
    Path words = root.resolve("words");
    Files.writeString(words, recorded("apple-data.txt"));
    profile("", "");

    Consent.Decision decision =
        decide(command -> new SystemCommands().run(List.of("/bin/sh", "-c", program, "" + words)));

    assertThat(decision.level()).isEqualTo(Level.OFF);
    assertThat(decision.warnings())
        .singleElement()
        .asString()
        .contains("ended with 1: FILE: invalid object in plist for destination format)");
  }

  /**
   * A program that does what Apple's does with these arguments: GNUstep's, which Debian has. Its
   * version 1.28 opens no file by its name, and is given that on its standard input.
   */
  private Path plutil() throws IOException {
    Path gnustep = Path.of("/usr/bin/plutil");
    assumeTrue(Files.isExecutable(gnustep), "no plutil (gnustep-base-runtime) to read a list with");
    Path script = root.resolve("plutil");
    Files.writeString(
        script,
        """
        #!/bin/sh
        %1$s "$@" 2>/dev/null && exit
        exec %1$s "$1" "$2" "$3" "$4" - < "$5"
        """
            .formatted(gnustep));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return script;
  }

  /** Runs what production runs, but for the program. */
  private static String swapped(Path plutil, List<String> command) throws IOException {
    assertThat(command).startsWith("/usr/bin/plutil");
    List<String> own = new ArrayList<>(command);
    own.set(0, plutil.toString());
    return new SystemCommands().run(own);
  }

  /** What the profile says, in the lines of a file. */
  private static String heard(Consent.Decision decision) {
    return decision.heard().stream()
        .filter(each -> each.origin() == Consent.Origin.MANAGED_FILE)
        .map(each -> each.key() + "=" + each.value())
        .collect(Collectors.joining(" "));
  }

  private static void assertWarned(Consent.Decision decision, String warning) {
    assertThat(decision.warnings())
        .hasSize(warning.isEmpty() ? 0 : 1)
        .allMatch(each -> each.contains(warning));
  }

  private Path list() {
    return root.resolve("Library/Managed Preferences/dev.candor.build-tool.plist");
  }

  private static String recorded(String name) throws IOException {
    try (InputStream recording =
        ManagedPreferencesTest.class.getResourceAsStream("plutil/" + name)) {
      return new String(Objects.requireNonNull(recording, name).readAllBytes(), UTF_8);
    }
  }
}
