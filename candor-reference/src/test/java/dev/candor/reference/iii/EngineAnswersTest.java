package dev.candor.reference.iii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.reference.ChildJvm;
import dev.candor.reference.VendorServer;
import dev.candor.wire.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A.2 of the engine's contract: what a vendor answers, and what becomes of an event, by engines in
 * a process of its own that are started every 40 hours.
 */
@Timeout(60)
class EngineAnswersTest {

  private static final Instant FIRST = Instant.parse("2026-11-21T08:00:00Z");

  /** Answers that another attempt does not change: the contract makes two more, to no end. */
  private static final List<Integer> FINAL = List.of(400, 401, 403, 404);

  /** Answers that may be others later, until nobody would know a repeat for one: six days. */
  private static final List<Integer> PASSING = List.of(429, 500, 502, 503, 504);

  /** A request of two events: each is tried alone, before it is given up. */
  private static final int TOO_LARGE = 413;

  private static final int TAKEN = 200;

  @TempDir private Path root;

  @Test
  void anEventIsSentAgainOnlyWhereThatMayHelpAndAlwaysAsTheSame() throws Exception {
    List<Integer> statuses = new ArrayList<>(FINAL);
    statuses.addAll(PASSING);
    statuses.addAll(List.of(TOO_LARGE, TAKEN));
    List<VendorServer> vendors = new ArrayList<>();
    try {
      List<String> input = new ArrayList<>();
      for (int status : statuses) {
        VendorServer vendor = new VendorServer(status, request -> "{\"code\":" + status + "}");
        vendors.add(vendor);
        for (int start = 0; start < (PASSING.contains(status) ? 5 : 2); start++) {
          input.add(
              "%s|HASHED|III_TELEMETRY=on|AMPLITUDE=%s|NOW=%s"
                  .formatted(
                      root.resolve("" + status),
                      vendor.address(),
                      FIRST.plus(Duration.ofHours(40L * start))));
        }
      }

      String printed = ChildJvm.run(List.of(), Map.of(), Engine.class, input);

      assertThat(printed.lines()).hasSameSizeAs(input);
      for (int i = 0; i < statuses.size(); i++) {
        List<Json.Members> told = firstRuns(vendors.get(i));
        assertThat(told).as("%d", statuses.get(i)).hasSize(times(statuses.get(i)));
        assertThat(told)
            .as("%d", statuses.get(i))
            .allMatch(event -> identity(event).equals(identity(told.get(0))))
            .allMatch(event -> event.whole("time") == FIRST.toEpochMilli());
      }
    } finally {
      vendors.forEach(VendorServer::close);
    }
  }

  private static int times(int status) {
    return PASSING.contains(status) ? 4 : status == TOO_LARGE ? 2 : 1;
  }

  private static List<Json.Members> firstRuns(VendorServer vendor) {
    return vendor.events("events").stream()
        .filter(event -> "first_run".equals(event.text("event_type")))
        .toList();
  }

  private static String identity(Json.Members event) {
    return Objects.requireNonNull(event.text("insert_id"), "insert_id");
  }
}
