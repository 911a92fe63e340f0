package dev.candor.sdk.sink;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.candor.sdk.Delivery;
import dev.candor.sdk.Fate;
import dev.candor.sdk.Message;
import dev.candor.sdk.Parcel;
import dev.candor.sdk.Protocol;
import dev.candor.sdk.Response;
import dev.candor.wire.Json;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.MalformedException;
import dev.candor.wire.Row;
import dev.candor.wire.RowHeader;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * How Segment and RudderStack are told of events: by {@code POST /v1/batch}, as {@code track}
 * calls. An event's fields are its {@code properties}, and its id is the {@code messageId}.
 *
 * <p><b>Who.</b> The anonymous id is the installation's; where there is none, as in CI, it is the
 * run's, the event is nobody's, and its property {@code actor} says {@code run}. There is no user
 * id, and nothing asks for the sender's address; RudderStack keeps the one that it sees, unless a
 * transformation there removes it.
 *
 * <p><b>What they answer.</b> One answer for all, and 200 for nearly everything: an event that they
 * find wrong is lost there and shows in their debugger only. So is everything that is sent to the
 * server of another region than the project's.
 *
 * <p><b>Repeats.</b> Segment knows an id again for a day or so, RudderStack only if it is set to.
 * An event whose answer was lost may be counted twice if it comes again later than that.
 *
 * <p>Immutable: what sets something makes another. Safe for use by several threads.
 */
public final class SegmentProtocol implements Protocol {

  private static final Limits LIMITS = new Limits(2_500, 500_000, 32_000);
  private static final Duration OLDEST = Duration.ofDays(28);

  private final Project project;
  private final boolean rudder;
  private final Fields fields;

  private SegmentProtocol(Project project, boolean rudder, Fields fields) {
    this.project = project;
    this.rudder = rudder;
    this.fields = fields;
  }

  /**
   * Of a source at Segment.
   *
   * @param server such as {@code https://api.segment.io} or {@code
   *     https://events.eu1.segmentapis.com}
   * @param key the source's write key
   * @throws IllegalArgumentException if the address is not one of http or https, or the key is none
   */
  public static SegmentProtocol segment(URI server, String key) {
    return new SegmentProtocol(new Project(server, key), false, Fields.ALL);
  }

  /**
   * Of a source at RudderStack.
   *
   * @param server the data plane's address
   * @param key the source's write key
   * @throws IllegalArgumentException if the address is not one of http or https, or the key is none
   */
  public static SegmentProtocol rudderStack(URI server, String key) {
    return new SegmentProtocol(new Project(server, key), true, Fields.ALL);
  }

  /** Adds properties to every event that has no field of the name. */
  public SegmentProtocol withProperties(Map<String, Json> properties) {
    return new SegmentProtocol(project, rudder, fields.with(properties));
  }

  /**
   * Adds a property to every event that has no field of the name.
   *
   * @param value makes it from the event, always the same from the same; empty to leave it out
   */
  public SegmentProtocol withProperty(String name, Function<? super Row, String> value) {
    return new SegmentProtocol(project, rudder, fields.with(name, value));
  }

  /** Leaves fields out, whichever event they are of. */
  public SegmentProtocol withoutFields(Collection<String> names) {
    return new SegmentProtocol(project, rudder, fields.without(names));
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
    Map<String, String> context = context(parcel.header());
    return Filling.of(
        parcel,
        LIMITS,
        new Filling.Form() {
          @Override
          public void begin(JsonWriter body) {
            body.name("sentAt").instant(at.toEpochMilli()).name("context").beginObject();
            body.name("library").beginObject().name("name").value(Library.NAME);
            body.name("version").value(Library.VERSION).endObject().endObject().name("batch");
          }

          @Override
          public String add(Row row, JsonWriter body) {
            event(row, parcel.header(), context, body);
            return "";
          }

          @Override
          public Message message(JsonWriter body, List<Integer> of) {
            return SegmentProtocol.this.message(parcel.attempt(), body, of);
          }
        });
  }

  private static Map<String, String> context(RowHeader header) {
    Map<String, String> context = new LinkedHashMap<>();
    context.put(Actor.PROPERTY, Actor.kind(header));
    context.put("plan", header.plan());
    context.put("environment", header.environment());
    context.put("host_arch", header.hostArch());
    return context;
  }

  private void event(Row row, RowHeader header, Map<String, String> context, JsonWriter out) {
    out.beginObject().name("type").value("track");
    if (rudder) {
      out.name("channel").value("server");
    }
    out.name("messageId").value(row.id()).name("anonymousId").value(Actor.of(header));
    out.name("event").value(row.name()).name("timestamp").instant(row.epochMillis());
    out.name("properties").beginObject();
    fields.write(row, Set.of(), context, UnaryOperator.identity(), out);
    out.endObject().name("context").beginObject();
    named("app", header.product(), header.version(), out);
    named("os", header.osType(), header.osVersion(), out);
    out.endObject().name("integrations").beginObject().endObject().endObject();
  }

  private static void named(String thing, String name, String version, JsonWriter out) {
    out.name(thing).beginObject().name("name").value(name);
    out.name("version").value(version).endObject();
  }

  private Message message(int attempt, JsonWriter body, List<Integer> of) {
    String user = Base64.getEncoder().encodeToString((project.key() + ":").getBytes(US_ASCII));
    Message message =
        Message.json(project.at("/v1/batch"), body, of)
            .secret("Authorization", "Basic " + user)
            .header("User-Agent", Library.AGENT);
    if (attempt > 1) {
      message = message.header("X-Retry-Count", Integer.toString(attempt - 1));
    }
    return rudder ? message.gzip() : message;
  }

  @Override
  public Fate fate(int status) {
    return rudder ? fateAtRudderStack(status) : fateAtSegment(status);
  }

  private static Fate fateAtSegment(int status) {
    return switch (status) {
      case 408, 410, 429, 460 -> Fate.RETRY;
      case 413 -> Fate.SPLIT;
      case 501, 505, 511 -> Fate.REJECT;
      default -> status < 300 ? Fate.READ : status < 500 ? Fate.REJECT : Fate.RETRY;
    };
  }

  private static Fate fateAtRudderStack(int status) {
    return switch (status) {
      case 401, 403, 404 -> Fate.CLOSE;
      case 413 -> Fate.SPLIT;
      case 429 -> Fate.RETRY;
      default -> status < 300 ? Fate.READ : status < 500 ? Fate.REJECT : Fate.RETRY;
    };
  }

  /** Both say little: Segment an object, RudderStack {@code OK}, and some in between nothing. */
  @Override
  public Delivery read(Parcel parcel, Message message, Response response) {
    String said = response.shown();
    boolean taken =
        said.isEmpty() || said.equalsIgnoreCase("ok") || said.equalsIgnoreCase("\"ok\"");
    if (!taken && new Json.Flag(false).equals(response.json().members().get("success"))) {
      throw new MalformedException("success: false");
    }
    return Delivery.accepted(message.size());
  }

  @Override
  public String toString() {
    return (rudder ? "RudderStack at " : "Segment at ") + project;
  }
}
