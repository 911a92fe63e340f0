package dev.candor.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.candor.wire.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Imports repositories through the launcher, and holds the numbers of the report to those that git
 * and sets give for the same days.
 */
final class ImportTest {

  @TempDir Path home;

  @Test
  void theReportEqualsWhatGitCountsInTheCollectorsZoneAndInAnyOther() throws Exception {
    long seed = 20_261_121;
    Repository repository = new Repository(home.resolve("generated"));
    addTwoYears(repository, new Random(seed));
    repository.write();
    Person person = new Person(home, Map.of());
    try (Served served = Served.by(person, "--tz", "Asia/Kolkata")) {
      Outcome imported = person.runs("import", "git", repository.folder().toString());
      assertThat(imported.output()).as("seed " + seed).contains("added, 0 known already");

      for (String zone :
          List.of(
              "Asia/Kolkata",
              "UTC",
              "Asia/Kathmandu",
              "Australia/Lord_Howe",
              "America/St_Johns",
              "Europe/Stockholm",
              "Pacific/Apia")) {
        assertReport(served, repository, ZoneId.of(zone), "seed " + seed + " in " + zone);
      }
    }
  }

  @Test
  void theReportOfThisProjectsOwnHistoryEqualsWhatGitCounts() throws Exception {
    assumeTrue(Files.exists(House.folder().resolve(".git")), "a checkout, not an archive");
    Repository clone = new Repository(home.resolve("own"));
    clone.git("fetch", "-q", House.folder().toString(), "HEAD");
    clone.git("update-ref", "HEAD", "FETCH_HEAD");
    Person person = new Person(home, Map.of());
    try (Served served = Served.by(person, "--tz", "UTC")) {
      person.runs("import", "git", clone.folder().toString());

      assertReport(served, clone, ZoneId.of("UTC"), "the project");
      assertReport(served, clone, ZoneId.of("Asia/Kathmandu"), "the project");
    }
  }

  @Test
  void importingAgainAndFromAnotherMachineAddsNothing() throws Exception {
    Repository repository = new Repository(home.resolve("small"));
    repository.commit("A@Example.org", Instant.parse("2024-02-29T23:59:59Z"), "+0000");
    repository.commit(" a@example.org ", Instant.parse("2024-03-01T00:00:00Z"), "-0330");
    repository.commit("", Instant.parse("2024-03-02T12:00:00Z"), "+0545");
    repository.commit("b@example.org", Instant.parse("1989-12-31T23:59:59Z"), "+0000");
    repository.commit("b@example.org", Instant.parse("2999-01-01T00:00:00Z"), "+0000");
    repository.write();
    Person person = new Person(home, Map.of());
    try (Served served = Served.by(person, "--tz", "UTC")) {
      String first = person.runs("import", "git", repository.folder().toString()).output();
      String again =
          person.runs("import", "git", repository.folder().resolve(".git").toString()).output();
      Person other =
          person
              .with("XDG_STATE_HOME", home.resolve("other").toString())
              .with("CANDOR_KEY", writeKey());
      repository.git("clone", "-q", "--bare", ".", home.resolve("bare.git").toString());
      String elsewhere =
          other
              .runs(
                  "import",
                  "git",
                  home.resolve("bare.git").toString(),
                  "--collector",
                  served.address().toString())
              .output();

      assertThat(first)
          .contains("5 commits read: 3 added, 0 known already.")
          .contains("2 commits quarantined: dated before 1990 or in the future.")
          .contains("1 commit imported without an actor");
      assertThat(again).contains("5 commits read: 0 added, 5 known already.");
      assertThat(elsewhere).contains("5 commits read: 0 added, 5 known already.");
      assertThat(served.get("/api/v1/report/volume").body())
          .isEqualTo(
              "{\"events\":[{\"product\":\"git\",\"name\":\"git.commit.authored\",\"stored\":3}]}");
      assertReport(served, repository, ZoneId.of("UTC"), "small");
    }
  }

  @Test
  void aCloneWithoutContentIsImportedWithoutSizesAndNeverFetches() throws Exception {
    Repository whole = new Repository(home.resolve("whole"));
    whole.commit("a@example.org", Instant.parse("2025-05-05T05:05:05Z"), "+0000");
    whole.commit("b@example.org", Instant.parse("2025-05-06T05:05:05Z"), "+0000");
    whole.write();
    whole.git("config", "uploadpack.allowFilter", "true");
    String url = "file://" + whole.folder();
    String partial = home.resolve("partial.git").toString();
    whole.git("clone", "-q", "--bare", "--filter=blob:none", url, partial);
    Person person = new Person(home, Map.of());
    try (Served served = Served.by(person, "--tz", "UTC")) {
      String said = person.runs("import", "git", partial).output();

      assertThat(said)
          .contains("2 commits read: 2 added, 0 known already.")
          .contains("Imported without sizes: this clone does not hold the content of its files");
      assertThat(
              Outcome.of(
                      Path.of(partial),
                      List.of("git", "rev-list", "--objects", "--missing=print", "HEAD"))
                  .output()
                  .lines()
                  .filter(line -> line.startsWith("?")))
          .hasSize(2);
      assertThat(served.get("/api/v1/report/health").body()).contains("\"stored\":2");
    }
  }

  @Test
  void saysWhatIsWrongWithAFolderThatIsNoRepository() throws Exception {
    Person person = new Person(home, Map.of());
    try (Served served = Served.by(person)) {
      Outcome outcome =
          person.runs("import", "git", Files.createDirectory(home.resolve("no")).toString());

      assertThat(outcome.exit()).isEqualTo(3);
      assertThat(outcome.output()).contains("not a git repository").doesNotContain("\tat ");
      assertThat(served.get("/api/v1/report/health").body()).contains("\"received\":0");
    }
  }

  private static void addTwoYears(Repository repository, Random random) {
    ZoneId kathmandu = ZoneId.of("Asia/Kathmandu");
    Instant at = Instant.parse("2023-06-01T00:00:00Z");
    String[] zones = {"+0000", "+0530", "-0330", "+1245", "-1100"};
    for (int i = 0; i < 900; i++) {
      at = at.plus(Duration.ofMinutes(random.nextInt(2_300)));
      Instant when =
          switch (random.nextInt(5)) {
            case 0 -> at.atZone(kathmandu).toLocalDate().atStartOfDay(kathmandu).toInstant();
            case 1 ->
                LocalDate.ofInstant(at, ZoneId.of("UTC"))
                    .atStartOfDay(ZoneId.of("UTC"))
                    .toInstant()
                    .minusSeconds(1);
            default -> at;
          };
      String name = "dev" + (int) Math.abs(random.nextGaussian() * 12);
      boolean shouts = random.nextInt(9) == 0;
      repository.commit(
          (shouts ? name.toUpperCase(Locale.ROOT) : name) + "@Example.org",
          when,
          zones[random.nextInt(zones.length)]);
    }
  }

  /**
   * Compares each day of the report, and a few to either side, with sets made of git's own list.
   */
  private static void assertReport(Served served, Repository repository, ZoneId zone, String what)
      throws IOException, InterruptedException {
    Map<LocalDate, Set<String>> authors = authors(repository, zone);
    LocalDate from = authors.keySet().stream().min(LocalDate::compareTo).orElseThrow().minusDays(3);
    LocalDate to = authors.keySet().stream().max(LocalDate::compareTo).orElseThrow().plusDays(30);
    Map<String, LocalDate> first = new HashMap<>();
    new TreeMap<>(authors)
        .forEach((day, people) -> people.forEach(one -> first.putIfAbsent(one, day)));
    List<String> expected = new ArrayList<>();
    for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
      LocalDate today = day;
      expected.add(
          "%s %d %d %d %d"
              .formatted(
                  day,
                  distinct(authors, today, 1),
                  distinct(authors, today, 7),
                  distinct(authors, today, 28),
                  first.values().stream().filter(Predicate.isEqual(today)).count()));
    }

    HttpResponse<String> answer =
        served.get(
            "/api/v1/report/active?product=git&from=%s&to=%s&tz=%s".formatted(from, to, zone));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    List<String> days = new ArrayList<>();
    for (Json row : Json.parse(answer.body().getBytes(UTF_8)).object().array("days")) {
      Json.Members day = row.object();
      days.add(
          "%s %d %d %d %d"
              .formatted(
                  day.text("day"),
                  day.whole("daily"),
                  day.whole("weekly"),
                  day.whole("monthly"),
                  day.whole("new")));
    }
    assertThat(days).as(what).isEqualTo(expected);
  }

  private static long distinct(Map<LocalDate, Set<String>> authors, LocalDate last, int days) {
    TreeSet<String> people = new TreeSet<>();
    for (int i = 0; i < days; i++) {
      people.addAll(authors.getOrDefault(last.minusDays(i), Set.of()));
    }
    return people.size();
  }

  private static Map<LocalDate, Set<String>> authors(Repository repository, ZoneId zone)
      throws IOException, InterruptedException {
    Map<LocalDate, Set<String>> authors = new HashMap<>();
    for (String line : repository.git("log", "--no-mailmap", "--format=%at %ae", "HEAD")) {
      int space = line.indexOf(' ');
      Instant at = Instant.ofEpochSecond(Long.parseLong(line.substring(0, space)));
      String author = line.substring(space).strip().toLowerCase(Locale.ROOT);
      boolean kept =
          at.isAfter(Instant.parse("1989-12-31T23:59:59Z")) && at.isBefore(Instant.now());
      if (kept && !author.isEmpty()) {
        authors.computeIfAbsent(LocalDate.ofInstant(at, zone), _ -> new TreeSet<>()).add(author);
      }
    }
    return authors;
  }

  private String writeKey() throws IOException {
    byte[] file = Files.readAllBytes(home.resolve("state/candor/collector.json"));
    return Json.parse(file).object().text("write_key");
  }
}
