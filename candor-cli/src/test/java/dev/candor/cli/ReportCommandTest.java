package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.collector.Collector;
import dev.candor.collector.CollectorSettings;
import dev.candor.collector.store.Rotation;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code candor report}: how it is printed, and what has no answer. */
final class ReportCommandTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final Map<String, String> variables = new HashMap<>(Map.of("DO_NOT_TRACK", "1"));
  private final StringWriter err = new StringWriter();

  @TempDir private Path home = Path.of("");

  @Test
  void whatIsWrongIsSaidOfTheOptionWhereverTheDataAre() throws Exception {
    Path data = home.resolve("data");
    Destination keys = ServeCommand.fresh(into -> {});
    try (Collector collector = collector(data, keys)) {
      post(collector.address(), keys.writeKey(), "ao");
      post(collector.address(), keys.writeKey(), "git");
      variables.put("CANDOR_KEY", keys.readToken());

      assertEachIsSaidOfTheOption("--collector", collector.address().toString());
    }

    assertEachIsSaidOfTheOption("--data", data.toString());
  }

  @Test
  void withoutAKeyItSaysWhichOneAReportTakes() {
    assertThat(refusal("report", "health", "--collector", "http://127.0.0.1:1"))
        .isEqualTo(
            "candor: no key for http://127.0.0.1:1 is known: set CANDOR_KEY to the read_token that"
                + " its 'candor serve' wrote into collector.json, as a report takes no other\n");
    assertThat(refusal("import", "git", ".", "--collector", "http://127.0.0.1:1"))
        .isEqualTo(
            "candor: no key for http://127.0.0.1:1 is known: set CANDOR_KEY to the write_key that"
                + " its 'candor serve' wrote into collector.json\n");
  }

  private void assertEachIsSaidOfTheOption(String... where) {
    assertRefused(
        "events of several products are kept: say which with --product ao or --product git", where);
    assertRefused(
        "--from '2026-13-40' is no day from 1970 to 9999: write it like --from 2026-01-31",
        where,
        "--from",
        "2026-13-40");
    assertRefused(
        "--from 2026-02-02 is after --to 2026-02-01: swap them",
        where,
        "--from",
        "2026-02-02",
        "--to",
        "2026-02-01");
    assertRefused(
        "--tz 'from=Mars' is no time zone: write it like --tz Europe/Stockholm",
        where,
        "--tz",
        "from=Mars");
    assertRefused("--kind 'x': write developer, runner or both", where, "--kind", "x");
  }

  private void assertRefused(String sentence, String[] where, String... options) {
    List<String> words = new ArrayList<>(List.of("report", "active"));
    if (options.length > 0) {
      words.addAll(List.of("--product", "ao"));
    }
    words.addAll(List.of(options));
    words.addAll(List.of(where));

    assertThat(refusal(words.toArray(String[]::new))).isEqualTo("candor: " + sentence + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "text | 0        0  queue_full 3, expired 1",
        "csv  | 1,1,0,0,0,\"queue_full 3, expired 1\"",
        "json | \"lost\":{\"queue_full\":3,\"expired\":1}"
      })
  void whatToolsLostStandsBesideWhatArrivedWithItsReasons(String format, String line)
      throws Exception {
    Destination keys = ServeCommand.fresh(into -> {});
    try (Collector collector = collector(home.resolve("data"), keys)) {
      post(collector.address(), keys.writeKey(), "ao");
    }
    StringWriter out = new StringWriter();
    Console console = Machine.in(home).with(variables).at(NOON).console(out, err);
    String data = home.resolve("data").toString();

    assertThat(Main.run(console, "report", "health", "--data", data, "--format", format)).isZero();

    assertThat(out.toString()).contains(line);
  }

  private String refusal(String... words) {
    err.getBuffer().setLength(0);
    Console console = Machine.in(home).with(variables).at(NOON).console(new StringWriter(), err);
    assertThat(Main.run(console, words)).isEqualTo(ExitCode.USAGE);
    return err.toString();
  }

  private static Collector collector(Path data, Destination keys) throws IOException {
    CollectorSettings settings =
        new CollectorSettings(
            data,
            "127.0.0.1",
            0,
            ZoneId.of("UTC"),
            List.of(),
            true,
            Map.of(),
            ServeCommand.credentials(keys),
            Rotation.defaults());
    return Collector.open(settings, () -> NOON, new SecureRandom());
  }

  private static void post(URI collector, String key, String product)
      throws IOException, InterruptedException {
    String batch =
        """
        {"product":"%s","version":"1","plan":"p","run":"01a1fc6e-cfb3-796d-a702-f4f77d5ebdc3",
         "first":0,"environment":"workstation","installation":"inst-1","historical":false,
         "lost":{"queue_full":3,"expired":1},"events":[{"name":"a.ran","time":"2026-11-21T11:59:00Z","fields":{}}]}"""
            .formatted(product);
    HttpRequest request =
        HttpRequest.newBuilder(collector.resolve("/candor/v1/events"))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + key)
            .POST(HttpRequest.BodyPublishers.ofString(batch))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).body())
          .isEqualTo("{\"results\":[{\"result\":\"stored\"}]}");
    }
  }
}
