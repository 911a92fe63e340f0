package dev.candor.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * Candor beside the SDKs of those that it sends to, each in processes of its own, against the same
 * server in this one: what an event costs, and what becomes of events at the tool's end.
 */
final class PeerReport {

  private PeerReport() {}

  /**
   * Of so many rounds of 200,000 events, and of the kinds that are named, else of all; with {@code
   * --strict} a missed target ends with 1.
   */
  public static void main(String[] args) throws Exception {
    System.setProperty("sun.net.httpserver.nodelay", "true"); // else its answers wait 40 ms
    boolean strict = false;
    int rounds = 3;
    List<PeerKind> kinds = new ArrayList<>();
    for (String word : args) {
      if (word.equals("--strict")) {
        strict = true;
      } else if (word.matches("[0-9]+")) {
        rounds = Integer.parseInt(word);
      } else {
        kinds.add(PeerKind.of(word));
      }
    }
    boolean kept = print(kinds.isEmpty() ? List.of(PeerKind.values()) : kinds, rounds);
    System.exit(strict && !kept ? 1 : 0);
  }

  private static boolean print(List<PeerKind> kinds, int rounds) throws Exception {
    boolean kept = true;
    System.out.println("processor time of the whole process, µs an event");
    System.out.println("each round of 200,000: all, of that the compilers', and how many arrived");
    for (PeerKind kind : kinds) {
      kept &= new PeerCost(kind, rounds).print();
    }
    System.out.println();
    System.out.println(
        "10,000 events, then the end: how many reached the server (+ wait on the disk), and how"
            + " long after the last one the process lived");
    System.out.println(
        "                             System.exit(0)            main returns     documented"
            + " shutdown    nothing there: that        no answer: that");
    for (PeerKind kind : kinds) {
      kept &= new PeerEnds(kind).print();
    }
    return kept;
  }
}
