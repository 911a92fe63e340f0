package dev.candor.sdk;

import dev.candor.Level;
import dev.candor.Tier;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The ways from a run to its destinations: into the spool, and out of it by a courier each. Empty
 * where nothing may leave. Not safe for use by several threads.
 */
final class Legs {

  private final Places places;
  private final Debug debug;
  private final Map<String, Chain> chains;
  private final Narrowed narrowed;
  private final List<Outgoing.Way> ways = new ArrayList<>();
  private List<Thread> threads = List.of();

  /** The legs of a run. */
  Legs(
      Candor.Builder settings,
      Surroundings surroundings,
      Consent consent,
      Consent.Decision decision,
      Debug debug) {
    this.places = consent.places();
    this.debug = debug;
    this.chains = Map.copyOf(settings.chains);
    this.narrowed = new Narrowed(places, surroundings.clock());
    Permit permit = decision.permit();
    if (permit == null) {
      return;
    }
    Hashing hashing =
        new Hashing(new Identity(places, surroundings.entropy(), debug), settings.pepper);
    for (Leg leg : settings.legs) {
      if (Agreement.destination(settings.plan, leg.destination()) == null) {
        debug.tell(
            ("nothing is sent to '%s': the plan of '%s' has no such destination. Name it in"
                    + " @Product(destinations = @Destination(name = \"%s\", …)).")
                .formatted(leg.destination(), settings.plan.product(), leg.destination()));
        continue;
      }
      Carrier carrier = new Carrier(new Making(places, leg, consent, surroundings), debug);
      URI rawTo = decision.rawTo();
      NamedCollector raw = rawTo == null ? null : new NamedCollector(rawTo, leg, permit, debug);
      Agreement agreement = Agreement.of(decision, settings.plan, leg.destination(), raw);
      ways.add(way(leg.destination(), rawTo, hashing, agreement, carrier));
    }
    if (settings.legs.isEmpty() && !settings.plan.destinations().isEmpty()) {
      String first = settings.plan.destinations().get(0).name(); // another process sends it there
      Agreement agreement = Agreement.of(decision, settings.plan, first, null);
      ways.add(way(first, null, hashing, agreement, null));
    }
  }

  /** Tells of chains that are on no way. */
  static void tellOfStrays(Candor.Builder settings, Consent.Decision decision, Debug debug) {
    for (String destination : settings.chains.keySet()) {
      if (decision.level() == Level.ON
          && Agreement.destination(settings.plan, destination) == null) {
        debug.tell(
            "the chain for '%s' holds nothing back: the plan of '%s' has no such destination"
                .formatted(destination, settings.plan.product()));
      }
    }
  }

  /** Makes the courier of a leg. */
  private record Making(Places places, Leg leg, Consent consent, Surroundings surroundings)
      implements Supplier<Courier> {

    @Override
    public Courier get() {
      return new Courier(places, leg, consent, surroundings);
    }
  }

  private Outgoing.Way way(
      String destination,
      @Nullable URI rawTo,
      Hashing hashing,
      Agreement agreement,
      @Nullable Carrier carrier) {
    SpoolWriter spool =
        new SpoolWriter(places.spool(destination), rawTo, agreement.covers(Tier.METRICS));
    Chain chain = chains.getOrDefault(destination, Chain.OPEN);
    Spool waiting = Spool.of(places, destination);
    return new Outgoing.Way(
        destination, spool, waiting, hashing, agreement, chain, narrowed, carrier);
  }

  /** Whether anything leaves in a tier. */
  boolean carry(Tier tier) {
    for (Outgoing.Way way : ways) {
      if (way.agreement().covers(tier)) {
        return true;
      }
    }
    return false;
  }

  /** What may leave, of what an intake takes in. */
  Departures departures(Intake intake) {
    List<Outgoing> all = new ArrayList<>();
    for (Outgoing.Way way : ways) {
      all.add(new Outgoing(way, intake, debug));
    }
    return new Departures(all);
  }

  /** Starts the couriers' threads. */
  void start(Worker worker) {
    List<Thread> started = new ArrayList<>();
    for (Outgoing.Way way : ways) {
      Carrier carrier = way.carrier();
      if (carrier != null) {
        carrier.wakes(worker);
        Thread thread = Threads.start("courier-" + way.destination(), carrier, debug);
        if (thread != null) {
          started.add(thread);
        }
      }
    }
    threads = List.copyOf(started);
  }

  /** Lets the couriers go on until then; returns their threads. */
  List<Thread> close(Instant by) {
    for (Outgoing.Way way : ways) {
      if (way.carrier() != null) {
        way.carrier().close(by);
      }
    }
    return threads;
  }
}
