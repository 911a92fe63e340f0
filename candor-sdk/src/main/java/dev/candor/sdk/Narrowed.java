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
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The events that a collector switched off, for all processes of a person's tool. Its words only
 * add up: nothing that a collector says takes one away, and a person's {@code on} all of them. A
 * destination that one switched off has {@link Stop} instead.
 *
 * <pre>
 * narrowed.json:  {"format":1, "events":[{"name":"hello.run", "by":"collector", "at":"…"}, …]}
 * </pre>
 *
 * <p>The file is looked at once a second at most. One that cannot be read switches nothing off, and
 * the collector says it again with its next answer. Safe for use by several threads; of two
 * processes that write at the same moment the words of one may be lost until then.
 */
public final class Narrowed {

  private static final int FORMAT = 1;
  private static final int MOST = 1_000; // an answer is a stranger's
  private static final long LOOKS_AGAIN_MILLIS = 1_000;

  private final Path file;
  private final InstantSource clock;
  private long looked = Long.MIN_VALUE;
  private @Nullable Object stamp;
  private Denylist denied = Denylist.NONE;

  /** What was switched off in a tool's folder. */
  public Narrowed(Places places, InstantSource clock) {
    this.file = places.state().resolve("narrowed.json");
    this.clock = clock;
  }

  /**
   * An event that was switched off.
   *
   * @param name its name, or how it begins, with an asterisk
   * @param by the destination that said so
   * @param at when it did
   */
  public record Entry(String name, String by, Instant at) {}

  /**
   * What is switched off by now.
   *
   * @throws IOException if that cannot be read, or makes no sense
   */
  public List<Entry> entries() throws IOException {
    List<Entry> entries = new ArrayList<>();
    try {
      Json.Members json = Json.parse(Files.readAllBytes(file)).object();
      if (json.whole("format") != FORMAT) {
        throw new MalformedException("format " + json.whole("format") + ", this reader knows 1");
      }
      for (Json each : json.array("events")) {
        Json.Members entry = each.object();
        Instant at = Instant.ofEpochMilli(Timestamp.parse(entry.text("at")));
        entries.add(new Entry(entry.text("name"), entry.text("by"), at));
      }
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (MalformedException e) {
      throw new IOException(file + " makes no sense (" + e.getMessage() + "): remove it", e);
    }
    return Collections.unmodifiableList(entries);
  }

  /** Whether an event is switched off. */
  synchronized boolean denies(String event) {
    long now = clock.millis();
    if (looked == Long.MIN_VALUE || now < looked || now - looked >= LOOKS_AGAIN_MILLIS) {
      looked = now;
      look();
    }
    return denied.denies(event);
  }

  private void look() {
    try {
      Object seen = Files.getLastModifiedTime(file);
      if (!seen.equals(stamp)) {
        List<String> names = entries().stream().map(Entry::name).toList();
        denied = Denylist.of(names, UnaryOperator.identity());
        stamp = seen;
      }
    } catch (IOException e) { // there is none, which is the rule, or it is damaged
      denied = Denylist.NONE;
      stamp = null;
    }
  }

  /** Adds what a destination said. */
  synchronized void add(Narrowing narrowing, String by) throws IOException {
    Instant now = clock.instant();
    List<Entry> all = new ArrayList<>(entries());
    int before = all.size();
    for (String name : narrowing.events()) {
      if (all.size() < MOST && all.stream().noneMatch(entry -> entry.name().equals(name))) {
        all.add(new Entry(name, by, now));
      }
    }
    if (all.size() > before) {
      OwnFiles.replace(file, json(all));
      looked = Long.MIN_VALUE;
    }
  }

  private static byte[] json(List<Entry> entries) {
    JsonWriter json = new JsonWriter(512);
    json.beginObject().name("format").value(FORMAT).name("events").beginArray();
    for (Entry entry : entries) {
      json.beginObject().name("name").value(entry.name()).name("by").value(entry.by());
      json.name("at").instant(entry.at().toEpochMilli()).endObject();
    }
    return json.endArray().endObject().newline().toByteArray();
  }

  /** Takes all of it away. */
  void lift() throws IOException {
    Files.deleteIfExists(file);
  }
}
