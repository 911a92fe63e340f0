package dev.candor.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a command that was run to a number in a report, through the programs that people use. */
final class ServeTest {

  private static final String ONE =
      "{\"events\":[{\"product\":\"candor\",\"name\":\"candor.cli.invoked\",\"stored\":1}]}";

  @TempDir Path home;

  @Test
  void whatWasRecordedArrivesOnceWithTheNextCommandThatIsNotExec() throws Exception {
    Person person = new Person(home, Map.of());
    try (Served served = Served.by(person)) {
      person.runs("on");
      person.runs("exec", "--", "true");
      assertThat(served.get("/api/v1/report/volume").body()).isEqualTo("{\"events\":[]}");

      person.runs("device-id");

      assertThat(served.get("/api/v1/report/volume").body()).isEqualTo(ONE);
      assertThat(person.runs("status").output())
          .contains("collector     1 recorded = 1 delivered + 0 waiting + 0 lost");
      assertThat(served.get("/api/v1/report/volume").body()).isEqualTo(ONE);
    }
  }

  @Test
  void aJobInCiSendsAtItsEndAndHasNoIdentity() throws Exception {
    Person person = new Person(home, Map.of());
    Person job = person.with("CI", "true").with("CANDOR_TELEMETRY", "on");
    try (Served served = Served.by(person.with("CANDOR_TELEMETRY", "off"))) {
      job.runs("exec", "--", "true");
      assertThat(job.kept()).doesNotContain("\"installation\":");

      Outcome flushed = job.runs("spool", "flush");

      assertThat(flushed).isEqualTo(new Outcome(0, "1 delivered, 0 lost, 0 waiting.\n"));
      assertThat(served.get("/api/v1/report/volume").body()).isEqualTo(ONE);
    }
  }

  @Test
  void whatCannotBeSentWaitsAndSaysWhy() throws Exception {
    Person person = new Person(home, Map.of("CANDOR_KEY", "a-key-of-nobody"));
    person.runs("on");
    person.runs("exec", "--", "true");

    Outcome mistyped = person.with("CANDOR_KEY", "a key").runs("spool", "flush");
    Outcome nobody = person.runs("spool", "flush", "--collector", "http://127.0.0.1:1");

    assertThat(mistyped.exit()).isEqualTo(2);
    assertThat(mistyped.output())
        .isEqualTo("candor: CANDOR_KEY holds a blank or a letter that no key has: copy it again\n");
    assertThat(nobody.exit()).isEqualTo(3);
    assertThat(nobody.output())
        .contains("0 delivered, 0 lost, 2 waiting.") // the command and the wrong use
        .contains("http://127.0.0.1:1/candor/v1/events cannot be reached");
    try (Served served = Served.by(new Person(home, Map.of("CANDOR_TELEMETRY", "off")))) {
      Outcome refused = person.runs("spool", "flush");
      assertThat(refused.output()).contains("2 waiting.", "this key may not write there");
      assertThat(new Person(home, Map.of()).runs("spool", "flush").output())
          .isEqualTo("2 delivered, 0 lost, 0 waiting.\n");
      assertThat(served.get("/api/v1/report/volume").body())
          .isEqualTo(
              ONE.replace(
                  "[", "[{\"product\":\"candor\",\"name\":\"candor.cli.exit_2\",\"stored\":1},"));
    }
  }

  @Test
  void aCollectorThatWasKilledIsToldOfByTheNextAndOneThatWasStoppedIsNot() throws Exception {
    Person person = new Person(home, Map.of());
    try (Served killed = Served.by(person)) {
      person.awaitKept("candor.serve.started", 1);
      killed.kill();
    }

    try (Served next = Served.by(person)) {
      person.awaitKept("candor.serve.started", 2);
      assertThat(next.get("/_health").statusCode()).isEqualTo(200);
    }
    try (Served last = Served.by(person)) {
      person.awaitKept("candor.serve.started", 3);
      assertThat(last.get("/_health").statusCode()).isEqualTo(200);
    }

    assertThat(person.kept().split("candor.serve.shutdown_unclean", -1)).hasSize(2);
  }

  @Test
  void aCollectorKeepsItsZoneAndItsKeysWhateverTheNextStartIsIn() throws Exception {
    Person person = new Person(home, Map.of()).with("TZ", "Asia/Tokyo");
    Path told = home.resolve("state/candor/collector.json");
    Served.by(person).close();
    String keys = keys(told);

    try (Served elsewhere =
        Served.by(person.with("TZ", "America/Lima").with("CANDOR_KEY", "key-of-another"))) {
      assertThat(elsewhere.get("/_health").statusCode()).isEqualTo(200);
      assertThat(keys(told)).isEqualTo(keys);
    }
    assertThat(person.runs("serve", "--port", "0", "--tz", "America/Lima"))
        .extracting(Outcome::exit)
        .isEqualTo(3);
  }

  @Test
  void aSecondCollectorLeavesTheCommandsToTheFirst() throws Exception {
    Person person = new Person(home, Map.of());
    Path told = home.resolve("state/candor/collector.json");
    Path other = home.resolve("other");
    try (Served first = Served.by(person)) {
      String word = Files.readString(told);

      try (Served second = Served.by(person, "--data", other.toString())) {
        assertThat(Files.readString(told)).isEqualTo(word).contains(first.address().toString());
        assertThat(second.says()).startsWith("data: " + other);
        assertThat(second.says())
            .startsWith("The other commands speak to the collector that runs already, at ")
            .contains(first.address() + ". To this one: --collector " + second.address());
        assertThat(second.get("/_health").statusCode()).isEqualTo(200);
      }

      assertThat(person.runs("report", "health").exit()).isZero();
    }
    try (Served next = Served.by(person, "--data", other.toString())) {
      assertThat(Files.readString(told)).contains(next.address().toString());
    }
  }

  private static String keys(Path told) throws IOException {
    String json = Files.readString(told);
    return json.substring(json.indexOf("write_key"));
  }

  @Test
  void aFolderThatNobodyUsesAnswersAsTheRunningCollectorDid() throws Exception {
    Person person = new Person(home, Map.of());
    Path data = home.resolve("data");
    Repository repository = new Repository(home.resolve("repository"));
    repository.commit("a@example.org", Instant.parse("2025-03-30T00:30:00Z"), "+0100");
    repository.commit("b@example.org", Instant.parse("2025-03-31T22:30:00Z"), "+0200");
    repository.write();
    String[] question = {
      "report", "active", "--product", "git", "--from", "2025-03-29", "--to", "2025-04-01"
    };
    String running;
    try (Served served = Served.by(person, "--data", data.toString(), "--tz", "Europe/Paris")) {
      person.runs("import", "git", repository.folder().toString());
      running = person.runs(with(question, "--format", "json")).output();
      assertThat(person.runs(with(question, "--data", data.toString())).exit()).isEqualTo(3);
      assertThat(person.runs("serve", "--port", "0", "--data", data.toString()).exit())
          .isEqualTo(3);
      assertThat(served.get("/_health").statusCode()).isEqualTo(200);
    }

    assertThat(person.runs(with(question, "--format", "json", "--data", data.toString())).output())
        .isEqualTo(running)
        .contains("{\"day\":\"2025-03-30\",\"daily\":1,\"weekly\":1,\"monthly\":1,\"new\":1}");
    assertThat(person.runs(with(question, "--format", "csv", "--data", data.toString())).output())
        .isEqualTo(
            """
            day,daily,weekly,monthly,new
            2025-03-29,0,0,0,0
            2025-03-30,1,1,1,1
            2025-03-31,0,1,1,0
            2025-04-01,1,2,2,1
            """);
  }

  @Test
  void wrongQuestionsAreAnsweredWithWhatToWrite() throws Exception {
    Person person = new Person(home, Map.of());

    assertThat(person.runs("report", "active"))
        .isEqualTo(
            new Outcome(
                2,
                "candor: no collector is known: start 'candor serve', or give --collector URL or"
                    + " --data DIR\n"));
    try (Served served = Served.by(person)) {
      assertThat(person.runs("report", "actives").output())
          .isEqualTo("candor: there is no report 'actives': write active, volume, health\n");
      assertThat(person.runs("report", "active", "--tz", "Mars").output())
          .contains("--tz 'Mars' is no time zone: write it like --tz Europe/Stockholm");
      assertThat(person.runs("report", "active", "--from", "31.1.2026").exit()).isEqualTo(2);
      assertThat(served.get("/api/v1/report/active").body()).isEqualTo("{\"days\":[]}");
      assertThat(person.runs("report", "volume", "--product", "nosuch"))
          .isEqualTo(
              new Outcome(
                  0,
                  "candor: nothing is kept of what this asks for; ask without --product or"
                      + " --from\n"));
    }
  }

  @Test
  void pagesNeedTheLinkAndAHostThatIsTheCollectors() throws Exception {
    try (Served served = Served.by(new Person(home, Map.of()))) {
      HttpClient stranger = HttpClient.newHttpClient();
      HttpResponse<String> closed =
          stranger.send(
              HttpRequest.newBuilder(served.address().resolve("/")).build(),
              HttpResponse.BodyHandlers.ofString());
      HttpResponse<String> opened =
          stranger.send(
              HttpRequest.newBuilder(served.address().resolve("/?token=" + served.readToken()))
                  .build(),
              HttpResponse.BodyHandlers.ofString());

      assertThat(closed.statusCode()).isEqualTo(401);
      assertThat(opened.statusCode()).isEqualTo(303);
      String cookie = opened.headers().firstValue("Set-Cookie").orElseThrow();
      assertThat(cookie).contains("HttpOnly", "SameSite=Strict").doesNotContain(served.readToken());
      HttpResponse<String> page =
          stranger.send(
              HttpRequest.newBuilder(served.address().resolve("/"))
                  .header("Cookie", cookie.substring(0, cookie.indexOf(';')))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("Waiting for the first event");
    }
  }

  private static String[] with(String[] words, String... more) {
    String[] all = new String[words.length + more.length];
    System.arraycopy(words, 0, all, 0, words.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return all;
  }
}
