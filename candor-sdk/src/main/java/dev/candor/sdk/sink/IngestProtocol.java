package dev.candor.sdk.sink;

import dev.candor.sdk.Delivery;
import dev.candor.sdk.Fate;
import dev.candor.sdk.HttpSink;
import dev.candor.sdk.Message;
import dev.candor.sdk.Parcel;
import dev.candor.sdk.Protocol;
import dev.candor.sdk.Rejection;
import dev.candor.sdk.Response;
import dev.candor.wire.Json;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.Row;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A command-line tool's own ingest: {@code POST /api/observability/ingest}, one request for each
 * session, so that what is said of a session is never said of another.
 *
 * <p>The protocol says nothing of single events: a request is taken whole or refused whole, and
 * what is refused is lost; but not what a server cannot take now, or not at one time. It has no id
 * for an event either; here each carries {@code event_id}, by which a receiver can tell a repeat.
 * {@code user_email} is always empty. Counts it does not take.
 *
 * <p>Without a token nobody is told who asks. With one, use {@link IngestSink}, which renews it.
 * Immutable.
 */
public final class IngestProtocol implements Protocol {

  /** How many events the contract's buffer holds, so how many a request has at most. */
  private static final int EVENTS = 200;

  private static final Duration OLDEST = Duration.ofDays(28);
  private static final Set<String> OWN = Set.of("type", "timestamp", "session_id", "event_id");

  private final URI base;
  private final URI ingest;
  private final String project;
  private final String token;
  private final boolean last;

  /**
   * Of an address that takes events of anybody.
   *
   * @throws IllegalArgumentException if it is not one of http or https, or has something behind its
   *     path
   */
  public IngestProtocol(URI base) {
    this(HttpSink.base(base), "", "", false);
  }

  private IngestProtocol(URI base, String project, String token, boolean last) {
    this.base = base;
    this.ingest = URI.create(base.toString().replaceAll("/+$", "") + "/api/observability/ingest");
    this.project = project;
    this.token = token;
    this.last = last;
  }

  /** With the property of events whose value is the request's {@code project_id}. */
  public IngestProtocol withProject(String property) {
    return new IngestProtocol(base, property, token, last);
  }

  /** With the token of who is signed in. */
  IngestProtocol withToken(String bearer) {
    return new IngestProtocol(base, project, bearer, last);
  }

  /** With no other token to be had: a refusal of this one is final. */
  IngestProtocol last() {
    return new IngestProtocol(base, project, token, true);
  }

  @Override
  public URI address() {
    return base;
  }

  @Override
  public Duration oldest() {
    return OLDEST;
  }

  @Override
  public Translation translate(Parcel parcel, Instant at) {
    Map<Integer, String> refused = new LinkedHashMap<>();
    for (int i = 0; i < parcel.counts().size(); i++) {
      refused.put(i, Rejection.NO_COUNTS.word());
    }
    Map<String, List<Integer>> sessions = new LinkedHashMap<>();
    for (int i = 0; i < parcel.rows().size(); i++) {
      String session = parcel.rows().get(i).session();
      sessions.computeIfAbsent(session == null ? "" : session, id -> new ArrayList<>()).add(i);
    }
    List<Message> messages = new ArrayList<>();
    sessions.forEach(
        (session, places) -> {
          for (int from = 0; from < places.size(); from += EVENTS) {
            List<Integer> some = places.subList(from, Math.min(places.size(), from + EVENTS));
            messages.add(message(parcel, session, some, at));
          }
        });
    return new Translation(messages, refused);
  }

  private Message message(Parcel parcel, String session, List<Integer> places, Instant at) {
    List<Row> rows = places.stream().map(parcel.rows()::get).toList();
    JsonWriter out = new JsonWriter(16 * 1024);
    out.beginObject();
    out.name("session_id").value(session);
    out.name("cli_version").value(parcel.header().version());
    out.name("user_email").value("");
    out.name("project_id").value(project(rows));
    out.name("timestamp").value(at.toEpochMilli());
    out.name("events").beginArray();
    rows.forEach(row -> event(out, row, session));
    out.endArray().endObject();
    Message message = Message.json(ingest, out, places);
    return token.isEmpty() ? message : message.secret("Authorization", "Bearer " + token);
  }

  /** The first that one of them names; empty where none does. */
  private String project(List<Row> rows) {
    for (Row row : rows) {
      if (row.properties().members().get(project) instanceof Json.Text id) {
        return id.value();
      }
    }
    return "";
  }

  private static void event(JsonWriter out, Row row, String session) {
    out.beginObject();
    out.name("type").value(row.name());
    out.name("timestamp").value(row.epochMillis());
    out.name("session_id").value(session);
    out.name("event_id").value(row.id());
    for (Json.Members members : List.of(row.properties(), row.measurements())) {
      members
          .members()
          .forEach(
              (name, value) -> {
                if (!OWN.contains(name)) {
                  value.write(out.name(name));
                }
              });
    }
    out.endObject();
  }

  @Override
  public Fate fate(int status) {
    if (status >= 200 && status < 300) {
      return Fate.READ;
    }
    if (status == 413) {
      return Fate.SPLIT;
    }
    boolean renewed = status == 401 && !token.isEmpty() && !last;
    boolean passing = status == 408 || status == 429 || status >= 500;
    return renewed || passing ? Fate.RETRY : Fate.REJECT;
  }

  /** All taken: the contract knows no other answer. */
  @Override
  public Delivery read(Parcel parcel, Message message, Response response) {
    return Delivery.accepted(message.size());
  }
}
