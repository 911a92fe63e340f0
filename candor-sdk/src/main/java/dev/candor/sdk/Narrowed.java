package dev.candor.sdk;

import dev.candor.wire.Json;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.MalformedException;
import dev.candor.wire.Narrowing;
import dev.candor.wire.Timestamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The events that a collector switched off, or of which it wants a share, for all processes of a
 * person's tool. Its words only add up: nothing that a collector says takes one away or makes a
 * share larger, and a person's {@code on} takes all of them. A destination that one switched off
 * has {@link Stop} instead.
 *
 * <pre>
 * narrowed.json:  {"format":1, "events":[{"name":"hello.run", "by":"collector", "at":"…"},
 *                  {"name":"hello.poll", "by":"collector", "at":"…", "share":0.1}, …]}
 * </pre>
 *
 * <p>Which events are of a share follows from their ids, so that it is the same wherever it is
 * asked. Counts tell what they count whole, or nothing of it.
 *
 * <p>The file is looked at once a second at most. One that cannot be read switches nothing off, and
 * the collector says it again with its next answer: then a damaged one is set aside. Safe for use
 * by several threads; of two processes that write at the same moment the words of one may be lost
 * until then.
 */
public final class Narrowed {

  private static final int FORMAT = 1;
  private static final int MOST = 1_000; // an answer is a stranger's
  private static final long LOOKS_AGAIN_MILLIS = 1_000;

  private final Path file;
  private final InstantSource clock;
  private long looked = Long.MIN_VALUE;
  private @Nullable Object stamp;
  private List<Sampled> sampled = List.of();

  /** What was switched off in a tool's folder. */
  public Narrowed(Places places, InstantSource clock) {
    this.file = places.state().resolve("narrowed.json");
    this.clock = clock;
  }

  /**
   * An event of which less leaves.
   *
   * @param name its name, or how it begins, with an asterisk
   * @param by the destination that said so
   * @param at when it did
   * @param share which share of it leaves; 0 where it is switched off
   */
  public record Entry(String name, String by, Instant at, double share) {}

  /** The events of a share. */
  private record Sampled(Denylist names, double share) {}

  /**
   * What was switched off, or is sampled, by now.
   *
   * @throws IOException if that cannot be read, or makes no sense
   */
  public List<Entry> entries() throws IOException {
    try {
      List<Entry> entries = read();
      if (entries == null) {
        throw new IOException(file + " is of a newer version of the tool: update this one");
      }
      return Collections.unmodifiableList(entries);
    } catch (MalformedException e) {
      throw new IOException(file + " makes no sense (" + e.getMessage() + "): remove it", e);
    }
  }

  /**
   * The entries; null where the file is of a later format.
   *
   * @throws MalformedException if it is damaged
   */
  private @Nullable List<Entry> read() throws IOException {
    List<Entry> entries = new ArrayList<>();
    Json.Members json;
    try {
      json = Json.parse(OwnFiles.read(file)).object();
    } catch (NoSuchFileException e) {
      return entries;
    }
    if (json.whole("format") > FORMAT) {
      return null;
    }
    if (json.whole("format") < FORMAT) {
      throw new MalformedException("format " + json.whole("format") + ", which there never was");
    }
    for (Json each : json.array("events")) {
      Json.Members entry = each.object();
      Instant at = Instant.ofEpochMilli(Timestamp.parse(entry.text("at")));
      entries.add(new Entry(entry.text("name"), entry.text("by"), at, share(entry)));
    }
    return entries;
  }

  private static double share(Json.Members entry) {
    Json share = entry.members().get("share");
    if (share == null) {
      return 0;
    }
    if (share instanceof Json.Decimal decimal && decimal.value() > 0 && decimal.value() < 1) {
      return decimal.value();
    }
    throw new MalformedException("a share that is not above 0 and below 1");
  }

  /** Whether an event is switched off. */
  boolean denies(String event) {
    return share(event) == 0;
  }

  /** Why an event of a run does not leave; null where it does. */
  @Nullable Loss loss(String event, UUID run, long n) {
    double share = share(event);
    if (share == 0) {
      return Loss.NARROWED;
    }
    return share == 1 || isOf(share, run, n) ? null : Loss.SAMPLED;
  }

  /** By the bits of the event's id, mixed as in SplitMix64 (Steele, Lea, Flood 2014). */
  private static boolean isOf(double share, UUID run, long n) {
    long mixed = run.getLeastSignificantBits() + n * 0x9e37_79b9_7f4a_7c15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xbf58_476d_1ce4_e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d0_49bb_1331_11ebL;
    return ((mixed ^ (mixed >>> 31)) >>> 11) * 0x1.0p-53 < share;
  }

  private synchronized double share(String event) {
    long now = clock.millis();
    if (looked == Long.MIN_VALUE || now < looked || now - looked >= LOOKS_AGAIN_MILLIS) {
      looked = now;
      look();
    }
    if (sampled.isEmpty()) {
      return 1;
    }
    double least = 1;
    for (Sampled each : sampled) {
      if (each.share() < least && each.names().denies(event)) {
        least = each.share();
      }
    }
    return least;
  }

  private void look() {
    try {
      Object seen = Files.getLastModifiedTime(file);
      if (!seen.equals(stamp)) {
        sampled = sampled(entries());
        stamp = seen;
      }
    } catch (IOException e) { // there is none, which is the rule, or it is damaged
      sampled = List.of();
      stamp = null;
    }
  }

  private static List<Sampled> sampled(List<Entry> entries) {
    Map<Double, List<String>> names = new TreeMap<>();
    for (Entry entry : entries) {
      names.computeIfAbsent(entry.share(), share -> new ArrayList<>()).add(entry.name());
    }
    List<Sampled> sampled = new ArrayList<>();
    names.forEach((share, of) -> sampled.add(new Sampled(Denylist.of(of, null), share)));
    return sampled;
  }

  /**
   * Adds what a destination said. A damaged file is set aside for that, and one of a later format
   * left: whoever asks for the entries is told.
   */
  synchronized void add(Narrowing narrowing, String by) throws IOException {
    List<Entry> all;
    try {
      all = read();
    } catch (MalformedException e) {
      moveAside();
      all = new ArrayList<>();
    }
    if (all == null) {
      return;
    }
    boolean less = false;
    for (String name : narrowing.events()) {
      less |= lower(all, new Entry(name, by, clock.instant(), 0));
    }
    for (Map.Entry<String, Double> each : narrowing.sampling().entrySet()) {
      less |= lower(all, new Entry(each.getKey(), by, clock.instant(), each.getValue()));
    }
    if (less) {
      OwnFiles.replace(file, json(all));
      looked = Long.MIN_VALUE;
    }
  }

  /**
   * Puts an entry in the place of one of its name that lets more through; false where none does, or
   * it switches nothing off.
   */
  private static boolean lower(List<Entry> all, Entry entry) {
    if (Denylist.saysNothing(entry.name())) {
      return false;
    }
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).name().equals(entry.name())) {
        boolean lower = entry.share() < all.get(i).share();
        if (lower) {
          all.set(i, entry);
        }
        return lower;
      }
    }
    return all.size() < MOST && all.add(entry);
  }

  private static byte[] json(List<Entry> entries) {
    JsonWriter json = new JsonWriter(512);
    json.beginObject().name("format").value(FORMAT).name("events").beginArray();
    for (Entry entry : entries) {
      json.beginObject().name("name").value(entry.name()).name("by").value(entry.by());
      json.name("at").instant(entry.at().toEpochMilli());
      if (entry.share() > 0) {
        json.name("share").value(entry.share());
      }
      json.endObject();
    }
    return json.endArray().endObject().newline().toByteArray();
  }

  /** Takes all of it away. */
  void lift() throws IOException {
    Files.deleteIfExists(file);
    Files.deleteIfExists(setAside());
  }

  private void moveAside() throws IOException {
    try {
      Files.move(file, setAside(), StandardCopyOption.REPLACE_EXISTING);
    } catch (NoSuchFileException e) {
      return; // another process did it
    }
  }

  private Path setAside() {
    return file.resolveSibling(file.getFileName() + Spool.SET_ASIDE);
  }
}
