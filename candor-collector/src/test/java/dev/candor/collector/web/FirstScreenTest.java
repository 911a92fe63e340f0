package dev.candor.collector.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.wire.Answer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FirstScreenTest {

  private static final LocalDate LAST = LocalDate.parse("2026-11-20");
  private static final HealthFigures HEALTHY =
      new HealthFigures(10, 10, 0, 0, 0, List.of(), List.of());

  @Test
  void showsTheNumbersOfTheLastCompleteDayAndTheirChangeIn28Days() {
    Series developers =
        Series.of(
            List.of(
                new Series.DayCount(LAST.minusDays(28), 4_000),
                new Series.DayCount(LAST, 5_000),
                new Series.DayCount(LAST.plusDays(1), 77)));

    List<Tile> tiles = Tile.of(screen(actorsOf(developers), List.of(), HEALTHY));

    assertThat(tiles.getFirst().label()).isEqualTo("Active developers");
    assertThat(tiles.getFirst().value()).isEqualTo("5,000");
    assertThat(tiles.getFirst().change().text()).isEqualTo("▲ 25.0 % in 28 days");
    assertThat(tiles.getFirst().change().spoken()).isEqualTo("It was 4,000 28 days before.");
    assertThat(tiles.getFirst().days()).isEqualTo("24 Oct – 20 Nov");
  }

  @Test
  void addsUpNewActorsOverTheWindow() {
    Series fresh = upToToday(60, 2);

    Tile tile = Tile.of(screen(actorsOf(fresh), List.of(), HEALTHY)).getLast();

    assertThat(tile.value()).isEqualTo("56");
    assertThat(tile.change().text()).isEqualTo("no change in 28 days");
  }

  @Test
  void comparesNewActorsWithNoWindowThatIsOnlyPartlyThere() {
    Series fresh = upToToday(40, 2);

    Tile tile = Tile.of(screen(actorsOf(fresh), List.of(), HEALTHY)).getLast();

    assertThat(tile.change().text()).isEqualTo("no earlier figure");
  }

  @Test
  void drawsTheIncompleteDayDashed() {
    String page = page(screen(actorsOf(upToToday(30, 5)), List.of(), HEALTHY));

    assertThat(page).contains("class=\"line partial\"", "class=\"bar partial\"");
    assertThat(page).contains("Sat 21 Nov 2026, incomplete");
  }

  @Test
  void drawsNothingDashedWhereEveryDayIsComplete() {
    Series complete = new Series(upToToday(30, 5).counts().headMap(LAST, true));

    String page = page(screen(actorsOf(complete), List.of(), HEALTHY));

    assertThat(page).doesNotContain("class=\"line partial\"", "class=\"bar partial\"");
  }

  @Test
  void escapesEveryTextThatCameFromOutside() {
    String hostile = "\"><script>alert('x')</script>";
    Arrival arrival =
        new Arrival(
            Instant.EPOCH,
            hostile,
            hostile,
            hostile,
            new Answer.Result(Answer.Outcome.QUARANTINED, hostile, hostile));
    Screen screen =
        new Screen(
            new Scope(hostile, Range.LAST_28, LAST, ZoneOffset.UTC, false),
            actorsOf(upToToday(30, 5)),
            List.of(new NamedCount(hostile, 1)),
            new Live(List.of(arrival), 0),
            new HealthFigures(1, 0, 0, 1, 0, List.of(new NamedCount(hostile, 1)), List.of()),
            new GapFigures(List.of(), 0));

    String page = page(screen);

    assertThat(page).contains("&lt;script&gt;alert");
    assertThat(page).doesNotContain("<script>", "\"><script");
  }

  @Test
  void saysThatTheDataIsSimulatedOnlyWhereItIs() {
    assertThat(page(Sample.of("acme-cli", Range.LAST_28))).contains("Simulated data");
    assertThat(page(Sample.of("acme-agentd", Range.LAST_28))).doesNotContain("Simulated data");
  }

  @Test
  void isWholeWithoutAnyFigure() {
    Series none = Series.of(List.of());
    HealthFigures nothing = new HealthFigures(0, 0, 0, 0, 0, List.of(), List.of());

    String page = page(screen(actorsOf(none), List.of(), nothing));

    assertThat(page).contains("<p class=\"value\">–</p>", "No event was stored in this range.");
    assertThat(page).doesNotContain("NaN", "Infinity", "null");
  }

  @Test
  void isWholeWhereEveryFigureIsZero() {
    String page = page(screen(actorsOf(upToToday(30, 0)), List.of(), HEALTHY));

    assertThat(page).contains("<p class=\"value\">0</p>").doesNotContain("NaN", "Infinity");
  }

  @Test
  void givesEachChartATableWithEveryDay() {
    String page = page(Sample.of("acme-cli", Range.LAST_90));

    assertThat(page.split("<th scope=\"row\">[A-Z]", -1)).hasSize(1 + 2 * 91);
    assertThat(page.split("role=\"img\"", -1)).hasSize(1 + 2);
  }

  @Test
  void listsTheMostFrequentEventsAndSaysHowManyAreLeftOut() {
    List<NamedCount> events =
        LongStream.rangeClosed(1, 10).mapToObj(n -> new NamedCount("acme.e" + n, n)).toList();

    String page = page(screen(actorsOf(upToToday(30, 5)), events, HEALTHY));

    assertThat(page).contains("acme.e10", "and 2 more").doesNotContain("acme.e1<", "acme.e2<");
  }

  private static String page(Screen screen) {
    return Reader.of(screen).get("/").body();
  }

  private static Screen screen(Actors actors, List<NamedCount> events, HealthFigures health) {
    Scope scope = new Scope("acme-cli", Range.LAST_28, LAST, ZoneOffset.UTC, false);
    return new Screen(
        scope, actors, events, new Live(List.of(), 0), health, new GapFigures(List.of(), 0));
  }

  private static Actors actorsOf(Series each) {
    return new Actors(each, each, each, each, each, each);
  }

  private static Series upToToday(int complete, long count) {
    return Series.of(
        LAST.minusDays(complete - 1L)
            .datesUntil(LAST.plusDays(2))
            .map(day -> new Series.DayCount(day, count))
            .toList());
  }
}
