package dev.candor.reference.coder;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Coded;
import dev.candor.Span;
import dev.candor.Telemetry;
import dev.candor.reference.Machine;
import dev.candor.sdk.Candor;
import dev.candor.sdk.Places;
import dev.candor.sdk.RequestWindows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** B.5 as a table: what the extension does, and the rows of B.4 that stand in its folder. */
class CoderSpansTest {

  private static final Pattern IDS = Pattern.compile("\"([0-9a-f]{32}|[0-9a-f]{16})\"");

  @TempDir Path root;

  /** Does something with telemetry; a step of the steady clock is a millisecond. */
  interface Deed {
    void with(Telemetry telemetry, Machine machine) throws Exception;
  }

  /**
   * A row of the table.
   *
   * @param rows what is written behind the header, with ids in the order in which they appear
   * @param told how each thing that the diagnostics listener hears begins
   */
  record Case(String name, Deed deed, List<String> rows, List<String> told) {

    @Override
    public String toString() {
      return name;
    }
  }

  private static Case row(String name, Deed deed, String... rows) {
    return new Case(name, deed, List.of(rows), List.of());
  }

  static Stream<Case> cases() {
    return Stream.concat(plain(), marked());
  }

  private static Stream<Case> plain() {
    return Stream.of(
        row(
            "log",
            (telemetry, machine) -> telemetry.record(new DeploymentEvents.CrossWindowDetected()),
            line("1", "deployment.cross_window.detected", "", "", "")),
        row(
            "logError",
            (telemetry, machine) ->
                telemetry.recordError(
                    new DeploymentEvents.RecoveryFailed(), new RefusedException("refused", 401)),
            line(
                "1",
                "deployment.auth_config.recovery_failed",
                "",
                "",
                ",'error':{'message':'refused','type':'" + TYPE + "','code':'401'}")),
        row(
            "trace",
            (telemetry, machine) ->
                telemetry.trace(
                    end -> new AuthEvents.SessionLookedUp(SpanEnd.of(end)),
                    span -> machine.nanos.addAndGet(412_500_000)),
            line("1", "auth.session_lookup", "'result':'success'", "412.5", ",'trace_id':'2'")),
        row(
            "phase",
            (telemetry, machine) ->
                telemetry.trace(
                    end -> new RemoteEvents.SetUp(null, SpanEnd.of(end)),
                    span -> {
                      span.trace(
                          end -> new RemoteEvents.CliResolved(SpanEnd.of(end)),
                          phase -> machine.nanos.addAndGet(1_000_000));
                      return span.trace(
                          end -> new RemoteEvents.HandedOff(SpanEnd.of(end)),
                          phase -> machine.nanos.addAndGet(2_000_000));
                    }),
            line(
                "1",
                "remote.setup.cli_resolve",
                "'result':'success'",
                "1.0",
                ",'trace_id':'2','parent_event_id':'3'"),
            line(
                "4",
                "remote.setup.connection_handoff",
                "'result':'success'",
                "2.0",
                ",'trace_id':'2','parent_event_id':'3'"),
            line("3", "remote.setup", "'result':'success'", "3.0", ",'trace_id':'2'")),
        row(
            "log and logError of a span, setProperty",
            (telemetry, machine) ->
                telemetry.trace(
                    end -> intercepted(AuthEvents.Recovery.NONE, end),
                    span -> {
                      span.record(new AuthEvents.UnauthorizedReceived());
                      span.recordError(new AuthEvents.UnauthorizedReceived(), new Exception("no"));
                      span.describe(end -> intercepted(AuthEvents.Recovery.LOGIN_REQUIRED, end));
                      span.describe(end -> intercepted(AuthEvents.Recovery.REFRESH_SUCCESS, end));
                      return 1;
                    }),
            line(
                "1",
                "auth.unauthorized_intercepted.received",
                "",
                "",
                ",'trace_id':'2','parent_event_id':'3'"),
            line(
                "4",
                "auth.unauthorized_intercepted.received",
                "",
                "",
                ",'trace_id':'2','parent_event_id':'3','error':{'message':'no'}"),
            line(
                "3",
                "auth.unauthorized_intercepted",
                "'recovery':'refresh_success','refresh_attempted':'true','result':'success'",
                "0.0",
                ",'trace_id':'2'")));
  }

  private static Stream<Case> marked() {
    return Stream.of(
        lookUp("markAborted", Span::markAborted, "aborted", null),
        lookUp("markError", Span::markError, "error", null),
        lookUp(
            "markError with its error",
            span -> span.markError(new RuntimeException("late")),
            "error",
            "'message':'late'"),
        lookUp(
            "markError beats markAborted",
            span -> {
              span.markError(new Error("bad"));
              span.markAborted();
            },
            "error",
            "'message':'bad'"),
        lookUp(
            "a throw beats both and keeps its error",
            span -> {
              span.markError(new Error("bad"));
              span.markAborted();
              throw new RefusedException("worse", 7);
            },
            "error",
            "'message':'worse','type':'" + TYPE + "','code':'7'"),
        new Case(
            "calls on a finished span",
            (telemetry, machine) -> {
              AtomicReference<@Nullable Span> kept = new AtomicReference<>();
              telemetry.trace(
                  end -> new AuthEvents.SessionLookedUp(SpanEnd.of(end)),
                  span -> {
                    kept.set(span);
                    return 1;
                  });
              Span late = requireNonNull(kept.get());
              late.markAborted();
              late.record(new AuthEvents.UnauthorizedReceived());
              assertThat(
                      late.<Integer, RuntimeException>trace(
                          end -> new RemoteEvents.CliResolved(SpanEnd.of(end)), phase -> 42))
                  .isEqualTo(42);
            },
            List.of(
                line("1", "auth.session_lookup", "'result':'success'", "0.0", ",'trace_id':'2'")),
            List.of("markAborted was", "record was", "trace was")),
        new Case(
            "a child that is named otherwise",
            (telemetry, machine) ->
                telemetry.trace(
                    end -> new AuthEvents.SessionLookedUp(SpanEnd.of(end)),
                    span ->
                        span.trace(
                            end -> new RemoteEvents.CliResolved(SpanEnd.of(end)), phase -> 1)),
            List.of(
                line(
                    "1",
                    "remote.setup.cli_resolve",
                    "'result':'success'",
                    "0.0",
                    ",'trace_id':'2','parent_event_id':'3'"),
                line("3", "auth.session_lookup", "'result':'success'", "0.0", ",'trace_id':'2'")),
            List.of("the phase 'remote.setup.cli_resolve' ended within 'auth.session_lookup'")));
  }

  /** What is done with a span. */
  interface Use {
    void of(Span span) throws Exception;
  }

  private static Case lookUp(String name, Use use, String result, @Nullable String error) {
    return row(
        name,
        (telemetry, machine) -> {
          try {
            telemetry.trace(
                end -> new AuthEvents.SessionLookedUp(SpanEnd.of(end)),
                span -> {
                  use.of(span);
                  return 1;
                });
          } catch (RefusedException e) {
            assertThat(e).hasMessage("worse");
          }
        },
        line(
            "1",
            "auth.session_lookup",
            "'result':'" + result + "'",
            "0.0",
            ",'trace_id':'2'" + (error == null ? "" : ",'error':{" + error + "}")));
  }

  private static Record intercepted(AuthEvents.Recovery recovery, dev.candor.SpanEnd end) {
    return new AuthEvents.UnauthorizedIntercepted(recovery, true, SpanEnd.of(end));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void writesTheRowsOfTheContract(Case example) throws Exception {
    List<String> told = Collections.synchronizedList(new ArrayList<>());

    List<String> lines = lines(example.deed(), told);

    assertThat(lines.subList(1, lines.size())).isEqualTo(sequenced(example.rows()));
    assertThat(told).hasSameSizeAs(example.told());
    for (int i = 0; i < told.size(); i++) {
      assertThat(told.get(i)).startsWith(example.told().get(i));
    }
  }

  @Test
  void beginsEachFileWithTheHeaderOfTheContract() throws Exception {
    List<String> lines =
        lines(
            (telemetry, machine) -> telemetry.record(new WorkspaceEvents.PickerPrompted()),
            new ArrayList<>());

    assertThat(lines.get(0))
        .isEqualTo(
            quoted(
                "{'kind':'header','schema_version':1,'timestamp':'2026-11-21T08:00:00.000Z',"
                    + "'context':{'extension_version':'1.9.0','machine_id':'m-1',"
                    + "'session_id':'5f0c-8a52-11ee','os_type':'linux','os_version':'6.1',"
                    + "'host_arch':'amd64','platform_name':'Visual Studio Code',"
                    + "'platform_version':'1.99'}}"));
  }

  @Test
  void runsTheOperationAndWritesNothingAtLevelOff() throws Exception {
    Machine machine = new Machine(CoderPlan.plan(), root);
    machine.user("off");
    try (Candor candor = open(machine, new ArrayList<>())) {
      int value =
          candor
              .telemetry()
              .trace(
                  end -> {
                    throw new AssertionError(end);
                  },
                  span -> span.trace(end -> new AuthEvents.UnauthorizedReceived(), phase -> 42));
      assertThat(value).isEqualTo(42);
    }

    assertThat(Places.of("coder", machine.surroundings()).events()).doesNotExist();
  }

  /** What the extension's folder holds after a deed, in its own form. */
  private List<String> lines(Deed deed, List<String> told) throws Exception {
    Machine machine = new Machine(CoderPlan.plan(), root);
    try (Candor candor = open(machine, told)) {
      deed.with(candor.telemetry(), machine);
    }
    return numbered(files(machine));
  }

  private static Candor open(Machine machine, List<String> told) {
    return Extension.in(
            machine.surroundings(),
            new EditorRows.Editor("5f0c-8a52-11ee", "m-1", "Visual Studio Code", "1.99"),
            () -> "https://dev.example",
            new RequestWindows(HttpEvents.Requests::of),
            new NetworkSamples())
        .diagnostics(told::add)
        .open();
  }

  /** The lines of the one file of the extension's folder. */
  static List<String> files(Machine machine) throws IOException {
    try (Stream<Path> files = Files.list(Places.of("coder", machine.surroundings()).events())) {
      Path only = files.filter(file -> file.toString().endsWith(".jsonl")).findAny().orElseThrow();
      return Files.readAllLines(only);
    }
  }

  /** The lines with each id replaced by the place at which it first appears, from 1. */
  private static List<String> numbered(List<String> lines) {
    Map<String, Integer> ids = new LinkedHashMap<>();
    List<String> numbered = new ArrayList<>();
    for (String line : lines) {
      numbered.add(
          IDS.matcher(line)
              .replaceAll(
                  id -> {
                    ids.putIfAbsent(requireNonNull(id.group()), ids.size() + 1);
                    return "\"" + ids.get(id.group()) + "\"";
                  }));
    }
    return numbered;
  }

  /** The lines with their numbers in the session. */
  private static List<String> sequenced(List<String> lines) {
    List<String> sequenced = new ArrayList<>();
    for (String line : lines) {
      sequenced.add(line.replace("SEQUENCE", "" + (sequenced.size() + 1)));
    }
    return sequenced;
  }

  private static String line(
      String id, String name, String properties, String took, String behind) {
    return quoted(
        "{'event_id':'"
            + id
            + "','event_name':'"
            + name
            + "','timestamp':'2026-11-21T08:00:00.000Z','event_sequence':SEQUENCE,"
            + "'deployment_url':'https://dev.example','properties':{"
            + properties
            + "},'measurements':{"
            + (took.isEmpty() ? "" : "'durationMs':" + took)
            + "}"
            + behind
            + "}");
  }

  private static String quoted(String line) {
    return line.replace('\'', '"');
  }

  private static final String TYPE = RefusedException.class.getName();

  /** A failure with a code. */
  static final class RefusedException extends Exception implements Coded {

    private static final long serialVersionUID = 1;
    private final int status;

    RefusedException(String message, int status) {
      super(message);
      this.status = status;
    }

    @Override
    public String code() {
      return "" + status;
    }
  }
}
