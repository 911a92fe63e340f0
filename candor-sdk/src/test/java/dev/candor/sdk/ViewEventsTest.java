package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.Telemetry;
import dev.candor.wire.EventPlan;
import dev.candor.wire.MalformedException;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a host does with a body of a web view, where the plan stands beside the tests. */
class ViewEventsTest {

  private static final String HIT =
      """
      {"event_name":"cache.hit","timestamp":"2026-11-21T04:48:02.995Z","session_id":"s1",\
      "properties":{"kind":"disk"},"measurements":{"megabytes":2.5}}""";

  @TempDir Path root;

  private final List<String> told = new ArrayList<>();

  @Test
  void anEventOfTheViewIsRecordedAsOneOfTheHost() throws Exception {
    Machine machine = new Machine(root);

    ViewEvents.Taken taken = take(machine, body("build-tool", 0, HIT));

    assertThat(taken).isEqualTo(new ViewEvents.Taken(204, 1, List.of()));
    assertThat(told).isEmpty();
    assertThat(machine.localLines().get(1))
        .contains(
            "\"event_name\":\"cache.hit\"",
            "\"session_id\":\"s1\"",
            "\"properties\":{\"kind\":\"disk\"}",
            "\"measurements\":{\"megabytes\":2.5}")
        .doesNotContain("04:48:02.995");
  }

  @Test
  void whatIsNoEventOfThePlanIsCountedAndToldAndTheRestIsRecorded() throws Exception {
    Machine machine = new Machine(root);

    ViewEvents.Taken taken =
        take(
            machine,
            body(
                "build-tool",
                3,
                "{\"event_name\":\"cache.miss\"}",
                HIT,
                HIT.replace("disk", "secret-tape"),
                "\"secret-tape\""));

    assertThat(taken)
        .isEqualTo(
            new ViewEvents.Taken(
                204,
                1,
                List.of(
                    "there is no event 'cache.miss' in the plan",
                    "cache.hit: 'kind' must be one of disk, memory, other",
                    "an event must be an object")));
    assertThat(told)
        .containsExactly(
            "a view lost 3 events before they came here",
            "there is no event 'cache.miss' in the plan (and 2 more)");
    assertThat(reading(machine))
        .isEqualTo(new Ledger.Reading(4, 1, Map.of("unknown_event", 3L), 0));
  }

  @Test
  void aBodyThatIsNoneIsRefusedWhole() throws Exception {
    Machine machine = new Machine(root);

    assertThat(take(machine, body("other-tool", 0, HIT)))
        .isEqualTo(nothing(400, "this is no body of a view: 'product' must be 'build-tool'"));
    assertThat(take(machine, "[]"))
        .isEqualTo(nothing(400, "this is no body of a view: it must be an object"));
    assertThat(take(machine, body("build-tool", 0, HIT).replace("view\":1", "view\":2")))
        .isEqualTo(
            nothing(
                400, "this is no body of a view: 'candor_view' must be 1: make the client anew"));
    assertThat(take(machine, body("build-tool", 0, HIT) + " ".repeat(ViewEvents.LARGEST)))
        .extracting(ViewEvents.Taken::status)
        .isEqualTo(413);
    assertThat(told).hasSize(4);
    assertThat(machine.places().events()).doesNotExist();
  }

  @Test
  void aBodyThatIsCutAtAnyByteIsRefusedWhole() throws Exception {
    Machine machine = new Machine(root);
    byte[] whole = body("build-tool", 0, HIT).getBytes(UTF_8);

    try (Candor candor = machine.candor(MeteredEvents.plan()).open()) {
      ViewEvents views = new ViewEvents(MeteredEvents.plan(), candor.telemetry(), told::add);
      for (int length = 0; length < whole.length; length++) {
        assertThat(views.take(Arrays.copyOf(whole, length)).status())
            .as("cut at byte " + length)
            .isEqualTo(400);
      }
    }
    assertThat(machine.places().events()).doesNotExist();
  }

  @Test
  void aFlippedBitNeverMakesTheHostFail() throws Exception {
    Machine machine = new Machine(root);
    byte[] whole = body("build-tool", 0, HIT).getBytes(UTF_8);

    try (Candor candor = machine.candor(MeteredEvents.plan()).open()) {
      ViewEvents views = new ViewEvents(MeteredEvents.plan(), candor.telemetry(), told::add);
      for (int bit = 0; bit < 8 * whole.length; bit++) {
        byte[] flipped = whole.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);

        ViewEvents.Taken taken = views.take(flipped);

        assertThat(taken.recorded() + taken.refused().size()).as("bit " + bit).isOne();
      }
    }
  }

  @Test
  void aRecordThatItsModuleKeepsIsRefusedWithTheLineThatOpensIt() throws Exception {
    Class<? extends Record> kept = inAModuleOfItsOwn();
    EventPlan event = MeteredEvents.event("kept", "events", "product", List.of());

    assertThatThrownBy(() -> ViewRecord.of(kept, event))
        .isInstanceOf(MalformedException.class)
        .hasMessage(
            "its record cannot be made here: say 'opens org.example.kept to dev.candor.sdk' in the"
                + " module of 'org.example.kept.Kept'");
  }

  private Class<? extends Record> inAModuleOfItsOwn() throws Exception {
    Path module = root.resolve("module-info.java");
    Path record = root.resolve("Kept.java");
    Files.writeString(module, "module org.example.kept {}");
    Files.writeString(record, "package org.example.kept; record Kept() {}");
    Path classes = root.resolve("classes");
    int exit =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(System.out, System.err, "-d", "" + classes, "" + module, "" + record);
    assertThat(exit).isZero();
    ModuleLayer here = Objects.requireNonNull(ModuleLayer.boot());
    Configuration found =
        here.configuration()
            .resolve(ModuleFinder.of(classes), ModuleFinder.of(), Set.of("org.example.kept"));
    ClassLoader loader =
        here.defineModulesWithOneLoader(found, null).findLoader("org.example.kept");
    return Objects.requireNonNull(loader)
        .loadClass("org.example.kept.Kept")
        .asSubclass(Record.class);
  }

  @Test
  void atLevelOffNothingIsReadAndNothingIsKept() throws Exception {
    Machine machine = new Machine(root);
    machine.variables.put("BUILD_TOOL_TELEMETRY", "off");

    assertThat(take(machine, "no body")).isEqualTo(new ViewEvents.Taken(204, 0, List.of()));
    assertThat(take(machine, body("build-tool", 0, HIT)))
        .isEqualTo(new ViewEvents.Taken(204, 0, List.of()));

    assertThat(told).isEmpty();
    assertThat(machine.places().state()).doesNotExist();
  }

  @Test
  void whereThePlanCannotBeReadNothingIsRecordedAndWhereItIsAnothersTheEventIsNot()
      throws Exception {
    Machine machine = new Machine(root);

    try (Candor candor = machine.candor(MeteredEvents.plan()).open()) {
      byte[] queue = body("build-tool", 0, "{\"event_name\":\"queue.full\"}").getBytes(UTF_8);
      Telemetry telemetry = candor.telemetry();

      assertThat(new ViewEvents(MeteredEvents.plan("0"), telemetry, told::add).take(queue).status())
          .isEqualTo(500);
      assertThat(new ViewEvents(MeteredEvents.plan(), telemetry, told::add).take(queue).refused())
          .containsExactly("queue.full: its record and its plan differ: compile both together");
    }
    assertThat(told).hasSize(2);
  }

  private ViewEvents.Taken take(Machine machine, String body) throws IOException {
    try (Candor candor = machine.candor(MeteredEvents.plan()).open()) {
      return new ViewEvents(MeteredEvents.plan(), candor.telemetry(), told::add)
          .take(body.getBytes(UTF_8));
    }
  }

  private static ViewEvents.Taken nothing(int status, String why) {
    return new ViewEvents.Taken(status, 0, List.of(why));
  }

  private static String body(String product, int lost, String... events) {
    return """
    {"candor_view":1,"product":"%s","plan":"0","lost":%d,"events":[%s]}"""
        .formatted(product, lost, String.join(",", events));
  }

  private static Ledger.Reading reading(Machine machine) throws IOException {
    return Objects.requireNonNull(machine.ledger().read().get(Ledger.LOCAL));
  }
}
