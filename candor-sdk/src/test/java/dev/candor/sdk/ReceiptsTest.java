package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sent is kept, as it was sent. */
class ReceiptsTest {

  @TempDir Path root;
  private Deliveries deliveries;
  private Places places;

  @BeforeEach
  void agree() throws IOException {
    deliveries = new Deliveries(root);
    places = deliveries.places;
  }

  @Test
  void aReceiptSaysWhatWasSentWhereToAndWhatBecameOfIt() throws Exception {
    SpoolRows.leave(places, SpoolRows.RUN, Map.of(Loss.QUEUE_FULL, 2L), 1, 2, 5);

    deliveries.carry(Delivery.Outcome.ACCEPTED, Delivery.Outcome.rejected("unknown_field"));

    Receipt receipt = deliveries.only();
    assertThat(receipt.destination()).isEqualTo("collector");
    assertThat(receipt.rows()).hasSize(3);
    assertThat(receipt.outcomes()).isEqualTo(Map.of(1L, "", 2L, "unknown_field", 5L, ""));
    assertThat(receipt.delivered()).isEqualTo(2);
    assertThat(receipt.lost()).isEqualTo(Map.of("unknown_field", 1L));
    assertThat(receipt.untold()).isEqualTo(Map.of("queue_full", 2L));
    assertThat(receipt.requests())
        .extracting(Receipt.Request::numbers)
        .containsExactly(List.of(1L, 2L, 5L));
    assertThat(receipt.requests()).extracting(Receipt.Request::status).containsOnly(200);
    assertThat(receipt.requests().get(0).headers())
        .containsKeys("Candor-Request", "Content-Encoding");
    assertThat(
            Files.readString(
                deliveries.file(receipt), java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("secret-key");
  }

  @Test
  void ofManyAttemptsThatCameToNothingTheFirstIsToldAndTheFileGrowsNoMore() throws Exception {
    SpoolRows.leave(places, 1, 2);
    Path segment = SpoolRows.only(places);
    deliveries.attempt(1);
    long once = Files.size(segment);

    deliveries.attempt(100);
    assertThat(Files.size(segment)).isEqualTo(once);

    deliveries.carry(Delivery.Outcome.ACCEPTED);
    assertThat(deliveries.only().requests())
        .extracting(Receipt.Request::numbers)
        .containsExactly(List.of(1L, 2L), List.of(1L, 2L));
  }

  @Test
  void aSegmentThatABackupPutsBackGetsAReceiptOfItsOwn() throws Exception {
    SpoolRows.leave(places, 1);
    Path segment = SpoolRows.only(places);
    byte[] backup = Files.readAllBytes(segment);
    deliveries.carry(Delivery.Outcome.ACCEPTED);
    SpoolRows.leave(places, new UUID(1, 2), Map.of(), 1);
    deliveries.carry(Delivery.Outcome.ACCEPTED);

    Files.write(segment, backup);
    deliveries.carry(Delivery.Outcome.ACCEPTED);

    assertThat(deliveries.verified()).isEqualTo(new ReceiptReader.Verified(3, 3, 0, 0, List.of()));
  }

  @Test
  void aReceiptIsFoundByItsNameAndThatOfItsDestination() throws Exception {
    SpoolRows.leave(places, 1);
    deliveries.carry(Delivery.Outcome.ACCEPTED);
    Path collector = deliveries.file(deliveries.only());
    Path vendor = places.receipts().resolve("vendor").resolve(deliveries.only().name());
    Files.createDirectories(places.receipts().resolve("vendor"));
    ReceiptReader reader = new ReceiptReader(places);
    String bare = deliveries.only().name().replace(Receipts.ENDING, "");

    assertThat(reader.find(bare)).containsExactly(deliveries.only());
    Files.copy(collector, vendor);
    assertThat(reader.find(bare)).hasSize(2);
    assertThat(reader.find(bare + Receipts.ENDING)).hasSize(2);
    assertThat(reader.find("vendor/" + bare)).hasSize(1);
    assertThat(reader.find("vendor/" + bare + Receipts.ENDING)).hasSize(1);
    Files.writeString(collector, "not a receipt");
    assertThat(reader.find("vendor/" + bare)).hasSize(1);
    assertThat(reader.find("../receipts/vendor/" + bare)).isEmpty();
    assertThat(reader.find("other/" + bare)).isEmpty();
  }

  @Test
  void whereverTheProcessDiesThereIsOneReceiptAndNoEventIsInTwoPlaces() throws Exception {
    SpoolRows.leave(places, 1, 2);
    Path segment = SpoolRows.only(places);
    deliveries.carry(Delivery.Outcome.ACCEPTED);
    Receipt first = deliveries.only();
    byte[] whole = Files.readAllBytes(deliveries.file(first));

    for (int length = whole.length; length >= 300; length--) { // died before it was moved
      Files.deleteIfExists(deliveries.file(first));
      Files.deleteIfExists(deliveries.last());
      Files.deleteIfExists(places.ledger());
      Files.write(segment, java.util.Arrays.copyOf(whole, length));

      deliveries.carry(Delivery.Outcome.ACCEPTED);

      assertThat(new Spool(places).isEmpty()).as("cut at %d", length).isTrue();
      Ledger.Reading reading = deliveries.machine.ledger().read().get("collector");
      assertThat(reading).as("cut at %d", length).isNotNull();
      assertThat(reading.delivered()).as("cut at %d", length).isEqualTo(reading.recorded());
      assertThat(deliveries.verified().wrong()).as("cut at %d", length).isEmpty();
    }
  }

  @Test
  void whatWasNeverSentLeavesNoReceipt() throws Exception {
    SpoolRows.leave(places, 1, 2);

    new Spool(places).drop(deliveries.machine.clock);

    assertThat(deliveries.all()).isEmpty();
  }

  @Test
  void receiptsGoAfterTheirTime() throws Exception {
    SpoolRows.leave(places, 1);
    deliveries.carry(Delivery.Outcome.ACCEPTED);
    Receipts receipts = new Receipts(places.receipts(), "collector", deliveries.machine.clock);
    Instant written = Files.getLastModifiedTime(deliveries.file(deliveries.only())).toInstant();

    receipts.bound(new Settings.Kept(30, 1_000_000), written.plus(Duration.ofDays(29)));
    assertThat(deliveries.all()).hasSize(1);
    receipts.bound(new Settings.Kept(30, 1_000_000), written.plus(Duration.ofDays(31)));
    assertThat(deliveries.all()).isEmpty();
  }
}
