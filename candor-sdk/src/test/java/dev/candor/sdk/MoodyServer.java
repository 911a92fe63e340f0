package dev.candor.sdk;

import dev.candor.wire.Narrowing;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A destination that remembers ids, and answers as it is in the mood to. Mood 0 takes all. */
final class MoodyServer {

  private static final Narrowing FEWER =
      new Narrowing(Set.of("cache.hit"), Set.of(), Map.of("build.finished", 0.5));

  private final Random random;
  private final SettableClock clock;
  final Set<String> stored = new HashSet<>();
  int mood;

  MoodyServer(Random random, SettableClock clock) {
    this.random = random;
    this.clock = clock;
  }

  private Delivery.Outcome outcome(String id) {
    if (stored.contains(id)) {
      return Delivery.Outcome.DUPLICATE;
    }
    return switch (mood == 0 ? 0 : random.nextInt(6)) {
      case 1 -> Delivery.Outcome.DEFERRED;
      case 2 -> Delivery.Outcome.rejected("refused");
      case 3 -> Delivery.Outcome.held(Duration.ofSeconds(30));
      default -> {
        stored.add(id);
        yield Delivery.Outcome.ACCEPTED;
      }
    };
  }

  private static Delivery wanting(Parcel parcel, Delivery.Ask ask, Narrowing narrow) {
    List<Delivery.Outcome> later = Collections.nCopies(parcel.size(), Delivery.Outcome.DEFERRED);
    return new Delivery(later, Duration.ZERO, "it wants less", ask, narrow, List.of());
  }

  /** A way to reach it. */
  Sink door() {
    return new Door();
  }

  /** How it is reached. */
  private final class Door implements Sink {

    @Override
    public Delivery deliver(Parcel parcel, Instant deadline) {
      List<Integer> places = new ArrayList<>();
      for (int i = 0; i < parcel.size(); i++) {
        places.add(i);
      }
      switch (mood) {
        case 3 -> {
          return Delivery.deferred(parcel.size(), Duration.ofMinutes(1), "503");
        }
        case 4 -> throw new IllegalStateException("a defect");
        case 5 -> throw new StackOverflowError();
        case 6 -> { // it has them, and the answer is lost
          parcel.rows().forEach(row -> stored.add("" + row.id()));
          return Delivery.deferred(parcel.size(), Duration.ZERO, "reset");
        }
        case 7 -> {
          return Delivery.tooLarge(parcel.size());
        }
        case 8 -> {
          return wanting(parcel, Delivery.Ask.NOTHING, FEWER);
        }
        case 9 -> {
          return wanting(parcel, Delivery.Ask.STOP, Narrowing.NONE);
        }
        default -> {
          // it answers event by event
        }
      }
      List<Delivery.Outcome> outcomes = new ArrayList<>();
      parcel.rows().forEach(row -> outcomes.add(outcome("" + row.id())));
      for (int i = 0; i < parcel.counts().size(); i++) {
        outcomes.add(outcome(parcel.id() + "/" + i));
      }
      Sent sent =
          new Sent(
              clock.instant(),
              URI.create("http://127.0.0.1"),
              parcel.attempt(),
              200,
              Map.of(),
              "0",
              places);
      return new Delivery(
          outcomes,
          Duration.ZERO,
          random.nextBoolean() ? "" : "later",
          Delivery.Ask.NOTHING,
          Narrowing.NONE,
          List.of(sent));
    }
  }
}
