package dev.candor.collector.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HealthTest {

  @Test
  void holdsWhereEveryEventIsAccountedFor() {
    String page = page(new HealthFigures(1_234, 1_200, 20, 10, 4, List.of(), List.of()));

    assertThat(page)
        .contains("card health holds", "every event received is accounted for")
        .contains("1,234 received = 1,200 stored + 20 duplicate + 10 quarantined + 4 dropped");
  }

  @Test
  void saysHowManyEventsAreMissing() {
    String page = page(new HealthFigures(10, 9, 0, 0, 0, List.of(), List.of()));

    assertThat(page)
        .contains("card health broken", "Does not hold: 1 event received and not accounted for.")
        .contains("10 received ≠ 9 stored")
        .doesNotContain("card health holds");
  }

  @Test
  void saysHowManyEventsAreTooMany() {
    String page = page(new HealthFigures(10, 12, 0, 0, 0, List.of(), List.of()));

    assertThat(page).contains("Does not hold: 2 events accounted for but never received.");
  }

  @Test
  void namesTheFiveMainReasonsEachWithWhatToDo() {
    List<NamedCount> reasons =
        LongStream.rangeClosed(1, 7).mapToObj(n -> new NamedCount("reason" + n, n)).toList();

    String page = page(new HealthFigures(28, 0, 0, 28, 0, reasons, List.of()));

    assertThat(page).contains("reason7", "reason3", "and 2 more").doesNotContain("reason2");
    assertThat(Remedy.of("unknown_event")).contains("candor serve --plan FILE");
    assertThat(Remedy.of("a word of later")).contains("docs/protocol.md");
  }

  @Test
  void namesTheRunsWithTheLargestGapsAndCallsThemNoLoss() {
    LocalDate day = LocalDate.parse("2026-11-03");
    List<Gap> largest = LongStream.rangeClosed(1, 5).mapToObj(n -> new Gap(day, 8 - n)).toList();

    String page =
        page(new HealthFigures(10, 10, 0, 0, 0, List.of(), List.of()), new GapFigures(largest, 7));

    assertThat(page)
        .contains("a run of 3 Nov: <b>7</b> missing", "<b>3</b> missing", "and 2 more")
        .contains("That alone is no loss", "card health holds")
        .doesNotContain("<b>2</b> missing");
  }

  @Test
  void saysNothingOfGapsWhereThereAreNone() {
    assertThat(page(new HealthFigures(10, 10, 0, 0, 0, List.of(), List.of())))
        .doesNotContain("Gaps");
  }

  @Test
  void saysWhatTheToolsLostBesideWhatWasReceived() {
    List<NamedCount> lost = List.of(new NamedCount("queue_full", 1_204), new NamedCount("late", 2));

    String page = page(new HealthFigures(10, 10, 0, 0, 0, List.of(), lost));

    assertThat(page)
        .contains("Lost or left out before sending", "<code>queue_full</code> <b>1,204</b>")
        .contains("<code>late</code> <b>2</b>", "card health holds");
    assertThat(page(new HealthFigures(10, 10, 0, 0, 0, List.of(), List.of())))
        .doesNotContain("Lost or left out");
  }

  private static String page(HealthFigures health) {
    return page(health, new GapFigures(List.of(), 0));
  }

  private static String page(HealthFigures health, GapFigures gaps) {
    Series none = Series.of(List.of());
    LocalDate last = LocalDate.parse("2026-11-20");
    Screen screen =
        new Screen(
            new Scope("acme-cli", Range.LAST_28, last, ZoneOffset.UTC, false),
            new Actors(none, none, none, none, none, none),
            List.of(),
            new Live(List.of(), 0),
            health,
            gaps);
    return Reader.of(screen).get("/").body();
  }
}
