package dev.candor.reference.iii;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.candor.reference.ContractTable;
import dev.candor.reference.Machine;
import dev.candor.sdk.Consent;
import dev.candor.sdk.Delivery;
import dev.candor.sdk.Imports;
import dev.candor.wire.Batch;
import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.Json;
import dev.candor.wire.Row;
import dev.candor.wire.TrackingPlan;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the engine's contract and Candor's rules meet: what either would send. */
class IiiDeviationsTest {

  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

  @TempDir Path root;

  private final TrackingPlan plan = ContractTable.plan("iii");

  @Test
  void asksForNoAddressOfTheSender() {
    // The contract's side: each event has "ip": "$remote", which a vendor turns into an address.
    assertThat(plan.events())
        .flatExtracting(EventPlan::fields)
        .extracting(FieldPlan::name)
        .doesNotContain("ip", "country");

    Row row = new Machine(IiiPlan.plan(), root).leaving(firstRun());

    assertThat(row.properties().members()).doesNotContainKeys("ip", "country");
    assertThat(row.properties().members()).doesNotContainValue(new Json.Text("$remote"));
  }

  @Test
  void givesABadRequestUpThatTheContractSendsThreeTimes() throws Exception {
    AtomicInteger requests = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          exchange.sendResponseHeaders(400, -1);
          exchange.close();
        });
    server.start();
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());

    try (Imports sink = new Imports(Consent.byCommand(), address, "key", () -> NOW)) {
      Delivery delivery = sink.deliver(batch(), NOW.plusSeconds(10));

      assertThat(delivery.outcomes())
          .extracting(Delivery.Outcome::verdict)
          .containsOnly(Delivery.Verdict.REJECTED);
      assertThat(requests).hasValue(1);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void hashesWhatPeopleCallTheirProjectsAndFunctions() throws IOException {
    Row row = new Machine(IiiPlan.plan(), root).leaving(firstRun());

    // The contract's side: "project_name":"acquisition-of-acme".
    assertThat(row.properties().members()).doesNotContainKey("project_name");
    assertThat(row.properties().text("project_name_hash")).matches("[0-9a-f]{64}");
    assertThat(row.toString()).doesNotContain("acquisition-of-acme").doesNotContain("machine-1");
    assertThat(row.properties().text("install_method")).isEqualTo("brew");
    assertThat(row.properties().text("env")).isEqualTo("other");
  }

  @Test
  void staysLocalWhereTheContractIsOnByDefault() {
    assertThat(plan.product().defaultLevel()).isEqualTo("local");
  }

  private static Batch batch() {
    return new Batch(
        "iii",
        "1.0.0",
        "hash",
        new UUID(1, 1),
        1,
        "workstation",
        null,
        false,
        Map.of(),
        List.of(
            new Batch.Item(
                null, 1, "first_run", NOW.toEpochMilli(), null, new Json.Members(Map.of()), null)),
        List.of());
  }

  private static EngineEvents.FirstRun firstRun() {
    UserProperties user =
        new UserProperties(
            Platform.ENGINE,
            "de_DE",
            OperatingSystem.LINUX,
            Architecture.X86_64,
            8,
            "Europe/Berlin",
            "machine-1",
            ExecutionContext.USER,
            "the-secret-stage",
            InstallMethod.BREW,
            null,
            "3fa85f64-5717-4562-b3fc-2c963f66afa6",
            "acquisition-of-acme");
    return new EngineEvents.FirstRun(
        user, "1.0.0", OperatingSystem.LINUX, Architecture.X86_64, "1.0.0");
  }
}
