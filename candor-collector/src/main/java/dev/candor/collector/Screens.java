package dev.candor.collector;

import dev.candor.collector.ingest.Recent;
import dev.candor.collector.insight.ActiveActors;
import dev.candor.collector.insight.ActiveActors.Who;
import dev.candor.collector.insight.Gaps;
import dev.candor.collector.insight.Health;
import dev.candor.collector.insight.Interval;
import dev.candor.collector.insight.QuarantineReasons;
import dev.candor.collector.insight.Simulation;
import dev.candor.collector.store.Store;
import dev.candor.collector.web.Actors;
import dev.candor.collector.web.Arrival;
import dev.candor.collector.web.Figures;
import dev.candor.collector.web.Gap;
import dev.candor.collector.web.GapFigures;
import dev.candor.collector.web.HealthFigures;
import dev.candor.collector.web.Live;
import dev.candor.collector.web.NamedCount;
import dev.candor.collector.web.Range;
import dev.candor.collector.web.Scope;
import dev.candor.collector.web.Screen;
import dev.candor.collector.web.Series;
import dev.candor.wire.Answer;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * What the pages show, out of the same insights as the reports. Safe for use by several threads.
 */
final class Screens implements Figures {

  /** How many days before the last complete one a tile needs, to compare its window. */
  private static final int COMPARED = 56;

  private static final int LAST_EVENTS = 12;

  private final Reports reports;
  private final Recent recent;
  private final Simulation simulation;
  private final QuarantineReasons reasons;
  private final Gaps gaps;
  private final LongSupplier refused;
  private final InstantSource clock;

  Screens(Reports reports, Store store, Recent recent, LongSupplier refused, InstantSource clock) {
    this.refused = refused;
    this.reports = reports;
    this.recent = recent;
    this.simulation = new Simulation(store);
    this.reasons = new QuarantineReasons(store);
    this.gaps = new Gaps(store);
    this.clock = clock;
  }

  @Override
  public List<String> products() {
    TreeSet<String> products = new TreeSet<>(reports.products());
    products.addAll(reasons.products());
    recent.entries().forEach(entry -> products.add(entry.product()));
    return List.copyOf(products);
  }

  @Override
  public Optional<Screen> screen(String product, Range range) {
    Live live = live(Optional.of(product));
    if (live.arrivals().isEmpty() && !products().contains(product)) {
      return Optional.empty();
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), reports.zone());
    LocalDate last = today.minusDays(1);
    Map<Who, List<ActiveActors.Day>> everyone =
        reports.everyone(product, charted(range, last, today));
    List<ActiveActors.Day> both = everyone.getOrDefault(Who.BOTH, List.of());
    LocalDate earliest = both.isEmpty() ? last : both.getFirst().day();
    Interval shown = new Interval(range.first(last, earliest), today);
    return Optional.of(
        new Screen(
            new Scope(product, range, last, reports.zone(), simulation.of(product)),
            new Actors(
                series(everyone.getOrDefault(Who.DEVELOPER, List.of()), ActiveActors.Day::monthly),
                series(everyone.getOrDefault(Who.RUNNER, List.of()), ActiveActors.Day::monthly),
                series(both, ActiveActors.Day::daily),
                series(both, ActiveActors.Day::weekly),
                series(both, ActiveActors.Day::monthly),
                series(both, ActiveActors.Day::fresh)),
            reports.volume(product, shown, reports.zone()).stream()
                .map(row -> new NamedCount(row.name(), row.stored()))
                .toList(),
            live,
            health(product, range.first(last, earliest), shown),
            gaps(product, range.first(last, earliest))));
  }

  private GapFigures gaps(String product, LocalDate first) {
    List<Gaps.Row> rows = gaps.since(product, first, reports.zone());
    return new GapFigures(
        rows.stream().map(row -> new Gap(row.began(), row.missing())).toList(),
        rows.isEmpty() ? 0 : rows.getFirst().runs());
  }

  private static Interval charted(Range range, LocalDate last, LocalDate today) {
    LocalDate first = range.first(last, last.minusDays(COMPARED));
    LocalDate from = first.isBefore(last.minusDays(COMPARED)) ? first : last.minusDays(COMPARED);
    return new Interval(range == Range.ALL ? null : from, today);
  }

  private static Series series(
      List<ActiveActors.Day> days, ToLongFunction<ActiveActors.Day> figure) {
    return Series.of(
        days.stream().map(day -> new Series.DayCount(day.day(), figure.applyAsLong(day))).toList());
  }

  private HealthFigures health(String product, LocalDate first, Interval shown) {
    Health.Row row = reports.health(product, shown, reports.zone());
    return new HealthFigures(
        row.received(),
        row.stored(),
        row.duplicate(),
        row.quarantined(),
        row.dropped(),
        reasons.since(product, first, reports.zone()).stream()
            .map(reason -> new NamedCount(reason.reason(), reason.n()))
            .toList(),
        reports.lost(product, shown, reports.zone()).stream()
            .map(lost -> new NamedCount(lost.reason(), lost.n()))
            .toList());
  }

  @Override
  public Live live(Optional<String> product) {
    Stream<Recent.Entry> entries = recent.entries().stream();
    return new Live(
        entries
            .filter(entry -> product.isEmpty() || entry.product().equals(product.get()))
            .limit(LAST_EVENTS)
            .map(Screens::arrival)
            .toList(),
        refused.getAsLong());
  }

  private static Arrival arrival(Recent.Entry entry) {
    return new Arrival(
        entry.received(),
        entry.product(),
        entry.name(),
        entry.environment(),
        new Answer.Result(
            Answer.Outcome.valueOf(entry.verdict().toUpperCase(Locale.ROOT)),
            entry.reason(),
            entry.path()));
  }
}
