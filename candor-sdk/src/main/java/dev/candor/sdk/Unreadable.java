package dev.candor.sdk;

import dev.candor.wire.Json;
import dev.candor.wire.MalformedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** Segments of the spool that cannot be read. */
final class Unreadable {

  private Unreadable() {}

  /**
   * Sets a segment aside that cannot be read, so that it stands in nobody's way. Its events are
   * lost(damaged), but for those that it says were delivered.
   *
   * @return how many are lost
   */
  static long setAside(Path path, Books books) throws IOException {
    long recorded = 0;
    long delivered = 0;
    try {
      for (Segment.Entry entry : SegmentReader.read(path).entries()) {
        recorded += recorded(entry);
        delivered += delivered(entry);
      }
    } catch (MalformedException e) {
      recorded = 0; // no segment at all: nobody knows of an event in it
    } catch (NoSuchFileException e) {
      return 0; // another process set it aside
    }
    long lost = Math.max(0, recorded - delivered);
    if (recorded > 0) {
      Map<String, Long> losses = Map.of(Loss.DAMAGED.word(), lost);
      books
          .ledger()
          .append(
              new Ledger.Line(
                  Claim.part(path), books.destination(), recorded, recorded - lost, losses, false));
    }
    Files.move(
        path,
        path.resolveSibling(path.getFileName() + Spool.SET_ASIDE),
        StandardCopyOption.REPLACE_EXISTING); // a state folder that was put back had it before
    return lost;
  }

  private static long recorded(Segment.Entry entry) {
    try {
      if (entry.kind() == Segment.COUNTS) {
        return SpooledCounts.parse(entry.json()).events();
      }
      return entry.kind() == Segment.EVENT ? 1 : 0;
    } catch (MalformedException e) {
      return 0; // counts that nobody can read: of how many events, nobody knows
    }
  }

  private static long delivered(Segment.Entry entry) {
    try {
      if (entry.kind() == Segment.SETTLED) {
        return SpooledCounts.Settled.parse(entry.json()).delivered();
      }
      if (entry.kind() != Segment.OUTCOME) {
        return 0;
      }
      Json.Members outcome = Json.parse(entry.json()).object();
      return outcome.textOrNull("reason") == null ? outcome.whole("count") : 0;
    } catch (MalformedException e) {
      return 0; // it may be what made the segment unreadable
    }
  }
}
