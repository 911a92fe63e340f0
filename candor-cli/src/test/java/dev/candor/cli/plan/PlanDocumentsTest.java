package dev.candor.cli.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Category;
import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.FieldType;
import dev.candor.wire.Json;
import dev.candor.wire.PrivacyClass;
import dev.candor.wire.ProductPlan;
import dev.candor.wire.Prose;
import dev.candor.wire.TrackingPlan;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class PlanDocumentsTest {

  private static final String USERS = TelemetryPage.of(SamplePlan.plan()).text();
  private static final String TEAM = EventDictionary.of(SamplePlan.plan()).text();

  @Test
  void theUserReadsHowEachClassCanLeave() {
    assertThat(USERS)
        .contains(
            "| `agent_kind` | which agent \\| was started | as one of `claude`, `codex`, `other` |")
        .contains("| `working_folder` | working folder | **never leaves this machine** |")
        .contains("| `user_hash` | who is signed in | as a keyed hash, with a key that is the same")
        .contains("as itself only to a collector that your own or your administrator's file names")
        .contains("masked and cut to 200 characters, **only if you agree to it by name**")
        .contains("crash shape (a known class of failure), never a message, **only if you agree")
        .contains("| `startup_ms` | startup, in milliseconds | as itself |");
  }

  @Test
  void theUserReadsThatAMetricsOnlyEventLeavesNothingButItsMetrics() {
    String poll = section(USERS, "### `daemon.poll`");

    assertThat(poll)
        .contains("never leaves this machine**: metrics only, never sent to analytics")
        .contains("| `queue` | queue | **never leaves this machine** |")
        .contains("as a label of counts: one of `ok`, `late`, `failed`")
        .doesNotContain("posthog", "as itself");
  }

  @Test
  void theUserReadsHowToSwitchItOff() {
    assertThat(USERS)
        .contains("export SAMPLE_IDE_TELEMETRY=off ", "export DO_NOT_TRACK=1 ")
        .contains(
            "`level=off` into the file `telemetry.properties` in `$XDG_CONFIG_HOME/sample-ide/`")
        .contains("| `posthog` | somebody else's | rows | 400 days |");
  }

  @Test
  void theUserReadsWhatEachSwitchSaysAndWhatTheirIdIsMadeOf() {
    assertThat(USERS)
        .contains(
            "| The variable `IDE_QUIET` | off: `1`, `yes`; local: `some`; no level: `0`; any other"
                + " word: off; upper and lower case count; told as `quiet` |",
            "| Any of the variables `CI`, `GITHUB_ACTIONS` | off where one is set, whatever it says |",
            "| The file `~/.ide/quiet` | off where it exists |",
            "| The tool's own setting `telemetry.level` | off: `none`; on: `all`; any other word: the"
                + " tool does not start; local where it is not set, and another of these is |",
            "| A CI job | off where the tool runs in one |",
            "`DO_NOT_TRACK`, the variable, these switches, your file")
        .contains(
            "It is told apart by the scheme `ide-device`. Its ids are made of: the machine's own id,"
                + " salted, or \\`\\<host\\>\\` \\| nothing.")
        .contains("beyond what *Who is counted* says")
        .doesNotContain("a random id of this installation");
  }

  @Test
  void bothReadWhatIsKeptOfTheOneWhoIsCounted() {
    FieldPlan kept =
        FieldPlan.of("edition", PrivacyClass.OPAQUE, FieldType.TEXT)
            .keeping(FieldPlan.ActorProperty.FIRST);
    TrackingPlan plan = Plans.plan(Plans.event("a.ran", kept, Plans.flag("x")));

    assertThat(TelemetryPage.of(plan).text())
        .contains("as itself: a random token; **the first value is kept as a property of who is")
        .contains("their other events there can be told apart by it");
    assertThat(EventDictionary.of(plan).text())
        .contains("| edition; the first value is kept as a property of who is counted |");
    assertThat(USERS).doesNotContain("kept as a property");
  }

  @Test
  void theUserReadsWhatIsSoWhereNothingIsSaid() {
    assertThat(TelemetryPage.of(withDefault("on")).text())
        .contains(
            "**Unless you say otherwise, it is recorded, and leaves as described here.** In CI,");
    assertThat(TelemetryPage.of(withDefault("local")).text())
        .contains("**Unless you say otherwise, it is recorded on this machine only, and nothing");
    assertThat(TelemetryPage.of(withDefault("off")).text())
        .contains("**Unless you switch it on, nothing is recorded.**");
  }

  private static TrackingPlan withDefault(String level) {
    return Plans.plan(
        new ProductPlan("acme", "ACME", level, 400, "acme", List.of(), List.of(), List.of(), null));
  }

  @Test
  void theUserReadsThatASumTellsOnlyOfThemAll() {
    FieldPlan.Metric sum = new FieldPlan.Metric(FieldPlan.Role.COUNTER, "", "bytes", List.of());
    EventPlan event =
        Plans.event(
            "a.ran",
            "metrics",
            "product",
            Plans.metric(Plans.said(Plans.whole("size"), "how large it is", null), sum));

    assertThat(TelemetryPage.of(Plans.plan(event)).text())
        .contains("| `size` | how large it is, in bytes | as part of a sum |");
  }

  @Test
  void theDictionaryOpensWithTheCategories() {
    String table = TEAM.substring(0, TEAM.indexOf("\n## "));

    assertThat(table)
        .contains("| operations | how well the product runs | [`agent.failed`](#agentfailed) |")
        .contains(
            "| OPERATIONAL | metrics only, never sent to analytics |"
                + " [`daemon.poll`](#daemonpoll) |");
  }

  @Test
  void theDictionaryHasWordsForEachCategory() {
    for (Category category : Category.values()) {
      EventPlan.Terms terms =
          new EventPlan.Terms(
              "events",
              "product",
              category.name().toLowerCase(Locale.ROOT),
              "none",
              EventPlan.INSTALLATION);
      EventPlan event =
          new EventPlan("a", "It is needed.", "us", terms, "", "", Prose.NOTHING, List.of());

      assertThat(EventDictionary.of(Plans.plan(event)).text())
          .as(category.name())
          .containsPattern(
              "\\| " + terms.category().replace('_', ' ') + " \\| [a-z ]+ \\| \\[`a`\\]");
    }
  }

  @Test
  void anOperationalEventNamesItsLabels() {
    assertThat(section(TEAM, "## `daemon.poll`"))
        .contains("**OPERATIONAL: metrics only, never sent to analytics.** Label: `outcome`.");
  }

  @Test
  void theDictionarySaysOfAnEventWhoReadsItAndWhatIsCounted() {
    assertThat(section(TEAM, "## `agent.spawned`"))
        .contains("Read by: trend *Agents by kind*, funnel *First agent* (step 2 of 3)")
        .contains("Histogram `sample_ide_agent_spawned_startup_seconds` of `startup_ms`")
        .contains("- Since 1.2.0", "actor `user_hash`")
        .contains("| `model_tokens` | whole number | unsigned | tokens | value |")
        .contains(
            "| `agent_version` | text, at most 20 characters, like `[0-9]+\\.[0-9]+\\.[0-9]+` |");
    assertThat(section(TEAM, "## `workspace.switched`"))
        .contains("**Deprecated**: use `workspace.opened`.", "- Expires 2027-01-31");
  }

  @Test
  void everyCellOfATableIsClosed() {
    for (String page : List.of(USERS, TEAM)) {
      int columns = 0;
      for (String line : page.lines().toList()) {
        int bars = line.replace("\\|", "").replaceAll("[^|]", "").length();
        columns = line.startsWith("|") ? (columns == 0 ? bars : columns) : 0;
        assertThat(bars).as(line).isEqualTo(columns);
      }
    }
  }

  @Test
  void everyExampleFitsItsField() {
    FieldPlan plain = FieldPlan.of("size", PrivacyClass.VALUE, FieldType.UNSIGNED);

    assertThat(Example.of(Plans.example(plain, "7"))).isEqualTo(new Json.Whole(7));
    assertThat(Example.of(Plans.example(plain, "-7"))).isEqualTo(new Json.Whole(3));
    assertThat(Example.of(Plans.example(plain, "many"))).isEqualTo(new Json.Whole(3));
    assertThat(Example.words(Plans.example(plain, "many"))).isEqualTo("many");
  }

  @Test
  void anExampleThatCanNeverLeaveIsShownNowhere() {
    FieldPlan branch = Plans.example(Plans.hashed("branch_hash", "installation", "local"), "main");
    FieldPlan kind = Plans.example(Plans.oneOf("kind", "fast", "slow"), "quick");

    assertThat(Example.of(branch)).isEqualTo(new Json.Text("0123456789abcdef".repeat(4)));
    assertThat(Example.words(branch)).isEqualTo("0123456789abcdef…");
    assertThat(Example.of(kind)).isEqualTo(new Json.Text("fast"));
    assertThat(Example.words(kind)).isEqualTo("fast");
  }

  @Test
  void aPlanWithoutEventsHasItsPages() {
    ProductPlan product =
        new ProductPlan("idle", "IDLE", "off", 30, "idle", List.of(), List.of(), List.of(), null);
    TrackingPlan plan = new TrackingPlan(product, List.of(), List.of());

    assertThat(TelemetryPage.of(plan).text())
        .contains("**Unless you switch it on, nothing", "by a random id that is made with")
        .contains("`DO_NOT_TRACK`, the variable, your file")
        .doesNotContain("What else switches it", "beyond what *Who is counted*");
    assertThat(EventDictionary.of(plan).text())
        .contains("| OPERATIONAL | metrics only, never sent to analytics | none |");
    for (Export export : Export.values()) {
      assertThat(export.documents(plan, URI.create("https://example.org/")))
          .hasSize(export == Export.JSON_SCHEMA ? 0 : 1);
    }
  }

  @Test
  void analyticsIsToldOfNoEventThatIsMetricsOnly() {
    for (Export export : List.of(Export.SEGMENT, Export.POSTHOG)) {
      Document document = export.documents(SamplePlan.plan(), null).get(0);

      assertThat(document.text())
          .contains("agent.spawned")
          .doesNotContain("daemon.poll", "workspace.opened\"", "working_folder");
      assertThat(export.leftOut(SamplePlan.plan()))
          .containsExactly("daemon.poll", "workspace.opened");
      assertThat(Json.parse(document.text().getBytes(UTF_8)).object().members()).isNotEmpty();
    }
  }

  @Test
  void namesThatAreUnlikeEachOtherStayApartInTypeScript() {
    EventPlan.Terms terms =
        new EventPlan.Terms("events", "product", "core_loop", "none", EventPlan.INSTALLATION);
    List<EventPlan> events =
        List.of("a.b_c", "a.b.c", "$exception", "3d", "opaque", "sample_ide.events").stream()
            .map(
                name ->
                    new EventPlan(
                        name, "Ends */ here", "us", terms, "", "", Prose.NOTHING, List.of()))
            .toList();
    TrackingPlan plan = new TrackingPlan(SamplePlan.plan().product(), events, List.of());

    assertThat(TypeScriptClient.of(plan).get(0).text())
        .contains("\"$exception\": Exception;", "\"3d\": The3d;", "\"opaque\": Opaque2;")
        .contains("\"a.b.c\": ABC;", "\"a.b_c\": ABC2;", "Ends *\\/ here.")
        .contains("\"sample_ide.events\": SampleIdeEvents2;");
  }

  @Test
  void theEntryForToptoutIsAsItsSchemaWants() {
    Json.Members entry =
        Json.parse(
                Export.TOPTOUT
                    .documents(SamplePlan.plan(), URI.create("https://example.org/ide"))
                    .get(0)
                    .text()
                    .getBytes(UTF_8))
            .object();

    assertThat(entry.members().keySet())
        .containsExactly(
            "id",
            "name",
            "executable_name",
            "category_id",
            "category_name",
            "description",
            "links",
            "telemetry");
    assertThat(entry.text("id")).matches("[a-z0-9-]+");
    Json.Members channel = entry.array("telemetry").get(0).object();
    assertThat(JsonText.line(channel.object("traits")))
        .isEqualTo(
            "{\"official\":true,\"usage_data\":true,\"update_check\":false,\"error_report\":true}");
    assertThat(JsonText.line(channel.object("target")))
        .isEqualTo(
            "{\"env\":{\"scope\":{\"process\":{\"path\":{\"default\":\"SAMPLE_IDE_TELEMETRY\"},"
                + "\"value\":{\"opt_out\":\"off\",\"opt_in\":\"on\"}}}}}");
  }

  @Test
  void theEntryForToptoutSaysOfNoCrashThatItIsReported() {
    TrackingPlan plan = Plans.plan(Plans.event("a.ran", Plans.flag("x")));

    assertThat(Export.TOPTOUT.documents(plan, URI.create("https://example.org/")).get(0).text())
        .contains("\"error_report\": false");
  }

  private static String section(String page, String heading) {
    String rest = page.substring(page.indexOf(heading + "\n"));
    int end = rest.indexOf("\n" + heading.substring(0, heading.indexOf(' ')) + " ");
    return end < 0 ? rest : rest.substring(0, end);
  }
}
