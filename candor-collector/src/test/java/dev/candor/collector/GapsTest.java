package dev.candor.collector;

import static dev.candor.collector.Running.batch;
import static dev.candor.collector.Running.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.collector.store.Rotation;
import dev.candor.wire.RunId;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the first screen shows of numbers that did not arrive. */
class GapsTest {

  private static final Pattern GAP = Pattern.compile("(?<=<li>)a run of .*? missing");

  @TempDir private Path folder;

  /** All rows in one file, and a file for each batch. */
  @ParameterizedTest
  @ValueSource(longs = {500_000, 1})
  void aRunHasAGapUntilTheNumbersInItArrive(long rowsInAFile) {
    try (Running running = running(rowsInAFile)) {
      post(running, run(1), 1, 3);
      post(running, run(1), 6, 7);
      assertThat(gaps(running)).containsExactly("a run of 3 Feb: <b>2</b> missing");

      post(running, run(1), 4, 4);
      assertThat(gaps(running)).containsExactly("a run of 3 Feb: <b>1</b> missing");
      post(running, run(1), 2, 5); // and the repeats change nothing

      assertThat(gaps(running)).isEmpty();
    }
  }

  @Test
  void eachRunOfTheProductIsALineWithMostFirstAndNothingSaysWhoseItIs() {
    try (Running running = running(500_000)) {
      post(running, run(1), 0, 0);
      post(running, run(1), 2, 2);
      post(running, run(2), 0, 0);
      post(running, run(2), 9, 9);
      post(running, run(3), 5, 9); // what came before may have left otherwise: no gap
      running.post(ofGit(run(4), 0));
      running.post(ofGit(run(4), 2));

      assertThat(gaps(running))
          .containsExactly("a run of 3 Feb: <b>8</b> missing", "a run of 3 Feb: <b>1</b> missing");
      assertThat(page(running)).doesNotContain("inst-1", run(1).toString(), run(2).toString());
    }
  }

  @Test
  void ofManyRunsTheLargestGapsAreShownAndTheOthersCounted() {
    try (Running running = running(500_000)) {
      for (int run = 1; run <= 7; run++) {
        post(running, run(run), 0, 0);
        post(running, run(run), 10 * run, 10 * run);
      }

      assertThat(gaps(running))
          .containsExactly(
              "a run of 3 Feb: <b>69</b> missing",
              "a run of 3 Feb: <b>59</b> missing",
              "a run of 3 Feb: <b>49</b> missing",
              "a run of 3 Feb: <b>39</b> missing",
              "a run of 3 Feb: <b>29</b> missing");
      assertThat(page(running)).contains("and 2 more");
    }
  }

  @Test
  void anEventThatWasKeptApartHasArrived() {
    try (Running running = running(500_000)) {
      running.post(
          batch(
              run(1),
              0,
              event("build.finished", ""),
              event("no.such.event", ""),
              event("build.finished", "")));

      assertThat(gaps(running)).isEmpty();
    }
  }

  private Running running(long rowsInAFile) {
    return new Running(
        Running.settings(
            folder.resolve("data"),
            ZoneId.of("Europe/Stockholm"),
            new Rotation(rowsInAFile, 1 << 30)),
        InstantSource.fixed(Running.NOW));
  }

  private static UUID run(int which) {
    byte[] random = new byte[RunId.RANDOM_BYTES];
    random[9] = (byte) which;
    return RunId.of(Running.NOW.toEpochMilli(), random);
  }

  private static String ofGit(UUID run, long n) {
    return batch(run, n, event("build.finished", "")).replace("\"ao\"", "\"git\"");
  }

  private static void post(Running running, UUID run, int first, int last) {
    String[] events =
        Collections.nCopies(last - first + 1, event("build.finished", "")).toArray(String[]::new);

    assertThat(running.post(batch(run, first, events)).status()).isEqualTo(200);
  }

  private static List<String> gaps(Running running) {
    return GAP.matcher(page(running)).results().map(MatchResult::group).toList();
  }

  private static String page(Running running) {
    String cookie =
        running
            .send(HttpRequest.newBuilder(running.address().resolve("/?token=" + Running.READ)))
            .header("Set-Cookie");
    return running
        .send(
            HttpRequest.newBuilder(running.address().resolve("/?product=ao"))
                .header("Cookie", cookie.split(";", 2)[0]))
        .body();
  }
}
