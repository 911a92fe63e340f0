package dev.candor.reference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.EventCodec;
import dev.candor.Plan;
import dev.candor.reference.ao.AoPlan;
import dev.candor.sdk.Candor;
import dev.candor.sdk.Places;
import dev.candor.sqlite.SqliteReader;
import dev.candor.sqlite.SqliteStore;
import dev.candor.sqlite.StoredEvent;
import dev.candor.wire.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AO keeps its events as its contract says: every one of them, raw, in {@code telemetry_event}. */
final class AoLocalStoreTest {

  private static final int ROUNDS = 10;

  @TempDir private Path root;

  @Test
  void everyRawEventOfThePlanIsARowWithItsOwnColumns() throws IOException {
    Plan plan = AoPlan.plan();
    List<String> recorded = new ArrayList<>();
    List<String> told = Collections.synchronizedList(new ArrayList<>());
    Planting planting = new Planting(new Random(20_261_121));
    Machine machine = new Machine(plan, root);
    machine.variables.put("AO_TELEMETRY_EVENTS", "on");
    try (Candor candor =
        Candor.builder(plan, "1.4.2")
            .surroundings(machine.surroundings())
            .local(SqliteStore.STORE)
            .diagnostics(told::add)
            .open()) {
      for (int round = 0; round < ROUNDS; round++) {
        for (EventCodec<?> codec : plan.events()) {
          candor.telemetry().record(planting.event(codec.type()));
          recorded.add(codec.name());
        }
      }
    }

    List<StoredEvent> events = new ArrayList<>();
    new SqliteReader(
            Places.of("ao", new Machine(plan, root).surroundings())
                .events()
                .resolve(SqliteStore.FILE))
        .read(SqliteReader.Wanted.ALL, events::add);
    assertThat(told).isEmpty();
    assertThat(events).extracting(StoredEvent::name).containsExactlyElementsOf(recorded);
    assertThat(events)
        .allSatisfy(
            event -> {
              assertThat(event.id()).matches("tev_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
              Json.Members properties =
                  Json.parse(event.payloadJson().getBytes(UTF_8)).object().object("properties");
              assertThat(event.source()).isEqualTo(or(properties, "source", "ao"));
              assertThat(event.level()).isEqualTo(or(properties, "level", "info"));
              assertThat(event.projectId()).isEqualTo(or(properties, "project_id", ""));
              assertThat(event.sessionId()).isEqualTo(or(properties, "session_id", ""));
              assertThat(event.requestId()).isEqualTo(or(properties, "request_id", ""));
            });
    assertThat(events).extracting(StoredEvent::level).contains("debug", "info", "warn", "error");
    assertThat(events).extracting(StoredEvent::projectId).anyMatch(id -> !id.isEmpty());
    assertThat(events).extracting(StoredEvent::sessionId).anyMatch(id -> !id.isEmpty());
  }

  private static String or(Json.Members properties, String name, String otherwise) {
    String value = properties.textOrNull(name);
    return value == null ? otherwise : value;
  }
}
