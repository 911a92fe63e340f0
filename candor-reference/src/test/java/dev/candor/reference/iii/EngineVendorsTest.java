package dev.candor.reference.iii;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.candor.reference.Machine;
import dev.candor.reference.VendorServer;
import dev.candor.wire.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A.2 of the engine's contract and the PostHog half of its A.6, by the real SDK in a process of its
 * own. The rows share one, each on a machine of its own that has its own two vendors; what is sent
 * again has another.
 */
@Timeout(60)
class EngineVendorsTest {

  private static final String TAKEN = "{\"code\":200,\"events_ingested\":1}";

  /** It has ip=$remote too, and never user_id and country. */
  private static final String CONTRACTS =
      "device_id event_type event_properties user_properties platform os_name app_version time"
          + " insert_id language";

  private static final String OURS = " event_id os_version library plan";

  /** Of which program, and what A.2 calls it. */
  private static final Map<Platform, String> PROGRAMS =
      Map.of(
          Platform.ENGINE, "iii-engine",
          Platform.COMMAND_LINE, "iii",
          Platform.INSTALLER, "install-script",
          Platform.TOOLS, "iii-tools",
          Platform.MOTIA_TOOLS, "motia-tools");

  /** Key and host as the configuration has them, and which project that is. */
  private static final String PROJECTS =
      """
      || > https://us.i.posthog.com|phc_built_in
       |  > https://us.i.posthog.com|phc_built_in
      phc_own| > https://us.i.posthog.com|phc_own
      |https://eu.i.posthog.com > https://eu.i.posthog.com|phc_built_in
      """;

  private static final List<String> DESTINATIONS =
      List.of("POSTHOG_PROJECT_API_KEY", "POSTHOG_API_KEY", "POSTHOG_HOST");

  private static final List<String> VALUES = List.of("phc_of_the_variable", " ", "");

  /** What a vendor answers: a status; or how it does not; and how often it is asked. */
  private static final String ANSWERS =
      """
      400 > 1
      503 > 4
      cut > 4
      silent > 4
      """;

  @TempDir private static Path root = Path.of("");
  private static final Map<String, Vendors> TOLD = new LinkedHashMap<>();
  private static List<String> printed = List.of();

  /** The two vendors of a machine, with the keys that are built into its programs. */
  private record Vendors(
      VendorServer amplitude, String amplitudeKey, VendorServer postHog, String postHogKey) {

    static Vendors with(String amplitudeKey, String postHogKey) throws IOException {
      return new Vendors(
          new VendorServer(200, request -> TAKEN),
          amplitudeKey,
          new VendorServer(200, request -> "{\"status\":1}"),
          postHogKey);
    }

    void close() {
      amplitude.close();
      postHog.close();
    }
  }

  /** A variable of the process itself is no destination either. */
  @BeforeAll
  static void inAProcessOfItsOwn() throws Exception {
    Map<String, String> variables = new LinkedHashMap<>();
    DESTINATIONS.forEach(name -> variables.put(name, "phc_of_the_process"));
    List<String> script = new ArrayList<>();
    try {
      Vendors own = vendors("own project", Vendors.with("", ""));
      Vendors engine = vendors("engine", Vendors.with("built-in", "phc_built_in"));
      script.addAll(machine("engine", engine));
      script.add("configure|posthog_host|" + own.postHog().address());
      script.addAll(List.of("configure|posthog_api_key|phc_own", "run"));
      for (Platform platform : Platform.values()) {
        String name = "program " + platform;
        script.addAll(machine(name, vendors(name, Vendors.with("built-in", "phc_built_in"))));
        script.add("say|" + platform + "|20000");
      }
      for (String value : VALUES) {
        String name = "variable '" + value + "'";
        script.addAll(machine(name, vendors(name, Vendors.with("", "phc_built_in"))));
        DESTINATIONS.forEach(variable -> script.add("set|" + variable + "|" + value));
        script.add("run");
      }
      script.addAll(machine("no key", vendors("no key", Vendors.with("", ""))));
      script.addAll(List.of("run", "projects"));
      for (List<String> row : projects()) {
        String[] said = row.get(0).split("\\|", -1);
        script.add(
            "machine|%s|%s|built-in|%s|phc_built_in"
                .formatted(root.resolve("none"), EngineVendors.AMPLITUDE, EngineVendors.POSTHOG));
        script.add("configure|posthog_api_key|" + said[0]);
        script.add("configure|posthog_host|" + said[1]);
        script.add("configure|sdk_api_key|" + said[0]);
        script.add("projects");
      }

      printed = TellingEngine.run(variables, script).lines().toList();
    } finally {
      TOLD.values().forEach(Vendors::close);
    }
  }

  private static Vendors vendors(String name, Vendors vendors) {
    TOLD.put(name, vendors);
    return vendors;
  }

  private static Vendors told(String name) {
    return Objects.requireNonNull(TOLD.get(name), name);
  }

  private static List<List<String>> projects() {
    return PROJECTS.lines().map(row -> Arrays.asList(row.split(" > ", -1))).toList();
  }

  private static List<String> machine(String name, Vendors vendors) {
    return List.of(
        "machine|%s|%s|%s|%s|%s"
            .formatted(
                root.resolve(name),
                vendors.amplitude().address(),
                vendors.amplitudeKey(),
                vendors.postHog().address(),
                vendors.postHogKey()),
        "set|III_TELEMETRY|on",
        "set|III_PROJECT_ID|" + new UUID(7, 7),
        "set|III_ENV|dev",
        "set|LANG|de_DE.UTF-8");
  }

  @Test
  void amplitudeGetsTheContractsMembersAndNoAddress() {
    VendorServer amplitude = told("engine").amplitude();

    assertThat(amplitude.requests())
        .isNotEmpty()
        .allSatisfy(
            request -> {
              assertThat(request.target()).isEqualTo("POST /2/httpapi");
              assertThat(request.body().text("api_key")).isEqualTo("built-in");
            });
    List<Json.Members> events = amplitude.events("events");
    assertThat(events)
        .extracting(event -> event.text("event_type"))
        .containsExactly("first_run", "heartbeat", "engine_stopped");
    assertThat(events)
        .allSatisfy(
            event ->
                assertThat(event.members()).containsOnlyKeys((CONTRACTS + OURS).split(" ", -1)));
    assertThat(amplitude.requests().toString())
        .doesNotContain("$remote")
        .doesNotContain("orders::");
  }

  @Test
  void amplitudeGetsWhatTheContractSaysInThem() {
    Machine machine = new Machine(IiiPlan.plan(), root);

    Json.Members heartbeat = told("engine").amplitude().events("events").get(1);

    assertThat(heartbeat.text("platform")).isEqualTo("iii-engine");
    assertThat(heartbeat.text("language")).isEqualTo("de_DE");
    assertThat(heartbeat.text("app_version")).isEqualTo("0.11.2");
    assertThat(heartbeat.text("os_name")).isEqualTo("linux");
    assertThat(heartbeat.whole("time"))
        .isEqualTo(machine.now.get().plusSeconds(120).toEpochMilli());
    assertThat(heartbeat.text("insert_id")).hasSize(36);
    assertThat(heartbeat.object("user_properties").members())
        .containsOnlyKeys(
            "environment.os",
            "environment.arch",
            "environment.cpu_cores",
            "environment.timezone",
            "iii_execution_context",
            "env",
            "install_method",
            "iii_version",
            "project_id",
            "project_name_hash");
    assertThat(heartbeat.object("event_properties").members())
        .containsEntry("session_start", new Json.Flag(true))
        .containsEntry("function_count", new Json.Whole(1))
        .containsEntry("is_active_developer", new Json.Flag(false))
        .containsKeys("version", "functions_hash", "delta_invocations_total", "uptime_secs")
        .doesNotContainKeys("platform", "language", "environment.os", "functions");
  }

  @Test
  void bothAreToldWhichOfTheProgramsSpeaks() {
    for (Platform platform : Platform.values()) {
      Vendors vendors = told("program " + platform);

      assertThat(vendors.amplitude().events("events"))
          .as("%s", platform)
          .extracting(event -> event.text("platform"))
          .containsExactly(PROGRAMS.get(platform));
      assertThat(vendors.postHog().events("batch"))
          .as("%s", platform)
          .extracting(event -> event.object("properties").text("platform"))
          .containsExactly(PROGRAMS.get(platform));
    }
  }

  /**
   * The contract sends a request three times on anything but success, and then forgets it. We send
   * again only on what may change, and that for as long as Amplitude knows a repeat: six days, in
   * which an attempt every 40 hours is the fourth. A vendor that says nothing is waited for 1.5
   * seconds. Each answer is in {@link EngineAnswersTest}.
   */
  @Test
  void sendsAgainOnlyWhatMayBeTakenLaterAndNothingThatIsTooOld() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    List<Vendors> asked = new ArrayList<>();
    List<String> script = new ArrayList<>();
    List<List<String>> table =
        ANSWERS.lines().map(row -> Arrays.asList(row.split(" > ", -1))).toList();
    try (VendorServer nobody = new VendorServer(200, request -> "{}")) {
      for (List<String> row : table) {
        String answer = row.get(0);
        int status = answer.matches("[0-9]+") ? Integer.parseInt(answer) : 200;
        VendorServer amplitude = new VendorServer(status, request -> answered(answer, ended));
        asked.add(new Vendors(amplitude, "built-in", nobody, ""));
        script.addAll(machine("answer " + answer, asked.get(asked.size() - 1)));
        script.add("say|ENGINE|1500");
        for (int i = 0; i < 2 * Integer.parseInt(row.get(1)) + 1; i++) {
          script.add("later|40|1500");
        }
      }

      TellingEngine.run(Map.of(), script);

      for (int i = 0; i < table.size(); i++) {
        VendorServer amplitude = asked.get(i).amplitude();
        assertThat(amplitude.requests())
            .as("%s", table.get(i))
            .hasSize(Integer.parseInt(table.get(i).get(1)));
        Json.Members first = amplitude.events("events").get(0);
        assertThat(amplitude.events("events"))
            .as("%s", table.get(i))
            .extracting(event -> event.text("insert_id"), event -> event.whole("time"))
            .containsOnly(tuple(first.text("insert_id"), first.whole("time")));
      }
    } finally {
      ended.countDown();
      asked.forEach(Vendors::close);
    }
  }

  /** A body; or none, as the connection is cut, or as long as anybody could wait for it. */
  private static String answered(String answer, CountDownLatch ended) {
    if (answer.equals("cut")) {
      throw new IllegalStateException("the server stumbles");
    }
    if (answer.equals("silent")) {
      try {
        ended.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return "{}";
  }

  @Test
  void postHogGetsTheSameInParallelFlat() {
    VendorServer postHog = told("own project").postHog();

    assertThat(told("engine").postHog().requests()).isEmpty();
    assertThat(postHog.requests())
        .isNotEmpty()
        .allSatisfy(
            request -> {
              assertThat(request.target()).isEqualTo("POST /batch/");
              assertThat(request.body().text("api_key")).isEqualTo("phc_own");
              assertThat(request.body().members())
                  .containsEntry("historical_migration", new Json.Flag(false));
            });
    List<Json.Members> flat = postHog.events("batch");
    List<Json.Members> alike = told("engine").amplitude().events("events");
    assertThat(flat).hasSameSizeAs(alike);
    for (int i = 0; i < flat.size(); i++) {
      assertThat(flat.get(i).text("uuid")).isEqualTo(alike.get(i).text("insert_id"));
      assertThat(flat.get(i).text("distinct_id")).isEqualTo(alike.get(i).text("device_id"));
      flat(flat.get(i), alike.get(i));
    }
    assertThat(flat)
        .extracting(event -> event.object("properties").text("user_mode"))
        .containsExactly("building", "using", "using");
  }

  private static void flat(Json.Members told, Json.Members alike) {
    Map<String, Json> properties = told.object("properties").members();
    assertThat(properties)
        .containsEntry("$process_person_profile", new Json.Flag(false))
        .containsEntry("platform", new Json.Text("iii-engine"))
        .containsEntry("os_name", new Json.Text("linux"))
        .containsEntry("app_version", new Json.Text("0.11.2"))
        .containsEntry("language", new Json.Text("de_DE"))
        .doesNotContainKeys("version", "iii_version", "ip", "$ip", "functions", "functions_hash");
    alike
        .object("user_properties")
        .members()
        .forEach(
            (name, value) -> {
              if (!name.equals("iii_version")) {
                assertThat(properties).containsEntry(name, value);
              }
            });
  }

  @Test
  void onlyTheConfigurationNamesAnotherProject() {
    List<String> expected = new ArrayList<>();
    for (List<String> row : projects()) {
      String key = row.get(0).substring(0, row.get(0).indexOf('|'));
      expected.add(
          "%s|%s|%s"
              .formatted(EngineVendors.AMPLITUDE, key.isBlank() ? "built-in" : key, row.get(1)));
    }

    assertThat(printed.subList(1, printed.size())).isEqualTo(expected);
  }

  /**
   * The contract takes key and host from the environment, and a blank value there stops it. Here no
   * variable names a destination, and so none can hide one.
   */
  @Test
  void noVariableNamesAProjectOrHidesOne() {
    for (String value : VALUES) {
      assertThat(told("variable '" + value + "'").postHog().requests())
          .as("'%s'", value)
          .isNotEmpty()
          .extracting(request -> request.body().text("api_key"))
          .containsOnly("phc_built_in");
    }
  }

  @Test
  void withoutAKeyNobodyIsToldAndNothingSaid() {
    Vendors nobody = told("no key");

    assertThat(nobody.amplitude().requests()).isEmpty();
    assertThat(nobody.postHog().requests()).isEmpty();
    assertThat(printed.get(0)) // and nothing before it
        .isEqualTo("%s||%s|".formatted(nobody.amplitude().address(), nobody.postHog().address()));
  }
}
