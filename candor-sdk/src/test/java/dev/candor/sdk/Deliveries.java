package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.wire.Narrowing;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Carries what waits to a collector that answers as it was told, and reads what is kept of it. */
final class Deliveries {

  static final CollectorProtocol PROTOCOL =
      new CollectorProtocol(URI.create("http://127.0.0.1:9"), "secret-key");

  final Machine machine;
  final Places places;

  /** On a machine whose person agreed to sending. */
  Deliveries(Path root) throws IOException {
    machine = new Machine(root);
    machine.choose("on");
    places = machine.places();
  }

  /** The file that names the newest receipt. */
  Path last() {
    return places.receipts().resolve("collector/last");
  }

  List<Receipt> all() throws IOException {
    List<Receipt> all = new ArrayList<>();
    new ReceiptReader(places)
        .each(
            all::add,
            trouble -> {
              throw new AssertionError(trouble);
            });
    return all;
  }

  ReceiptReader.Verified verified() throws IOException {
    return new ReceiptReader(places).verify(Map.of("collector", PROTOCOL), "1.4.2", "hash");
  }

  /** Three, a minute after one another. */
  List<Receipt> three() throws Exception {
    for (int i = 1; i <= 3; i++) {
      SpoolRows.leave(places, new UUID(i, 2), Map.of(), 1, 2);
      carry(Delivery.Outcome.ACCEPTED);
      machine.clock.advance(Duration.ofMinutes(1));
    }
    return all();
  }

  Receipt only() throws IOException {
    List<Receipt> receipts = all();
    assertThat(receipts).hasSize(1);
    return receipts.get(0);
  }

  Path file(Receipt receipt) {
    return places.receipts().resolve(receipt.destination()).resolve(receipt.name());
  }

  /** Tries so often, and nothing becomes of it. */
  void attempt(int times) throws Exception {
    Answering sink =
        new Answering(PROTOCOL, machine.clock.instant(), List.of(Delivery.Outcome.DEFERRED));
    try (Courier courier = machine.courier(sink)) {
      for (int i = 0; i < times; i++) {
        courier.step(Instant.MAX);
      }
    }
  }

  /** Carries all that waits; the destination answers with these in turn. */
  void carry(Delivery.Outcome... outcomes) throws Exception {
    carryBy(PROTOCOL, outcomes);
  }

  void carryBy(Protocol protocol, Delivery.Outcome... outcomes) throws Exception {
    Leg leg =
        new Leg(
            "collector",
            permit -> new Answering(protocol, machine.clock.instant(), List.of(outcomes)));
    try (Courier courier = new Courier(places, leg, machine.consent(), machine.surroundings())) {
      Machine.carryAll(courier);
    }
  }

  /** Says what it would have sent, and answers. */
  private record Answering(Protocol protocol, Instant now, List<Delivery.Outcome> outcomes)
      implements Sink {

    @Override
    public Delivery deliver(Parcel parcel, Instant deadline) {
      List<Delivery.Outcome> answers = new ArrayList<>();
      for (int i = 0; i < parcel.size(); i++) {
        answers.add(outcomes.get(i % outcomes.size()));
      }
      List<Sent> sent = new ArrayList<>();
      for (Message message : protocol.translate(parcel, now).messages()) {
        sent.add(
            new Sent(
                now,
                message.to(),
                parcel.attempt(),
                200,
                message.headers(),
                message.sha256(),
                message.of()));
      }
      return new Delivery(answers, Duration.ZERO, "", Delivery.Ask.NOTHING, Narrowing.NONE, sent);
    }
  }
}
