package dev.candor.sdk;

import dev.candor.wire.RowHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the receipts of a tool, and checks that they are what was sent. Holds no state. */
public final class ReceiptReader {

  private final Places places;
  private final Path folder;

  /** The receipts in a tool's state folder. */
  public ReceiptReader(Places places) {
    this.places = places;
    this.folder = places.receipts();
  }

  /**
   * Reads all receipts, one at a time: by destination, the oldest run first.
   *
   * @param trouble is told why others cannot be read, a sentence each
   * @throws IOException if the folder cannot be read
   */
  public void each(Consumer<? super Receipt> receipt, Consumer<? super String> trouble)
      throws IOException {
    for (Path destination : Listing.folders(folder)) {
      for (Path file : Receipts.files(destination)) {
        Receipt read = read(file, trouble);
        if (read != null) {
          receipt.accept(read);
        }
      }
    }
  }

  private static @Nullable Receipt read(Path file, Consumer<? super String> trouble) {
    try {
      return Receipt.read(file);
    } catch (IOException | RuntimeException e) {
      if (Files.exists(file)) { // else it was too old, and is gone since we looked
        trouble.accept("" + e.getMessage());
      }
      return null;
    }
  }

  /**
   * The receipts of a name, with or without its ending: one of each destination that has it, or the
   * one of the destination that stands before it with a slash.
   *
   * @throws IOException if one cannot be read
   */
  public List<Receipt> find(String name) throws IOException {
    List<Receipt> found = new ArrayList<>();
    for (Path destination : Listing.folders(folder)) {
      for (Path file : Receipts.files(destination)) {
        String bare = "" + file.getFileName();
        String full = destination.getFileName() + "/" + bare;
        String asked = name.endsWith(Receipts.ENDING) ? name : name + Receipts.ENDING;
        if (asked.equals(bare) || asked.equals(full)) {
          found.add(Receipt.read(file));
        }
      }
    }
    return found;
  }

  /**
   * What was checked.
   *
   * @param receipts how many were
   * @param remade how many requests' bodies were made again, and are what was sent
   * @param unknown how many could not be, as the destination's protocol is not known here
   * @param otherVersion how many could not be, as their events were recorded by another version of
   *     the tool, or under another plan: what is made of events depends on both
   * @param wrong what is not as it should be, a sentence each
   */
  public record Verified(
      int receipts, int remade, int unknown, int otherVersion, List<String> wrong) {

    /** Copies its list. */
    public Verified {
      wrong = List.copyOf(wrong);
    }
  }

  /**
   * Checks every receipt: that its file is whole, that the one before it and the newest are there
   * and unchanged, and that its requests' bodies, made again of its events, are those that were
   * sent. Checks, too, that each destination has the folder of its receipts whose protocol makes
   * receipts and of which the ledger says that it has events: those go in time, the folder stays.
   *
   * @param protocols by destination, as they were when it was sent
   * @param version the version of the tool that they are of
   * @param plan the hash of the plan that they were made with
   */
  public Verified verify(Map<String, Protocol> protocols, String version, String plan)
      throws IOException {
    Checking checking = new Checking(protocols, version, plan);
    for (Path destination : Listing.folders(folder)) {
      Links links = new Links(destination);
      for (Path file : Receipts.files(destination)) {
        Receipt receipt = read(file, checking.wrong::add);
        if (receipt == null) {
          links.unreadable("" + file.getFileName());
        } else {
          links.add(receipt, Sha256.of(Files.readAllBytes(file)));
          checking.check(receipt, Receipt.sent(file));
        }
      }
      links.check(checking.wrong);
    }
    for (String destination : protocols.keySet()) {
      checkFolder(destination, checking.wrong);
    }
    return checking.verified();
  }

  /**
   * Looks for the folder that is made with the first receipt. A segment that still stands in the
   * spool, although the ledger has its line, has its receipt to come.
   */
  private void checkFolder(String destination, List<String> wrong) throws IOException {
    Ledger.Told told = new Ledger(places.ledger()).told();
    long delivered = told.sums().getOrDefault(destination, Ledger.Reading.NONE).delivered();
    for (Ledger.Line line : told.lines().values()) {
      if (line.sink().equals(destination)
          && Files.notExists(places.spool(destination).resolve(line.part() + Spool.ENDING))) {
        delivered += line.delivered();
      }
    }
    Path receipts = folder.resolve(destination);
    if (delivered > 0
        && Files.notExists(receipts)) { // asked last: no segment goes before it is there
      wrong.add(
          "%s, the folder of its receipts, was taken out: the ledger counts %,d delivered to '%s'"
              .formatted(receipts, delivered, destination));
    }
  }

  /** Makes bodies again. */
  private static final class Checking {

    private final Map<String, Protocol> protocols;
    private final String version;
    private final String plan;
    private final List<String> wrong = new ArrayList<>();
    private int receipts;
    private int remade;
    private int unknown;
    private int otherVersion;

    Checking(Map<String, Protocol> protocols, String version, String plan) {
      this.protocols = protocols;
      this.version = version;
      this.plan = plan;
    }

    void check(Receipt receipt, List<SentEntry> requests) {
      receipts++;
      Protocol protocol = protocols.get(receipt.destination());
      for (SentEntry sent : requests) {
        if (protocol == null) {
          unknown++;
        } else if (isRemade(receipt, sent, protocol)) {
          remade++;
        } else if (!isOfThis(receipt.header())) {
          otherVersion++;
        } else {
          wrong.add(
              "%s: what was sent to %s at %s is not what its events make"
                  .formatted(receipt.fullName(), sent.to(), sent.at()));
        }
      }
    }

    private boolean isOfThis(RowHeader header) {
      return header.version().equals(version) && header.plan().equals(plan);
    }

    Verified verified() {
      return new Verified(receipts, remade, unknown, otherVersion, wrong);
    }
  }

  private static boolean isRemade(Receipt receipt, SentEntry sent, Protocol protocol) {
    for (boolean withLost : new boolean[] {true, false}) { // the first request of a parcel tells it
      Parcel parcel = receipt.parcel(sent, withLost);
      for (Message message : protocol.translate(parcel, sent.at()).messages()) {
        if (message.to().equals(sent.to()) && message.sha256().equals(sent.sha256())) {
          return true;
        }
      }
    }
    return false;
  }

  /** The receipts of one destination, as they name one another. */
  private static final class Links {

    private final Path folder;
    private final Receipt.@Nullable Link last; // read before the files: what it names is among them
    private final List<Receipt> receipts = new ArrayList<>();
    private final Map<String, String> hashes = new HashMap<>(); // "" where it cannot be read

    Links(Path folder) throws IOException {
      this.folder = folder;
      this.last = Receipts.last(folder);
    }

    void add(Receipt receipt, String sha256) {
      receipts.add(receipt);
      hashes.put(receipt.name(), sha256);
    }

    void unreadable(String name) {
      hashes.put(name, "");
    }

    void check(List<String> wrong) throws IOException {
      for (Receipt receipt : receipts) {
        Receipt.Link previous = receipt.previous();
        if (previous == null) {
          continue;
        }
        if (isChanged(previous)) {
          wrong.add(named(previous) + " was changed after it was written");
        } else if (!hashes.containsKey(previous.name()) && isOneOlder(previous.ended())) {
          wrong.add(
              "%s follows %s, which was taken out".formatted(receipt.fullName(), previous.name()));
        }
      }
      checkLast(wrong);
    }

    /**
     * Of a first receipt, which follows none, the process may have died before it wrote down that
     * it is the last.
     */
    private void checkLast(List<String> wrong) throws IOException {
      if (last == null) {
        boolean follows = receipts.stream().anyMatch(receipt -> receipt.previous() != null);
        if (hashes.size() > 1 || follows) {
          wrong.add(
              "%s, which names the newest receipt, is missing or makes no sense"
                  .formatted(folder.resolve(Receipts.LAST)));
        }
      } else if (isChanged(last)) {
        wrong.add(named(last) + ", the newest, was changed after it was written");
      } else if (!hashes.containsKey(last.name()) && last.equals(Receipts.last(folder))) {
        wrong.add(named(last) + ", the newest, was taken out"); // else it went in time, just now
      }
    }

    private boolean isChanged(Receipt.Link link) {
      String hash = hashes.getOrDefault(link.name(), "");
      return !hash.isEmpty() && !hash.equals(link.sha256());
    }

    /** Receipts go in time, the oldest first: where an older one stays, that was not the reason. */
    private boolean isOneOlder(Instant ended) {
      return receipts.stream().anyMatch(receipt -> receipt.ended().isBefore(ended));
    }

    private String named(Receipt.Link link) {
      return folder.getFileName() + "/" + link.name();
    }
  }
}
