package dev.candor.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.candor.sdk.Delivery;
import dev.candor.sdk.HttpSink;
import dev.candor.sdk.Message;
import dev.candor.sdk.Parcel;
import dev.candor.sdk.Permit;
import dev.candor.sdk.Protocol;
import dev.candor.sdk.Sent;
import dev.candor.sdk.Sink;
import dev.candor.wire.EventCount;
import dev.candor.wire.Row;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Protocol} must do, beside what its sink must. Extend it, and say how to make
 * yours with a key, and what its destination answers where all goes well.
 */
public abstract class ProtocolContract extends SinkContract {

  private static final String SECRET = "sk-0cafe0babe1deadbeef2";
  private static final URI ADDRESS = URI.create("http://destination.example:8080");
  private static final Instant AT = Instant.parse("2026-02-03T11:00:00.456Z");

  /** For the class that says how its protocol is made. */
  protected ProtocolContract() {}

  /**
   * Makes the protocol.
   *
   * @param secret what nobody may learn from a receipt; of letters, digits and hyphens
   */
  protected abstract Protocol protocol(URI address, String secret);

  @Override
  protected final Sink open(Permit permit, URI address) {
    return new HttpSink(permit, protocol(address, SECRET), clock());
  }

  private Protocol protocol() {
    return protocol(ADDRESS, SECRET);
  }

  /** What a courier may come with: all, few, of nobody, again, or counts. */
  private List<Parcel> shapes() {
    Parcel sample = sample();
    ParcelBuilder again = new ParcelBuilder().attempt(2).lost("expired", 3);
    EventCount count =
        new EventCount("hello.started", Map.of("cached", "true"), 3, Map.of(), Map.of());
    return List.of(
        sample,
        part(sample, List.of(0)),
        again.event("hello.started").numberedFrom(7).event("hello.started").parcel(),
        new ParcelBuilder().withoutInstallation().event("hello.started").parcel(),
        new ParcelBuilder().counts(List.of(count)));
  }

  @Test
  final void translatesTheSameParcelToTheSameMessages() {
    assertFalse(protocol().translate(sample(), AT).messages().isEmpty(), "the sample is not told");
    for (Parcel parcel : shapes()) {
      List<Message> once = protocol().translate(parcel, AT).messages();
      List<Message> again = protocol().translate(parcel, AT).messages();
      assertEquals(once.size(), again.size());
      for (int i = 0; i < once.size(); i++) {
        assertEquals(once.get(i).to(), again.get(i).to());
        assertEquals(once.get(i).of(), again.get(i).of());
        assertEquals(once.get(i).headers(), again.get(i).headers());
        assertArrayEquals(once.get(i).body(), again.get(i).body());
      }
    }
  }

  /** By this a receipt is verified: of the parcel, it knows only the events of the message. */
  @Test
  final void aMessageIsTheSameWhateverElseItsParcelHolds() {
    Parcel whole = sample();
    for (Message message : protocol().translate(whole, AT).messages()) {
      demandIn(message, part(whole, message.of()));
    }
    for (Integer left : places(whole)) {
      List<Integer> others = places(whole);
      others.removeIf(left::equals);
      Parcel fewer = part(whole, others);
      for (Message message : protocol().translate(fewer, AT).messages()) {
        demandIn(message, part(fewer, message.of()));
      }
    }
  }

  private void demandIn(Message message, Parcel only) {
    List<Message> alone = protocol().translate(only, AT).messages();
    assertTrue(
        alone.stream().anyMatch(each -> same(each, message)),
        "a message of the events %s is another when its parcel holds no others"
            .formatted(message.of()));
  }

  private static boolean same(Message one, Message other) {
    return one.to().equals(other.to())
        && one.size() == other.size()
        && Arrays.equals(one.body(), other.body());
  }

  private static Parcel part(Parcel of, List<Integer> places) {
    List<Row> rows = places.stream().map(place -> of.rows().get(place)).toList();
    return new Parcel(of.id(), of.attempt(), of.header(), of.lost(), rows, 0, List.of());
  }

  @Test
  final void eachEventIsInAMessageOrRefusedWithAWord() {
    for (Parcel parcel : shapes()) {
      Protocol.Translation translation = protocol().translate(parcel, AT);
      Set<Integer> told = new TreeSet<>(translation.refused().keySet());
      for (Message message : translation.messages()) {
        assertEquals(message.of().stream().sorted().toList(), message.of(), "places must rise");
        told.addAll(message.of());
      }
      assertEquals(new TreeSet<>(places(parcel)), told, "places that are told or refused");
      for (String word : translation.refused().values()) {
        assertTrue(word.matches("[a-z][a-z0-9_]*"), "'" + word + "' is no word for the ledger");
      }
    }
  }

  @Test
  final void saysTheLengthOfItsBodies() throws Exception {
    try (FaultServer server = working()) {
      server.always(
          request ->
              request.headers().containsKey("transfer-encoding")
                  ? Fault.status(411)
                  : taken(request));
      deliver(server).demandAccepted(sample(), "a destination that wants to know the length");
    }
  }

  @Test
  final void noReceiptAndNoTextShowsTheSecret() throws Exception {
    Protocol protocol = protocol();
    demandNoSecret("toString()", protocol.toString());
    demandNoSecret("toString()", protocol.translate(sample(), AT).toString());
    List<Fault> faults = List.of(Fault.status(503), Fault.status(401), Fault.status(400));
    for (Fault fault : faults) {
      try (FaultServer server = FaultServer.start().always(fault)) {
        demandNoSecret(deliver(server).delivery(sample(), fault));
      }
    }
    try (FaultServer server = working()) {
      Delivery delivery = deliver(server).demandAccepted(sample(), "its destination");
      assertFalse(delivery.sent().isEmpty(), "a delivery without what the receipt tells of it");
      demandNoSecret(delivery);
    }
  }

  private Attempt deliver(FaultServer server) throws InterruptedException {
    try (Sink sink = open(server.address())) {
      demandNoSecret("toString()", sink.toString());
      return Attempt.of(sink, sample(), Duration.ofSeconds(15), clock());
    }
  }

  private static void demandNoSecret(Delivery delivery) {
    demandNoSecret("the delivery", delivery.toString());
    for (Sent sent : delivery.sent()) {
      sent.headers().forEach((name, value) -> demandNoSecret("the header " + name, value));
    }
  }

  private static void demandNoSecret(String where, String text) {
    assertFalse(text.contains(SECRET), where + " shows the secret: " + text);
    for (String word : text.split("[ ,;=]", -1)) {
      assertFalse(decoded(word).contains(SECRET), where + " shows the secret, encoded: " + text);
    }
  }

  /** What a word says that may be of Base64; empty where it is not. */
  private static String decoded(String word) {
    try {
      return new String(Base64.getDecoder().decode(word), ISO_8859_1);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static List<Integer> places(Parcel parcel) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < parcel.size(); i++) {
      places.add(i);
    }
    return places;
  }
}
