package dev.candor.reference.iii;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.candor.reference.Machine;
import dev.candor.reference.VendorServer;
import dev.candor.reference.iii.EngineVendors.Account;
import dev.candor.sdk.Candor;
import dev.candor.sdk.Consent;
import dev.candor.sdk.Courier;
import dev.candor.sdk.Heartbeat;
import dev.candor.sdk.HttpSink;
import dev.candor.sdk.Leg;
import dev.candor.sdk.Places;
import dev.candor.sdk.Surroundings;
import dev.candor.wire.Json;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A.2 of the engine's contract and the PostHog half of its A.6, by the real SDK. */
@Timeout(60)
class EngineVendorsTest {

  private static final String TAKEN = "{\"code\":200,\"events_ingested\":1}";

  /** How long a vendor that says nothing is waited for. */
  private static final Duration PATIENCE = Duration.ofMillis(1_500);

  private static final Account NONE = new Account(EngineVendors.AMPLITUDE, "");

  /** It has ip=$remote too, and never user_id and country. */
  private static final String CONTRACTS =
      "device_id event_type event_properties user_properties platform os_name app_version time"
          + " insert_id language";

  private static final String OURS = " event_id os_version library plan";

  @TempDir private Path root;

  private final TestEngine engine = new TestEngine();
  private final Semaphore answered = new Semaphore(0);
  private Machine machine = new Machine(IiiPlan.plan(), Path.of(""));

  @BeforeEach
  void onAMachine() {
    machine = new Machine(IiiPlan.plan(), root);
    machine.variables.put("III_TELEMETRY", "on");
    machine.variables.put("III_PROJECT_ID", new UUID(7, 7).toString());
    machine.variables.put("III_ENV", "dev");
    machine.variables.put("LANG", "de_DE.UTF-8");
  }

  @Test
  void amplitudeGetsTheContractsMembersAndNoAddress() throws Exception {
    try (VendorServer amplitude = new VendorServer(200, request -> TAKEN)) {
      run(Map.of(), new Account(amplitude.address(), "built-in"), NONE);

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
  }

  @Test
  void amplitudeGetsWhatTheContractSaysInThem() throws Exception {
    try (VendorServer amplitude = new VendorServer(200, request -> TAKEN)) {
      run(Map.of(), new Account(amplitude.address(), "built-in"), NONE);

      Json.Members heartbeat = amplitude.events("events").get(1);
      assertThat(heartbeat.text("platform")).isEqualTo("iii-engine");
      assertThat(heartbeat.text("language")).isEqualTo("de_DE");
      assertThat(heartbeat.text("app_version")).isEqualTo("0.11.2");
      assertThat(heartbeat.text("os_name")).isEqualTo("linux");
      assertThat(heartbeat.whole("time")).isEqualTo(machine.now.get().toEpochMilli());
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
  }

  /** Of which program, and what A.2 calls it. */
  @ParameterizedTest
  @CsvSource({
    "ENGINE, iii-engine",
    "COMMAND_LINE, iii",
    "INSTALLER, install-script",
    "TOOLS, iii-tools",
    "MOTIA_TOOLS, motia-tools"
  })
  void bothAreToldWhichOfTheProgramsSpeaks(Platform platform, String name) throws Exception {
    try (VendorServer amplitude = new VendorServer(200, request -> TAKEN);
        VendorServer postHog = new VendorServer(200, request -> "{\"status\":1}")) {
      EngineVendors vendors =
          vendors(
              Map.of(),
              new Account(amplitude.address(), "built-in"),
              new Account(postHog.address(), "phc_built_in"));
      try (Candor candor = vendors.in(builder()).open()) {
        candor.telemetry().record(said(platform));
      }

      assertThat(amplitude.events("events"))
          .extracting(event -> event.text("platform"))
          .containsExactly(name);
      assertThat(postHog.events("batch"))
          .extracting(event -> event.object("properties").text("platform"))
          .containsExactly(name);
    }
  }

  /** What a program says, each its own. */
  private Record said(Platform platform) {
    UserProperties user = user(platform);
    return switch (platform) {
      case ENGINE -> firstRun();
      case COMMAND_LINE -> new CommandLineEvents.ProjectInitSucceeded(user, true, "0.11.2");
      case INSTALLER ->
          new InstallerEvents.InstallStarted(
              user,
              new InstallerEvents.Installation(
                  "iii",
                  OperatingSystem.LINUX,
                  Architecture.X86_64,
                  null,
                  "0.11.2",
                  null,
                  null,
                  null,
                  null));
      case TOOLS, MOTIA_TOOLS ->
          new ScaffolderEvents.ProjectCreated(
              user, "quickstart", ScaffolderEvents.Kind.MOTIA, "0.11.2");
    };
  }

  /**
   * The contract sends a request three times on anything but success, and then forgets it. We send
   * again only on what may change, and that for as long as Amplitude knows a repeat: six days, in
   * which an attempt every 40 hours is the fourth. Each answer is in {@link EngineAnswersTest}.
   */
  @ParameterizedTest
  @CsvSource({"400, 1", "503, 4", "cut, 4", "silent, 4"})
  void sendsAgainOnlyWhatMayBeTakenLaterAndNothingThatIsTooOld(String answer, int requests)
      throws Exception {
    int status = answer.matches("[0-9]+") ? Integer.parseInt(answer) : 200;
    try (VendorServer amplitude = new VendorServer(status, request -> answered(answer))) {
      Account account = new Account(amplitude.address(), "built-in");
      firstRun(account);
      for (int i = 0; i < 2 * requests + 1; i++) {
        answered.release();
        carryOn(account);
      }
      answered.release();

      assertThat(amplitude.requests()).hasSize(requests);
      assertThat(amplitude.events("events"))
          .extracting(event -> event.text("insert_id"), event -> event.whole("time"))
          .containsOnly(
              tuple(
                  amplitude.events("events").get(0).text("insert_id"),
                  amplitude.events("events").get(0).whole("time")));
    }
  }

  /** A body; or none, as the connection is cut, or as long as the one who asks waits for it. */
  private String answered(String answer) {
    if (answer.equals("cut")) {
      throw new IllegalStateException("the server stumbles");
    }
    if (answer.equals("silent")) {
      answered.acquireUninterruptibly();
    }
    return "{}";
  }

  @Test
  void postHogGetsTheSameInParallelFlat() throws Exception {
    try (VendorServer amplitude = new VendorServer(200, request -> TAKEN);
        VendorServer postHog = new VendorServer(200, request -> "{\"status\":\"Ok\"}")) {
      run(
          Map.of("posthog_host", postHog.address().toString(), "posthog_api_key", "phc_own"),
          new Account(amplitude.address(), "built-in"),
          new Account(EngineVendors.POSTHOG, "phc_built_in"));

      assertThat(postHog.requests())
          .isNotEmpty()
          .allSatisfy(
              request -> {
                assertThat(request.target()).isEqualTo("POST /batch/");
                assertThat(request.body().text("api_key")).isEqualTo("phc_own");
                assertThat(request.body().members())
                    .containsEntry("historical_migration", new Json.Flag(false));
              });
      List<Json.Members> told = postHog.events("batch");
      List<Json.Members> alike = amplitude.events("events");
      assertThat(told).hasSameSizeAs(alike);
      for (int i = 0; i < told.size(); i++) {
        assertThat(told.get(i).text("uuid")).isEqualTo(alike.get(i).text("insert_id"));
        assertThat(told.get(i).text("distinct_id")).isEqualTo(alike.get(i).text("device_id"));
        flat(told.get(i), alike.get(i));
      }
      assertThat(told)
          .extracting(event -> event.object("properties").text("user_mode"))
          .containsExactly("building", "using", "using");
    }
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

  /** What the configuration says, and which project that is. */
  @ParameterizedTest
  @CsvSource({
    "'', '', phc_built_in, https://us.i.posthog.com",
    "' ', ' ', phc_built_in, https://us.i.posthog.com",
    "phc_own, '', phc_own, https://us.i.posthog.com",
    "'', https://eu.i.posthog.com, phc_built_in, https://eu.i.posthog.com"
  })
  void onlyTheConfigurationNamesAnotherProject(String key, String host, String used, String at) {
    EngineVendors vendors =
        vendors(
            Map.of("posthog_api_key", key, "posthog_host", host, "sdk_api_key", key),
            new Account(EngineVendors.AMPLITUDE, "built-in"),
            new Account(EngineVendors.POSTHOG, "phc_built_in"));

    assertThat(vendors.postHogs()).isEqualTo(new Account(URI.create(at), used));
    assertThat(vendors.amplitudes().key()).isEqualTo(key.isBlank() ? "built-in" : key);
  }

  /**
   * The contract takes key and host from the environment, and a blank value there stops it. Here no
   * variable names a destination, and so none can hide one.
   */
  @ParameterizedTest
  @CsvSource({"phc_of_the_variable", "' '", "''"})
  void noVariableNamesAProjectOrHidesOne(String variable) throws Exception {
    for (String name : List.of("POSTHOG_PROJECT_API_KEY", "POSTHOG_API_KEY", "POSTHOG_HOST")) {
      machine.variables.put(name, variable);
    }
    try (VendorServer postHog = new VendorServer(200, request -> "{\"status\":1}")) {
      run(Map.of(), NONE, new Account(postHog.address(), "phc_built_in"));

      assertThat(postHog.requests())
          .isNotEmpty()
          .extracting(request -> request.body().text("api_key"))
          .containsOnly("phc_built_in");
    }
  }

  @Test
  void withoutAKeyNobodyIsToldAndNothingSaid() {
    Candor.Builder builder = Candor.builder(IiiPlan.plan(), "0.11.2");
    EngineVendors vendors = vendors(Map.of(), NONE, NONE);

    assertThat(vendors.amplitudes().key()).isEmpty();
    assertThat(vendors.in(builder)).isSameAs(builder);
  }

  /** An engine starts, reports, and stops. */
  private void run(Map<String, String> configuration, Account amplitude, Account postHog)
      throws InterruptedException {
    Heartbeat<EngineWork, EngineWorkDelta> heartbeat =
        EngineHeartbeat.of(engine, machine.surroundings(), 21_600);
    EngineVendors vendors = vendors(configuration, amplitude, postHog);
    try (Candor candor = vendors.in(builder()).heartbeat(heartbeat).open()) {
      engine.register("orders::create");
      candor.telemetry().record(firstRun());
      round(candor);
      machine.nanos.addAndGet(Duration.ofMinutes(2).toNanos());
      machine.now.updateAndGet(now -> now.plusSeconds(120)); // last: it wakes
      round(candor);
    }
  }

  /** Waits until telemetry's thread has been round once: a flush is answered before a round. */
  private static void round(Candor candor) throws InterruptedException {
    assertThat(candor.flush(Duration.ofSeconds(30))).isTrue();
    assertThat(candor.flush(Duration.ofSeconds(30))).isTrue();
  }

  private void firstRun(Account amplitude) {
    EngineVendors vendors = vendors(Map.of(), amplitude, NONE);
    try (Candor candor = vendors.in(builder().grace(PATIENCE)).open()) {
      candor.telemetry().record(firstRun());
    }
  }

  /** What a later run does. */
  private void carryOn(Account amplitude) throws Exception {
    machine.now.updateAndGet(now -> now.plus(Duration.ofHours(40)));
    Surroundings around = machine.surroundings();
    Leg leg =
        new Leg(
            "amplitude",
            permit -> new HttpSink(permit, EngineVendors.told(amplitude), around.clock()));
    Consent consent = new Consent(IiiPlan.plan(), around);
    try (Courier courier = new Courier(Places.of("iii", around), leg, consent, around)) {
      courier.step(around.clock().instant().plus(PATIENCE));
    }
  }

  private Candor.Builder builder() {
    return Candor.builder(IiiPlan.plan(), "0.11.2")
        .surroundings(machine.surroundings())
        .grace(Duration.ofSeconds(20));
  }

  private EngineEvents.FirstRun firstRun() {
    return new EngineEvents.FirstRun(
        user(Platform.ENGINE), "0.11.2", OperatingSystem.LINUX, Architecture.X86_64, "0.11.2");
  }

  private UserProperties user(Platform platform) {
    Surroundings around = machine.surroundings();
    return UserProperties.of(platform, around, engine.host(), Project.find(around), null);
  }

  private EngineVendors vendors(
      Map<String, String> configuration, Account amplitude, Account postHog) {
    return new EngineVendors(
        EngineConfiguration.of(configuration), amplitude, postHog, machine.now::get);
  }
}
