package dev.candor.sdk;

import dev.candor.wire.Json;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.MalformedException;
import dev.candor.wire.Narrowing;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request as a segment keeps it, by which its body can be made again: {@link Segment} draws it.
 *
 * @param at when it was made
 * @param to its address
 * @param parcel the id of the parcel that it was of
 * @param attempt which attempt at the parcel it was
 * @param status what the answer's status was
 * @param headers those of the request, without secrets
 * @param sha256 of its body
 * @param events stretches of the events that it carried, each by its first number and its length
 * @param counts the number of the counts that it carried; 0 where it carried none
 * @param lost whether it told what was lost before
 * @param narrow what the answer wanted less of
 */
record SentEntry(
    Instant at,
    URI to,
    UUID parcel,
    int attempt,
    int status,
    Map<String, String> headers,
    String sha256,
    List<Stretch> events,
    long counts,
    boolean lost,
    Narrowing narrow) {

  /** Events that are numbered without a gap. */
  record Stretch(long first, long count) {}

  SentEntry {
    headers = Map.copyOf(headers);
    events = List.copyOf(events);
  }

  /** The entry of a request. */
  static byte[] of(Parcel parcel, Sent sent, Narrowing narrow) {
    JsonWriter json = new JsonWriter(512);
    json.beginObject().name("at").value(sent.at().toString());
    json.name("to").value(sent.to().toString()).name("parcel").value(parcel.id());
    json.name("attempt").value(sent.attempt()).name("status").value(sent.status());
    json.name("headers").beginObject();
    new TreeMap<>(sent.headers()).forEach((name, value) -> json.name(name).value(value));
    json.endObject().name("sha256").value(sent.sha256());
    if (parcel.counts().isEmpty()) {
      json.name("events").beginArray();
      for (Stretch stretch : stretches(parcel, sent.of())) {
        json.beginArray().value(stretch.first()).value(stretch.count()).endArray();
      }
      json.endArray();
    } else {
      json.name("counts").value(parcel.number());
    }
    json.name("lost").value(!parcel.lost().isEmpty());
    if (!narrow.isNone()) {
      json.name("narrow");
      narrow.write(json);
    }
    return json.endObject().toByteArray();
  }

  /** How many bytes of an entry a narrowing takes. */
  static int length(Narrowing narrow) {
    JsonWriter json = new JsonWriter(512);
    narrow.write(json);
    return json.size();
  }

  private static List<Stretch> stretches(Parcel parcel, List<Integer> places) {
    List<Stretch> stretches = new ArrayList<>();
    for (int place : places) {
      long n = parcel.rows().get(place).n();
      Stretch last = stretches.isEmpty() ? null : stretches.get(stretches.size() - 1);
      if (last != null && last.first() + last.count() == n) {
        stretches.set(stretches.size() - 1, new Stretch(last.first(), last.count() + 1));
      } else {
        stretches.add(new Stretch(n, 1));
      }
    }
    return stretches;
  }

  /**
   * Reads one.
   *
   * @throws MalformedException if it is none
   */
  static SentEntry parse(byte[] entry) {
    Json.Members json = Json.parse(entry).object();
    Map<String, String> headers = new TreeMap<>();
    Json.Members named = json.object("headers");
    named.members().keySet().forEach(name -> headers.put(name, named.text(name)));
    List<Stretch> events = new ArrayList<>();
    boolean counts = json.members().containsKey("counts");
    for (Json stretch : counts ? List.<Json>of() : json.array("events")) {
      events.add(stretch(stretch));
    }
    try {
      return new SentEntry(
          Instant.parse(json.text("at")),
          new URI(json.text("to")),
          UUID.fromString(json.text("parcel")),
          (int) json.whole("attempt"),
          (int) json.whole("status"),
          headers,
          json.text("sha256"),
          events,
          counts ? json.whole("counts") : 0,
          flag(json.members().get("lost")),
          json.members().containsKey("narrow")
              ? Narrowing.parse(json.object("narrow"))
              : Narrowing.NONE);
    } catch (DateTimeException | URISyntaxException | IllegalArgumentException e) {
      throw new MalformedException("a request that makes no sense: " + e.getMessage());
    }
  }

  private static boolean flag(@Nullable Json json) {
    return json instanceof Json.Flag flag && flag.value();
  }

  private static Stretch stretch(Json json) {
    if (json instanceof Json.Array pair
        && pair.values().size() == 2
        && pair.values().get(0) instanceof Json.Whole first
        && pair.values().get(1) instanceof Json.Whole count) {
      return new Stretch(first.value(), count.value());
    }
    throw new MalformedException("a stretch is its first number and its length, not " + json);
  }
}
