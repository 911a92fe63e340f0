package dev.candor.reference.iii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.wire.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A.2 to A.4 and A.6 of the engine's contract together: the real SDK in a process of its own, and
 * what arrives at the vendors over HTTP.
 */
@Timeout(120)
class EngineProcessTest {

  /** Every one of them is in each report, by A.4; what people call things leaves hashed. */
  private static final List<String> WORDS =
      List.of(
          "delta_invocations_total",
          "delta_invocations_success",
          "delta_invocations_error",
          "delta_api_requests",
          "delta_queue_emits",
          "delta_queue_consumes",
          "delta_pubsub_publishes",
          "delta_pubsub_subscribes",
          "delta_cron_executions",
          "delta_function_registrations",
          "delta_trigger_registrations",
          "delta_function_count",
          "delta_trigger_count",
          "delta_worker_count",
          "functions_added_hash",
          "functions_removed_hash",
          "workers_added",
          "workers_removed",
          "is_active",
          "is_active_developer",
          "period_secs",
          "uptime_secs",
          "function_count",
          "trigger_count",
          "functions_hash",
          "trigger_types",
          "client_type",
          "sdk_languages",
          "worker_count_total",
          "worker_count_by_language",
          "workers",
          "worker_names_hash",
          "worker_registrations",
          "functions_invoked",
          "version");

  @TempDir private Path root;

  @Test
  void hundredRegistrationsAtTheStartAreNobodysAndOneMoreIsADevelopers() throws Exception {
    List<String> script = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      script.add("register|orders::step" + i);
    }
    script.addAll(List.of("start|1", "pass|1", "pass|1", "register|orders::more", "pass|1"));
    script.addAll(List.of("count|INVOCATIONS|1", "pass|117"));

    List<Json.Members> reports = reports(script);

    assertThat(reports)
        .extracting(report -> report.text("event_type"))
        .startsWith("heartbeat", "heartbeat", "heartbeat", "heartbeat")
        .endsWith("engine_stopped");
    assertThat(said(reports, "session_start")).startsWith("true", "false", "false", "false");
    assertThat(said(reports, "is_active_developer")).startsWith("false", "false", "true", "false");
    assertThat(said(reports, "is_active")).startsWith("false", "false", "false", "true");
    assertThat(said(reports, "delta_function_registrations")).startsWith("100", "0", "1", "0");
    assertThat(said(reports, "delta_function_count")).startsWith("0", "0", "1", "0");
    assertThat(reports).allSatisfy(report -> assertThat(properties(report)).containsKeys(words()));
  }

  /** What is done after the first report, and what the second says. */
  private record Work(String done, String active, String developer) {}

  @Test
  void aReportIsADevelopersOrARunnersOrNobodys() throws Exception {
    List<Work> table =
        List.of(
            new Work("", "false", "false"),
            new Work("count|INVOCATIONS|1", "true", "false"),
            new Work("register|orders::new", "false", "true"),
            new Work("register|orders::first", "false", "true"),
            new Work("connect|node", "false", "false"),
            new Work("count|INVOCATIONS|1;register|orders::new", "true", "true"),
            new Work("count|INVOCATIONS|1;connect|node", "true", "false"));
    List<List<String>> scripts = new ArrayList<>();
    for (Work row : table) {
      List<String> script =
          new ArrayList<>(List.of("register|orders::first", "start|21600", "pass|120"));
      script.addAll(row.done().isEmpty() ? List.of() : List.of(row.done().split(";", -1)));
      script.add("pass|21600");
      scripts.add(script);
    }

    List<List<Json.Members>> told = new Engines(root).told(scripts);

    for (int i = 0; i < table.size(); i++) {
      List<Json.Members> reports = told.get(i);
      assertThat(reports).as("%s", table.get(i)).hasSize(3);
      assertThat(said(reports, "session_start").subList(0, 2)).containsExactly("true", "false");
      assertThat(said(reports, "is_active").get(1)).isEqualTo(table.get(i).active());
      assertThat(said(reports, "is_active_developer").get(1)).isEqualTo(table.get(i).developer());
      assertThat(said(reports, "period_secs").get(1)).isEqualTo("21600");
    }
  }

  @Test
  void everyNumberOfAReportIsThatOfItsName() throws Exception {
    Path shop = new Engines(root).machine(0).resolve("shop");
    Files.createDirectories(shop.resolve(".iii"));
    Files.writeString(shop.resolve(".iii/project.ini"), "[project]\nsource=quickstart\n");
    List<String> script = new ArrayList<>();
    script.add("set|III_PROJECT_ROOT|" + shop);
    script.addAll(happening(10));
    script.addAll(List.of("register|a", "register|b", "register|c", "register|c", "trigger|6"));
    script.addAll(List.of("connect|w1|motia", "connect|w2", "command|update"));
    script.addAll(List.of("start|21600", "pass|120"));
    script.addAll(happening(30));
    script.addAll(List.of("register|d", "register|e", "register|f", "register|a", "remove|b"));
    script.addAll(List.of("trigger|5", "untrigger|8", "disconnect|w1"));
    script.addAll(List.of("connect|w3", "connect|w4", "connect|w5", "connect|w6", "connect|w7"));
    script.addAll(List.of("connect|w8", "connect|w9|axum", "pass|21600"));
    script.addAll(happening(50));

    List<Json.Members> reports = reports(script);

    assertThat(numbers(reports.get(0))).isEqualTo(counted(10, "4 6 0 0 0", "3 6 2 2 120 120"));
    assertThat(numbers(reports.get(1))).isEqualTo(counted(30, "4 5 2 -3 6", "5 3 8 9 21600 21720"));
    assertThat(numbers(reports.get(2))).isEqualTo(counted(50, "0 0 0 0 0", "5 3 8 9 0 21720"));
    assertThat(sizes(reports.get(1), "functions_added_hash", "functions_removed_hash"))
        .containsExactly(3, 1);
    assertThat(properties(reports.get(1)))
        .containsKeys(words())
        .containsEntry("workers_added", texts("w3", "w4", "w5", "w6", "w7", "w8", "w9"))
        .containsEntry("workers_removed", texts("w1"))
        .containsEntry("worker_count_axum", new Json.Whole(1))
        .containsEntry("client_type", new Json.Text("axum"));
    assertThat(properties(reports.get(0)))
        .containsKeys(words())
        .containsEntry("source", new Json.Text("quickstart"))
        .containsEntry("worker_count_motia", new Json.Whole(1))
        .containsEntry("client_type", new Json.Text("motia"))
        .containsEntry("cli_commands_total", new Json.Whole(1))
        .containsKey("cli_commands");
    assertThat(properties(reports.get(1))).doesNotContainKey("cli_commands");
  }

  /** A different number of each, from this one on. */
  private static List<String> happening(int from) {
    List<String> script = new ArrayList<>();
    script.add("count|INVOCATIONS|" + (2 * from + 1));
    script.add("count|FAILURES|" + from);
    int next = from + 2;
    for (String each :
        List.of(
            "API_REQUESTS",
            "QUEUE_EMITS",
            "QUEUE_CONSUMES",
            "PUBSUB_PUBLISHES",
            "PUBSUB_SUBSCRIBES",
            "CRON_EXECUTIONS")) {
      script.add("count|" + each + "|" + next++);
    }
    return script;
  }

  /** What a report says of what happened from this number on. */
  private static Map<String, Long> counted(int from, String changes, String state) {
    Map<String, Long> counted = new LinkedHashMap<>();
    counted.put("delta_invocations_total", 2L * from + 1);
    counted.put("delta_invocations_success", from + 1L);
    counted.put("delta_invocations_error", (long) from);
    List<String> names = WORDS.subList(3, 9);
    for (int i = 0; i < names.size(); i++) {
      counted.put(names.get(i), from + 2L + i);
    }
    put(counted, WORDS.subList(9, 14), changes);
    put(
        counted,
        List.of(
            "function_count",
            "trigger_count",
            "worker_count_total",
            "worker_registrations",
            "period_secs",
            "uptime_secs"),
        state);
    return counted;
  }

  private static void put(Map<String, Long> counted, List<String> names, String numbers) {
    String[] values = numbers.split(" ", -1);
    for (int i = 0; i < values.length; i++) {
      counted.put(names.get(i), Long.parseLong(values[i]));
    }
  }

  /** Those that {@link #counted} has. */
  private static Map<String, Long> numbers(Json.Members report) {
    Map<String, Long> numbers = new LinkedHashMap<>();
    for (String name : counted(0, "0 0 0 0 0", "0 0 0 0 0 0").keySet()) {
      numbers.put(name, report.object("event_properties").whole(name));
    }
    return numbers;
  }

  private static List<Integer> sizes(Json.Members report, String... lists) {
    return Arrays.stream(lists)
        .map(list -> report.object("event_properties").array(list).size())
        .toList();
  }

  private static Json texts(String... texts) {
    return new Json.Array(Arrays.stream(texts).<Json>map(Json.Text::new).toList());
  }

  /**
   * A life that ends by force, and what the next engine says for it.
   *
   * @param first after how many seconds it does something
   * @param more after how many more it is killed
   */
  private record Death(int first, int more, String calls, long uptime) {}

  @Test
  void theNextEngineSaysWhatAKilledOneCouldNot() throws Exception {
    List<Death> table =
        List.of(
            new Death(120, 60, "7", 180),
            new Death(55, 60, "10", 115),
            new Death(120, 59, "0", 120));
    for (int i = 0; i < table.size(); i++) {
      ScriptedEngine.run(
          List.of(
              "machine|" + new Engines(root).machine(i),
              "count|INVOCATIONS|3",
              "start|21600",
              "pass|" + table.get(i).first(),
              "count|INVOCATIONS|7",
              "pass|" + table.get(i).more(),
              "die"));
    }

    List<String> next = List.of("pass|25200", "start|21600", "pass|120", "pass|21600");
    List<List<Json.Members>> told = new Engines(root).told(List.of(next, next, next));

    for (int i = 0; i < table.size(); i++) {
      List<Json.Members> reports = told.get(i);
      Death death = table.get(i);
      assertThat(reports)
          .extracting(report -> report.text("event_type"))
          .as("%s", death)
          .containsExactly("engine_stopped", "heartbeat", "heartbeat", "engine_stopped");
      assertThat(said(reports, "killed")).containsExactly("true", "null", "null", "false");
      assertThat(said(reports, "dirty_start")).containsExactly("null", "true", "false", "null");
      assertThat(said(reports, "delta_invocations_total"))
          .containsExactly(death.calls(), "0", "0", "0");
      assertThat(said(reports, "uptime_secs"))
          .containsExactly("" + death.uptime(), "120", "21720", "21720");
      long end = reports.get(3).whole("time") / 1_000;
      long killed = end - 21_720 - 25_200 + death.uptime();
      assertThat(said(reports, "stopped_at"))
          .containsExactly("" + killed, "null", "null", "" + end);
    }
  }

  @Test
  void anEngineThatStoppedLeavesNothingToTheNextOne() throws Exception {
    ScriptedEngine.run(
        List.of("machine|" + new Engines(root).machine(0), "start|21600", "pass|120"));

    List<Json.Members> next = reports(List.of("pass|25200", "start|21600", "pass|120"));

    assertThat(said(next, "killed")).containsExactly("null", "false");
    assertThat(said(next, "dirty_start")).containsExactly("false", "null");
  }

  private static String[] words() {
    return WORDS.toArray(String[]::new);
  }

  private static Map<String, Json> properties(Json.Members report) {
    return report.object("event_properties").members();
  }

  private static List<String> said(List<Json.Members> reports, String field) {
    return reports.stream()
        .map(
            report -> {
              Json said = properties(report).get(field);
              return said instanceof Json.Flag flag
                  ? "" + flag.value()
                  : said instanceof Json.Whole whole ? "" + whole.value() : "" + said;
            })
        .toList();
  }

  /** What Amplitude was told by an engine on the first machine. */
  private List<Json.Members> reports(List<String> script) throws Exception {
    return new Engines(root).told(List.of(script)).get(0);
  }
}
