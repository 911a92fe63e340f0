package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacesTest {

  @TempDir Path root;

  @Test
  void onLinuxTheXdgPlacesHold() {
    Places places = new Machine(root).places();

    assertThat(places.state()).isEqualTo(home(".local/state/build-tool/telemetry"));
    assertThat(places.userFile()).isEqualTo(home(".config/build-tool/telemetry.properties"));
    assertThat(places.managedFile()).isEqualTo(root.resolve("etc/build-tool/telemetry.properties"));
    assertThat(places.projectFile()).isNull();
  }

  @Test
  void anAbsoluteXdgVariableCountsAndARelativeOneDoesNot() {
    Machine machine = new Machine(root);
    machine.variables.put("XDG_STATE_HOME", "" + root.resolve("kept"));
    machine.variables.put("XDG_CONFIG_HOME", "somewhere");

    Places places = machine.places();

    assertThat(places.state()).isEqualTo(root.resolve("kept/build-tool/telemetry"));
    assertThat(places.userFile()).isEqualTo(home(".config/build-tool/telemetry.properties"));
  }

  @Test
  void aVariableThatIsNoPathDoesNotCount() {
    Machine machine = new Machine(root);
    machine.variables.put("XDG_STATE_HOME", "/no\0path");

    assertThat(machine.places().state()).isEqualTo(home(".local/state/build-tool/telemetry"));
  }

  @Test
  void onMacOsTheLibraryHolds() {
    Machine machine = new Machine(root);
    machine.osName = "Mac OS X";

    Places places = machine.places();

    Path library = home("Library/Application Support/build-tool");
    assertThat(places.state()).isEqualTo(library.resolve("telemetry"));
    assertThat(places.userFile()).isEqualTo(library.resolve("telemetry.properties"));
    assertThat(places.managedFile())
        .isEqualTo(root.resolve("Library/Application Support/build-tool/telemetry.properties"));
  }

  @Test
  void onWindowsTheVariablesHoldAndElseTheirUsualValues() {
    Machine machine = new Machine(root);
    machine.osName = "Windows 11";
    assertThat(machine.places().state()).isEqualTo(home("AppData/Local/build-tool/telemetry"));
    assertThat(machine.places().userFile())
        .isEqualTo(home("AppData/Roaming/build-tool/telemetry.properties"));

    machine.variables.put("LOCALAPPDATA", "" + root.resolve("local"));
    machine.variables.put("APPDATA", "" + root.resolve("roaming"));
    machine.variables.put("ProgramData", "" + root.resolve("all"));

    assertThat(machine.places())
        .isEqualTo(
            new Places(
                root.resolve("local/build-tool/telemetry"),
                root.resolve("roaming/build-tool/telemetry.properties"),
                root.resolve("all/build-tool/telemetry.properties"),
                null));
  }

  @Test
  void theNearestProjectFileSpeaks() throws IOException {
    Machine machine = new Machine(root);
    Path outer = home(".build-tool/telemetry.properties");
    Path inner = home("project/.build-tool/telemetry.properties");
    Machine.write(outer, "level=off");
    assertThat(machine.places().projectFile()).isEqualTo(outer);

    Machine.write(inner, "level=local");

    assertThat(machine.places().projectFile()).isEqualTo(inner);
  }

  @Test
  void aCiVariableMakesACiOfAMachineUnlessItSaysNo() {
    Machine machine = new Machine(root);
    assertThat(environment(machine)).isEqualTo(EnvironmentClass.WORKSTATION);

    for (String no : new String[] {"", "0", "false", "FALSE"}) {
      machine.variables.put("CI", no);
      assertThat(environment(machine)).isEqualTo(EnvironmentClass.WORKSTATION);
    }

    machine.variables.put("CI", "1");
    assertThat(environment(machine)).isEqualTo(EnvironmentClass.CI);
    machine.variables.put("XDG_STATE_HOME", "" + root);
    assertThat(environment(machine)).isEqualTo(EnvironmentClass.CI);
  }

  @Test
  void aContainerIsEphemeralUntilItKeepsItsState() throws IOException {
    Machine machine = new Machine(root);
    Files.createFile(root.resolve(".dockerenv"));
    assertThat(environment(machine)).isEqualTo(EnvironmentClass.CONTAINER);

    machine.variables.put("XDG_STATE_HOME", "" + root);
    assertThat(environment(machine)).isEqualTo(EnvironmentClass.WORKSTATION);

    machine.variables.put("XDG_STATE_HOME", "relative");
    assertThat(environment(machine)).isEqualTo(EnvironmentClass.CONTAINER);
  }

  @Test
  void aStateOrConfigurationFolderOfTheToolIsKeptState() throws IOException {
    for (String folder : new String[] {".local/state/build-tool", ".config/build-tool"}) {
      Path place = Files.createDirectories(root.resolve(folder.replace('/', '_')));
      Machine machine = new Machine(place);
      machine.variables.put("KUBERNETES_SERVICE_HOST", "10.0.0.1");
      assertThat(environment(machine)).isEqualTo(EnvironmentClass.CONTAINER);

      Files.createDirectories(place.resolve("home/ada").resolve(folder));

      assertThat(environment(machine)).as(folder).isEqualTo(EnvironmentClass.WORKSTATION);
    }
  }

  private static EnvironmentClass environment(Machine machine) {
    return EnvironmentClass.of(machine.surroundings(), machine.places());
  }

  private Path home(String path) {
    return root.resolve("home/ada").resolve(path);
  }
}
