package dev.candor.sdk;

import dev.candor.EventCodec;
import dev.candor.Plan;
import dev.candor.Telemetry;
import dev.candor.wire.EventPlan;
import dev.candor.wire.Json;
import dev.candor.wire.MalformedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes in what a web view of the tool has recorded, as the client that {@code candor plan export
 * --as typescript} makes hands it to its host. The host receives the bodies on a loopback surface
 * of its own; no port is opened here.
 *
 * <pre>{@code
 * ViewEvents views = new ViewEvents(HelloPlan.plan(), candor.telemetry(), log::debug);
 * …
 * exchange.sendResponseHeaders(views.take(body).status(), -1);
 * }</pre>
 *
 * <p>Each event is held against the tool's own plan, made a record by its canonical constructor,
 * and recorded as the host's own are: so the host's level, consent, denylist and caps hold for it.
 * Its time is that of its arrival. What is no event of the plan is lost(unknown_event).
 *
 * <p><b>Records.</b> They are made by reflection: a module {@code opens} the packages of its events
 * to {@code dev.candor.sdk}, unless record and constructor are public in an exported one. A failure
 * ({@code @Crash}) cannot be handed over.
 *
 * <p><b>Threads.</b> Safe for use by several threads.
 *
 * <p><b>Failure.</b> Nothing that a body holds makes {@link #take} throw.
 */
public final class ViewEvents {

  /** How many bytes a body has at most. */
  public static final int LARGEST = 60_000;

  private static final int FORMAT = 1;
  private static final int SHOWN = 100;
  private static final int TAKEN = 204;
  private static final int NO_BODY = 400;
  private static final int TOO_LARGE = 413;
  private static final int NO_PLAN = 500;

  private final Plan plan;
  private final Telemetry telemetry;
  private final Consumer<String> diagnostics;
  private final Map<String, Class<? extends Record>> types = new HashMap<>();
  private final Map<String, ViewRecord> records = new ConcurrentHashMap<>();
  private @Nullable Map<String, EventPlan> events;

  /** What stands for an event that the plan does not have: telemetry counts it as such. */
  private record Unplanned() {}

  /**
   * What became of a body.
   *
   * @param status what to answer the view: 204 where the tool has the body, whatever it refused of
   *     it; else the view counts its events as lost, and says so with the next body
   * @param recorded how many events were recorded; none at level off
   * @param refused why the others were not, or why the body was none, in sentences without what the
   *     fields held
   */
  public record Taken(int status, int recorded, List<String> refused) {

    /** Copies its list. */
    public Taken {
      refused = List.copyOf(refused);
    }

    private static Taken nothing(int status, String why) {
      return new Taken(status, 0, List.of(why));
    }
  }

  /**
   * For the views of a tool.
   *
   * @param plan the one that telemetry was opened with
   * @param diagnostics hears what was refused, a sentence a body
   */
  public ViewEvents(Plan plan, Telemetry telemetry, Consumer<String> diagnostics) {
    this.plan = plan;
    this.telemetry = Objects.requireNonNull(telemetry, "telemetry");
    this.diagnostics = Objects.requireNonNull(diagnostics, "diagnostics");
    for (EventCodec<?> codec : plan.events()) {
      types.put(codec.name(), codec.type());
    }
  }

  /** Takes a body that the host's loopback surface was sent. */
  public Taken take(byte[] body) {
    if (telemetry instanceof Silence) {
      return new Taken(TAKEN, 0, List.of());
    }
    Taken taken;
    try {
      taken = body.length > LARGEST ? tooLarge(body.length) : taken(object(Json.parse(body), "it"));
    } catch (MalformedException e) {
      taken = Taken.nothing(NO_BODY, "this is no body of a view: " + e.getMessage());
    } catch (IOException e) {
      taken = Taken.nothing(NO_PLAN, "no view can be heard: " + e.getMessage());
    }
    if (!taken.refused().isEmpty()) {
      int more = taken.refused().size() - 1;
      tell(taken.refused().get(0) + (more == 0 ? "" : " (and " + more + " more)"));
    }
    return taken;
  }

  private static Taken tooLarge(int bytes) {
    return Taken.nothing(
        TOO_LARGE, "a body of %d bytes: a view sends %d at most".formatted(bytes, LARGEST));
  }

  private Taken taken(Json.Members body) throws IOException {
    if (body.whole("candor_view") != FORMAT) {
      throw new MalformedException(
          "'candor_view' must be %d: make the client anew".formatted(FORMAT));
    }
    if (!body.text("product").equals(plan.product())) {
      throw new MalformedException("'product' must be '%s'".formatted(plan.product()));
    }
    if (!body.members().containsKey("events")) {
      throw new MalformedException("'events' must be there");
    }
    long lost = body.whole("lost");
    if (lost > 0) {
      tell("a view lost %d events before they came here".formatted(lost));
    }
    Map<String, EventPlan> known = events();
    List<String> refused = new ArrayList<>();
    List<Json> said = body.array("events");
    for (Json event : said) {
      try {
        record(object(event, "an event"), known);
      } catch (MalformedException e) {
        refused.add("" + e.getMessage());
        telemetry.record(new Unplanned());
      }
    }
    return new Taken(TAKEN, said.size() - refused.size(), refused);
  }

  private static Json.Members members(Json.Members of, String name) {
    Json value = of.members().get(name);
    return value == null ? new Json.Members(Map.of()) : object(value, "'" + name + "'");
  }

  private static Json.Members object(Json value, String what) {
    if (value instanceof Json.Members members) {
      return members;
    }
    throw new MalformedException(what + " must be an object");
  }

  private synchronized Map<String, EventPlan> events() throws IOException {
    Map<String, EventPlan> known = events;
    if (known == null) {
      known = new HashMap<>();
      for (EventPlan event : CompiledPlan.of(plan).events()) {
        known.put(event.name(), event);
      }
      events = known;
    }
    return known;
  }

  private void record(Json.Members said, Map<String, EventPlan> known) {
    String name = said.text("event_name");
    EventPlan event = known.get(name);
    Class<? extends Record> type = types.get(name);
    if (event == null || type == null) {
      throw new MalformedException("there is no event '%s' in the plan".formatted(shown(name)));
    }
    Record made;
    String session;
    try {
      session = said.textOrNull("session_id");
      if (session != null && !Shapes.isToken(session)) {
        throw new MalformedException("'session_id' must be a random token");
      }
      made =
          records
              .computeIfAbsent(name, any -> ViewRecord.of(type, event))
              .make(members(said, "properties"), members(said, "measurements"));
    } catch (MalformedException e) {
      throw new MalformedException("%s: %s".formatted(name, e.getMessage()));
    }
    (session == null ? telemetry : telemetry.session(session)).record(made);
  }

  /** A name that a view gave, as long as a message may have it. */
  static String shown(String name) {
    return name.length() <= SHOWN ? name : name.substring(0, SHOWN) + "…";
  }

  private void tell(String words) {
    try {
      diagnostics.accept(words);
    } catch (RuntimeException e) {
      return; // the host's own listener: there is nobody else to tell
    }
  }
}
