package dev.candor.reference;

import dev.candor.Plan;
import dev.candor.collector.Collector;
import dev.candor.collector.CollectorSettings;
import dev.candor.collector.receive.Credentials;
import dev.candor.collector.store.Rotation;
import dev.candor.collector.store.Store;
import dev.candor.sdk.CollectorProtocol;
import dev.candor.sdk.Consent;
import dev.candor.sdk.Courier;
import dev.candor.sdk.Delivery;
import dev.candor.sdk.HttpSink;
import dev.candor.sdk.Leg;
import dev.candor.sdk.Parcel;
import dev.candor.sdk.Permit;
import dev.candor.sdk.Places;
import dev.candor.sdk.Sink;
import dev.candor.sdk.Surroundings;
import dev.candor.wire.TrackingPlan;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** A real collector with the plan of a reference tool, whose first answer is always lost. */
public final class CountingCollector implements AutoCloseable {

  private static final String KEY = "write-key-of-the-tests";

  private final Path folder;
  private final InstantSource clock;
  private final Collector collector;

  /** In a folder of its own. */
  public CountingCollector(Plan plan, Path folder, InstantSource clock) throws IOException {
    this.folder = folder;
    this.clock = clock;
    this.collector =
        Collector.open(
            new CollectorSettings(
                folder,
                "127.0.0.1",
                0,
                ZoneOffset.UTC,
                List.of(tracking(plan)),
                false,
                Map.of(),
                new Credentials(
                    List.of(new Credentials.WriteKey("tools", KEY, false)),
                    "read-token-of-the-tests"),
                Rotation.defaults()),
            clock,
            new Random(1));
  }

  private static TrackingPlan tracking(Plan plan) throws IOException {
    String resource = "/" + TrackingPlan.resource(plan.product());
    try (InputStream in = plan.events().getFirst().getClass().getResourceAsStream(resource)) {
      return TrackingPlan.parse(Objects.requireNonNull(in, resource).readAllBytes());
    }
  }

  /** A sink to it that loses every parcel's first answer, so that the parcel has to come again. */
  public Sink forgetful(Permit permit) {
    return new Forgetful(sink(permit));
  }

  private Sink sink(Permit permit) {
    return new HttpSink(permit, new CollectorProtocol(collector.address(), KEY), clock);
  }

  /** Carries what waits in a spool, as the next process would. */
  public void carry(Plan plan, Surroundings surroundings) throws IOException, InterruptedException {
    Consent consent = new Consent(plan, surroundings);
    Leg leg = new Leg("collector", this::sink);
    try (Courier courier =
        new Courier(Places.of(plan.product(), surroundings), leg, consent, surroundings)) {
      while (!courier.step(clock.instant().plusSeconds(60)).idle()) {
        // until all is carried
      }
    }
  }

  /**
   * Ends the collector, and returns what it kept: rows, counts with all of them, and what was lost.
   */
  public List<String> kept() {
    collector.close();
    try (Store store = Store.existing(folder, clock)) {
      return store.read(
          reading ->
              reading.rows(
                  """
                  SELECT 'row ' || name AS line FROM events
                   UNION ALL
                  SELECT 'count ' || name || ' ' || labels || ' ' || n || ' ' || sums || ' '
                         || buckets AS line
                    FROM counts
                   UNION ALL
                  SELECT 'quarantined ' || name || ' ' || reason AS line FROM quarantine
                   UNION ALL
                  SELECT 'lost ' || reason || ' ' || n AS line FROM losses
                   ORDER BY line
                  """,
                  columns -> columns.text("line")));
    }
  }

  @Override
  public void close() {
    collector.close();
  }

  private static final class Forgetful implements Sink {

    private final Sink sink;
    private String last = "";

    private Forgetful(Sink sink) {
      this.sink = sink;
    }

    @Override
    public URI address() {
      return Objects.requireNonNull(sink.address(), "a collector has an address");
    }

    @Override
    public Delivery deliver(Parcel parcel, Instant deadline) throws InterruptedException {
      Delivery delivery = sink.deliver(parcel, deadline);
      if (last.equals(parcel.id().toString())) {
        return delivery;
      }
      last = parcel.id().toString();
      return Delivery.deferred(parcel.size(), Duration.ZERO, "the answer was lost");
    }
  }
}
