package dev.candor.reference.iii;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.reference.ChildJvm;
import dev.candor.sdk.MachineId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A.5 of the engine's contract: what a project is called, and what is written into its file, by
 * engines in a process of its own that are started in {@code work/shop/src}.
 */
@Timeout(60)
class ProjectTest {

  private static final String MACHINE = "0123456789abcdef0123456789abcdef";
  private static final String SALTED = MachineId.salted("iii-machine-id", MACHINE);

  /**
   * The folder of a project and its file, line by line behind slashes; variables, of which ROOT is
   * {@code III_PROJECT_ROOT} below the machine's root; and the project's id, name and source.
   */
  private static final String PROJECTS =
      """
      - > - > null|src|null
      work/shop > - > null|shop|null
      work/shop/src > - > null|src|null
      work > - > null|work|null
      work/shop/project_id=ini > - > ini|shop|null
      work/shop/project_id=ini > III_PROJECT_ID=env > ini|shop|null
      work/shop/project_id= > III_PROJECT_ID=env > env|shop|null
      work/shop/project_id= > III_PROJECT_ID= > null|shop|null
      work/shop > III_PROJECT_ID=env > env|shop|null
      - > III_PROJECT_ID=env > env|src|null
      - > III_PROJECT_ID= > null|src|null
      work/shop/project_name=Shop > - > null|Shop|null
      work/shop/project_name= > - > null|shop|null
      work/shop/source=quickstart > - > null|shop|quickstart
      work/shop/source= > - > null|shop|null
      work/shop/ project_id = ini /project_name=a=b > - > ini|a=b|null
      work/shop/#project_id=no/;source=no/source=yes/source=late > - > null|shop|yes
      work/shop/[other]/project_id=no > - > null|shop|null
      work/shop/project_id=ini/[other]/source=no > - > ini|shop|null
      work/shop/project_id=ini > ROOT=work/shop > ini|shop|null
      work/shop/project_id=ini > ROOT=elsewhere > null|elsewhere|null
      work/shop/project_id=ini > ROOT=elsewhere III_PROJECT_ID=env > env|elsewhere|null
      elsewhere/project_id=ini/source=x > ROOT=elsewhere > ini|elsewhere|x
      work/shop/project_id=ini > III_PROJECT_ROOT= > ini|shop|null
      work/shop/src/deep/project_id=ini > III_PROJECT_ROOT=deep > ini|deep|null
      """;

  /** The file before and after a start on a machine that is known, and after the next. */
  private static final String FILES =
      """
      [project] > [project]/device_id=ID
      [project]/source=x > [project]/source=x/device_id=ID
      [project]/source=x//[other]/a=1 > [project]/source=x/device_id=ID//[other]/a=1
      [project]/device_id=e > [project]/device_id=e
      [project]/device_id= > [project]/device_id=
      [project]/ device_id = > [project]/ device_id =
      [other]/a=1 > [other]/a=1
      - > -
      """;

  @TempDir Path root;

  @Test
  void isThatOfTheVariableElseOfTheNearestFileAndLearnsItsDeviceOnce() throws Exception {
    List<List<String>> projects = cells(PROJECTS);
    List<String> input = new ArrayList<>();
    for (int i = 0; i < projects.size(); i++) {
      Path machine = root.resolve("row-" + i);
      input.add(machine + "|HASHED" + prepared(machine, projects.get(i)));
    }
    List<List<String>> files = cells(FILES);
    for (int i = 0; i < files.size(); i++) {
      String machine = known("file-" + i, files.get(i).get(0));
      input.add(machine + "|HASHED");
      input.add(machine + "|HASHED|III_PROJECT_ID=again");
    }

    List<String> printed = ChildJvm.run(List.of(), Map.of(), Engine.class, input).lines().toList();

    List<String> said = new ArrayList<>();
    for (int i = 0; i < projects.size(); i++) {
      List<String> words = Arrays.asList(printed.get(i).split("\\|", -1)).subList(1, 4);
      List<String> row = projects.get(i);
      said.add(String.join(" > ", row.get(0), row.get(1), String.join("|", words)));
    }
    assertThat(said).isEqualTo(PROJECTS.lines().toList());
    assertThat(printed.subList(projects.size(), printed.size()))
        .hasSize(2 * files.size())
        .allMatch(line -> line.startsWith(SALTED + "|"));
    for (int i = 0; i < files.size(); i++) {
      assertFile("file-" + i, files.get(i));
    }
  }

  private void assertFile(String machine, List<String> row) {
    Path file = root.resolve(machine).resolve("work/shop/.iii/project.ini");
    if (row.get(1).equals("-")) {
      assertThat(file).doesNotExist();
    } else {
      assertThat(file)
          .as(row.get(0))
          .hasContent(row.get(1).replace("ID", SALTED).replace('/', '\n') + "\n");
    }
  }

  /** Makes a machine with an id of its own; returns its folder. */
  private String known(String name, String ini) throws IOException {
    Path machine = root.resolve(name);
    Files.createDirectories(machine.resolve("etc"));
    Files.createDirectories(machine.resolve("home"));
    Files.writeString(machine.resolve("etc/machine-id"), MACHINE);
    if (!ini.equals("-")) {
      write(machine.resolve("work/shop"), ini.replace('/', '\n') + "\n");
    }
    return machine.toString();
  }

  /** Makes the folders and the file of a row; returns its variables. */
  private static String prepared(Path machine, List<String> row) throws IOException {
    Files.createDirectories(machine.resolve("work/shop/src"));
    if (!row.get(0).equals("-")) {
      List<String> parts = List.of(row.get(0).split("/(?=[^/]*[=\\[#])", 2));
      String lines = parts.size() < 2 ? "" : parts.get(1).replace('/', '\n') + "\n";
      write(machine.resolve(parts.get(0)), "[project]\n" + lines);
    }
    String variables = row.get(1).equals("-") ? "" : "|" + row.get(1).replace(' ', '|');
    return variables.replace("|ROOT=", "|III_PROJECT_ROOT=" + machine + "/");
  }

  /** No variable and no file can hold such an id, so no process can be made to meet one. */
  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\rb", "a\r\nb", "a\n"})
  void refusesAValueOfMoreThanALine(String value) throws IOException {
    write(root, "[project]\n");
    Project project = new Project(root, Map.of(), "", root);

    assertThatThrownBy(() -> project.add("device_id", value)).hasMessageContaining("a line break");
    assertThat(root.resolve(".iii/project.ini")).hasContent("[project]\n");
  }

  private static void write(Path folder, String ini) throws IOException {
    Files.createDirectories(folder.resolve(".iii"));
    Files.writeString(folder.resolve(".iii/project.ini"), ini);
  }

  private static List<List<String>> cells(String table) {
    return table.lines().map(line -> Arrays.asList(line.split(" > ", -1))).toList();
  }
}
