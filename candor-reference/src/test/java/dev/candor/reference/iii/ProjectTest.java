package dev.candor.reference.iii;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a project is called, and what is written into its file. */
class ProjectTest {

  @TempDir Path root;

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "ini, env, ini",
        "ini, '', ini",
        "-, env, env",
        "-, '', -",
        "'', env, env",
        "'', '', -"
      })
  void takesItsIdFromTheFileBeforeTheVariable(
      @Nullable String line, String variable, @Nullable String id) {
    Map<String, String> ini =
        line == null || line.isEmpty() ? Map.of() : Map.of("project_id", line);

    assertThat(new Project(root, ini, variable, root).id()).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "shop, sdk, /w/root, /w/root/src, shop",
        "-, sdk, /w/root, /w/root/src, sdk",
        "-, '', /w/root, /w/root/src, root",
        "-, -, /w/root, /w/root/src, root",
        "-, -, -, /w/src, src",
        "-, -, /, /w/src, src",
        "-, -, -, /, -"
      })
  void takesItsNameFromTheFirstThatSaysOne(
      @Nullable String line,
      @Nullable String sdk,
      @Nullable Path folder,
      Path cwd,
      @Nullable String name) {
    Map<String, String> ini = line == null ? Map.of() : Map.of("project_name", line);

    assertThat(new Project(folder, ini, "", cwd).name(sdk)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\rb", "a\r\nb", "a\n"})
  void refusesAValueOfMoreThanALine(String value) throws IOException {
    Project project = project("[project]\n");

    assertThatThrownBy(() -> project.add("device_id", value)).hasMessageContaining("a line break");
    assertThat(file()).hasContent("[project]\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "[project]>[project]/device_id=d",
        "[project]/source=x>[project]/source=x/device_id=d",
        "[project]/source=x//[other]/a=1>[project]/source=x/device_id=d//[other]/a=1",
        "[project]/device_id=e>[project]/device_id=e",
        "[project]/device_id=>[project]/device_id=",
        "[project]/ device_id = >[project]/ device_id =",
        "[other]/a=1>[other]/a=1"
      })
  void writesALineOnceIntoItsSection(String before, String after) throws IOException {
    Project project = project(before.replace('/', '\n') + '\n');

    project.add("device_id", "d");
    project.add("device_id", "again");

    assertThat(Files.readString(file()).strip()).isEqualTo(after.replace('/', '\n'));
  }

  @Test
  void makesNoFileWhereThereIsNone() throws IOException {
    new Project(root, Map.of(), "", root).add("device_id", "d");
    new Project(null, Map.of(), "", root).add("device_id", "d");

    assertThat(root).isEmptyDirectory();
  }

  private Project project(String ini) throws IOException {
    Files.createDirectories(root.resolve(".iii"));
    Files.writeString(file(), ini);
    return new Project(root, Map.of(), "", root);
  }

  private Path file() {
    return root.resolve(".iii/project.ini");
  }
}
