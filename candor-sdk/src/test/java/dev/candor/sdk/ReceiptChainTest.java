package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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

/** What was taken out of the receipts, or changed in them, is found. */
class ReceiptChainTest {

  @TempDir Path root;
  private Deliveries deliveries;
  private Places places;

  @BeforeEach
  void agree() throws IOException {
    deliveries = new Deliveries(root);
    places = deliveries.places;
  }

  @Test
  void whatWasTakenOutIsFoundButForTheOldestWhichGoInTime() throws Exception {
    List<Receipt> all = deliveries.three();
    Path last = deliveries.last();
    assertThat(deliveries.verified().wrong()).isEmpty();

    assertThat(without(deliveries.file(all.get(0)))).isEmpty();
    assertThat(without(deliveries.file(all.get(1))))
        .containsExactly(
            "%s follows %s, which was taken out"
                .formatted(all.get(2).fullName(), all.get(1).name()));
    assertThat(without(deliveries.file(all.get(2))))
        .containsExactly(all.get(2).fullName() + ", the newest, was taken out");
    assertThat(without(deliveries.file(all.get(0)), deliveries.file(all.get(1)))).isEmpty();
    assertThat(
            without(
                deliveries.file(all.get(0)),
                deliveries.file(all.get(1)),
                deliveries.file(all.get(2))))
        .containsExactly(all.get(2).fullName() + ", the newest, was taken out");
    assertThat(without(last))
        .containsExactly(last + ", which names the newest receipt, is missing or makes no sense");
    assertThat(deliveries.verified().wrong()).isEmpty();
  }

  @Test
  void aNameOfTheNewestThatIsGoneIsFoundWhereOneReceiptIsLeftThatFollowsAnother() throws Exception {
    List<Receipt> all = deliveries.three();
    Path last = deliveries.last();

    assertThat(without(deliveries.file(all.get(0)), deliveries.file(all.get(1)), last))
        .containsExactly(last + ", which names the newest receipt, is missing or makes no sense");
    assertThat(without(deliveries.file(all.get(1)), deliveries.file(all.get(2)), last))
        .isEmpty(); // as of a first one
  }

  @Test
  void aFolderOfReceiptsThatIsGoneIsFoundByTheLedger() throws Exception {
    assertThat(deliveries.verified().wrong()).isEmpty();
    deliveries.three();
    Path folder = places.receipts().resolve("collector");
    Path aside = places.state().resolve("aside");

    Files.move(folder, aside);
    assertThat(deliveries.verified().wrong())
        .containsExactly(
            folder
                + ", the folder of its receipts, was taken out: the ledger counts 6 delivered to"
                + " 'collector'");
    new Ledger(places.ledger()).fold(0, new Spool(places));
    assertThat(deliveries.verified().wrong()).hasSize(1);
    assertThat(new ReceiptReader(places).verify(Map.of(), "1.4.2", "hash").wrong()).isEmpty();

    Files.createDirectory(folder); // as where all have gone in time
    assertThat(deliveries.verified().wrong()).isEmpty();
  }

  @Test
  void aReceiptThatIsStillToComeIsNotMissed() throws Exception {
    SpoolRows.leave(places, 1, 2);
    Path segment = SpoolRows.only(places);
    byte[] before = Files.readAllBytes(segment);
    deliveries.carry(Delivery.Outcome.ACCEPTED);

    Files.delete(
        deliveries.file(deliveries.only())); // died between the ledger's line and the folder
    Files.delete(deliveries.last());
    Files.delete(places.receipts().resolve("collector"));
    Files.write(segment, before);

    assertThat(deliveries.verified().wrong()).isEmpty();
  }

  @Test
  void whatWasChangedIsFoundAtEveryByteAlsoInTheNewest() throws Exception {
    List<Receipt> all = deliveries.three();

    for (Receipt receipt : all.subList(1, 3)) {
      Files.delete(
          deliveries.file(all.get(receipt.equals(all.get(1)) ? 0 : 1))); // as retention does
      byte[] whole = Files.readAllBytes(deliveries.file(receipt));
      for (int at = 8; at < whole.length; at++) {
        byte[] flipped = whole.clone();
        flipped[at] ^= 1;
        Files.write(deliveries.file(receipt), flipped);
        assertThat(deliveries.verified().wrong())
            .as("%s, byte %d", receipt.name(), at)
            .isNotEmpty();
      }
      Files.write(deliveries.file(receipt), whole);
    }
  }

  @Test
  void oneThatCannotBeReadIsNamedAndNotTakenForTakenOut() throws Exception {
    List<Receipt> all = deliveries.three();

    for (Receipt receipt : all) {
      Path file = deliveries.file(receipt);
      byte[] whole = Files.readAllBytes(file);
      Files.writeString(file, "a note of mine");
      assertThat(deliveries.verified().wrong())
          .containsExactly(file + " is no receipt: this file is no segment of a spool");
      Files.write(file, whole);
    }
  }

  @Test
  void aNewestThatIsAnotherWholeReceiptIsFound() throws Exception {
    List<Receipt> all = deliveries.three();
    byte[] whole = Files.readAllBytes(deliveries.file(all.get(2)));
    SpoolRows.leave(places, new UUID(3, 2), Map.of(), 7);
    deliveries.machine.clock.advance(Duration.ofMinutes(1));
    String last = Files.readString(deliveries.last());
    deliveries.carry(Delivery.Outcome.ACCEPTED);
    Path newest = deliveries.file(all.get(2));
    Path other = newest.resolveSibling(("" + newest.getFileName()).replace(".", "-2."));
    Files.move(other, newest, StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(deliveries.last(), last);

    assertThat(deliveries.verified().wrong())
        .contains(all.get(2).fullName() + ", the newest, was changed after it was written");

    Files.write(newest, whole);
    assertThat(deliveries.verified().wrong()).isEmpty();
  }

  @Test
  void aNameOfTheNewestThatIsNoTextStopsNeitherTheCheckNorTheNextReceipt() throws Exception {
    deliveries.three();
    Path last = deliveries.last();
    Files.write(last, new byte[] {-1, -2, -1});
    SpoolRows.leave(places, new UUID(9, 2), Map.of(), 1);

    assertThat(deliveries.verified().wrong())
        .containsExactly(last + ", which names the newest receipt, is missing or makes no sense");
    deliveries.carry(Delivery.Outcome.ACCEPTED);

    assertThat(deliveries.all()).hasSize(4);
    assertThat(deliveries.verified().wrong()).isEmpty();
  }

  @Test
  void whatGoesInTimeIsNotTakenForTakenOut() throws Exception {
    List<Receipt> all = deliveries.three();
    Receipts receipts = new Receipts(places.receipts(), "collector", deliveries.machine.clock);
    Instant now = Instant.now();
    for (int i = 0; i < all.size(); i++) { // 33, 32 and 31 days old
      Files.setLastModifiedTime(
          deliveries.file(all.get(i)), FileTime.from(now.minus(Duration.ofDays(33L - i))));
    }

    for (int kept = 3; kept >= 0; kept--) {
      receipts.bound(new Settings.Kept(30 + kept, 1_000_000), now.minusSeconds(1));

      assertThat(deliveries.all()).hasSize(kept);
      assertThat(deliveries.verified().wrong()).as("%d are kept", kept).isEmpty();
    }
    SpoolRows.leave(places, new UUID(9, 2), Map.of(), 1);
    deliveries.carry(Delivery.Outcome.ACCEPTED);
    assertThat(deliveries.only().previous()).isNull();
    assertThat(deliveries.verified().wrong()).isEmpty();
  }

  @Test
  void whatIsNoReceiptIsNamedWhateverElseItIs() throws Exception {
    SpoolRows.leave(places, 1, 2);
    deliveries.carry(Delivery.Outcome.ACCEPTED);
    Path folder = Files.createDirectory(places.receipts().resolve("collector/x.receipt"));
    Path note = folder.resolveSibling("y.receipt");
    Path later = folder.resolveSibling("z.receipt");
    Files.writeString(note, "a note of mine");
    Files.write(later, new byte[] {'C', 'N', 'D', 'R', 0, 0, 0, 99, 0});

    assertThat(deliveries.verified().wrong())
        .containsExactly(
            folder + " cannot be read: Is a directory",
            note + " is no receipt: this file is no segment of a spool",
            later
                + " cannot be read: a segment of version 99: this reader knows 1, 2, 4 and 7,"
                + " and leaves it");
    assertThat(deliveries.verified().receipts()).isEqualTo(1);
  }

  /** What is wrong while these files are gone. */
  private List<String> without(Path... files) throws IOException {
    List<byte[]> contents = new ArrayList<>();
    for (Path file : files) {
      contents.add(Files.readAllBytes(file));
      Files.delete(file);
    }
    List<String> wrong = deliveries.verified().wrong();
    for (int i = 0; i < files.length; i++) {
      Files.write(files[i], contents.get(i));
    }
    return wrong;
  }
}
