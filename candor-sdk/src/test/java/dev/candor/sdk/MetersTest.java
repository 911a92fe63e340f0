package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.SpanEnd;
import dev.candor.Telemetry;
import dev.candor.sdk.MeteredEvents.Built;
import dev.candor.sdk.MeteredEvents.CacheHit;
import dev.candor.sdk.MeteredEvents.Outcome;
import dev.candor.sdk.MeteredEvents.QueueFull;
import dev.candor.wire.MetricFamily;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The operator's own plane: what nothing of the vendor's touches, and the reverse. */
class MetersTest {

  private static final List<String> ALL =
      List.of(
          "build_tool_build_finished_total[ok, true] +1.0",
          "build_tool_build_finished_took_seconds[ok, true] 0.009",
          "build_tool_build_finished_retries_total[ok, true] +3.0",
          "build_tool_cache_hit_total[other] +1.0",
          "build_tool_cache_hit_megabytes[other] 0.7",
          "build_tool_queue_full_total[] +1.0");

  @TempDir Path root;
  private final RecordingMeters meters = new RecordingMeters();

  @ParameterizedTest
  @CsvSource({
    "on, true",
    "on, false",
    "off, true",
    "off, false",
    "local, true",
    "local, false",
  })
  void neitherPlaneTouchesTheOther(String level, boolean metered) throws Exception {
    Machine machine = new Machine(root);
    machine.choose(level);
    ScriptedSink sink = new ScriptedSink();
    AtomicInteger made = new AtomicInteger();
    Candor.Builder builder =
        machine
            .candor(MeteredEvents.plan())
            .sink(
                "collector",
                permit -> {
                  made.incrementAndGet();
                  return sink;
                })
            .grace(Duration.ofSeconds(20));
    try (Candor candor = (metered ? builder.meters(meters) : builder).open()) {
      recordAll(candor.telemetry());
    }

    assertThat(meters.lines).isEqualTo(metered ? ALL : List.of());
    assertThat(made).hasValue(level.equals("on") ? 1 : 0);
    assertThat(sink.parcels).hasSize(level.equals("on") ? 2 : 0);
    assertThat(machine.ledger().read().get("collector"))
        .isEqualTo(level.equals("on") ? new Ledger.Reading(3, 3, Map.of(), 0) : null);
    if (level.equals("off")) {
      assertThat(files()).containsExactly("" + machine.places().userFile());
    } else {
      assertThat(machine.localLines()).hasSize(4);
    }
  }

  @Test
  void atLevelOffThereIsNoThreadMore() throws Exception {
    Machine machine = new Machine(root);
    machine.choose("off");
    Set<Thread> before = Thread.getAllStackTraces().keySet();

    try (Candor candor = machine.candor(MeteredEvents.plan()).meters(meters).open()) {
      recordAll(candor.telemetry());

      assertThat(Thread.getAllStackTraces().keySet())
          .filteredOn(thread -> thread.getName().startsWith("candor"))
          .allMatch(before::contains);
      assertThat(meters.lines).isEqualTo(ALL);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "local", "on"})
  void sessionsOperationsAndGuardsAreMeteredAtEveryLevel(String level) throws Exception {
    Machine machine = new Machine(root);
    machine.choose(level);
    IllegalStateException failure = new IllegalStateException("of the tool");
    try (Candor candor = machine.candor(MeteredEvents.plan()).meters(meters).open()) {
      Telemetry telemetry = candor.telemetry();
      telemetry.session("session-1").record(new QueueFull("secret"));
      int result =
          telemetry.<Integer, RuntimeException>trace(
              MetersTest::ended,
              span -> {
                machine.nanos.addAndGet(1_500_000_000);
                span.record(new CacheHit("disk", 1));
                return 7;
              });
      assertThat(result).isEqualTo(7);
      assertThatThrownBy(
              () ->
                  telemetry.guard(
                      panic -> new QueueFull("secret"),
                      () -> {
                        throw failure;
                      }))
          .isSameAs(failure);
    }

    assertThat(meters.lines)
        .containsExactlyInAnyOrder(
            "build_tool_queue_full_total[] +1.0",
            "build_tool_cache_hit_total[disk] +1.0",
            "build_tool_cache_hit_megabytes[disk] 1.0",
            "build_tool_build_finished_total[ok, true] +1.0",
            "build_tool_build_finished_took_seconds[ok, true] 1.5",
            "build_tool_build_finished_retries_total[ok, true] +0.0",
            "build_tool_queue_full_total[] +1.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "on"})
  void aPanicThatNobodyCatchesIsMetered(String level) throws Exception {
    Machine machine = new Machine(root);
    machine.choose(level);
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {});
    try (Candor candor =
        machine
            .candor(MeteredEvents.plan())
            .meters(meters)
            .uncaught(panic -> new QueueFull("secret"))
            .open()) {
      assertThat(candor.decision().level().name()).isEqualToIgnoringCase(level);
      Thread thread =
          new Thread(
              () -> {
                throw new IllegalStateException("of the tool");
              });
      thread.start();
      thread.join();
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }

    assertThat(meters.lines).containsExactly("build_tool_queue_full_total[] +1.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "local", "on"})
  void metersThatThrowHarmNothingAndAreToldOnce(String level) throws Exception {
    Machine machine = new Machine(root);
    machine.choose(level);
    List<String> told = new ArrayList<>();
    AtomicInteger calls = new AtomicInteger();
    try (Candor candor =
        machine
            .candor(MeteredEvents.plan())
            .diagnostics(told::add)
            .meters(new ThrowingMeters(calls))
            .open()) {
      recordAll(candor.telemetry());
    }

    assertThat(calls).hasValue(3);
    assertThat(told).filteredOn(words -> words.contains("operator's meters threw")).hasSize(1);
    assertThat(machine.ledger().read().get(Ledger.LOCAL))
        .isEqualTo(level.equals("off") ? null : new Ledger.Reading(3, 3, Map.of(), 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "local"})
  void anEventThatCannotBeReadHarmsNothing(String level) throws Exception {
    Machine machine = new Machine(root);
    machine.choose(level);
    try (Candor candor = machine.candor(MeteredEvents.plan()).meters(meters).open()) {
      candor.telemetry().record(new MeteredEvents.Brittle());
      candor.telemetry().record(new SampleEvents.Unknown());
      candor.telemetry().record(new QueueFull("secret"));
    }

    assertThat(meters.lines).containsExactly("build_tool_queue_full_total[] +1.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "local", "on"})
  void withoutTheTrackingPlanMetersGetNothingAndWhyIsTold(String level) throws Exception {
    Machine machine = new Machine(root);
    machine.choose(level);
    List<String> told = new ArrayList<>();
    try (Candor candor =
        machine
            .candor(MeteredEvents.plan("0".repeat(32)))
            .diagnostics(told::add)
            .meters(meters)
            .open()) {
      recordAll(candor.telemetry());
    }

    assertThat(meters.lines).isEmpty();
    assertThat(told)
        .filteredOn(words -> words.contains("events become no metrics"))
        .singleElement()
        .asString()
        .contains("is another than the classes were compiled with");
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "local", "on"})
  void afterCloseNothingIsMetered(String level) throws Exception {
    Machine machine = new Machine(root);
    machine.choose(level);
    Candor candor = machine.candor(MeteredEvents.plan()).meters(meters).open();
    candor.close();

    candor.telemetry().record(new QueueFull("secret"));
    candor.close();

    assertThat(meters.lines).isEmpty();
  }

  @Test
  void noVariableOfOpenTelemetryIsEverRead() throws Exception {
    Machine machine = new Machine(root);
    machine.choose("on");
    Watched variables = new Watched();
    for (String name :
        List.of(
            "SDK_DISABLED",
            "SERVICE_NAME",
            "RESOURCE_ATTRIBUTES",
            "METRICS_EXPORTER",
            "LOGS_EXPORTER",
            "TRACES_EXPORTER",
            "METRIC_EXPORT_INTERVAL",
            "EXPORTER_OTLP_ENDPOINT",
            "EXPORTER_OTLP_HEADERS",
            "EXPORTER_OTLP_PROTOCOL",
            "EXPORTER_OTLP_METRICS_ENDPOINT",
            "EXPORTER_OTLP_LOGS_ENDPOINT",
            "EXPORTER_OTLP_TRACES_ENDPOINT",
            "PROPAGATORS")) {
      variables.put("OTEL_" + name, name.endsWith("DISABLED") ? "true" : "http://127.0.0.1:1");
    }
    ScriptedSink sink = new ScriptedSink();
    try (Candor candor =
        machine
            .candor(MeteredEvents.plan())
            .surroundings(surroundings(machine, variables))
            .meters(meters)
            .sink("collector", permit -> sink)
            .grace(Duration.ofSeconds(20))
            .open()) {
      recordAll(candor.telemetry());
    }

    assertThat(meters.lines).isEqualTo(ALL);
    assertThat(sink.parcels).hasSize(2);
    assertThat(variables.asked).isNotEmpty().noneMatch(name -> name.startsWith("OTEL_"));
  }

  private static Built ended(SpanEnd end) {
    return new Built(Outcome.OK, true, end.duration().toMillis(), 0, "ada");
  }

  private static void recordAll(Telemetry telemetry) {
    telemetry.record(new Built(Outcome.OK, true, 9, 3, "ada"));
    telemetry.record(new CacheHit("tape", 0.7));
    telemetry.record(new QueueFull("secret"));
  }

  private Set<String> files() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> all = Files.walk(root)) {
      all.filter(Files::isRegularFile).forEach(file -> names.add("" + file));
    }
    return names;
  }

  private static Surroundings surroundings(Machine machine, Map<String, String> variables) {
    Surroundings plain = machine.surroundings();
    return new Surroundings(
        variables,
        plain.home(),
        plain.root(),
        plain.workingDirectory(),
        plain.osName(),
        plain.osVersion(),
        plain.osArch(),
        plain.clock(),
        plain.nanos(),
        plain.entropy(),
        Commands.none(),
        plain.err());
  }

  /** Variables that note which of them were asked for. */
  private static final class Watched extends HashMap<String, String> {

    private static final long serialVersionUID = 1;
    private final transient Set<String> asked = new TreeSet<>();

    @Override
    public @Nullable String get(@Nullable Object name) {
      asked.add("" + name);
      return super.get(name);
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
      asked.add("" + name);
      return super.containsKey(name);
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
      throw new AssertionError("somebody reads all variables");
    }
  }

  private record ThrowingMeters(AtomicInteger calls) implements Meters {

    @Override
    public void count(MetricFamily family, List<String> labels, double amount) {
      calls.incrementAndGet();
      throw new IllegalStateException("the registry is closed");
    }

    @Override
    public void observe(MetricFamily family, List<String> labels, double value) {
      throw new AssertionError("its counter comes first, and has thrown");
    }
  }
}
