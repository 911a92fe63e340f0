package dev.candor.cli.plan;

import static dev.candor.cli.plan.Plans.deprecated;
import static dev.candor.cli.plan.Plans.event;
import static dev.candor.cli.plan.Plans.example;
import static dev.candor.cli.plan.Plans.flag;
import static dev.candor.cli.plan.Plans.insight;
import static dev.candor.cli.plan.Plans.label;
import static dev.candor.cli.plan.Plans.metric;
import static dev.candor.cli.plan.Plans.oneOf;
import static dev.candor.cli.plan.Plans.plan;
import static dev.candor.cli.plan.Plans.purpose;
import static dev.candor.cli.plan.Plans.read;
import static dev.candor.cli.plan.Plans.said;
import static dev.candor.cli.plan.Plans.shape;
import static dev.candor.cli.plan.Plans.text;
import static dev.candor.cli.plan.Plans.to;
import static dev.candor.cli.plan.Plans.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.candor.cli.plan.PlanCheck.Finding;
import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.FieldPlan.Metric;
import dev.candor.wire.FieldPlan.Shape;
import dev.candor.wire.PrivacyClass;
import dev.candor.wire.ProductPlan.DestinationPlan;
import dev.candor.wire.TrackingPlan;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class PlanCheckTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-11-21");

  @ParameterizedTest(name = "{1}: {2}")
  @MethodSource
  void warnsOfWhatCompilesAndIsOdd(TrackingPlan plan, String where, String message) {
    PlanCheck check = PlanCheck.of(plan, TODAY);

    assertThat(check.errors()).isEmpty();
    assertThat(check.warnings())
        .filteredOn(finding -> finding.where().equals(where))
        .extracting(Finding::message)
        .anyMatch(said -> said.contains(message));
  }

  static Stream<Arguments> warnsOfWhatCompilesAndIsOdd() {
    return Stream.concat(odd(), oddlyDeprecated());
  }

  private static Stream<Arguments> odd() {
    FieldPlan labels = label(oneOf("kind", many(50)));
    return Stream.of(
        arguments(plan(event("a.ran", flag("x"))), "product", "no insight reads its events"),
        arguments(
            read(plan(event("a.ran"), event("b.ran")), insight("f", "2026-11-01", "a.ran")),
            "b.ran",
            "no insight reads it"),
        arguments(
            all(event("session.restored"), event("session.restoerd")),
            "session.restored",
            "named like 'session.restoerd' but for a letter"),
        arguments(
            all(event("cli.invoked"), event("cliinvoked")),
            "cliinvoked",
            "but for what stands between its words"),
        arguments(
            all(event("issue.created"), event("issues.created")), "issues.created", "a plural"),
        arguments(
            all(event("created.issue"), event("issue.created")), "issue.created", "the order"),
        arguments(
            all(event("a.ran", flag("agent_online")), event("b.ran", flag("agentOnline"))),
            "b.ran.agentOnline",
            "'agentOnline' is named like 'agent_online' of 'a.ran'"),
        arguments(
            all(event("a.ran", metric(whole("took_ms"), Metric.histogram("seconds")))),
            "a.ran.took_ms",
            "named after milliseconds, and its unit is 'seconds'"),
        arguments(
            all(event("a.ran", metric(whole("took_minutes"), Metric.histogram("seconds")))),
            "a.ran.took_minutes",
            "named after minutes, and its unit is 'seconds'"),
        arguments(
            all(event("a.ran", example(said(oneOf("kind", "a", "b"), "It.", null), "c"))),
            "a.ran.kind",
            "its example 'c' can never leave"),
        arguments(all(event("a.ran", whole("took_ms"))), "a.ran.took_ms", "nothing says its unit"),
        arguments(all(event("a.ran", whole("bytes"))), "a.ran.bytes", "nothing says its unit"),
        arguments(all(event("a.ran", whole("cpuPct"))), "a.ran.cpuPct", "named after percent"),
        arguments(
            all(event("a.ran", whole("down_mbits"))),
            "a.ran.down_mbits",
            "named after megabits per second"),
        arguments(
            all(event("a.ran", labels, label(oneOf("mode", many(41))))),
            "a.ran",
            "its labels make 2,050 series, more than 2,000: 'kind' (50) × 'mode' (41)"),
        arguments(
            all(event("a.ran", "metrics", "product", flag("x"), label(flag("y")), whole("z"))),
            "a.ran",
            "2 of 3 fields that no destination can see, since tier METRICS leaves as counts (x, z)"),
        arguments(
            all(event("a.ran", said(flag("x"), "", null), flag("y"), said(flag("z"), " ", null))),
            "a.ran",
            "2 of 3 fields without a meaning (x, z)"));
  }

  private static Stream<Arguments> oddlyDeprecated() {
    EventPlan old = event("a.ran");
    EventPlan heir = event("b.ran");
    return Stream.of(
        arguments(
            all(deprecated(old, "b.ran"), heir), "a.ran", "deprecated, and funnel 'f' still reads"),
        arguments(all(deprecated(old, "c.ran"), heir), "a.ran", "replaced by 'c.ran'"),
        arguments(all(deprecated(old, "a.ran"), heir), "a.ran", "replaced by 'a.ran'"),
        arguments(all(event("a.ran", said(flag("x"), "It.", "y"))), "a.ran.x", "replaced by 'y'"),
        arguments(all(event("a.ran", said(flag("x"), "It.", "x"))), "a.ran.x", "replaced by 'x'"));
  }

  @ParameterizedTest
  @MethodSource
  void leavesInPeaceWhatOnlyLooksOdd(TrackingPlan plan) {
    assertThat(PlanCheck.of(plan, TODAY)).isEqualTo(new PlanCheck(List.of(), List.of()));
  }

  static Stream<TrackingPlan> leavesInPeaceWhatOnlyLooksOdd() {
    return Stream.of(
        plan(),
        all(event("runtime.ready"), event("runtime.failed"), event("runtime.offline")),
        all(event("a.ran", metric(whole("took_ms"), Metric.histogram("milliseconds")))),
        all(event("a.ran", whole("agent_count"), whole("took"))),
        all(event("a.ran", oneOf("took_ms", "short", "long"), flag("in_seconds"))),
        all(event("a.ran", flag("p95_slow"), flag("p99_slow"))),
        all(event("a.ran", flag("read_in"), flag("read_on"))),
        all(event("a.ran", flag("from_state"), flag("to_state"))),
        all(event("a.ran", whole("agent"), shape(whole("agents"), Shape.list(3)))),
        all(event("a.ran", flag("error"), whole("errors"))),
        all(
            event(
                "a.ran",
                "metrics",
                "product",
                label(flag("x")),
                metric(whole("took_ms"), Metric.histogram("milliseconds")),
                text("y", PrivacyClass.LOCAL_ONLY))),
        read(
            plan(
                to(new DestinationPlan("disk", "local", List.of("events"))),
                event("a.ran", "metrics", "product", flag("x"))),
            insight("f", "2026-11-01", "a.ran")),
        all(event("a.ran", label(oneOf("kind", many(50))), label(oneOf("mode", many(40))))),
        all(event("a.ran", said(flag("x"), "It.", "y"), flag("y"))),
        all(event("a.ran", said(flag("x"), "It.", "b.ran.z")), event("b.ran", flag("z"))),
        all(event("a.ran", said(flag("sesion"), "It.", "session"), flag("session"))),
        read(
            plan(deprecated(event("sesion.over"), "session.over"), event("session.over")),
            insight("f", "2026-11-01", "session.over")));
  }

  @Test
  void refusesWhatTheCompilerRefuses() {
    PlanCheck check = PlanCheck.of(all(purpose(event("a.ran"), " ")), TODAY);

    assertThat(check.errors()).extracting(Finding::where).containsExactly("a.ran");
    assertThat(check.errors().getFirst().message()).contains("purpose ' ' is blank");
  }

  @Test
  void countsMoreSeriesThanANumberHolds() {
    FieldPlan[] flags =
        IntStream.range(0, 70).mapToObj(i -> label(flag("flag" + i))).toArray(FieldPlan[]::new);

    PlanCheck check = PlanCheck.of(all(event("a.ran", flags)), TODAY);

    assertThat(check.warnings())
        .extracting(Finding::message)
        .anyMatch(said -> said.contains("9,223,372,036,854,775,807 series"));
  }

  @ParameterizedTest
  @CsvSource({
    "took_ms_total, seconds, milliseconds",
    "ms_to_ready, seconds, milliseconds",
    "took_ns, milliseconds, nanoseconds",
    "took_us, milliseconds, microseconds",
    "took_s, milliseconds, seconds",
    "heap_kib, bytes, kibibytes",
    "heap_mib_max, bytes, mebibytes",
    "diskGib, bytes, gibibytes",
    "clock_hz, count, hertz",
    "clock_mhz, count, megahertz",
    "down_kbps, megabits_per_second, kilobits per second",
    "bytes_read, count, bytes",
    "usd_spent, us_dollar_ticks, US dollars",
    "token_count, bytes, count"
  })
  void anyWordOfANameIsHeldAgainstTheUnit(String name, String unit, String named) {
    PlanCheck check =
        PlanCheck.of(all(event("a.ran", metric(whole(name), Metric.histogram(unit)))), TODAY);

    assertThat(check.warnings())
        .extracting(Finding::message)
        .containsExactly(
            "'%s' is named after %s, and its unit is '%s'; correct the unit, or rename it"
                .formatted(name, named, unit));
  }

  @ParameterizedTest
  @CsvSource({
    "input_token_count, tokens",
    "token_limit, tokens",
    "us_users, count",
    "us_dollars_spent, us_dollars",
    "s_curve, count",
    "bytes_per_second, count",
    "body_len_chars, characters",
    "duration.p50_ms, milliseconds",
    "count.1xx, count",
    "avg_columns_per_table, count",
    "args, count"
  })
  void aNameThatFitsItsUnitIsLeftInPeace(String name, String unit) {
    assertThat(
            PlanCheck.of(all(event("a.ran", metric(whole(name), Metric.histogram(unit)))), TODAY)
                .warnings())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"heap_kib", "clock_hz", "took_ns", "hours", "token_usage", "tokens_per_second"})
  void aUnitThatNoAnnotationGivesIsNotMissed(String name) {
    assertThat(PlanCheck.of(all(event("a.ran", whole(name))), TODAY).warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "took_ms, tookMs, SEPARATORS",
    "a.b, a_b, SEPARATORS",
    "policy_read, policies_read, PLURAL",
    "process, processes, PLURAL",
    "version_from, from_version, ORDER",
    "received, recieved, LETTER",
    "session, sesion, LETTER",
    "restored, restores, LETTER",
    "status, statuses, NONE",
    "users, uses, NONE",
    "opened, reopened, NONE",
    "loaded, unloaded, NONE",
    "input_tokens, output_tokens, NONE",
    "worker1x, worker2x, NONE",
    "project_id, project_id_hash, NONE",
    "raised, erased_it, NONE",
    "session_token, sesion_tokem, NONE",
  })
  void tellsNamesApart(String one, String other, Likeness likeness) {
    assertThat(Likeness.of(Likeness.Name.of(one), Likeness.Name.of(other))).isEqualTo(likeness);
    assertThat(Likeness.of(Likeness.Name.of(other), Likeness.Name.of(one))).isEqualTo(likeness);
  }

  /** A plan whose every event is read. */
  private static TrackingPlan all(EventPlan... events) {
    String[] names = Stream.of(events).map(EventPlan::name).toArray(String[]::new);
    return read(plan(events), insight("f", "2026-11-01", names));
  }

  private static String[] many(int count) {
    return IntStream.range(0, count).mapToObj(i -> "value" + i).toArray(String[]::new);
  }
}
