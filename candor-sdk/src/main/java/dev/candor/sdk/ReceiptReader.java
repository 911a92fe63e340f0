package dev.candor.sdk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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

  private final Path folder;

  /** The receipts in a tool's state folder. */
  public ReceiptReader(Places places) {
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
    for (Path file : files()) {
      Receipt read = read(file, trouble);
      if (read != null) {
        receipt.accept(read);
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
   * The receipt of a name, with or without its ending; null where there is none.
   *
   * @throws IOException if it cannot be read
   */
  public @Nullable Receipt find(String name) throws IOException {
    for (Path file : files()) {
      String of = "" + file.getFileName();
      if (of.equals(name) || of.equals(name + Receipts.ENDING)) {
        return Receipt.read(file);
      }
    }
    return null;
  }

  private List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path destination : OwnFiles.list(folder)) {
      if (Files.isDirectory(destination, LinkOption.NOFOLLOW_LINKS)) {
        for (Path path : OwnFiles.list(destination)) {
          if (path.toString().endsWith(Receipts.ENDING)) {
            files.add(path);
          }
        }
      }
    }
    return files;
  }

  /**
   * What was checked.
   *
   * @param receipts how many were
   * @param remade how many requests' bodies were made again, and are what was sent
   * @param unknown how many could not be, as the destination's protocol is not known here
   * @param wrong what is not as it should be, a sentence each
   */
  public record Verified(int receipts, int remade, int unknown, List<String> wrong) {

    /** Copies its list. */
    public Verified {
      wrong = List.copyOf(wrong);
    }
  }

  /**
   * Checks every receipt: that its file is whole, that the one before it is there and unchanged,
   * and that its requests' bodies, made again of its events, are those that were sent.
   *
   * @param protocols by destination, as they were when it was sent
   */
  public Verified verify(Map<String, Protocol> protocols) throws IOException {
    List<String> wrong = new ArrayList<>();
    List<Seen> seen = new ArrayList<>();
    int remade = 0;
    int unknown = 0;
    for (Path file : files()) {
      Receipt receipt = read(file, wrong::add);
      if (receipt == null) {
        continue;
      }
      seen.add(Seen.of(receipt, HttpSink.sha256(Files.readAllBytes(file))));
      Protocol protocol = protocols.get(receipt.destination());
      for (SentEntry sent : Receipt.sent(file)) {
        if (protocol == null) {
          unknown++;
        } else if (isRemade(receipt, sent, protocol)) {
          remade++;
        } else {
          wrong.add(
              "%s: what was sent to %s at %s is not what its events make"
                  .formatted(receipt.name(), sent.to(), sent.at()));
        }
      }
    }
    Map<String, String> hashes = new HashMap<>();
    seen.forEach(each -> hashes.put(each.key(each.name()), each.sha256()));
    seen.forEach(each -> link(each, hashes, seen, wrong));
    return new Verified(seen.size(), remade, unknown, wrong);
  }

  /** What the chain says of a receipt. */
  private record Seen(
      String destination,
      String name,
      Instant ended,
      String sha256,
      Receipt.@Nullable Link previous) {

    static Seen of(Receipt receipt, String sha256) {
      return new Seen(
          receipt.destination(), receipt.name(), receipt.ended(), sha256, receipt.previous());
    }

    String key(String of) {
      return destination + "/" + of;
    }
  }

  private static void link(
      Seen receipt, Map<String, String> hashes, List<Seen> all, List<String> wrong) {
    Receipt.Link previous = receipt.previous();
    if (previous == null) {
      return;
    }
    String hash = hashes.get(receipt.key(previous.name()));
    boolean older =
        all.stream()
            .filter(other -> other.destination().equals(receipt.destination()))
            .anyMatch(other -> other.ended().isBefore(previous.ended()));
    if (hash == null && older) {
      wrong.add("%s follows %s, which was taken out".formatted(receipt.name(), previous.name()));
    } else if (hash != null && !hash.equals(previous.sha256())) {
      wrong.add(previous.name() + " was changed after it was written");
    }
  }

  private static boolean isRemade(Receipt receipt, SentEntry sent, Protocol protocol) {
    for (boolean withLost : new boolean[] {true, false}) { // the first request of a parcel tells it
      Parcel parcel = receipt.parcel(sent, withLost);
      for (Message message : protocol.translate(parcel, sent.at()).messages()) {
        if (message.to().equals(sent.to())
            && HttpSink.sha256(message.body()).equals(sent.sha256())) {
          return true;
        }
      }
    }
    return false;
  }
}
