package dev.candor.sdk.sink;

import dev.candor.sdk.Delivery;
import dev.candor.sdk.Fate;
import dev.candor.sdk.Message;
import dev.candor.sdk.Parcel;
import dev.candor.sdk.Protocol;
import dev.candor.sdk.Rejection;
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
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * How PostHog is told of events: by {@code POST /i/v1/analytics/events}, which answers event by
 * event, or by {@code POST /batch/}, where a server has no other. An event's fields are its
 * properties, and its id is PostHog's {@code uuid}.
 *
 * <p><b>Who.</b> The distinct id is the installation's; where there is none, as in CI, it is the
 * run's, the event is nobody's, and its property {@code actor} says {@code run}. {@link
 * #withDistinctId} lets a product decide otherwise. An id that PostHog takes for a mistake, such as
 * {@code anonymous}, is lost(illegal_identity).
 *
 * <p><b>What PostHog is told not to do.</b> Every event asks it to look up no place and to keep no
 * profile of a person, but for those that {@link #withActorProperties} lets say something of one.
 * The address of the sender it sees all the same, and keeps it unless the project's setting
 * "Discard client IP data" says otherwise: set it, or send through a proxy.
 *
 * <p><b>Repeats.</b> PostHog puts events together that have the same id, name, distinct id and day,
 * sooner or later. What is older than six days is not sent.
 *
 * <p>Immutable: what sets something makes another. Safe for use by several threads.
 */
public final class PostHogProtocol implements Protocol {

  // A message of PostHog's own queue is 1,000,000 bytes, with all that the server adds to an event.
  private static final Limits LIMITS = new Limits(1_000, 5 * 1024 * 1024, 900 * 1024);
  private static final Duration OLDEST = Duration.ofDays(6);
  private static final Duration QUOTA_REST = Duration.ofHours(1);

  private final Project project;
  private final PostHogDoor door;
  private final PostHogEvents events;

  /**
   * Of a project.
   *
   * @param server such as {@code https://us.i.posthog.com}, {@code https://eu.i.posthog.com} or
   *     your own; for that of PostHog's pages, the one beside it is taken that takes events
   * @param key the project's key, which begins with {@code phc_}
   * @throws IllegalArgumentException if the address is not one of http or https, or the key is none
   */
  public PostHogProtocol(URI server, String key) {
    this(new Project(takingEvents(server), key), new PostHogCaptureDoor(), PostHogEvents.PLAIN);
  }

  /**
   * A project's pages are at another host than its door, and people copy what their browser has.
   */
  private static URI takingEvents(URI server) {
    String host = ("" + server.getHost()).toLowerCase(Locale.ROOT);
    return switch (host) {
      case "app.posthog.com", "us.posthog.com" -> URI.create("https://us.i.posthog.com");
      case "eu.posthog.com" -> URI.create("https://eu.i.posthog.com");
      default -> server;
    };
  }

  private PostHogProtocol(Project project, PostHogDoor door, PostHogEvents events) {
    this.project = project;
    this.door = door;
    this.events = events;
  }

  /** By {@code POST /batch/}, for a server that is older than the other way. */
  public PostHogProtocol byBatch() {
    return new PostHogProtocol(project, new PostHogBatchDoor(), events);
  }

  /** Counts for a group, such as a workspace, whose key stands in a field of the event. */
  public PostHogProtocol withGroup(String type, String field) {
    return with(events.withGroup(type, field));
  }

  /** Tells an event under another name; its own stands in {@code legacy_event_name}. */
  public PostHogProtocol withAlias(String event, String sent) {
    return with(events.withAlias(event, sent));
  }

  /** Adds properties to every event that has no field of the name. */
  public PostHogProtocol withProperties(Map<String, Json> properties) {
    return with(events.with(events.fields().with(properties)));
  }

  /**
   * Adds a property to every event that has no field of the name.
   *
   * @param value makes it from the event, always the same from the same; empty to leave it out
   */
  public PostHogProtocol withProperty(String name, Function<? super Row, String> value) {
    return with(events.with(events.fields().with(name, value)));
  }

  /** Leaves fields out, whichever event they are of. */
  public PostHogProtocol withoutFields(Collection<String> fields) {
    return with(events.with(events.fields().without(fields)));
  }

  /**
   * Lets the product say who an event is counted for.
   *
   * @param actor makes the distinct id from the event, always the same from the same; an event of
   *     which it makes none is lost(no_identity)
   */
  public PostHogProtocol withDistinctId(Function<? super Row, String> actor) {
    return with(events.withActor(actor));
  }

  /**
   * Lets PostHog keep, of whoever an event is counted for, what a plan says it may: {@code $set} of
   * the latest value, {@code $set_once} of the first. An event that says something of the kind asks
   * for a profile, and no other does: PostHog ignores both on an event without one. A run is
   * nobody, and nothing is kept of it; nor is anything of events that were recorded under a plan
   * that was not given here.
   *
   * @param plan the product's, such as {@link dev.candor.sdk.CompiledPlan} reads it
   */
  public PostHogProtocol withActorProperties(TrackingPlan plan) {
    return with(events.withKept(plan));
  }

  private PostHogProtocol with(PostHogEvents other) {
    return new PostHogProtocol(project, door, other);
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
    Map<String, String> context = events.context(parcel.header());
    return Filling.of(
        parcel,
        LIMITS,
        new Filling.Form() {
          private boolean begun; // what does not fit into the first request is a batch by itself

          @Override
          public void begin(JsonWriter body) {
            door.begin(project, parcel, at, body);
          }

          @Override
          public String add(Row row, JsonWriter body) {
            return events.add(row, parcel.header(), context, door.hasOptions(), body);
          }

          @Override
          public Message message(JsonWriter body, List<Integer> of) {
            UUID id = begun ? parcel.rows().get(of.get(0)).id() : parcel.id();
            begun = true;
            return door.message(project, parcel, id, at, body, of);
          }
        });
  }

  @Override
  public Fate fate(int status) {
    return door.fate(status);
  }

  @Override
  public Delivery read(Parcel parcel, Message message, Response response) {
    return door.read(parcel, message, response);
  }

  @Override
  public Delivery readTooLong(Message message) {
    return door.endsUnread()
        ? Delivery.rejected(message.size(), Rejection.ANSWER_TOO_LARGE.word())
        : Protocol.super.readTooLong(message);
  }

  /** What PostHog will not store for what was paid; the rest had better wait in the spool. */
  static Delivery overQuota(int events) {
    return Delivery.rejected(events, Rejection.QUOTA.word())
        .after(QUOTA_REST, "PostHog's quota is used up");
  }

  @Override
  public String toString() {
    return "PostHog at " + project;
  }
}
