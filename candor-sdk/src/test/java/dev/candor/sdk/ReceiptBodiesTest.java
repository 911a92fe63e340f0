package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.sdk.sink.PostHogProtocol;
import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.FieldType;
import dev.candor.wire.PrivacyClass;
import dev.candor.wire.ProductPlan;
import dev.candor.wire.Prose;
import dev.candor.wire.RowHeader;
import dev.candor.wire.TrackingPlan;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was sent is made again of what is kept, and compared. */
class ReceiptBodiesTest {

  @TempDir Path root;
  private Deliveries deliveries;
  private Places places;

  @BeforeEach
  void agree() throws IOException {
    deliveries = new Deliveries(root);
    places = deliveries.places;
  }

  @Test
  void theBodiesAreMadeAgainAndHashTheSame() throws Exception {
    SpoolRows.leave(places, SpoolRows.RUN, Map.of(Loss.QUEUE_FULL, 2L), 1, 2, 5, 7, 8);
    SpoolRows.leave(places, new UUID(1, 2), Map.of(), 1);

    deliveries.carry(Delivery.Outcome.ACCEPTED);

    assertThat(deliveries.verified()).isEqualTo(new ReceiptReader.Verified(2, 2, 0, 0, List.of()));
  }

  @Test
  void aBodyThatDependsOnAnEarlierPlanIsNotCalledWrong() throws Exception {
    TrackingPlan before = keeping(FieldPlan.ActorProperty.FIRST);
    TrackingPlan now = keeping(FieldPlan.ActorProperty.LATEST);
    PostHogProtocol bare = new PostHogProtocol(URI.create("http://127.0.0.1:9"), "phc_key");
    byte[] row = SpoolRows.row(SpoolRows.RUN, 1);
    SpoolWriter writer = new SpoolWriter(places.spool("collector"));
    writer.add(under(before.hash()), row, 0, row.length);
    writer.flush();
    writer.seal(Map.of());

    deliveries.carryBy(bare.withActorProperties(before), Delivery.Outcome.ACCEPTED);

    ReceiptReader reader = new ReceiptReader(places);
    assertThat(
            reader.verify(
                Map.of("collector", bare.withActorProperties(before)), "1.4.2", before.hash()))
        .isEqualTo(new ReceiptReader.Verified(1, 1, 0, 0, List.of()));
    assertThat(
            reader.verify(Map.of("collector", bare.withActorProperties(now)), "1.4.2", now.hash()))
        .isEqualTo(new ReceiptReader.Verified(1, 0, 0, 1, List.of()));
    assertThat(reader.verify(Map.of("collector", bare), "1.4.2", before.hash()).wrong())
        .singleElement()
        .asString()
        .contains("is not what its events make");
  }

  @Test
  void whatAnEarlierVersionOfTheToolSentByAnotherProtocolIsNotCalledWrong() throws Exception {
    SpoolRows.leave(places, 1);
    PostHogProtocol now = new PostHogProtocol(URI.create("http://127.0.0.1:9"), "phc_key");

    deliveries.carryBy(now.byBatch(), Delivery.Outcome.ACCEPTED);

    ReceiptReader reader = new ReceiptReader(places);
    assertThat(reader.verify(Map.of("collector", now), "1.5.0", "hash"))
        .isEqualTo(new ReceiptReader.Verified(1, 0, 0, 1, List.of()));
    assertThat(reader.verify(Map.of("collector", now.byBatch()), "1.5.0", "hash"))
        .isEqualTo(new ReceiptReader.Verified(1, 1, 0, 0, List.of()));
    assertThat(reader.verify(Map.of("collector", now), "1.4.2", "hash").wrong()).hasSize(1);
  }

  private static TrackingPlan keeping(FieldPlan.ActorProperty as) {
    return new TrackingPlan(
        new ProductPlan(
            "build-tool", "BUILD_TOOL", "on", 30, "", List.of(), List.of(), List.of(), null),
        List.of(
            new EventPlan(
                "step",
                "Shows which steps there are.",
                "build-team@example.org",
                new EventPlan.Terms(
                    "events", "product", "core_loop", "none", EventPlan.INSTALLATION),
                "",
                "",
                Prose.NOTHING,
                List.of(FieldPlan.of("number", PrivacyClass.VALUE, FieldType.WHOLE).keeping(as)))),
        List.of());
  }

  private static RowHeader under(String plan) {
    return new RowHeader(
        1_770_112_800_123L,
        "build-tool",
        "1.4.2",
        plan,
        SpoolRows.RUN,
        "workstation",
        "linux",
        "6.1",
        "amd64",
        "3f2b8c1e-5d47-4a9b-8e60-1c2d3e4f5a6b");
  }
}
