package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.candor.Telemetry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RequestWindowsTest {

  private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir Path root;

  private final List<RequestSummary> said = new ArrayList<>();
  private final RequestWindows requests =
      new RequestWindows(
          summary -> {
            said.add(summary);
            return new SampleEvents.Step(said.size());
          });

  /** Times of requests in milliseconds, and the percentiles by nearest rank. */
  record Ranks(List<Long> times, long half, long mostOfThem, long nearlyAll) {

    static Ranks of(long count, long half, long mostOfThem, long nearlyAll) {
      List<Long> times = LongStream.rangeClosed(1, count).map(i -> count + 1 - i).boxed().toList();
      return new Ranks(times, half, mostOfThem, nearlyAll);
    }
  }

  static Stream<Ranks> ranks() {
    return Stream.of(
        Ranks.of(1, 1, 1, 1),
        Ranks.of(2, 1, 2, 2),
        Ranks.of(3, 2, 3, 3),
        Ranks.of(4, 2, 4, 4),
        Ranks.of(20, 10, 19, 20),
        Ranks.of(21, 11, 20, 21),
        Ranks.of(99, 50, 95, 99),
        Ranks.of(100, 50, 95, 99),
        Ranks.of(101, 51, 96, 100),
        Ranks.of(1_000, 500, 950, 990),
        Ranks.of(1_024, 512, 973, 1_014),
        new Ranks(List.of(7L, 7L, 7L, 7L), 7, 7, 7),
        new Ranks(List.of(0L, 5L), 0, 5, 5));
  }

  @ParameterizedTest
  @MethodSource("ranks")
  void takesPercentilesByNearestRank(Ranks ranks) {
    Routine minutes = open();
    for (long time : ranks.times()) {
      requests.add("GET", "/a", 200, Duration.ofMillis(time));
    }

    minutes.step(START.plusSeconds(60));

    RequestSummary only = said.get(0);
    assertThat(List.of("" + only.half(), "" + only.mostOfThem(), "" + only.nearlyAll()))
        .containsExactly(
            "" + Duration.ofMillis(ranks.half()),
            "" + Duration.ofMillis(ranks.mostOfThem()),
            "" + Duration.ofMillis(ranks.nearlyAll()));
    assertThat(only.successful()).isEqualTo(ranks.times().size());
  }

  @Test
  void countsByClassOfStatusAndLeavesOutWhatIsNothing() {
    Routine minutes = open();
    for (int status : new int[] {100, 199, 200, 299, 301, 404, 404, 404, 500, 599}) {
      requests.add("GET", "/a", status, null);
    }
    for (int none : new int[] {-1, 0, 99, 600, 999}) {
      requests.add("GET", "/b", none, null);
    }
    requests.addUnanswered("GET", "/b", Duration.ofMillis(30));

    minutes.step(START.plusSeconds(60));

    assertThat(said)
        .containsExactly(
            summary("GET", "/a", 60, new Long[] {2L, 2L, 1L, 3L, 2L, null}, null),
            summary(
                "GET",
                "/b",
                60,
                new @Nullable Long[] {null, null, null, null, null, 6L},
                Duration.ofMillis(30)));
  }

  @Test
  void saysOneForEachMethodAndRouteAWindowAndNoneWithoutTraffic() {
    Routine minutes = open();
    List<String> windows = new ArrayList<>();
    for (String traffic : List.of("GET /a,GET /b,POST /a,GET /a", "", "GET /a", "")) {
      for (String request : traffic.isEmpty() ? new String[0] : traffic.split(",", -1)) {
        String[] parts = request.split(" ", -1);
        requests.add(parts[0], parts[1], 200, null);
      }
      minutes.step(START.plusSeconds(60L * (windows.size() + 1)));
      windows.add(
          String.join(
              ",", said.stream().map(s -> s.method() + " " + s.route() + s.successful()).toList()));
      said.clear();
    }

    assertThat(windows).containsExactly("GET /a2,GET /b1,POST /a1", "", "GET /a1", "");
  }

  /** When a step comes, how long it wants to be left alone, and the window that it ends. */
  record Step(String at, String left, @Nullable String window) {}

  static List<Step> steps() {
    return List.of(
        new Step("12:00:00", "PT1M", null),
        new Step("12:00:00.001", "PT59.999S", null),
        new Step("12:00:59.999", "PT0.001S", null),
        new Step("12:01:00", "PT1M", "PT1M"),
        new Step("12:01:30", "PT30S", null),
        new Step("12:02:07", "PT1M", "PT1M7S"),
        new Step("20:00:00", "PT1M", "PT7H57M53S"),
        new Step("19:00:00", "PT1M", null),
        new Step("19:00:59", "PT1S", null),
        new Step("19:01:00", "PT1M", "PT1M"));
  }

  @Test
  void endsAWindowWhenItsMinuteIsOverWhateverTheClockDoes() {
    Routine minutes = requests.recordedBy(new Silence());
    for (Step step : steps()) {
      requests.add("GET", "/a", 200, null);

      Duration left = minutes.step(Instant.parse("2026-11-21T" + step.at() + "Z"));

      assertThat(left).as(step.at()).hasToString(step.left());
      assertThat(said.stream().map(s -> s.window().toString()).toList())
          .as(step.at())
          .isEqualTo(step.window() == null ? List.of() : List.of(step.window()));
      said.clear();
    }
  }

  @Test
  void saysWhatIsLeftAtTheEndAndCountsNothingBehindIt() {
    Routine minutes = open();
    requests.add("GET", "/a", 200, null);

    minutes.end(START.plusSeconds(7));
    requests.add("GET", "/a", 200, null);
    minutes.end(START.plusSeconds(8));

    assertThat(said).hasSize(1);
    assertThat(said.get(0).window()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void countsNothingUntilItIsRecordedSoThatLevelOffKeepsNothing() {
    requests.add("GET", "/a", 200, null);
    Routine minutes = open();

    minutes.step(START.plusSeconds(60));

    assertThat(said).isEmpty();
  }

  @Test
  void countsTogetherWhatItCannotTellApartAnyMore() {
    Routine minutes = open();
    for (int i = 0; i < 1_000; i++) {
      requests.add("GET", "/" + i, 200, null);
    }
    requests.add("GET", "/0", 200, null);

    minutes.step(START.plusSeconds(60));

    assertThat(said).hasSize(129);
    assertThat(said.get(0).successful()).isEqualTo(2);
    assertThat(said.get(128))
        .isEqualTo(
            summary(
                "<other>",
                "<other>",
                60,
                new @Nullable Long[] {null, 872L, null, null, null, null},
                null));
  }

  @Test
  void keepsAnEvenPartOfManyTimesAndEveryCount() {
    Routine minutes = open();
    for (int i = 1; i <= 100_000; i++) {
      requests.add("GET", "/a", 200, Duration.ofMillis(i));
    }

    minutes.step(START.plusSeconds(60));

    RequestSummary only = said.get(0);
    assertThat(only.successful()).isEqualTo(100_000);
    assertThat(millis(only.half())).isBetween(49_500L, 50_500L);
    assertThat(millis(only.mostOfThem())).isBetween(94_500L, 95_500L);
    assertThat(millis(only.nearlyAll())).isBetween(98_500L, 99_500L);
  }

  @Test
  void losesNoRequestOfManyThreadsWhileWindowsEnd() throws Exception {
    Routine minutes = open();
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      String route = "/" + t % 2;
      Thread thread =
          new Thread(
              () -> {
                for (int i = 0; i < 50_000; i++) {
                  requests.add("GET", route, 200, Duration.ofMillis(1));
                }
              });
      thread.start();
      threads.add(thread);
    }

    int minute = 1;
    while (threads.stream().anyMatch(Thread::isAlive)) {
      minutes.step(START.plusSeconds(60L * minute++));
    }
    minutes.end(START.plusSeconds(60L * minute));

    long counted = 0;
    for (RequestSummary summary : said) {
      counted += summary.successful() == null ? 0 : summary.successful();
    }
    assertThat(counted).isEqualTo(200_000);
  }

  @Test
  void tellsOfAFunctionThatThrowsAfterAllOthersWereRecorded() throws Exception {
    RequestWindows brittle =
        new RequestWindows(
            summary -> {
              if (summary.route().equals("/a")) {
                throw new IllegalStateException("no event of " + summary.route());
              }
              return new SampleEvents.Step(1);
            });
    Machine machine = new Machine(root);
    try (Candor candor = machine.candor().open()) {
      Routine minutes = brittle.recordedBy(candor.telemetry());
      minutes.step(START);
      brittle.add("GET", "/a", 200, null);
      brittle.add("GET", "/b", 200, null);

      assertThatIllegalStateException()
          .isThrownBy(() -> minutes.step(START.plusSeconds(60)))
          .withMessage("no event of /a");
      assertThat(minutes.step(START.plusSeconds(61))).isEqualTo(Duration.ofSeconds(59));
    }

    assertThat(machine.localLines()).hasSize(2);
  }

  private Routine open() {
    Telemetry telemetry = new Silence();
    Routine minutes = requests.recordedBy(telemetry);
    minutes.step(START);
    return minutes;
  }

  private static RequestSummary summary(
      String method, String route, long seconds, @Nullable Long[] counts, @Nullable Duration time) {
    return new RequestSummary(
        method,
        route,
        Duration.ofSeconds(seconds),
        counts[0],
        counts[1],
        counts[2],
        counts[3],
        counts[4],
        counts[5],
        time,
        time,
        time);
  }

  private static long millis(@Nullable Duration time) {
    return time == null ? -1 : time.toMillis();
  }
}
