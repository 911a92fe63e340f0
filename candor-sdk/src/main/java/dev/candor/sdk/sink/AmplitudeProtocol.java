package dev.candor.sdk.sink;

import dev.candor.sdk.Delivery;
import dev.candor.sdk.Fate;
import dev.candor.sdk.Message;
import dev.candor.sdk.Parcel;
import dev.candor.sdk.Protocol;
import dev.candor.sdk.Response;
import dev.candor.wire.Json;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.Row;
import dev.candor.wire.TrackingPlan;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How Amplitude is told of events: by {@code POST /2/httpapi}, or by {@code POST /batch}, which
 * takes more at a time. An event's fields are its {@code event_properties}, and its id is
 * Amplitude's {@code insert_id}; the plan's hash stands in {@code plan}.
 *
 * <p><b>Who.</b> The device id is the installation's; where there is none, as in CI, it is the
 * run's, the event is nobody's, and its property {@code actor} says {@code run}. There is no user
 * id. An id that Amplitude takes for a mistake, such as {@code unknown}, or that is too short is
 * lost(illegal_identity).
 *
 * <p><b>Where.</b> Neither {@code ip} nor {@code country} is told, so Amplitude looks up no place.
 *
 * <p><b>Repeats.</b> Amplitude knows an {@code insert_id} of a device again for seven days. What is
 * older than six is not sent.
 *
 * <p>Immutable: what sets something makes another. Safe for use by several threads.
 */
public final class AmplitudeProtocol implements Protocol {

  private static final Limits ONE_BY_ONE = new Limits(1_999, 1_000_000, 1_000_000);
  private static final Limits BATCH = new Limits(2_000, 20_000_000, 1_000_000);
  private static final Duration OLDEST = Duration.ofDays(6);

  private final Project project;
  private final boolean batch;
  private final boolean gzip;
  private final AmplitudeEvents events;

  /**
   * Of a project.
   *
   * @param server such as {@code https://api2.amplitude.com} or {@code
   *     https://api.eu.amplitude.com}
   * @param key the project's key
   * @throws IllegalArgumentException if the address is not one of http or https, or the key is none
   */
  public AmplitudeProtocol(URI server, String key) {
    this(new Project(server, key), false, false, AmplitudeEvents.PLAIN);
  }

  private AmplitudeProtocol(Project project, boolean batch, boolean gzip, AmplitudeEvents events) {
    this.project = project;
    this.batch = batch;
    this.gzip = gzip;
    this.events = events;
  }

  /** By {@code POST /batch}: for a product that sends much; in no promised order. */
  public AmplitudeProtocol byBatch() {
    return new AmplitudeProtocol(project, true, gzip, events);
  }

  /** With compressed bodies. Amplitude's own SDKs send them; its page of the API names none. */
  public AmplitudeProtocol withGzip() {
    return new AmplitudeProtocol(project, batch, true, events);
  }

  /**
   * Tells what a plan says is kept of the one who is counted as {@code user_properties}: the latest
   * value instead of among the event's own, the first by {@code $setOnce} and among them. A run is
   * nobody, and nothing is kept of it; nor is anything of events that were recorded under a plan
   * that was not given here. All of it then stands among the event's own.
   *
   * @param plan the product's, such as {@link dev.candor.sdk.CompiledPlan} reads it
   */
  public AmplitudeProtocol withActorProperties(TrackingPlan plan) {
    return with(events.withKept(plan));
  }

  /**
   * Tells a field as a member of the event, not as one of its properties, where it is a text.
   *
   * @param member {@code app_version}, {@code language}, {@code os_name}, {@code os_version} or
   *     {@code platform}
   * @throws IllegalArgumentException if it is another
   */
  public AmplitudeProtocol withMember(String member, String field) {
    return with(events.withMember(member, field));
  }

  /**
   * Sets a member of every event of which no field says it, such as {@code platform} to {@code
   * CLI}.
   *
   * @param member as in {@link #withMember}
   * @throws IllegalArgumentException if it is another
   */
  public AmplitudeProtocol withFixed(String member, String text) {
    return with(events.withFixed(member, text));
  }

  /** Adds properties to every event that has no field of the name. */
  public AmplitudeProtocol withProperties(Map<String, Json> properties) {
    return with(events.with(events.fields().with(properties)));
  }

  /**
   * Adds a property to every event that has no field of the name.
   *
   * @param value makes it from the event, always the same from the same; empty to leave it out
   */
  public AmplitudeProtocol withProperty(String name, Function<? super Row, String> value) {
    return with(events.with(events.fields().with(name, value)));
  }

  /** Leaves fields out, whichever event they are of. */
  public AmplitudeProtocol withoutFields(Collection<String> fields) {
    return with(events.with(events.fields().without(fields)));
  }

  /** Sets how many letters a device's id has at least; five, where nobody says. */
  public AmplitudeProtocol withShortestId(int letters) {
    return with(events.withShortest(letters));
  }

  private AmplitudeProtocol with(AmplitudeEvents other) {
    return new AmplitudeProtocol(project, batch, gzip, other);
  }

  @Override
  public URI address() {
    return project.server();
  }

  @Override
  public Duration oldest() {
    return OLDEST;
  }

  @Override
  public Translation translate(Parcel parcel, Instant at) {
    Map<String, String> context = AmplitudeEvents.context(parcel.header());
    return Filling.of(
        parcel,
        batch ? BATCH : ONE_BY_ONE,
        new Filling.Form() {
          @Override
          public void begin(JsonWriter body) {
            body.name("api_key").value(project.key()).name("options").beginObject();
            body.name("min_id_length").value(events.shortest()).endObject().name("events");
          }

          @Override
          public String add(Row row, JsonWriter body) {
            return events.add(row, parcel.header(), context, body);
          }

          @Override
          public Message message(JsonWriter body, List<Integer> of) {
            return AmplitudeProtocol.this.message(body, of);
          }
        });
  }

  private Message message(JsonWriter body, List<Integer> of) {
    Message message =
        Message.json(project.at(batch ? "/batch" : "/2/httpapi"), body, of)
            .header("Accept", "application/json")
            .header("User-Agent", Library.AGENT);
    return gzip ? message.gzip() : message;
  }

  @Override
  public Fate fate(int status) {
    return switch (status) {
      case 400, 429 -> Fate.READ;
      case 401, 403 -> Fate.CLOSE;
      case 413 -> Fate.SPLIT;
      default -> status < 300 ? Fate.READ : status < 500 ? Fate.REJECT : Fate.RETRY;
    };
  }

  @Override
  public Delivery read(Parcel parcel, Message message, Response response) {
    return AmplitudeAnswer.read(message.size(), Actor.of(parcel.header()), response);
  }

  @Override
  public String toString() {
    return "Amplitude at " + project;
  }
}
