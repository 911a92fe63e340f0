package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Telemetry;
import dev.candor.wire.Row;
import dev.candor.wire.RowHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedEventsTest {

  private static final UUID JOB = UUID.fromString("7d444840-9dc0-11d1-b245-5ffdce74fad2");

  @TempDir Path root;

  @Test
  void aRowStandsInTheLocalFileAsTheDesignDrawsIt() throws IOException {
    Machine machine = new Machine(root);
    try (Candor candor = machine.candor().open()) {
      candor.telemetry().session("s-1").record(everything());
    }

    List<String> lines = machine.localLines();

    RowHeader header = RowHeader.parse(lines.get(0).getBytes(UTF_8));
    Row row = Row.parse(lines.get(1).getBytes(UTF_8));
    assertThat(lines.get(0))
        .isEqualTo(
            ("{'kind':'header','schema_version':1,'timestamp':'2026-02-03T10:00:00.123Z',"
                    + "'context':{'product':'build-tool','version':'1.4.2',"
                    + "'plan':'0f1e2d3c4b5a69788796a5b4c3d2e1f0','run':'RUN',"
                    + "'environment':'workstation','os_type':'linux','os_version':'6.1',"
                    + "'host_arch':'amd64','installation':'ID'}}")
                .replace('\'', '"')
                .replace("RUN", header.run().toString())
                .replace("ID", "" + header.installation()));
    assertThat(lines.get(1))
        .isEqualTo(
            ("{'event_id':'EVENT','event_name':'everything',"
                    + "'timestamp':'2026-02-03T10:00:00.123Z','event_sequence':1,"
                    + "'session_id':'s-1','properties':{'clean':true,'modules':12,'ratio':0.5,"
                    + "'outcome':'green','flavour':'vanilla canary','version':'canary 1.0',"
                    + "'token':'canary token','job':'JOB','author':'canary@example.org',"
                    + "'customer':'canary ltd','path':'/home/canary','modules_local':12,"
                    + "'ratio_local':0.5,'clean_local':true},"
                    + "'measurements':{'took_ms':412,'ratio_measured':0.5}}")
                .replace('\'', '"')
                .replace("JOB", JOB.toString())
                .replace("EVENT", row.id().toString()));
    assertThat(lines).hasSize(2);
  }

  @Test
  void whatLeavesHoldsNoValueThatMayNot() throws Exception {
    Machine machine = new Machine(root);
    machine.choose("on");
    try (Candor candor = machine.candor().pepper(new byte[] {1}).open()) {
      candor.telemetry().record(everything());
      candor.telemetry().record(new SampleEvents.Counted("canary of a count"));
      candor.telemetry().record(new SampleEvents.Operational("canary of operations"));
    }

    String spooled = spoolBytes(machine);
    ScriptedSink sink = new ScriptedSink();
    machine.courier(sink).step(java.time.Instant.MAX);

    assertThat(spooled).doesNotContain("canary").doesNotContain("path").doesNotContain("_local");
    var fields = sink.parcels.get(0).rows().get(0).fields();
    assertThat(fields.members().keySet())
        .containsExactly(
            "clean",
            "modules",
            "ratio",
            "outcome",
            "flavour",
            "version",
            "token",
            "job",
            "author_hash",
            "customer_hash",
            "took_ms",
            "ratio_measured");
    assertThat(fields.text("flavour")).isEqualTo("unlisted");
    assertThat(fields.text("version")).isEqualTo("other");
    assertThat(fields.text("token")).isEqualTo("other");
    assertThat(fields.text("author_hash")).matches("[0-9a-f]{64}");
    assertThat(sink.parcels.get(0).rows()).hasSize(1);
    assertThat(machine.localLines()).hasSize(4);
  }

  @Test
  void whatMatchesItsClassLeavesAsItselfAndWhatIsAbsentStaysAway() throws Exception {
    Machine machine = new Machine(root);
    machine.choose("on");
    try (Candor candor = machine.candor().open()) {
      candor
          .telemetry()
          .record(
              new SampleEvents.Everything(
                  false,
                  -1,
                  Double.NaN,
                  null,
                  "small",
                  "1.4.2",
                  "a:b-c_d.0",
                  null,
                  null,
                  "ada",
                  null,
                  0));
    }
    ScriptedSink sink = new ScriptedSink();

    machine.courier(sink).step(java.time.Instant.MAX);

    var fields = sink.parcels.get(0).rows().get(0).fields();
    assertThat(fields.members().keySet())
        .containsExactly("clean", "modules", "flavour", "version", "token", "took_ms");
    assertThat(fields.text("version")).isEqualTo("1.4.2");
    assertThat(fields.text("token")).isEqualTo("a:b-c_d.0");
    assertThat(machine.places().state().resolve("secret")).doesNotExist();
  }

  @Test
  void theLedgerSaysWhereEveryEventEnded() throws Exception {
    Machine machine = new Machine(root);
    machine.choose("on");
    List<String> told = Collections.synchronizedList(new ArrayList<>());
    try (Candor candor = machine.candor().diagnostics(told::add).open()) {
      candor.telemetry().record(new SampleEvents.Step(1));
      candor.telemetry().record(new SampleEvents.Unknown());
      candor.telemetry().record(new SampleEvents.Brittle());
      candor.telemetry().record(new SampleEvents.Large("x".repeat(Segment.MAX_PAYLOAD)));
      candor.telemetry().record(new SampleEvents.Counted("c"));
      candor.telemetry().record(new SampleEvents.Step(2));
    }
    ScriptedSink sink = new ScriptedSink();
    Courier courier = machine.courier(sink);
    Machine.carryAll(courier);

    Map<String, Ledger.Reading> readings = machine.ledger().read();

    assertThat(readings.get("local"))
        .isEqualTo(new Ledger.Reading(6, 4, Map.of("unknown_event", 1L, "not_encoded", 1L), 0));
    assertThat(readings.get("collector"))
        .isEqualTo(
            new Ledger.Reading(
                6, 2, Map.of("unknown_event", 1L, "not_encoded", 2L, "not_counted", 1L), 0));
    assertThat(sink.ranges()).containsExactly("1-5");
    assertThat(sink.parcels.get(0).lost())
        .isEqualTo(Map.of("unknown_event", 1L, "not_encoded", 2L, "not_counted", 1L));
    assertThat(told).anyMatch(words -> words.startsWith("brittle could not be encoded"));
  }

  @Test
  void aLocalStoreThatFailsIsCountedAndHarmsNotTheSpool() throws Exception {
    Machine machine = new Machine(root);
    machine.choose("on");
    List<String> told = Collections.synchronizedList(new ArrayList<>());
    try (Candor candor =
        machine
            .candor()
            .local(
                site ->
                    (header, rows, length, at) -> {
                      throw new IOException("no space left on device");
                    })
            .diagnostics(told::add)
            .open()) {
      candor.telemetry().record(new SampleEvents.Step(1));
      candor.telemetry().record(new SampleEvents.Step(2));
    }

    assertThat(machine.ledger().read().get("local"))
        .isEqualTo(new Ledger.Reading(2, 0, Map.of("not_written", 2L), 0));
    assertThat(new Spool(machine.places()).list().get(0).events()).isEqualTo(2);
    assertThat(told).anyMatch(words -> words.contains("no space left on device"));
  }

  @Test
  void aSpoolThatCannotBeWrittenIsToldAndHarmsNotTheLocalStore() throws Exception {
    Machine machine = new Machine(root);
    machine.choose("on");
    Machine.write(machine.places().spool("collector"), "a file where the folder should be");
    List<String> told = Collections.synchronizedList(new ArrayList<>());

    try (Candor candor = machine.candor().diagnostics(told::add).open()) {
      candor.telemetry().record(new SampleEvents.Step(1));
    }

    assertThat(machine.ledger().read().get("local"))
        .isEqualTo(new Ledger.Reading(1, 1, Map.of(), 0));
    assertThat(machine.ledger().read().get("collector"))
        .isEqualTo(new Ledger.Reading(1, 0, Map.of("not_written", 1L), 0));
    assertThat(told).anyMatch(words -> words.contains("the spool does not take events"));
  }

  @Test
  void aListenerThatThrowsHarmsNothing() throws Exception {
    Machine machine = new Machine(root);
    try (Candor candor =
        machine
            .candor()
            .diagnostics(
                words -> {
                  throw new IllegalStateException(words);
                })
            .open()) {
      candor.telemetry().record(new SampleEvents.Brittle());
      candor.telemetry().record(new SampleEvents.Step(2));
    }

    assertThat(machine.ledger().read().get("local"))
        .isEqualTo(new Ledger.Reading(2, 1, Map.of("not_encoded", 1L), 0));
  }

  @Test
  void sessionsAreValuesThatDoNotDisturbEachOther() throws Exception {
    Machine machine = new Machine(root);
    try (Candor candor = machine.candor().open()) {
      Telemetry one = candor.telemetry().session("one");
      Telemetry two = candor.telemetry().session("two");
      one.record(new SampleEvents.Step(1));
      two.record(new SampleEvents.Step(2));
      candor.telemetry().record(new SampleEvents.Step(3));
      one.record(new SampleEvents.Step(4));
      one.session("three").record(new SampleEvents.Step(5));
    }

    assertThat(localRows(machine))
        .extracting(Row::session)
        .containsExactly("one", "two", null, "one", "three");
  }

  private static SampleEvents.Everything everything() {
    return new SampleEvents.Everything(
        true,
        12,
        0.5,
        "green",
        "vanilla canary",
        "canary 1.0",
        "canary token",
        JOB,
        "canary@example.org",
        "canary ltd",
        "/home/canary",
        412);
  }

  private static List<Row> localRows(Machine machine) throws IOException {
    return machine.localLines().stream()
        .skip(1)
        .map(line -> Row.parse(line.getBytes(UTF_8)))
        .toList();
  }

  private static String spoolBytes(Machine machine) throws IOException {
    return Files.readString(
        SpoolRows.only(machine.places()), java.nio.charset.StandardCharsets.ISO_8859_1);
  }
}
