package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The two files of an installation's id, what becomes of it, and which id a run has. */
class InstallationTest {

  private static final String OLD = "3fa85f64-5717-4562-b3fc-2c963f66afa6";

  @TempDir Path root;

  private final List<String> told = new ArrayList<>();

  @Test
  void isKeptTwiceAndSaysWhereItIsFrom() throws IOException {
    Installation made = identity().make(EnvironmentClass.WORKSTATION);

    assertThat(made.origin()).isEqualTo(Installation.Origin.RANDOM);
    assertThat(made.madeIn()).isEqualTo(EnvironmentClass.WORKSTATION);
    assertThat(made.recovered()).isZero();
    assertThat(first()).hasSameTextualContentAs(second());
    assertThat(first()).content().startsWith("candor installation 1\nid " + made.id() + "\n");
    assertThat(identity().read()).isEqualTo(made);
    assertThat(told).isEmpty();
  }

  /** What becomes of either file, and how often the id was found again after all of it. */
  @ParameterizedTest
  @CsvSource({
    "keep,keep,0",
    "keep,remove,0",
    "keep,damage,0",
    "keep,empty,0",
    "remove,keep,1",
    "damage,keep,1",
    "empty,keep,1"
  })
  void survivesTheLossOfEitherFile(String ofFirst, String ofSecond, int found) throws IOException {
    String id = identity().installation();
    spoil(first(), ofFirst);
    spoil(second(), ofSecond);

    Installation next = identity().make(EnvironmentClass.WORKSTATION);

    assertThat(next.id()).isEqualTo(id);
    assertThat(next.recovered()).isEqualTo(found);
    assertThat(identity().make(EnvironmentClass.WORKSTATION)).isEqualTo(next);
    assertThat(first()).hasSameTextualContentAs(second());
    assertThat(told).hasSize(found);
    assertThat(told).allMatch(each -> each.contains("was lost in") && each.contains("found in"));
  }

  @ParameterizedTest
  @CsvSource({
    "remove,remove,false",
    "remove,damage,false",
    "damage,remove,true",
    "damage,damage,true",
    "empty,empty,true"
  })
  void isMadeAnewWhereBothAreLost(String ofFirst, String ofSecond, boolean said)
      throws IOException {
    String id = identity().installation();
    spoil(first(), ofFirst);
    spoil(second(), ofSecond);

    Installation next = identity().make(EnvironmentClass.WORKSTATION);

    assertThat(next.id()).isNotEqualTo(id);
    assertThat(next.recovered()).isZero();
    assertThat(first()).hasSameTextualContentAs(second());
    assertThat(told).hasSize(said ? 1 : 0);
  }

  @Test
  void aFileCutOrFlippedAnywhereIsFoundAgainInTheOther() throws IOException {
    Installation made = identity().make(EnvironmentClass.WORKSTATION);
    byte[] whole = Files.readAllBytes(first());
    for (Path file : List.of(first(), second())) {
      for (int at = 0; at < whole.length; at++) {
        byte[] flipped = whole.clone();
        flipped[at] ^= 1;
        for (byte[] bytes : List.of(Arrays.copyOf(whole, at), flipped)) {
          Files.write(first(), whole);
          Files.write(second(), whole);
          Files.write(file, bytes);

          assertThat(identity().make(EnvironmentClass.WORKSTATION).id())
              .as("%s at %d: %s", file, at, new String(bytes, UTF_8))
              .isEqualTo(made.id());
        }
      }
    }
  }

  @Test
  void countsHowOftenItWasFoundAgain() throws IOException {
    String id = identity().installation();
    for (int times = 1; times <= 5; times++) {
      Files.delete(first());
      Installation found = identity().make(EnvironmentClass.WORKSTATION);
      assertThat(found.id()).isEqualTo(id);
      assertThat(found.recovered()).isEqualTo(times);
    }
  }

  @Test
  void anOldFileThatHoldsTheIdAloneIsRead() throws IOException {
    Machine.write(first(), OLD + "\n");

    assertThat(identity().known()).isEqualTo(OLD);
    assertThat(identity().installation()).isEqualTo(OLD);
    Files.delete(first());
    assertThat(identity().make(EnvironmentClass.WORKSTATION).recovered()).isEqualTo(1);
  }

  @Test
  void theFileOfAnotherIdIsLeftAlone() throws IOException {
    identity().installation();
    Machine.write(second(), OLD);

    assertThat(identity().installation()).isNotEqualTo(OLD);
    assertThat(second()).hasContent(OLD);
  }

  @Test
  void aFileOfALaterFormatIsNeverReplaced() throws IOException {
    Installation made = identity().make(EnvironmentClass.WORKSTATION);
    String later = later(made);
    for (Path file : List.of(first(), second())) {
      Files.writeString(file, later);
    }

    assertThatThrownBy(() -> identity().make(EnvironmentClass.WORKSTATION))
        .hasMessageContaining("of a later format");
    Files.write(first(), InstallationFile.of(made));
    assertThat(identity().installation()).isEqualTo(made.id());
    assertThat(second()).hasContent(later);
  }

  @ParameterizedTest
  @ValueSource(strings = {"read-only", "full", "a file", "dangling", "loop", "missing"})
  void aHomeThatTakesNothingCostsTheIdAndNoMore(String home) throws Exception {
    FaultyDisk disk = new FaultyDisk();
    Machine machine = new Machine(disk.at(root));
    Path ada = root.resolve("home/ada");
    Files.createDirectories(root.resolve("home"));
    switch (home) {
      case "read-only" -> disk.refuse("Read-only file system", FaultyDisk.CHANGES);
      case "full" -> disk.fill(0);
      case "a file" -> Files.writeString(ada, "");
      case "dangling" -> Files.createSymbolicLink(ada, root.resolve("nowhere/at/all"));
      case "loop" -> Files.createSymbolicLink(ada, ada);
      default -> disk.refuse("Permission denied", FaultyDisk.Act.FOLDER);
    }
    List<@Nullable String> ids = new ArrayList<>();

    try (Candor candor =
        machine
            .candor()
            .diagnostics(told::add)
            .local(site -> (header, rows, length, at) -> ids.add(header.installation()))
            .open()) {
      candor.telemetry().record(new SampleEvents.Step(1));
    }

    assertThat(ids).noneMatch(each -> each != null);
    assertThat(told)
        .anyMatch(
            each ->
                each.startsWith("this run has no installation id")
                    || each.contains("telemetry is off")); // what was chosen cannot be read
  }

  @Test
  void aHomeThatIsALinkIsAHome() throws Exception {
    Files.createDirectories(root.resolve("disk/ada"));
    Files.createDirectories(root.resolve("home"));
    Files.createSymbolicLink(root.resolve("home/ada"), root.resolve("disk/ada"));

    assertThat(idOfRun(new Machine(root))).isEqualTo(identity().known());
  }

  @Test
  void aFolderOfChoicesThatTakesNothingCostsTheSecondFile() throws Exception {
    Files.createDirectories(second());

    String id = idOfRun(new Machine(root));

    assertThat(idOfRun(new Machine(root))).isEqualTo(id).isNotNull();
    assertThat(told).allMatch(each -> each.contains("is kept once only")).hasSize(2);
  }

  /** What is said of the id from outside, where the run is, and which id it has. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "workstation, -,   -,     -, kept",
        "workstation, -,   from-env, -, from-env",
        "workstation, given, from-env, x, given",
        "workstation, -, no token!, -, kept",
        "workstation, -, -, scheme, scheme-7",
        "workstation, -, from-env, scheme, from-env",
        "workstation, -, -, fails, -",
        "workstation, -, -, throws, -",
        "workstation, -, -, knows none, -",
        "workstation, -, -, nobody, unknown-host",
        "workstation, -, -, unplanned, kept",
        "ci, -, -, -, -",
        "ci, -, from-env, -, from-env",
        "ci, given, -, -, given",
        "ci, -, -, scheme, -",
        "ci, -, -, passes in, host-7",
        "ci, -, -, nobody, unknown-host",
        "ci, -, -, unplanned, -",
        "container, -, -, -, -",
        "container, -, from-env, -, from-env",
        "container, -, -, scheme, -",
        "container, -, -, passes in, host-7"
      })
  void theOrderInWhichARunLooksForItsId(
      String environment,
      @Nullable String given,
      @Nullable String variable,
      @Nullable String scheme,
      @Nullable String id)
      throws Exception {
    Machine machine = new Machine(root);
    switch (environment) {
      case "ci" -> machine.variables.put("CI", "true");
      case "container" -> machine.variables.put("KUBERNETES_SERVICE_HOST", "10.0.0.1");
      default -> machine.variables.remove("CI");
    }
    if (variable != null) {
      machine.variables.put("BUILD_TOOL_INSTALLATION", variable);
    }
    Candor.Builder builder = machine.candor(SampleEvents.plan(Level.LOCAL, "scripted"));
    if (given != null) {
      builder.installation(given);
    }
    if (scheme != null) {
      builder.identity(new Scripted(scheme));
    }

    String actual = idOfRun(builder);

    assertThat(actual).isEqualTo("kept".equals(id) ? identity().known() : id);
    if (!"kept".equals(id)) {
      assertThat(identity().known()).isNull();
    }
    assertThat(told)
        .hasSize(
            List.of("fails", "throws", "unplanned").contains("" + scheme)
                    || "no token!".equals(variable)
                ? 1
                : 0);
  }

  @Test
  void aSchemeThatThePlanDoesNotNameIsNotUsedAndTold() throws Exception {
    String random = idOfRun(new Machine(root).candor().identity(new Scripted("scheme")));
    String planned =
        idOfRun(
            new Machine(root)
                .candor(SampleEvents.plan(Level.LOCAL, "by-host-name"))
                .identity(new Scripted("scheme")));

    assertThat(random).isEqualTo(identity().known()).isEqualTo(planned);
    assertThat(told)
        .containsExactly(
            "the identity scheme 'scripted' is not used: the plan of 'build-tool' names none. Name"
                + " it in @Product(identity = @Scheme(name = \"scripted\", madeOf = \"…\")).",
            "the identity scheme 'scripted' is not used: the plan of 'build-tool' names"
                + " 'by-host-name'. Name it in @Product(identity = @Scheme(name = \"scripted\","
                + " madeOf = \"…\")).");
  }

  @Test
  void theMachinesIdIsReadWhereTheSystemKeepsIt() throws IOException {
    Surroundings around = new Machine(root).surroundings();
    assertThat(MachineId.ofFiles(around)).isNull();
    Machine.write(root.resolve("var/lib/dbus/machine-id"), "0123456789abcdef0123456789abcdef\n");
    assertThat(MachineId.ofFiles(around)).isEqualTo("0123456789abcdef0123456789abcdef");
    Machine.write(root.resolve("etc/machine-id"), "uninitialized\n");
    assertThat(MachineId.ofFiles(around)).startsWith("0123");
    Machine.write(root.resolve("etc/machine-id"), "f".repeat(32));
    assertThat(MachineId.ofFiles(around)).isEqualTo("f".repeat(32));

    assertThat(
            MachineId.ofPrinted(
                "  \"IOPlatformUUID\" = \"564D3C12-0000-1111-2222-ABCDEFABCDEF\"\n"))
        .isEqualTo("564d3c12-0000-1111-2222-abcdefabcdef");
    assertThat(
            MachineId.ofPrinted(
                "    MachineGuid    REG_SZ    564d3c12-0000-1111-2222-abcdefabcdef\r\n"))
        .isEqualTo("564d3c12-0000-1111-2222-abcdefabcdef");
    assertThat(MachineId.ofPrinted("ERROR: The system was unable to find it.")).isNull();
    assertThat(MachineId.salted("ab", "c"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  /** A product's own scheme, as a row of the table has it. */
  private record Scripted(String does) implements IdentityScheme {

    @Override
    public String name() {
      return does.equals("unplanned") ? does : "scripted";
    }

    @Override
    public @Nullable Installation installation(Circumstances at) throws IOException {
      return switch (does) {
        case "fails" -> throw new IOException("no disk");
        case "throws" -> throw new IllegalStateException("no idea");
        case "nobody" ->
            Installation.of("unknown-host", Installation.Origin.NOBODY, at.environment());
        case "passes in" ->
            Installation.of("host-7", Installation.Origin.PASSED_IN, at.environment());
        case "scheme" -> Installation.of("scheme-7", Installation.Origin.SCHEME, at.environment());
        default -> null;
      };
    }
  }

  private @Nullable String idOfRun(Machine machine) {
    return idOfRun(machine.candor());
  }

  private @Nullable String idOfRun(Candor.Builder builder) {
    List<@Nullable String> ids = new ArrayList<>();
    try (Candor candor =
        builder
            .diagnostics(told::add)
            .local(site -> (header, rows, length, at) -> ids.add(header.installation()))
            .open()) {
      candor.telemetry().record(new SampleEvents.Step(1));
    }
    return ids.get(0);
  }

  /** What a later Candor might write: other lines, the same beginning and end. */
  private static String later(Installation kept) {
    String mine = new String(InstallationFile.of(kept), UTF_8);
    String body =
        mine.substring(0, mine.lastIndexOf("sum ")).replace("installation 1", "installation 2");
    java.util.zip.CRC32 sum = new java.util.zip.CRC32();
    sum.update(body.getBytes(UTF_8));
    return body + "sum %08x\n".formatted(sum.getValue());
  }

  private static void spoil(Path file, String how) throws IOException {
    switch (how) {
      case "remove" -> Files.delete(file);
      case "damage" -> Files.writeString(file, Files.readString(file).replace("id ", "is "));
      case "empty" -> Files.writeString(file, "");
      default -> Files.setLastModifiedTime(file, Files.getLastModifiedTime(file));
    }
  }

  private Identity identity() {
    return new Identity(new Machine(root).places(), new SystemEntropy(), told::add);
  }

  private Path first() {
    return new Machine(root).places().state().resolve("installation");
  }

  private Path second() {
    return new Machine(root).places().userFile().resolveSibling("installation");
  }
}
