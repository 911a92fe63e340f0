package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.wire.Narrowing;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sent is kept, as it was sent. */
class ReceiptsTest {

  private static final CollectorProtocol PROTOCOL =
      new CollectorProtocol(URI.create("http://127.0.0.1:9"), "secret-key");

  @TempDir private Path root = Path.of("");
  private Machine machine = new Machine(root);
  private Places places = machine.places();

  @BeforeEach
  void agree() throws IOException {
    machine = new Machine(root);
    machine.choose("on");
    places = machine.places();
  }

  @Test
  void aReceiptSaysWhatWasSentWhereToAndWhatBecameOfIt() throws Exception {
    SpoolRows.leave(places, SpoolRows.RUN, Map.of(Loss.QUEUE_FULL, 2L), 1, 2, 5);

    carry(Delivery.Outcome.ACCEPTED, Delivery.Outcome.rejected("unknown_field"));

    Receipt receipt = only();
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
    assertThat(Files.readString(file(receipt), java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("secret-key");
  }

  @Test
  void theBodiesAreMadeAgainAndHashTheSame() throws Exception {
    SpoolRows.leave(places, SpoolRows.RUN, Map.of(Loss.QUEUE_FULL, 2L), 1, 2, 5, 7, 8);
    SpoolRows.leave(places, new UUID(1, 2), Map.of(), 1);

    carry(Delivery.Outcome.ACCEPTED);

    assertThat(verified()).isEqualTo(new ReceiptReader.Verified(2, 2, 0, List.of()));
  }

  @Test
  void ofManyAttemptsThatCameToNothingTheFirstIsToldAndTheFileGrowsNoMore() throws Exception {
    SpoolRows.leave(places, 1, 2);
    Path segment = SpoolRows.only(places);
    attempt(1);
    long once = Files.size(segment);

    attempt(100);
    assertThat(Files.size(segment)).isEqualTo(once);

    carry(Delivery.Outcome.ACCEPTED);
    assertThat(only().requests())
        .extracting(Receipt.Request::numbers)
        .containsExactly(List.of(1L, 2L), List.of(1L, 2L));
  }

  @Test
  void whatWasChangedOrTakenOutIsFound() throws Exception {
    for (int i = 1; i <= 3; i++) {
      SpoolRows.leave(places, new UUID(i, 2), Map.of(), 1, 2);
      carry(Delivery.Outcome.ACCEPTED);
      machine.clock.advance(Duration.ofMinutes(1));
    }
    List<Receipt> all = all();
    byte[] second = Files.readAllBytes(file(all.get(1)));

    Files.delete(file(all.get(1)));
    assertThat(verified().wrong()).singleElement().asString().contains("was taken out");
    Files.write(file(all.get(1)), second);
    assertThat(verified().wrong()).isEmpty();
    Files.delete(file(all.get(0))); // as retention does
    assertThat(verified().wrong()).isEmpty();
    for (int at = 8; at < second.length; at++) {
      byte[] flipped = second.clone();
      flipped[at] ^= 1;
      Files.write(file(all.get(1)), flipped);
      assertThat(verified().wrong()).as("byte " + at).isNotEmpty();
    }
  }

  @Test
  void whereverTheProcessDiesThereIsOneReceiptAndNoEventIsInTwoPlaces() throws Exception {
    SpoolRows.leave(places, 1, 2);
    Path segment = SpoolRows.only(places);
    carry(Delivery.Outcome.ACCEPTED);
    Receipt first = only();
    byte[] whole = Files.readAllBytes(file(first));

    for (int length = whole.length; length >= 300; length--) { // died before it was moved
      Files.deleteIfExists(file(first));
      Files.deleteIfExists(places.receipts().resolve("collector/last"));
      Files.deleteIfExists(places.ledger());
      Files.write(segment, java.util.Arrays.copyOf(whole, length));

      carry(Delivery.Outcome.ACCEPTED);

      assertThat(new Spool(places).isEmpty()).as("cut at %d", length).isTrue();
      Ledger.Reading reading = machine.ledger().read().get("collector");
      assertThat(reading).as("cut at %d", length).isNotNull();
      assertThat(reading.delivered()).as("cut at %d", length).isEqualTo(reading.recorded());
    }
  }

  @Test
  void whatWasNeverSentLeavesNoReceipt() throws Exception {
    SpoolRows.leave(places, 1, 2);

    new Spool(places).drop(machine.clock);

    assertThat(all()).isEmpty();
  }

  @Test
  void receiptsGoAfterTheirTime() throws Exception {
    SpoolRows.leave(places, 1);
    carry(Delivery.Outcome.ACCEPTED);
    Receipts receipts = new Receipts(places.receipts(), "collector", machine.clock);
    Instant written = Files.getLastModifiedTime(file(only())).toInstant();

    receipts.bound(new Settings.Kept(30, 1_000_000), written.plus(Duration.ofDays(29)));
    assertThat(all()).hasSize(1);
    receipts.bound(new Settings.Kept(30, 1_000_000), written.plus(Duration.ofDays(31)));
    assertThat(all()).isEmpty();
  }

  private List<Receipt> all() throws IOException {
    List<Receipt> all = new ArrayList<>();
    new ReceiptReader(places)
        .each(
            all::add,
            trouble -> {
              throw new AssertionError(trouble);
            });
    return all;
  }

  private ReceiptReader.Verified verified() throws IOException {
    return new ReceiptReader(places).verify(Map.of("collector", PROTOCOL));
  }

  private Receipt only() throws IOException {
    List<Receipt> receipts = all();
    assertThat(receipts).hasSize(1);
    return receipts.get(0);
  }

  private Path file(Receipt receipt) {
    return places.receipts().resolve(receipt.destination()).resolve(receipt.name());
  }

  /** Tries so often, and nothing becomes of it. */
  private void attempt(int times) throws Exception {
    Answering sink = new Answering(machine.clock.instant(), List.of(Delivery.Outcome.DEFERRED));
    try (Courier courier = machine.courier(sink)) {
      for (int i = 0; i < times; i++) {
        courier.step(Instant.MAX);
      }
    }
  }

  /** Carries all that waits; the destination answers with these in turn. */
  private void carry(Delivery.Outcome... outcomes) throws Exception {
    Leg leg =
        new Leg("collector", permit -> new Answering(machine.clock.instant(), List.of(outcomes)));
    try (Courier courier = new Courier(places, leg, machine.consent(), machine.surroundings())) {
      while (!courier.step(Instant.MAX).idle()) {
        // until all is carried
      }
    }
  }

  /** Says what it would have sent, and answers. */
  private record Answering(Instant now, List<Delivery.Outcome> outcomes) implements Sink {

    @Override
    public Delivery deliver(Parcel parcel, Instant deadline) {
      List<Delivery.Outcome> answers = new ArrayList<>();
      for (int i = 0; i < parcel.size(); i++) {
        answers.add(outcomes.get(i % outcomes.size()));
      }
      List<Sent> sent = new ArrayList<>();
      for (Message message : PROTOCOL.translate(parcel, now).messages()) {
        sent.add(
            new Sent(
                now,
                message.to(),
                parcel.attempt(),
                200,
                message.headers(),
                HttpSink.sha256(message.body()),
                message.of()));
      }
      return new Delivery(answers, Duration.ZERO, "", Delivery.Ask.NOTHING, Narrowing.NONE, sent);
    }
  }
}
