package dev.candor.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Level;
import dev.candor.Plan;
import dev.candor.reference.iii.IiiPlan;
import dev.candor.sdk.Candor;
import dev.candor.sdk.Consent;
import dev.candor.sdk.Places;
import dev.candor.sdk.Withheld;
import dev.candor.wire.EventPlan;
import dev.candor.wire.TrackingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real plan that has grown since a person agreed, and a product that sends by default. */
class WithheldTest {

  @TempDir private Path root;

  @Test
  void whatAPlanHasGrownByIsNamedFieldByFieldAndAgreedToByOneCommand() throws IOException {
    Machine machine = new Machine(IiiPlan.plan(), root);
    Consent consent = new Consent(IiiPlan.plan(), machine.surroundings());
    consent.choose(Level.ON);
    TrackingPlan now = TrackingPlan.parse(Files.readAllBytes(consent.places().agreedPlanFile()));
    assertThat(now.hash()).isEqualTo(IiiPlan.plan().hash());
    agreeTo(withoutSome(now), consent.places());

    assertThat(consent.decide().withheld())
        .containsExactly(
            new Withheld("", "cli_update_failed", "", "a new event"),
            new Withheld("", "first_run", "install_method", "a new field"),
            new Withheld("", "first_run", "os", "a new field"));

    consent.choose(Level.ON);
    assertThat(consent.decide().withheld()).isEmpty();
  }

  /** As the plan was before it had an event and two fields. */
  private static TrackingPlan withoutSome(TrackingPlan plan) {
    List<EventPlan> events = new ArrayList<>();
    for (EventPlan event : plan.events()) {
      if (event.name().equals("first_run")) {
        events.add(
            new EventPlan(
                event.name(),
                event.purpose(),
                event.owner(),
                event.terms(),
                event.counter(),
                event.expires(),
                event.prose(),
                event.fields().stream()
                    .filter(field -> !List.of("os", "install_method").contains(field.name()))
                    .toList()));
      } else if (!event.name().equals("cli_update_failed")) {
        events.add(event);
      }
    }
    return new TrackingPlan(plan.product(), events, plan.insights());
  }

  private static void agreeTo(TrackingPlan plan, Places places) throws IOException {
    Files.write(places.agreedPlanFile(), plan.toJson());
    Files.writeString(
        places.agreedFile(),
        "{\"format\":1,\"plan\":\"%s\",\"since\":\"2026-01-01T00:00:00Z\",\"origin\":\"command\"}\n"
            .formatted(plan.hash()));
  }

  @Test
  void aDefaultThatSendsDoesSoFromTheRunOnThatComesAfterItsNotice() {
    Plan plan = sending(IiiPlan.plan());
    Machine machine = new Machine(plan, root);
    List<String> shown = new ArrayList<>();

    assertThat(run(machine, plan, null)).isEqualTo(Level.LOCAL);
    assertThat(run(machine, plan, null)).isEqualTo(Level.LOCAL);
    assertThat(run(machine, plan, shown)).isEqualTo(Level.LOCAL);
    assertThat(run(machine, plan, shown)).isEqualTo(Level.ON);
    assertThat(run(machine, plan, null)).isEqualTo(Level.ON);

    assertThat(shown).hasSize(1);
    assertThat(shown.get(0))
        .contains(
            "first_run: Counts the machines on which the engine was started for the first time.",
            "posthog (a vendor)",
            "400 days",
            "Nothing is sent by this run",
            "iii telemetry off",
            "iii telemetry local",
            "III_TELEMETRY=off",
            "DO_NOT_TRACK=1");
  }

  @Test
  void aNoticeThatCouldNotBeShownIsAgreedToByNobodyAndHarmsNothing() {
    Plan plan = sending(IiiPlan.plan());
    Machine machine = new Machine(plan, root);
    List<String> told = new ArrayList<>();

    Candor.builder(plan, "1.0.0")
        .surroundings(machine.surroundings())
        .diagnostics(told::add)
        .notice(
            "iii telemetry",
            text -> {
              throw new IllegalStateException("the terminal is gone");
            })
        .open()
        .close();

    assertThat(told).singleElement().asString().contains("the notice could not be shown");
    assertThat(run(machine, plan, null)).isEqualTo(Level.LOCAL);
  }

  @Test
  void noNoticeIsShownWhereSomebodySpokeOrNobodyCanSeeIt() throws IOException {
    Plan plan = sending(IiiPlan.plan());
    List<String> shown = new ArrayList<>();

    Machine refusing = new Machine(plan, root.resolve("refusing"));
    refusing.variables.put("DO_NOT_TRACK", "1");
    run(refusing, plan, shown);
    Machine ci = new Machine(plan, root.resolve("ci"));
    ci.variables.put("APPVEYOR", "True");
    run(ci, plan, shown);
    Machine chosen = new Machine(plan, root.resolve("chosen"));
    chosen.user("local");
    run(chosen, plan, shown);

    assertThat(shown).isEmpty();
  }

  private static Level run(Machine machine, Plan plan, @Nullable List<String> shown) {
    Candor.Builder builder = Candor.builder(plan, "1.0.0").surroundings(machine.surroundings());
    if (shown != null) {
      builder.notice("iii telemetry", shown::add);
    }
    try (Candor candor = builder.open()) {
      return candor.decision().level();
    }
  }

  private static Plan sending(Plan plan) {
    return new Plan(
        plan.product(),
        plan.variables(),
        plan.switches(),
        Level.ON,
        plan.identity(),
        plan.destinations(),
        plan.ownPackages(),
        plan.hash(),
        plan.events());
  }
}
