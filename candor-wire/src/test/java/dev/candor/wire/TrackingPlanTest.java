package dev.candor.wire;

import static dev.candor.wire.PlanSample.KILLED;
import static dev.candor.wire.PlanSample.PLAN;
import static dev.candor.wire.PlanSample.PRODUCT;
import static dev.candor.wire.PlanSample.SPAWNED;
import static dev.candor.wire.PlanSample.event;
import static dev.candor.wire.PlanSample.label;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class TrackingPlanTest {

  /** What is said to people and agreed to by nobody. */
  private static final Pattern SAID =
      Pattern.compile(
          "insights.*|product\\.switches.*|.*\\.(owner|reason|prose\\..*|replacedBy.*)");

  @Test
  void aPlanIsReadBackAsItWasWritten() {
    assertThat(TrackingPlan.parse(PLAN.toJson())).isEqualTo(PLAN);
  }

  @Test
  void anEmptyPlanIsReadBackAsItWasWritten() {
    TrackingPlan empty =
        new TrackingPlan(
            new ProductPlan("ao", "AO", "off", 1, "ao", List.of(), List.of(), List.of(), null),
            List.of(),
            List.of());

    assertThat(TrackingPlan.parse(empty.toJson())).isEqualTo(empty);
  }

  @Test
  void aPlanIsDrawnToTheLetter() {
    TrackingPlan small =
        new TrackingPlan(
            new ProductPlan(
                "ao",
                "AO",
                "local",
                400,
                "ao",
                List.of("dev.ao", "dev.kit"),
                PRODUCT.destinations(),
                PRODUCT.switches(),
                PRODUCT.identity()),
            List.of(
                event(
                    "e",
                    label("agent_kind", "claude", "codex"),
                    PlanSample.measured("took", "milliseconds", 10.0, 1000.0)),
                KILLED),
            List.of(PlanSample.INSIGHT));

    assertThat(new String(small.toJson(), UTF_8))
        .isEqualTo(
            """
            {"candor_plan":2,
              "product":{
                "name":"ao",
                "variables":"AO",
                "default_level":"local",
                "retention_days":400,
                "metrics":"ao",
                "own_packages":[
                  "dev.ao",
                  "dev.kit"],
                "destinations":[
                  {"name":"collector","trust":"own","takes":["metrics","events"]},
                  {"name":"vendor","trust":"vendor","takes":["metrics"]}],
                "identity":{"name":"ao-install-id","made_of":"a random number"},
                "switches":[
                  {"source":"variable","names":["AO_QUIET"],"off":["1","yes"],"local":["some"],\
            "on":["all"],"nothing":["0"],"otherwise":"mistake","unset":"off","exact":true,\
            "reason":"user opt-out"},
                  {"source":"presence","names":["CI","GITHUB_ACTIONS"],"off":["true"]},
                  {"source":"ci","off":["true"]}]},
              "hash":"%s",
              "events":[
                {"name":"ao.session.killed",
                  "purpose":"Shows how often a session is given up.",
                  "owner":"agents",
                  "tier":"metrics",
                  "route":"operational",
                  "category":"operations",
                  "activity":"none",
                  "actor":"installation",
                  "counter":"sessions_killed_total",
                  "expires":"2027-01-31",
                  "since":"1.0.0",
                  "replaced_by":"ao.session.ended",
                  "fields":[]},
                {"name":"e",
                  "purpose":"Shows what sessions are for.",
                  "owner":"agents",
                  "tier":"events",
                  "route":"product",
                  "category":"core_loop",
                  "activity":"development",
                  "actor":"installation",
                  "fields":[
                    {"name":"agent_kind","class":"value","type":"text","label":"","values":[
                      "claude",
                      "codex"]},
                    {"name":"took","class":"value","type":"whole","histogram":"",\
            "unit":"milliseconds","buckets":[10.0,1000.0]}]}],
              "insights":[
                {"name":"Starts that end","kind":"funnel","revised":"2026-11-21","events":[
                  "ao.session.spawned",
                  "ao.session.killed"]}]}
            """
                .formatted(small.hash()));
  }

  @Test
  void everyMemberOfAFieldIsDrawnOnItsLine() {
    assertThat(new String(PLAN.toJson(), UTF_8))
        .contains(
            """
            {"name":"build_path","class":"identifier","type":"text","pattern":"[a-z]{1,9}",\
            "max_length":9,"reason":"It is printed on the box.","meaning":"Which build.",\
            "example":"alpha","since":"1.2.0","replaced_by":""},
            """,
            """
            {"name":"branch_hash","class":"hashed","type":"text","scope":"installation",\
            "raw_to":"own","actor_property":"first"}""",
            "{\"name\":\"shares\",\"class\":\"value\",\"type\":\"decimal\",\"max\":4},\n",
            "\"type\":\"unsigned\",\"keys\":[\n          \"node\",\n          \"rust\"]},\n",
            "\"type\":\"unsigned\",\"counter\":\"\",\"unit\":\"tokens\"},\n",
            "\"type\":\"flag\",\"label\":\"again\"},\n");
  }

  @Test
  void theExampleOfTheDocumentIsWhatIsWritten() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "formats.md"));
    int start = page.indexOf("{\"candor_plan\"");
    String example = page.substring(start, page.indexOf("```", start));

    TrackingPlan plan = TrackingPlan.parse(example.getBytes(UTF_8));

    assertThat(new String(plan.toJson(), UTF_8)).isEqualTo(example);
    assertThat(PlanRules.problems(plan, LocalDate.of(2026, 11, 21))).isEmpty();
  }

  @Test
  void theOrderInWhichEventsAndInsightsAreDeclaredIsNoFact() {
    InsightPlan last = new InsightPlan("Z", "trend", "2026-11-21", List.of("ao.session.killed"));
    TrackingPlan plan =
        new TrackingPlan(PRODUCT, List.of(SPAWNED, KILLED), List.of(PlanSample.INSIGHT, last));

    TrackingPlan turned =
        new TrackingPlan(PRODUCT, List.of(KILLED, SPAWNED), List.of(last, PlanSample.INSIGHT));

    assertThat(turned.toJson()).isEqualTo(plan.toJson());
    assertThat(turned.events()).extracting(EventPlan::name).isSorted();
  }

  @Test
  void theHashIsThirtyTwoHexadecimalDigits() {
    assertThat(PLAN.hash()).matches("[0-9a-f]{32}");
  }

  @Test
  void everyFactThatIsAgreedToMakesAHashOfItsOwn() {
    Map<String, Record> changes = new TreeMap<>(Changes.of(PLAN));
    changes.keySet().removeIf(path -> SAID.matcher(path).matches());

    Map<String, List<String>> byHash =
        changes.keySet().stream()
            .collect(Collectors.groupingBy(path -> hash(changes, path), Collectors.toList()));

    assertThat(changes.keySet())
        .contains(
            "product.retentionDays",
            "product.destinations[1].trust",
            "product.identity.name",
            "product.identity.madeOf",
            "product.identity=null",
            "events[0].purpose",
            "events[0].terms.tier",
            "events[1].fields[7].texts.maxLength",
            "events[1].fields[8].hash.scope")
        .hasSizeGreaterThan(150);
    assertThat(byHash).doesNotContainKey(PLAN.hash());
    assertThat(byHash.values()).allSatisfy(paths -> assertThat(paths).hasSize(1));
  }

  @Test
  void whatIsSaidToPeopleIsNotInTheHashButInTheFile() {
    Map<String, Record> changes = new TreeMap<>(Changes.of(PLAN));
    changes.keySet().removeIf(path -> !SAID.matcher(path).matches());

    assertThat(changes.keySet())
        .contains(
            "product.switches-[0]",
            "product.switches[0].off-[1]",
            "product.switches[0].exact",
            "events[0].owner",
            "events[0].prose.since",
            "events[0].prose.replacedBy=null",
            "events[1].fields[7].texts.reason",
            "events[1].fields[7].prose.meaning",
            "events[1].fields[7].prose.example",
            "insights[0].revised");
    assertThat(changes)
        .allSatisfy(
            (path, changed) -> {
              assertThat(((TrackingPlan) changed).hash()).isEqualTo(PLAN.hash());
              assertThat(((TrackingPlan) changed).toJson()).isNotEqualTo(PLAN.toJson());
            });
  }

  @Test
  void whatAnEventMeansIsItsPurpose() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new EventPlan(
                    "ao.x",
                    "Why.",
                    "agents",
                    KILLED.terms(),
                    "",
                    "",
                    new Prose("What.", "", "", null),
                    List.of()))
        .withMessage("what 'ao.x' means is its purpose, and its examples are its fields'");
  }

  @Test
  void aFactThatWasEditedByHandIsRefused() {
    for (String[] edit :
        new String[][] {
          {"\"default_level\":\"local\"", "\"default_level\":\"on\""},
          {"\"retention_days\":400", "\"retention_days\":4000"},
          {"\"max_length\":9", "\"max_length\":10"},
          {"\"trust\":\"own\"", "\"trust\":\"vendor\""},
          {"\"takes\":[\"metrics\"]", "\"takes\":[]"},
          {"\"identifier\"", "\"opaque\""},
          {"\"raw_to\":\"own\"", "\"raw_to\":\"local\""},
          {"\"max\":4", "\"max\":5"},
          {"what sessions are for", "nothing of you"},
          {"\"name\":\"ao-install-id\"", "\"name\":\"by-host-name\""},
          {"a random number", "nothing"},
          {"\"claude\",\n", ""},
          {"\"events\":[", "\"evts\":["},
        }) {
      assertRefused(edit[0], edit[1], "compile the plan again");
    }
  }

  @Test
  void theMessageOfAnEditedFileSaysBothHashes() {
    assertRefused("400", "399", PLAN.hash());
  }

  @Test
  void aWordThatIsUnknownIsRefusedWithThoseThatAreKnown() {
    for (String[] edit :
        new String[][] {
          {"\"default_level\":\"local\"", "\"default_level\":\"loud\"", "off, local, on"},
          {"\"trust\":\"own\"", "\"trust\":\"ours\"", "local, own, vendor"},
          {"[\"metrics\"]", "[\"metrics\",\"logs\"]", "takes 'logs' is none of metrics, events"},
          {"\"tier\":\"metrics\"", "\"tier\":\"METRICS\"", "tier 'METRICS' is none of"},
          {"\"route\":\"product\"", "\"route\":\"ads\"", "product, operational"},
          {"\"category\":\"core_loop\"", "\"category\":\"core\"", "core_loop, onboarding, "},
          {"\"activity\":\"none\"", "\"activity\":\"\"", "activity '' is none of development, "},
          {"\"class\":\"hashed\"", "\"class\":\"secret\"", "local_only, value, one_of, "},
          {"\"type\":\"flag\"", "\"type\":\"bit\"", "flag, whole, unsigned, decimal, text"},
          {"\"unit\":\"tokens\"", "\"unit\":\"miles\"", "milliseconds, seconds, days, bytes, "},
          {"\"scope\":\"installation\"", "\"scope\":\"world\"", "installation, product"},
          {"\"raw_to\":\"own\"", "\"raw_to\":\"vendor\"", "raw_to 'vendor' is none of local, own"},
          {"\"source\":\"ci\"", "\"source\":\"wish\"", "variable, presence, file, setting, ci"},
          {"\"otherwise\":\"mistake\"", "\"otherwise\":\"maybe\"", "otherwise 'maybe' is none of"},
          {"\"unset\":\"off\"", "\"unset\":\"OFF\"", "nothing, off, local, on, mistake"},
          {"\"kind\":\"funnel\"", "\"kind\":\"cone\"", "trend, funnel, cohort, "},
        }) {
      assertRefused(edit[0], edit[1], edit[2]);
    }
  }

  @Test
  void aMemberOfAnotherTypeOrWithoutSenseIsRefused() {
    for (String[] edit :
        new String[][] {
          {"\"name\":\"ao\"", "\"name\":7", "'name' must be a text"},
          {"\"retention_days\":400", "\"retention_days\":\"400\"", "must be a whole number"},
          {"\"retention_days\":400", "\"retention_days\":4294967696", "is out of range"},
          {"\"exact\":true", "\"exact\":\"yes\"", "'exact' must be true or false"},
          {"\"made_of\"", "\"made\"", "'made_of' must be a text"},
          {"\"max_length\":9", "\"max_length\":-1", "'max_length' is out of range: -1"},
          {"\"own_packages\":[", "\"own_packages\":[7,", "'own_packages' must hold texts"},
          {"\"buckets\":[1.0,", "\"buckets\":[\"1.0\",", "'buckets' must hold numbers"},
          {"\"destinations\":[", "\"destinations\":[7,", "an object was expected"},
          {"\"fields\":[]", "\"fields\":{}", "'fields' must be an array"},
          {"\"product\":{", "\"product\":7,\"p\":{", "an object was expected"},
          {"\"label\":\"again\"", "\"label\":true", "'label' must be a text"},
          {"\"max\":4", "\"max\":4,\"keys\":[]", "a field is a list or a map"},
          {
            "\"label\":\"again\"",
            "\"label\":\"again\",\"counter\":\"c\",\"unit\":\"count\"",
            "'resumed' is a label and a counter"
          },
          {",\"unit\":\"tokens\"", "", "'unit' must be a text"},
          {",\"raw_to\":\"own\"", "", "'raw_to' must be a text"},
          {"[a-z]{1,9}", "[a-z", "pattern '[a-z' is no regular expression"},
          {"[a-z]{1,9}", "x".repeat(1001), "the pattern of 'build_path' has 1001 characters"},
          {"\"hash\":\"", "\"hash\":\"0", "compile the plan again"},
        }) {
      assertRefused(edit[0], edit[1], edit[2]);
    }
  }

  @Test
  void aMemberOfALaterReaderIsPassedOver() {
    String file = new String(PLAN.toJson(), UTF_8);
    for (String at :
        List.of("\"product\":{", "\"hash\":\"", "{\"name\":\"build_path\"", "{\"name\":\"Starts")) {
      String brace = at.startsWith("\"hash") ? "" : at.substring(0, at.indexOf('{') + 1);
      String later =
          file.replace(at, brace + "\"later\":{\"x\":[1]}," + at.substring(brace.length()));

      assertThat(later).isNotEqualTo(file);
      assertThat(TrackingPlan.parse(later.getBytes(UTF_8))).isEqualTo(PLAN);
    }
  }

  @Test
  void anotherVersionOfTheFormatIsNotGuessedAt() {
    assertRefused("_plan\":2,", "_plan\":1,", "candor_plan 1: this reader knows 2; compile");
    assertRefused("_plan\":2,", "_plan\":3,", "candor_plan 3: this reader knows 2; compile");
    assertRefused("\"candor_plan\":2,", "", "'candor_plan' must be a whole number");
  }

  @Test
  void everyCutOfAPlanIsMalformed() {
    byte[] whole = PLAN.toJson();

    for (int length = 0; length < whole.length - 1; length++) { // the last byte ends the line
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatExceptionOfType(MalformedException.class)
          .as("cut at byte " + length)
          .isThrownBy(() -> TrackingPlan.parse(cut));
    }
  }

  @Test
  void aFlippedBitIsMalformedOrChangesNothingThatIsAgreedTo() {
    byte[] whole = PLAN.toJson();

    for (int bit = 0; bit < 8 * whole.length; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      Attempts.isMalformedOrRead(
          () -> assertThat(TrackingPlan.parse(flipped).hash()).isEqualTo(PLAN.hash()),
          "bit " + bit);
    }
  }

  private static String hash(Map<String, Record> changes, String path) {
    return ((TrackingPlan) changes.getOrDefault(path, PLAN)).hash();
  }

  private static void assertRefused(String text, String other, String message) {
    String file = new String(PLAN.toJson(), UTF_8);
    String edited = file.replace(text, other);
    assertThat(edited).as(text).isNotEqualTo(file);
    assertThatExceptionOfType(MalformedException.class)
        .as(other)
        .isThrownBy(() -> TrackingPlan.parse(edited.getBytes(UTF_8)))
        .withMessageContaining(message);
  }
}
