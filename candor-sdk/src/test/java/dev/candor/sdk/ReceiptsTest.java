package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.sdk.sink.PostHogProtocol;
import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.FieldType;
import dev.candor.wire.Narrowing;
import dev.candor.wire.PrivacyClass;
import dev.candor.wire.ProductPlan;
import dev.candor.wire.Prose;
import dev.candor.wire.RowHeader;
import dev.candor.wire.TrackingPlan;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
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

    assertThat(verified()).isEqualTo(new ReceiptReader.Verified(2, 2, 0, 0, List.of()));
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
  void whatWasTakenOutIsFoundButForTheOldestWhichGoInTime() throws Exception {
    List<Receipt> all = three();
    Path last = places.receipts().resolve("collector/last");
    assertThat(verified().wrong()).isEmpty();

    assertThat(without(file(all.get(0)))).isEmpty();
    assertThat(without(file(all.get(1))))
        .containsExactly(
            "%s follows %s, which was taken out"
                .formatted(all.get(2).fullName(), all.get(1).name()));
    assertThat(without(file(all.get(2))))
        .containsExactly(all.get(2).fullName() + ", the newest, was taken out");
    assertThat(without(file(all.get(0)), file(all.get(1)))).isEmpty();
    assertThat(without(file(all.get(0)), file(all.get(1)), file(all.get(2))))
        .containsExactly(all.get(2).fullName() + ", the newest, was taken out");
    assertThat(without(last))
        .containsExactly(last + ", which names the newest receipt, is missing or makes no sense");
    assertThat(verified().wrong()).isEmpty();
  }

  @Test
  void aNameOfTheNewestThatIsGoneIsFoundWhereOneReceiptIsLeftThatFollowsAnother() throws Exception {
    List<Receipt> all = three();
    Path last = places.receipts().resolve("collector/last");

    assertThat(without(file(all.get(0)), file(all.get(1)), last))
        .containsExactly(last + ", which names the newest receipt, is missing or makes no sense");
    assertThat(without(file(all.get(1)), file(all.get(2)), last)).isEmpty(); // as of a first one
  }

  @Test
  void aFolderOfReceiptsThatIsGoneIsFoundByTheLedger() throws Exception {
    assertThat(verified().wrong()).isEmpty();
    three();
    Path folder = places.receipts().resolve("collector");
    Path aside = places.state().resolve("aside");

    Files.move(folder, aside);
    assertThat(verified().wrong())
        .containsExactly(
            folder
                + ", the folder of its receipts, was taken out: the ledger counts 6 delivered to"
                + " 'collector'");
    new Ledger(places.ledger()).fold(0, new Spool(places));
    assertThat(verified().wrong()).hasSize(1);
    assertThat(new ReceiptReader(places).verify(Map.of(), "1.4.2", "hash").wrong()).isEmpty();

    Files.createDirectory(folder); // as where all have gone in time
    assertThat(verified().wrong()).isEmpty();
  }

  @Test
  void aReceiptThatIsStillToComeIsNotMissed() throws Exception {
    SpoolRows.leave(places, 1, 2);
    Path segment = SpoolRows.only(places);
    byte[] before = Files.readAllBytes(segment);
    carry(Delivery.Outcome.ACCEPTED);

    Files.delete(file(only())); // died between the ledger's line and the folder
    Files.delete(places.receipts().resolve("collector/last"));
    Files.delete(places.receipts().resolve("collector"));
    Files.write(segment, before);

    assertThat(verified().wrong()).isEmpty();
  }

  @Test
  void whatWasChangedIsFoundAtEveryByteAlsoInTheNewest() throws Exception {
    List<Receipt> all = three();

    for (Receipt receipt : all.subList(1, 3)) {
      Files.delete(file(all.get(receipt.equals(all.get(1)) ? 0 : 1))); // as retention does
      byte[] whole = Files.readAllBytes(file(receipt));
      for (int at = 8; at < whole.length; at++) {
        byte[] flipped = whole.clone();
        flipped[at] ^= 1;
        Files.write(file(receipt), flipped);
        assertThat(verified().wrong()).as("%s, byte %d", receipt.name(), at).isNotEmpty();
      }
      Files.write(file(receipt), whole);
    }
  }

  @Test
  void aNewestThatIsAnotherWholeReceiptIsFound() throws Exception {
    List<Receipt> all = three();
    byte[] whole = Files.readAllBytes(file(all.get(2)));
    SpoolRows.leave(places, new UUID(3, 2), Map.of(), 7);
    machine.clock.advance(Duration.ofMinutes(1));
    String last = Files.readString(places.receipts().resolve("collector/last"));
    carry(Delivery.Outcome.ACCEPTED);
    Path newest = file(all.get(2));
    Path other = newest.resolveSibling(("" + newest.getFileName()).replace(".", "-2."));
    Files.move(other, newest, StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(places.receipts().resolve("collector/last"), last);

    assertThat(verified().wrong())
        .contains(all.get(2).fullName() + ", the newest, was changed after it was written");

    Files.write(newest, whole);
    assertThat(verified().wrong()).isEmpty();
  }

  @Test
  void aNameOfTheNewestThatIsNoTextStopsNeitherTheCheckNorTheNextReceipt() throws Exception {
    three();
    Path last = places.receipts().resolve("collector/last");
    Files.write(last, new byte[] {-1, -2, -1});
    SpoolRows.leave(places, new UUID(9, 2), Map.of(), 1);

    assertThat(verified().wrong())
        .containsExactly(last + ", which names the newest receipt, is missing or makes no sense");
    carry(Delivery.Outcome.ACCEPTED);

    assertThat(all()).hasSize(4);
    assertThat(verified().wrong()).isEmpty();
  }

  @Test
  void aSegmentThatABackupPutsBackGetsAReceiptOfItsOwn() throws Exception {
    SpoolRows.leave(places, 1);
    Path segment = SpoolRows.only(places);
    byte[] backup = Files.readAllBytes(segment);
    carry(Delivery.Outcome.ACCEPTED);
    SpoolRows.leave(places, new UUID(1, 2), Map.of(), 1);
    carry(Delivery.Outcome.ACCEPTED);

    Files.write(segment, backup);
    carry(Delivery.Outcome.ACCEPTED);

    assertThat(verified()).isEqualTo(new ReceiptReader.Verified(3, 3, 0, 0, List.of()));
  }

  @Test
  void whatGoesInTimeIsNotTakenForTakenOut() throws Exception {
    List<Receipt> all = three();
    Receipts receipts = new Receipts(places.receipts(), "collector", machine.clock);
    Instant now = Instant.now();
    for (int i = 0; i < all.size(); i++) { // 33, 32 and 31 days old
      Files.setLastModifiedTime(
          file(all.get(i)), FileTime.from(now.minus(Duration.ofDays(33L - i))));
    }

    for (int kept = 3; kept >= 0; kept--) {
      receipts.bound(new Settings.Kept(30 + kept, 1_000_000), now.minusSeconds(1));

      assertThat(all()).hasSize(kept);
      assertThat(verified().wrong()).as("%d are kept", kept).isEmpty();
    }
    SpoolRows.leave(places, new UUID(9, 2), Map.of(), 1);
    carry(Delivery.Outcome.ACCEPTED);
    assertThat(only().previous()).isNull();
    assertThat(verified().wrong()).isEmpty();
  }

  @Test
  void aReceiptIsFoundByItsNameAndThatOfItsDestination() throws Exception {
    SpoolRows.leave(places, 1);
    carry(Delivery.Outcome.ACCEPTED);
    Path collector = file(only());
    Path vendor = places.receipts().resolve("vendor").resolve(only().name());
    Files.createDirectories(places.receipts().resolve("vendor"));
    ReceiptReader reader = new ReceiptReader(places);
    String bare = only().name().replace(Receipts.ENDING, "");

    assertThat(reader.find(bare)).containsExactly(only());
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
  void aBodyThatDependsOnAnEarlierPlanIsNotCalledWrong() throws Exception {
    TrackingPlan before = keeping(FieldPlan.ActorProperty.FIRST);
    TrackingPlan now = keeping(FieldPlan.ActorProperty.LATEST);
    PostHogProtocol bare = new PostHogProtocol(URI.create("http://127.0.0.1:9"), "phc_key");
    byte[] row = SpoolRows.row(SpoolRows.RUN, 1);
    SpoolWriter writer = new SpoolWriter(places.spool("collector"));
    writer.add(under(before.hash()), row, 0, row.length);
    writer.flush();
    writer.seal(Map.of());

    carryBy(bare.withActorProperties(before), Delivery.Outcome.ACCEPTED);

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

    carryBy(now.byBatch(), Delivery.Outcome.ACCEPTED);

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
      assertThat(verified().wrong()).as("cut at %d", length).isEmpty();
    }
  }

  @Test
  void whatIsNoReceiptIsNamedWhateverElseItIs() throws Exception {
    SpoolRows.leave(places, 1, 2);
    carry(Delivery.Outcome.ACCEPTED);
    Path folder = Files.createDirectory(places.receipts().resolve("collector/x.receipt"));
    Path note = folder.resolveSibling("y.receipt");
    Path later = folder.resolveSibling("z.receipt");
    Files.writeString(note, "a note of mine");
    Files.write(later, new byte[] {'C', 'N', 'D', 'R', 0, 0, 0, 99, 0});

    assertThat(verified().wrong())
        .containsExactly(
            folder + " cannot be read: Is a directory",
            note + " is no receipt: this file is no segment of a spool",
            later
                + " cannot be read: a segment of version 99: this reader knows 1, 2, 4 and 7,"
                + " and leaves it");
    assertThat(verified().receipts()).isEqualTo(1);
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
    return new ReceiptReader(places).verify(Map.of("collector", PROTOCOL), "1.4.2", "hash");
  }

  /** Three, a minute after one another. */
  private List<Receipt> three() throws Exception {
    for (int i = 1; i <= 3; i++) {
      SpoolRows.leave(places, new UUID(i, 2), Map.of(), 1, 2);
      carry(Delivery.Outcome.ACCEPTED);
      machine.clock.advance(Duration.ofMinutes(1));
    }
    return all();
  }

  /** What is wrong while these files are gone. */
  private List<String> without(Path... files) throws IOException {
    List<byte[]> contents = new ArrayList<>();
    for (Path file : files) {
      contents.add(Files.readAllBytes(file));
      Files.delete(file);
    }
    List<String> wrong = verified().wrong();
    for (int i = 0; i < files.length; i++) {
      Files.write(files[i], contents.get(i));
    }
    return wrong;
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
    Answering sink =
        new Answering(PROTOCOL, machine.clock.instant(), List.of(Delivery.Outcome.DEFERRED));
    try (Courier courier = machine.courier(sink)) {
      for (int i = 0; i < times; i++) {
        courier.step(Instant.MAX);
      }
    }
  }

  /** Carries all that waits; the destination answers with these in turn. */
  private void carry(Delivery.Outcome... outcomes) throws Exception {
    carryBy(PROTOCOL, outcomes);
  }

  private void carryBy(Protocol protocol, Delivery.Outcome... outcomes) throws Exception {
    Leg leg =
        new Leg(
            "collector",
            permit -> new Answering(protocol, machine.clock.instant(), List.of(outcomes)));
    try (Courier courier = new Courier(places, leg, machine.consent(), machine.surroundings())) {
      while (!courier.step(Instant.MAX).idle()) {
        // until all is carried
      }
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
