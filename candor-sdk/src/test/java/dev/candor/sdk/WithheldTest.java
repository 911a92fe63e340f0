package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Plan;
import dev.candor.PlanDestination;
import dev.candor.Tier;
import dev.candor.Trust;
import dev.candor.sdk.MeteredEvents.Built;
import dev.candor.sdk.MeteredEvents.Outcome;
import dev.candor.wire.EventPlan;
import dev.candor.wire.ProductPlan;
import dev.candor.wire.ProductPlan.DestinationPlan;
import dev.candor.wire.TrackingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody agreed to yet stays behind, and everything else leaves. */
class WithheldTest {

  /** What a row holds of each field of the event that is recorded here. */
  private static final Map<String, String> HELD =
      new TreeMap<>(
          Map.of(
              "outcome", "\"outcome\":\"ok\"",
              "clean", "\"clean\":true",
              "author_hash", "\"author_hash\":\"",
              "took_ms", "\"took_ms\":412",
              "retries", "\"retries\":3"));

  @TempDir private Path root = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"outcome", "clean", "author_hash", "took_ms", "retries"})
  void aFieldStaysBehindAndTheOthersOfItsRowLeave(String field) throws IOException {
    Machine machine = new Machine(root);
    agree(machine, without(field));

    build(machine, MeteredEvents.plan());

    String spooled = Files.readString(SpoolRows.only(machine.places()), ISO_8859_1);
    assertThat(spooled).contains("build.finished").doesNotContain("ada@example.org");
    HELD.forEach(
        (name, held) -> assertThat(spooled.contains(held)).as(name).isEqualTo(!name.equals(field)));
    assertThat(machine.localLines().get(1))
        .contains("\"author\":\"ada@example.org\"", HELD.get("outcome"), HELD.get("clean"))
        .contains(HELD.get("took_ms"), HELD.get("retries"));
  }

  @Test
  void aDestinationGetsNothingAndTheOthersDo() throws IOException {
    Machine machine = new Machine(root);
    Set<Tier> all = Set.of(Tier.METRICS, Tier.EVENTS);
    agree(machine, with(new DestinationPlan("archive", "own", List.of("metrics", "events"))));

    build(
        machine,
        MeteredEvents.plan(
            List.of(
                new PlanDestination("collector", Trust.OWN, all),
                new PlanDestination("archive", Trust.OWN, all))));

    assertThat(new Spool(machine.places()).list())
        .singleElement()
        .satisfies(waiting -> assertThat(waiting.destination()).isEqualTo("archive"))
        .satisfies(waiting -> assertThat(waiting.events()).isEqualTo(1));
    assertThat(machine.ledger().read().get("collector")).isNull();
  }

  private static void build(Machine machine, Plan plan) {
    try (Candor candor =
        machine
            .candor(plan)
            .sink("collector", permit -> new ScriptedSink())
            .sink("archive", permit -> new ScriptedSink())
            .open()) {
      candor.telemetry().record(new Built(Outcome.OK, true, 412, 3, "ada@example.org"));
    }
  }

  /** The plan as it was before it had a field. */
  private static TrackingPlan without(String field) {
    TrackingPlan now = MeteredEvents.trackingPlan();
    List<EventPlan> events =
        now.events().stream()
            .map(
                event ->
                    MeteredEvents.event(
                        event.name(),
                        event.terms().tier(),
                        event.terms().route(),
                        event.fields().stream().filter(is -> !is.name().equals(field)).toList()))
            .toList();
    return new TrackingPlan(now.product(), events, now.insights());
  }

  /** The plan as it was when it named another destination. */
  private static TrackingPlan with(DestinationPlan destination) {
    TrackingPlan now = MeteredEvents.trackingPlan();
    ProductPlan product = now.product();
    return new TrackingPlan(
        new ProductPlan(
            product.name(),
            product.variables(),
            product.defaultLevel(),
            product.retentionDays(),
            product.metrics(),
            product.ownPackages(),
            List.of(destination),
            product.switches(),
            product.identity()),
        now.events(),
        now.insights());
  }

  /** Has a person agreed to another plan, as by an earlier version. */
  private static void agree(Machine machine, TrackingPlan plan) throws IOException {
    machine.choose("on");
    Machine.write(machine.places().agreedPlanFile(), new String(plan.toJson(), ISO_8859_1));
    Machine.write(
        machine.places().agreedFile(),
        "{\"format\":1,\"plan\":\"%s\",\"since\":\"2026-01-01T00:00:00Z\",\"origin\":\"command\"}\n"
            .formatted(plan.hash()));
  }
}
