package dev.candor.collector.web;

import dev.candor.wire.Answer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/**
 * Figures of a tool that nobody uses, believable enough to judge a page by. Always the same ones.
 */
final class Sample implements Figures {

  static final LocalDate LAST = LocalDate.parse("2026-11-20");
  private static final Instant NOON = Instant.parse("2026-11-21T12:04:31Z");
  private static final int HISTORY = 160;

  @Override
  public List<String> products() {
    return List.of("acme-cli", "acme-agentd", "empty", "refused");
  }

  @Override
  public Optional<Screen> screen(String product, Range range) {
    return product.startsWith("acme") ? Optional.of(of(product, range)) : Optional.empty();
  }

  @Override
  public Live live(Optional<String> product) {
    return switch (product.orElse("")) {
      case "empty" -> new Live(List.of(), 0);
      case "refused" -> new Live(List.of(), 3);
      default -> new Live(arrivals(product.orElse("acme-cli")), 0);
    };
  }

  static Screen of(String product, Range range) {
    return new Screen(
        new Scope(product, range, LAST, ZoneId.of("Europe/Stockholm"), product.equals("acme-cli")),
        actors(),
        events(),
        new Live(arrivals(product), 0),
        new HealthFigures(
            128_410,
            127_902,
            311,
            185,
            12,
            List.of(
                new NamedCount("unknown_field", 121),
                new NamedCount("unknown_event", 58),
                new NamedCount("time", 6)),
            List.of(new NamedCount("queue_full", 1_204), new NamedCount("expired", 37))),
        new GapFigures(List.of(), 0));
  }

  private static Actors actors() {
    return new Actors(
        series(3_100, 11, 0.01, day -> false),
        series(1_250, 4.5, 0.015, day -> false),
        daily(),
        series(2_300, 9, 0.03, day -> false),
        series(4_350, 15.5, 0.008, day -> false),
        fresh());
  }

  /**
   * Three days without a figure in the middle, as after an outage; and the current one is short.
   */
  private static Series daily() {
    Series whole = series(1_150, 4.2, 0.09, day -> isOutage(day));
    return thinnedAtWeekends(whole, 0.42);
  }

  private static Series fresh() {
    return thinnedAtWeekends(series(44, 0.12, 0.2, day -> isOutage(day)), 0.5);
  }

  private static boolean isOutage(LocalDate day) {
    return day.isAfter(LAST.minusDays(20)) && day.isBefore(LAST.minusDays(17));
  }

  private static Series series(double from, double a, double noise, Predicate<LocalDate> absent) {
    Random random = new Random(11);
    List<Series.DayCount> days = new ArrayList<>();
    double drift = 0;
    for (int i = 0; i <= HISTORY; i++) {
      LocalDate day = LAST.minusDays(HISTORY - 1L - i);
      drift = 0.7 * drift + noise * random.nextGaussian();
      double today = day.isAfter(LAST) ? 0.985 : 1;
      if (!absent.test(day)) {
        days.add(
            new Series.DayCount(
                day, Math.max(0, Math.round((from + a * i) * (1 + drift) * today))));
      }
    }
    return Series.of(days);
  }

  private static Series thinnedAtWeekends(Series series, double share) {
    return Series.of(
        series.counts().entrySet().stream()
            .map(
                entry -> {
                  LocalDate day = entry.getKey();
                  double factor = day.getDayOfWeek().getValue() > 5 ? share : 1;
                  return new Series.DayCount(day, Math.round(entry.getValue() * factor));
                })
            .toList());
  }

  private static List<NamedCount> events() {
    return List.of(
        new NamedCount("acme.command.finished", 61_204),
        new NamedCount("acme.build.finished", 27_881),
        new NamedCount("acme.session.started", 18_340),
        new NamedCount("acme.cache.restored", 9_412),
        new NamedCount("acme.workspace.opened", 5_227),
        new NamedCount("acme.test.failed", 3_090),
        new NamedCount("acme.plugin.installed", 1_544),
        new NamedCount("acme.login.refused", 702),
        new NamedCount("acme.crash", 311),
        new NamedCount("acme.export.started", 191));
  }

  private static List<Arrival> arrivals(String product) {
    Answer.Result stored = new Answer.Result(Answer.Outcome.STORED, null, null);
    return List.of(
        arrival(product, "acme.command.finished", "workstation", 0, stored),
        arrival(product, "acme.build.finished", "ci", 1, stored),
        arrival(
            product,
            "acme.plugin.installed",
            "workstation",
            3,
            new Answer.Result(Answer.Outcome.QUARANTINED, "unknown_field", "fields.colour")),
        arrival(product, "acme.session.started", "workstation", 8, stored),
        arrival(
            product,
            "acme.command.finished",
            "workstation",
            12,
            new Answer.Result(Answer.Outcome.DUPLICATE, null, null)),
        arrival(
            product,
            "acme.cache.restored",
            "container",
            19,
            new Answer.Result(Answer.Outcome.DROPPED, "sampled", null)),
        arrival(product, "acme.test.failed", "ci", 27, stored));
  }

  private static Arrival arrival(
      String product, String event, String where, int secondsAgo, Answer.Result verdict) {
    return new Arrival(NOON.minusSeconds(secondsAgo), product, event, where, verdict);
  }
}
