package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.EventCodec;
import dev.candor.Plan;
import dev.candor.Tier;
import dev.candor.sdk.MeteredEvents.Built;
import dev.candor.sdk.MeteredEvents.CacheHit;
import dev.candor.sdk.MeteredEvents.Outcome;
import dev.candor.wire.EventCount;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.FieldType;
import dev.candor.wire.MetricFamily;
import dev.candor.wire.TrackingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TallyTest {

  private static final MetricPlan PLAN = new MetricPlan(MeteredEvents.trackingPlan());
  private static final Agreement ALL =
      new Agreement(Set.of(Tier.METRICS), Set.of(), false, Map.of(), List.of(), null);

  @TempDir Path root;

  @Test
  void countsByLabelsAndSpreadsWhatIsMeasuredOverTheBuckets() throws Exception {
    Tally tally = new Tally(ALL);
    for (long took : new long[] {0, 9, 10, 100, 2_000, 2_001, 90_000}) {
      tally.add(read(new Built(Outcome.OK, true, took, 2, "ada")), 0);
    }
    tally.add(read(new Built(Outcome.OK, false, 5, 0, "ada")), 0);

    assertThat(moved(tally))
        .containsExactly(
            new EventCount(
                "build.finished",
                Map.of("outcome", "ok", "is_clean", "true"),
                7,
                Map.of("took_ms", 94_120.0, "retries", 14.0),
                Map.of("took_ms", List.of(2L, 2L, 1L, 2L))),
            new EventCount(
                "build.finished",
                Map.of("outcome", "ok", "is_clean", "false"),
                1,
                Map.of("took_ms", 5.0, "retries", 0.0),
                Map.of("took_ms", List.of(1L, 0L, 0L, 0L))));
  }

  @Test
  void aLabelIsAbsentWhereTheEventLeavesItOutAndTheFallBackWhereItIsUnlisted() throws Exception {
    Tally tally = new Tally(ALL);
    tally.add(read(new CacheHit(null, 0.5)), 0);
    tally.add(read(new CacheHit("/home/ada/secret", 0.75)), 0);

    assertThat(moved(tally))
        .extracting(EventCount::labels)
        .containsExactly(Map.of(), Map.of("kind", "other"));
  }

  @Test
  void aNumberThatTheCollectorWouldRefuseIsLeftOutAndTheEventCounted() throws Exception {
    Tally tally = new Tally(ALL);
    tally.add(read(new CacheHit("disk", Double.NaN)), 0);
    tally.add(read(new CacheHit("disk", Double.MAX_VALUE)), 0);
    tally.add(read(new CacheHit("disk", Double.MAX_VALUE)), 0);
    tally.add(read(new Built(Outcome.OK, true, -1, -1, "ada")), 0);

    List<EventCount> counts = moved(tally);

    assertThat(counts.get(0).n()).isEqualTo(3);
    assertThat(counts.get(0).sums()).isEqualTo(Map.of("megabytes", Double.MAX_VALUE));
    assertThat(counts.get(0).buckets()).isEqualTo(Map.of("megabytes", List.of(0L, 0L, 1L)));
    assertThat(counts.get(1).n()).isEqualTo(1);
    assertThat(counts.get(1).sums()).isEmpty();
  }

  @Test
  void whatNobodyAgreedToIsNeitherLabelNorMeasure() throws Exception {
    Agreement narrow =
        new Agreement(
            Set.of(Tier.METRICS),
            Set.of(),
            false,
            Map.of("build.finished", Set.of("clean", "took_ms")),
            List.of(),
            null);
    Tally tally = new Tally(narrow);
    tally.add(read(new Built(Outcome.OK, true, 7, 1, "ada")), 0);
    tally.add(read(new Built(Outcome.OK, false, 8, 1, "ada")), 0);

    assertThat(moved(tally))
        .containsExactly(
            new EventCount(
                "build.finished", Map.of("outcome", "ok"), 2, Map.of("retries", 2.0), Map.of()));
  }

  @Test
  void ofTooManySeriesTheEventsAreCountedWithoutLabels() throws Exception {
    List<String> values = IntStream.range(0, 3_000).mapToObj(i -> "v" + i).toList();
    MetricPlan.OfEvent wide = wide(values);
    Tally tally = new Tally(ALL);
    for (String value : values) {
      tally.add(
          MetricFields.of(
              wide,
              SampleEvents.codec(
                  CacheHit.class, "cache.hit", (event, out) -> out.constant("kind", event.kind())),
              new CacheHit(value, 1)),
          0);
    }

    List<EventCount> counts = moved(tally);

    assertThat(counts).hasSize(Tally.MAX_SERIES + 1);
    assertThat(counts.stream().mapToLong(EventCount::n).sum()).isEqualTo(3_000);
    EventCount rest = counts.get(Tally.MAX_SERIES);
    assertThat(rest.labels()).isEmpty();
    assertThat(rest.n()).isEqualTo(2_000);
  }

  @Test
  void countsGoAMinuteAfterTheFirstEventAndAtOnceWhereTheClockGoesBack() throws Exception {
    Tally tally = new Tally(ALL);
    assertThat(tally.waitMillis(5_000)).isEqualTo(Worker.NEVER);

    tally.add(read(new CacheHit("disk", 1)), 5_000);
    tally.add(read(new CacheHit("disk", 1)), 25_000);

    assertThat(tally.waitMillis(25_000)).isEqualTo(40_000);
    assertThat(tally.waitMillis(65_000)).isZero();
    assertThat(tally.waitMillis(4_999)).isZero();
    moved(tally);
    assertThat(tally.waitMillis(65_000)).isEqualTo(Worker.NEVER);
  }

  @Test
  void whatTheDiskDoesNotTakeStaysAndIsTriedAgainAMinuteLater() throws Exception {
    Tally tally = new Tally(ALL);
    tally.add(read(new CacheHit("disk", 1)), 0);
    Path file = root.resolve("no folder");
    Files.writeString(file, "");

    assertThatThrownBy(
            () ->
                tally.moveTo(
                    new SpoolWriter(file, null, true), SpoolRows.header(SpoolRows.RUN), 60_000))
        .isInstanceOf(IOException.class);

    assertThat(tally.events()).isEqualTo(1);
    assertThat(tally.waitMillis(60_000)).isEqualTo(60_000);
    assertThat(moved(tally)).hasSize(1);
  }

  @Test
  void thePlanBesideTheTestsIsTheOneThatTheyMean() throws Exception {
    Path file = Path.of("src/test/resources/META-INF/candor/build-tool/tracking-plan.json");
    if (Boolean.getBoolean("golden.write")) {
      Files.write(file, MeteredEvents.trackingPlan().toJson());
    }

    assertThat(file).hasBinaryContent(MeteredEvents.trackingPlan().toJson());
  }

  /** What a tally hands over, in order; every lot has a number of its own, from 1. */
  private List<EventCount> moved(Tally tally) throws IOException {
    SpoolWriter spool = new SpoolWriter(root.resolve("spool"), null, true);
    tally.moveTo(spool, SpoolRows.header(SpoolRows.RUN), 0);
    spool.seal(Map.of());
    assertThat(tally.events()).isZero();
    List<EventCount> counts = new ArrayList<>();
    long number = 0;
    try (var files = Files.list(root.resolve("spool"))) {
      for (Segment.Entry entry : SegmentReader.read(files.findAny().orElseThrow()).entries()) {
        if (entry.kind() == Segment.COUNTS) {
          SpooledCounts lot = SpooledCounts.parse(entry.json());
          assertThat(lot.number()).isEqualTo(++number);
          counts.addAll(lot.counts());
        }
      }
    }
    return counts;
  }

  private static MetricFields read(Record event) {
    Plan plan = MeteredEvents.plan();
    EventCodec<?> codec = new Gate(plan).codec(event.getClass());
    if (codec == null) {
      throw new AssertionError("no codec of " + event);
    }
    MetricPlan.OfEvent of = PLAN.event(codec.name());
    if (of == null) {
      throw new AssertionError("no plan of " + event);
    }
    return MetricFields.of(of, codec, event);
  }

  private static MetricPlan.OfEvent wide(List<String> values) {
    TrackingPlan plan = MeteredEvents.trackingPlan();
    FieldPlan kind =
        MeteredEvents.field("kind", FieldType.TEXT, values, FieldPlan.Metric.label(""));
    var event = MeteredEvents.event("cache.hit", "metrics", "product", List.of(kind));
    return MetricPlan.OfEvent.of(event, MetricFamily.of(plan.product(), event));
  }
}
