package dev.candor.reference.iii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.reference.Machine;
import dev.candor.wire.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A.4 of the engine's contract: what becomes of what an engine meets, as the real SDK has written
 * it in a process of its own; the rows of a table share one, each on a machine of its own.
 */
@Timeout(60)
class NormalisersTest {

  /** What a script says before a report, which field of it that is for, and what it says. */
  private static final String MACHINES =
      """
      host|/opt/homebrew/bin/iii|UTC > install_method > brew
      host|/usr/local/Cellar/iii/0.11.2/bin/iii|UTC > install_method > brew
      host|/home/linuxbrew/.linuxbrew/bin/iii|UTC > install_method > brew
      host|C:\\ProgramData\\chocolatey\\bin\\iii.exe|UTC > install_method > chocolatey
      host|/home/ada/.local/bin/iii|UTC > install_method > sh
      host|/home/ada/.iii/bin/iii|UTC > install_method > sh
      host|/usr/bin/iii|UTC > install_method > manual
      host|C:\\Users\\ada\\iii.exe|UTC > install_method > manual
      host||UTC > install_method > unknown
      host||UTC > environment.cpu_cores > 8
      os|linux > environment.os > linux
      os|Darwin > environment.os > macos
      os|Mac OS X > environment.os > macos
      os|Windows 11 > environment.os > windows
      os|FreeBSD > environment.os > freebsd
      os|plan9 > environment.os > other
      arch|amd64 > environment.arch > x86_64
      arch|arm64 > environment.arch > aarch64
      arch|i686 > environment.arch > x86
      arch|armv7l > environment.arch > arm
      arch|riscv64 > environment.arch > riscv64
      arch|s390x > environment.arch > other
      host||Europe/Berlin > environment.timezone > Europe/Berlin
      host||Europe/Berlin;set|TZ|America/Lima > environment.timezone > Europe/Berlin
      host||-;set|TZ|America/Lima > environment.timezone > America/Lima
      host||;set|TZ|America/Lima > environment.timezone > America/Lima
      host||-;set|TZ| UTC  > environment.timezone > UTC
      host||-;set|TZ| > environment.timezone > Unknown
      host||-;set|TZ|  > environment.timezone > Unknown
      host||- > environment.timezone > Unknown
      set|III_ENV|production > env > production
      set|III_ENV| dev  > env > dev
      set|III_ENV| > env > unknown
      set|III_ENV|   > env > unknown
      set|NOTHING| > env > unknown
      set|LANG|de_DE.UTF-8 > language > de_DE
      set|LANG|de_DE.UTF-8;set|LC_ALL|it_IT > language > de_DE
      set|LC_ALL|it_IT.UTF-8 > language > it_IT
      set|LANG|;set|LC_ALL|it_IT > language > null
      set|NOTHING| > language > null
      worker|1|node|fr_FR|-|-|w;set|LANG|de_DE.UTF-8 > language > fr_FR
      worker|1|node|-|shop|-|w;set|LANG|de_DE.UTF-8 > language > de_DE
      worker|1|-|fr_FR|-|-|w;set|LANG|de_DE.UTF-8 > language > de_DE
      worker|1|node|fr_FR|sdk-shop|-|w > project_name > sdk-shop
      worker|1|node|fr_FR|-|-|w > project_name > project
      set|III_PROJECT_ID|p-1 > project_id > p-1
      set|III_PROJECT_ID| > project_id > null
      set|NOTHING| > iii_execution_context > user
      set|III_EXECUTION_CONTEXT|K8s > iii_execution_context > kubernetes
      set|III_EXECUTION_CONTEXT|lambda > iii_execution_context > unknown
      set|NOTHING| > platform > iii-engine
      set|NOTHING| > host_device_id > null
      """;

  /** The same for what runs in an engine. */
  private static final String WORK =
      """
      worker|1|node|-|-|-|w > sdk_languages > [iii-node]
      worker|1|NodeJS|-|-|-|w > sdk_languages > [iii-node]
      worker|1|typescript|-|-|-|w > sdk_languages > [iii-node]
      worker|1|python|-|-|-|w > sdk_languages > [iii-py]
      worker|1|rust|-|-|-|w > sdk_languages > [iii-rust]
      worker|1|cobol|-|-|-|w > sdk_languages > [other]
      worker|1|-|-|-|-|w > sdk_languages > []
      worker|1|node|-|-|motia|w > client_type > motia
      worker|1|node|-|-|Next.js|w > client_type > next
      worker|1|node|-|-|express|w > client_type > express
      worker|1|py|-|-|FastAPI|w > client_type > fastapi
      worker|1|rust|-|-|axum|w > client_type > axum
      worker|1|node|-|-|my-own|w > client_type > other
      worker|1|node|-|-|-|w > client_type > iii_direct
      set|NOTHING| > client_type > iii_direct
      worker|2|node|fr_FR|-|-|w;worker|1|node|de_DE|-|-|w > language > de_DE
      worker|1|node|-|-|-|w;worker|2|node|-|shop|-|w > project_name > shop
      worker|1|-|de_DE|-|-|w;worker|3|node|-|-|motia|w;worker|2|rust|-|-|-|w > client_type > motia
      worker|f|node|de_DE|-|-|w;worker|7|node|it_IT|-|-|w > language > it_IT
      worker|8|node|de_DE|-|-|w;worker|7|node|-|-|-|w;worker|9|node|it_IT|-|-|w > language > de_DE
      worker|1|node|-|-|motia|w > workers > [node:motia]
      worker|1|rust|-|-|-|w > workers > [rust]
      MANY > workers > [node:motia, node, python:fastapi, other:other]
      MANY > sdk_languages > [iii-node, iii-py, other]
      MANY > worker_count_total > 4
      MANY > worker_registrations > 5
      MANY > worker_count_by_language > {node=2, other=1, python=1}
      MANY > worker_count_motia > 1
      MANY > worker_count_fastapi > 1
      MANY > worker_count_other > 1
      MANY > worker_count_next > null
      MANY > worker_names > [checkout, fallback-generic-hostname-pid-4711, checkout:worker, w]
      command|update > cli_commands > {update=1}
      command|project init my-secret-project --docker > cli_commands > {project_init=1}
      command|project delete > cli_commands > {other=1}
      command|START --config /home/ada/x.yaml > cli_commands > {start=1}
      command|telemetry device-id > cli_commands > {telemetry=1}
      command|sudo rm -rf / > cli_commands > {other=1}
      command| > cli_commands > {other=1}
      command|start;command|start;command|update > cli_commands > {start=2, update=1}
      command|start;command|start;command|update > cli_commands_total > 3
      set|NOTHING| > cli_commands > null
      count|INVOCATIONS|1 > functions_invoked > true
      set|NOTHING| > functions_invoked > false
      set|NOTHING| > trigger_types > [cron]
      """;

  private static final String MANY =
      "worker|3|node|-|-|motia|checkout;worker|1|-|-|-|next|hidden;"
          + "worker|2|typescript|-|-|-|adas-laptop:4711;worker|4|py|-|-|fastapi|checkout:worker;"
          + "worker|5|cobol|-|-|mine|w";

  /** What a failed update says, and what is told of it. */
  private static final String FAILURES =
      """
      request timed out after 30s connecting > timeout
      error: checksum of /home/ada/iii.tar.gz does not match > checksum
      Permission denied (os error 13) > permission
      No space left on device > disk_full
      HTTP 404 Not Found > not_found
      failed to extract archive > unpack
      directory my-app already exists > already_exists
      dns error: failed to lookup address > network
      something nobody thought of > other
      """;

  private static final List<String> ENGINES_OWN =
      List.of(
          "engine::list",
          "state::get",
          "stream::set",
          "iii::ping",
          "bridge.call",
          "motia::run",
          "steps::one",
          "publish",
          "motia_step_get",
          "configuration::get",
          "iii-http::serve",
          "iii-state::get",
          "iii-pubsub::publish",
          "iii-stream::read",
          "iii-cron::tick",
          "iii-queue::push",
          "iii-observability::trace");

  @TempDir private Path root;

  @Test
  void aReportSaysWhatItMeetsInWordsOfAClosedListAndNothingOfTheEnginesOwn() throws Exception {
    List<List<String>> table = new ArrayList<>(cells(MACHINES));
    table.addAll(cells(WORK));
    List<String> users = List.of("publisher", "orders::create", "engineer::hire");
    String own = "register|" + String.join(";register|", ENGINES_OWN);
    String all = own + ";register|" + String.join(";register|", users);
    table.add(List.of(own, "functions", "[]"));
    table.add(List.of(own, "function_count", "0"));
    table.add(List.of(all, "functions", "" + users));
    table.add(List.of(all, "function_count", "" + users.size()));

    assertSaid(table);
  }

  @Test
  void aFailureIsToldByTheFirstSignThatItsWordsHold() throws Exception {
    List<List<String>> table = cells(FAILURES);
    List<String> script = new ArrayList<>();
    for (int i = 0; i < table.size(); i++) {
      script.addAll(List.of("machine|" + folder(i), "update-fails|" + table.get(i).get(0)));
    }

    assertThat(ScriptedEngine.run(script)).isEmpty();

    List<String> said = new ArrayList<>();
    for (int i = 0; i < table.size(); i++) {
      Row row = EngineRows.of(machine(i), "cli_update_failed").get(0);
      said.add(table.get(i).get(0) + " > " + EngineRows.value(row, "error"));
    }
    assertThat(said).isEqualTo(FAILURES.lines().toList());
  }

  /** The host's id, in a container only; the machine's; and what the project is called. */
  @Test
  void filesAreHeardAsTheContractSays() throws Exception {
    List<List<String>> table = new ArrayList<>();
    for (String context : List.of("docker", "k8s", "ci", "")) {
      boolean container = context.equals("docker") || context.equals("k8s");
      for (String variable : List.of("h-1", "")) {
        for (String line : List.of("h-2", "", "unknown-host")) {
          String known = line.equals("h-2") ? "h-2" : "null";
          project(table.size(), "device_id=" + line);
          table.add(
              List.of(
                  "set|III_EXECUTION_CONTEXT|%s;set|III_HOST_DEVICE_ID|%s"
                      .formatted(context, variable),
                  "host_device_id",
                  !container ? "null" : variable.isEmpty() ? known : variable));
        }
      }
    }
    String machineId = "0123456789abcdef0123456789abcdef";
    Files.createDirectories(folder(table.size()).resolve("etc"));
    Files.writeString(folder(table.size()).resolve("etc/machine-id"), machineId);
    table.add(List.of("set|NOTHING|", "environment.machine_id", machineId));
    for (String sdk : List.of("sdk-shop", "-")) {
      for (String line : List.of("shop", "")) {
        project(table.size(), "project_name=" + line);
        String known = sdk.equals("-") ? "project" : sdk;
        table.add(
            List.of(
                "worker|1|node|fr_FR|%s|-|w".formatted(sdk),
                "project_name",
                line.isEmpty() ? known : line));
      }
    }

    assertSaid(table, row -> row);
  }

  /** Makes the file of a row's project. */
  private void project(int row, String line) throws IOException {
    Path ini = folder(row).resolve("home/project/.iii/project.ini");
    Files.createDirectories(ini.resolveSibling(""));
    Files.writeString(ini, "[project]\n" + line + "\n");
  }

  /** Holds what was reported for each row against what the row has. */
  private void assertSaid(List<List<String>> table) throws Exception {
    Map<String, Integer> machines = new LinkedHashMap<>();
    for (List<String> row : table) {
      machines.putIfAbsent(row.get(0), machines.size()); // one for all rows with its script
    }
    assertSaid(table, row -> Objects.requireNonNull(machines.get(table.get(row).get(0))));
  }

  /** The same with a machine for each row, as it says. */
  private void assertSaid(List<List<String>> table, IntUnaryOperator machine) throws Exception {
    List<String> script = new ArrayList<>();
    Set<Integer> used = new HashSet<>();
    for (int i = 0; i < table.size(); i++) {
      if (used.add(machine.applyAsInt(i))) {
        script.add("machine|" + folder(machine.applyAsInt(i)));
        script.addAll(List.of(table.get(i).get(0).replace("MANY", MANY).split(";", -1)));
        script.addAll(List.of("start|21600", "pass|120", "stop"));
      }
    }

    ScriptedEngine.run(script);

    List<List<String>> said = new ArrayList<>();
    for (int i = 0; i < table.size(); i++) {
      List<String> row = table.get(i);
      said.add(List.of(row.get(0), row.get(1), reported(machine.applyAsInt(i), row.get(1))));
    }
    assertThat(said).isEqualTo(table);
  }

  private String reported(int row, String field) throws IOException {
    List<Row> reports = EngineRows.of(machine(row), "heartbeat");
    return reports.isEmpty() ? "no report" : "" + EngineRows.value(reports.get(0), field);
  }

  private static List<List<String>> cells(String table) {
    return table.lines().map(line -> Arrays.asList(line.split(" > ", -1))).toList();
  }

  private Machine machine(int row) {
    return new Machine(IiiPlan.plan(), folder(row));
  }

  private Path folder(int row) {
    return root.resolve("row-" + row);
  }
}
