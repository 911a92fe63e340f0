package dev.candor.cli.plan;

import static dev.candor.cli.plan.Plans.COLLECTOR;
import static dev.candor.cli.plan.Plans.PRODUCT;
import static dev.candor.cli.plan.Plans.event;
import static dev.candor.cli.plan.Plans.flag;
import static dev.candor.cli.plan.Plans.insight;
import static dev.candor.cli.plan.Plans.plan;
import static dev.candor.cli.plan.Plans.read;
import static dev.candor.cli.plan.Plans.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.candor.cli.plan.PlanMerge.Part;
import dev.candor.wire.EventPlan;
import dev.candor.wire.InsightPlan;
import dev.candor.wire.ProductPlan;
import dev.candor.wire.ProductPlan.DestinationPlan;
import dev.candor.wire.ProductPlan.SchemePlan;
import dev.candor.wire.SwitchPlan;
import dev.candor.wire.TrackingPlan;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class PlanMergeTest {

  private static final DestinationPlan POSTHOG =
      new DestinationPlan("posthog", "vendor", List.of("events"));

  @Test
  void unitesWhatModulesSay() {
    ProductPlan other =
        new ProductPlan(
            "acme",
            "ACME",
            "local",
            400,
            "acme",
            List.of("org.beta", "org.acme"),
            List.of(POSTHOG, COLLECTOR),
            List.of(),
            null);
    InsightPlan across = insight("across", "2026-01-01", "a.ran", "b.ran");

    PlanMerge merge =
        merge(
            read(plan(event("b.ran", flag("x"))), across),
            read(plan(other, event("a.ran")), across, insight("one", "2026-01-01", "a.ran")));

    assertThat(merge.conflicts()).isEmpty();
    TrackingPlan plan = merge.plan();
    assertThat(plan.product().ownPackages()).containsExactly("org.acme", "org.beta");
    assertThat(plan.product().destinations()).containsExactly(COLLECTOR, POSTHOG);
    assertThat(plan.events()).extracting(EventPlan::name).containsExactly("a.ran", "b.ran");
    assertThat(plan.insights()).extracting(InsightPlan::name).containsExactly("across", "one");
    assertThat(TrackingPlan.parse(plan.toJson())).isEqualTo(plan);
  }

  @Test
  void unitesSwitchesAndTakesTheIdentityThatOneModuleNames() {
    SwitchPlan quiet = offBy("1");
    SchemePlan device = new SchemePlan("device", "the machine's id");

    PlanMerge merge = merge(plan(header(List.of(quiet), null)), plan(header(List.of(), device)));
    PlanMerge other =
        merge(
            plan(header(List.of(quiet), device)),
            plan(header(List.of(offBy("2")), new SchemePlan("host", "its name"))));

    assertThat(merge.conflicts()).isEmpty();
    assertThat(merge.plan().product()).isEqualTo(header(List.of(quiet), device));
    assertThat(other.conflicts())
        .containsExactly(
            "switch 'variable QUIET': 'off: `1`; any other word: no level' in 0.json, 'off: `2`; any"
                + " other word: no level' in 1.json; make them the same",
            "identity: 'device, made of the machine's id' in 0.json, 'host, made of its name' in"
                + " 1.json; make them the same");
  }

  private static ProductPlan header(List<SwitchPlan> switches, @Nullable SchemePlan identity) {
    return new ProductPlan(
        "acme", "ACME", "local", 400, "acme", List.of(), List.of(COLLECTOR), switches, identity);
  }

  private static SwitchPlan offBy(String word) {
    return new SwitchPlan(
        "variable",
        List.of("QUIET"),
        List.of(word),
        List.of(),
        List.of(),
        List.of(),
        "nothing",
        "nothing",
        false,
        "");
  }

  @Test
  void makesOfOnePlanThatPlan() {
    TrackingPlan plan = read(plan(event("a.ran")), insight("one", "2026-01-01", "a.ran"));

    assertThat(merge(plan).plan()).isEqualTo(plan);
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource
  void namesBothFilesAndBothValuesWhereModulesDisagree(
      TrackingPlan one, TrackingPlan other, String conflict) {
    assertThat(merge(one, other).conflicts()).containsExactly(conflict);
  }

  static Stream<Arguments> namesBothFilesAndBothValuesWhereModulesDisagree() {
    return Stream.of(
        header("beta", "ACME", "local", 400, "acme", "product: 'acme' in 0.json, 'beta' in 1.json"),
        header("acme", "AC", "local", 400, "acme", "variables: 'ACME' in 0.json, 'AC' in 1.json"),
        header(
            "acme", "ACME", "on", 400, "acme", "default level: 'local' in 0.json, 'on' in 1.json"),
        header(
            "acme",
            "ACME",
            "local",
            30,
            "acme",
            "retention in days: '400' in 0.json, '30' in 1.json"),
        header(
            "acme", "ACME", "local", 400, "ac", "metrics prefix: 'acme' in 0.json, 'ac' in 1.json"),
        arguments(
            plan(),
            plan(to(new DestinationPlan("collector", "vendor", List.of("metrics")))),
            "destination 'collector': 'own, takes metrics and events' in 0.json,"
                + " 'vendor, takes metrics' in 1.json; make them the same"),
        arguments(
            plan(event("a.ran")),
            plan(event("a.ran")),
            "event 'a.ran' is in 0.json and in 1.json; rename one, or declare it once"),
        arguments(
            read(plan(), insight("f", "2026-01-01", "a.ran")),
            read(plan(), insight("f", "2026-01-02", "a.ran")),
            "insight 'f': 'cohort of a.ran; revised 2026-01-01' in 0.json,"
                + " 'cohort of a.ran; revised 2026-01-02' in 1.json; make them the same"));
  }

  @Test
  void namesEveryConflict() {
    PlanMerge merge =
        merge(
            plan(event("a.ran"), event("b.ran")),
            plan(event("c.ran")),
            plan(event("b.ran"), event("a.ran")));

    assertThat(merge.conflicts()).hasSize(2).allMatch(it -> it.contains("0.json and in 2.json"));
  }

  private static Arguments header(
      String name, String variables, String level, int days, String metrics, String conflict) {
    ProductPlan other =
        new ProductPlan(
            name,
            variables,
            level,
            days,
            metrics,
            PRODUCT.ownPackages(),
            PRODUCT.destinations(),
            List.of(),
            null);
    return arguments(plan(), plan(other), conflict + "; make them the same");
  }

  private static PlanMerge merge(TrackingPlan... plans) {
    return PlanMerge.of(
        IntStream.range(0, plans.length).mapToObj(i -> new Part(i + ".json", plans[i])).toList());
  }
}
