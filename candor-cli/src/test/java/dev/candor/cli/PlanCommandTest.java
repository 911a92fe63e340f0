package dev.candor.cli;

import static dev.candor.cli.plan.Plans.event;
import static dev.candor.cli.plan.Plans.flag;
import static dev.candor.cli.plan.Plans.insight;
import static dev.candor.cli.plan.Plans.label;
import static dev.candor.cli.plan.Plans.oneOf;
import static dev.candor.cli.plan.Plans.plan;
import static dev.candor.cli.plan.Plans.purpose;
import static dev.candor.cli.plan.Plans.read;
import static dev.candor.cli.plan.Plans.whole;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.wire.EventPlan;
import dev.candor.wire.Json;
import dev.candor.wire.ProductPlan;
import dev.candor.wire.TrackingPlan;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The commands as they are typed. A plan that is wrong on purpose is never a tracking-plan.json.
 */
final class PlanCommandTest {

  private static final TrackingPlan FINE =
      read(plan(event("a.ran", flag("x"))), insight("f", "2026-01-01", "a.ran"));
  private static final TrackingPlan ODD = plan(event("a.ran", flag("x")));
  private static final TrackingPlan WRONG = plan(purpose(event("a.ran", flag("x")), ""));
  private static final TrackingPlan WIDER =
      read(plan(event("a.ran", flag("x"), flag("y"))), insight("f", "2026-01-01", "a.ran"));

  @TempDir private Path folder = Path.of("");
  private final Map<String, String> variables = new HashMap<>();

  @Test
  void findsNothingInAFinePlan() throws IOException {
    Path file = file("plan.json", FINE);

    Answer answer = candor("plan", "check", file, "--strict");

    assertThat(answer)
        .isEqualTo(new Answer(0, file + ": 1 event, 1 field; 0 errors, 0 warnings\n", ""));
  }

  @Test
  void warnsOfAnOddPlanAndIsStrictWhereAsked() throws IOException {
    Path file = file("odd.json", ODD);

    Answer lenient = candor("plan", "check", file);
    Answer strict = candor("plan", "check", file, "--strict");

    assertThat(lenient.exitCode()).isEqualTo(0);
    assertThat(lenient.out())
        .startsWith(file + ": product: warning: no insight reads its events;")
        .endsWith("0 errors, 1 warning\n");
    assertThat(strict).isEqualTo(new Answer(1, lenient.out(), ""));
  }

  @Test
  void refusesAWrongPlanAmongFineOnes() throws IOException {
    Path fine = file("plan.json", FINE);
    Path wrong = file("wrong.json", WRONG);

    Answer answer = candor("plan", "check", fine, wrong);

    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.out()).contains(wrong + ": a.ran: purpose '' is blank");
  }

  @Test
  void checksInJson() throws IOException {
    Answer answer = candor("plan", "check", file("wrong.json", WRONG), "--format", "json");

    Json.Members plan = members(Json.parse(answer.out().getBytes(UTF_8)).object(), "plans");
    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(plan.text("product")).isEqualTo("acme");
    assertThat(members(plan, "errors").text("where")).isEqualTo("a.ran");
    assertThat(members(plan, "warnings").text("where")).isEqualTo("product");
  }

  @ParameterizedTest
  @CsvSource({"2027-01-31, '', 0", "2026-11-20, '', 1", "2026-11-20, 1700000000, 0"})
  void takesTheDayFromTheClockOrFromTheVariable(String expires, String epoch, int exitCode)
      throws IOException {
    variables.put("SOURCE_DATE_EPOCH", epoch);

    Answer answer = candor("plan", "check", file("expiring.json", plan(expiring(expires))));

    assertThat(answer.exitCode()).isEqualTo(exitCode);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tomorrow", "99999999999999999999", "9223372036854775807"})
  void refusesADayThatIsNone(String epoch) throws IOException {
    variables.put("SOURCE_DATE_EPOCH", epoch);

    Answer answer = candor("plan", "check", file("plan.json", FINE));

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.err()).contains("SOURCE_DATE_EPOCH '" + epoch + "'");
  }

  @Test
  void showsAWideningAndFailsOnItOnlyWhereAsked() throws IOException {
    Path before = file("a.json", FINE);
    Path after = file("b.json", WIDER);

    Answer shown = candor("plan", "diff", before, after);
    Answer failed = candor("plan", "diff", before, after, "--fail-on", "widening");
    Answer narrower = candor("plan", "diff", after, before, "--fail-on", "widening");

    assertThat(shown.exitCode()).isEqualTo(0);
    assertThat(shown.out()).contains("  a.ran.y  new field: flag, class value\n");
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.out()).isEqualTo(shown.out());
    assertThat(failed.err()).contains("1 privacy-widening change");
    assertThat(narrower.exitCode()).isEqualTo(0);
  }

  @Test
  void requiresThatFunnelsAreUpdatedWithWhatTheyRead() throws IOException {
    Path before = file("a.json", FINE);
    Path stale = file("b.json", WIDER);
    Path updated = file("c.json", read(WIDER, insight("f", "2026-11-21", "a.ran")));

    Answer no = candor("plan", "diff", before, stale, "--require-funnels");
    Answer yes = candor("plan", "diff", before, updated, "--require-funnels");

    assertThat(no.exitCode()).isEqualTo(1);
    assertThat(no.err()).contains("cohort 'f' reads 'a.ran', which changed");
    assertThat(yes.exitCode()).isEqualTo(0);
    assertThat(yes.err()).isEmpty();
  }

  @Test
  void comparesInJsonAndInMarkdown() throws IOException {
    Path before = file("a.json", FINE);
    Path after = file("b.json", WIDER);

    Answer json = candor("plan", "diff", before, after, "--format", "json");
    Answer markdown = candor("plan", "diff", before, after, "--markdown");

    Json.Members diff = Json.parse(json.out().getBytes(UTF_8)).object();
    assertThat(members(diff, "widening").text("where")).isEqualTo("a.ran.y");
    assertThat(members(diff, "added").text("description")).isEqualTo("What it was.");
    assertThat(members(diff, "readers").text("insight")).isEqualTo("f");
    assertThat(diff.array("removed")).isEmpty();
    assertThat(markdown.out()).startsWith("## Tracking plan of `acme`\n");
  }

  @Test
  void comparesNoPlansOfTwoProducts() throws IOException {
    ProductPlan beta =
        new ProductPlan(
            "beta", "BETA", "local", 400, "beta", List.of(), List.of(), List.of(), null);

    Answer answer =
        candor("plan", "diff", file("a.json", FINE), file("b.json", plan(beta, event("a.ran"))));

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.err()).contains("of product 'acme'").contains("of product 'beta'");
  }

  @Test
  void showsWhoSeesWhat() throws IOException {
    Path file = file("plan.json", plan(event("a.ran", "metrics", "product", label(flag("x")))));

    Answer text = candor("plan", "matrix", file);
    Answer json = candor("plan", "matrix", file, "--format", "json");

    assertThat(text.exitCode()).isEqualTo(0);
    assertThat(text.out()).contains("  x    value             raw           label\n");
    Json.Members event = members(Json.parse(json.out().getBytes(UTF_8)).object(), "events");
    Json.Members field = members(event, "fields");
    assertThat(field.text("store")).isEqualTo("raw");
    assertThat(field.object("sees").text("collector")).isEqualTo("label");
  }

  @Test
  void mergesToAFileAndToStandardOutput() throws IOException {
    Path one = file("one.json", plan(event("a.ran")));
    Path other = file("other.json", plan(event("b.ran")));
    Path out = folder.resolve("out.json");

    Answer toFile = candor("plan", "merge", one, other, "--out", out);
    Answer printed = candor("plan", "merge", one, other);

    TrackingPlan merged = TrackingPlan.parse(Files.readAllBytes(out));
    assertThat(toFile).isEqualTo(new Answer(0, "", "candor: wrote 2 events to " + out + "\n"));
    assertThat(merged.events()).extracting(EventPlan::name).containsExactly("a.ran", "b.ran");
    assertThat(printed).isEqualTo(new Answer(0, Files.readString(out), ""));
  }

  @Test
  void writesNothingWherePlansDoNotAgree() throws IOException {
    Path one = file("one.json", plan(event("a.ran", whole("x"))));
    Path other = file("other.json", plan(event("a.ran", oneOf("x", "y"))));
    Path out = folder.resolve("out.json");

    Answer answer = candor("plan", "merge", one, other, "--out", out);
    Answer json = candor("plan", "merge", one, other, "--format", "json");

    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.err()).contains("event 'a.ran' is in " + one + " and in " + other);
    assertThat(out).doesNotExist();
    assertThat(json.exitCode()).isEqualTo(1);
    assertThat(json.out()).startsWith("{\"conflicts\":[\"event 'a.ran'");
  }

  @Test
  void saysWhereItCouldNotWrite() throws IOException {
    Path out = folder.resolve("nowhere/out.json");

    Answer answer = candor("plan", "merge", file("one.json", FINE), "--out", out);

    assertThat(answer.exitCode()).isEqualTo(3);
    assertThat(answer.err()).contains("'" + out + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "diff", "matrix", "merge"})
  void refusesWhatIsNoPlan(String command) throws IOException {
    Path fine = file("plan.json", FINE);
    Path text = Files.writeString(folder.resolve("text.json"), "not JSON");
    Path other = Files.writeString(folder.resolve("other.json"), "{\"candor_plan\":1}");
    Path array = Files.writeString(folder.resolve("array.json"), "[\"a secret\"]");
    Path missing = folder.resolve("missing.json");

    assertRefused(run(command, fine, missing), "there is no file '" + missing + "'");
    assertRefused(run(command, fine, text), text + " is no tracking plan: ");
    assertRefused(run(command, fine, other), "candor_plan 1: this reader knows 2");
    assertRefused(
        run(command, fine, array), array + " is no tracking plan: an object was expected");
    assertRefused(run(command, fine, folder), "'" + folder + "' is a folder: give the path of");
  }

  private Answer run(String command, Path fine, Path file) {
    return command.equals("matrix")
        ? candor("plan", command, file)
        : candor("plan", command, fine, file);
  }

  private static void assertRefused(Answer answer, String why) {
    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err()).contains(why).doesNotContain("a secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plan",
        "plan check",
        "plan diff",
        "plan diff a.json",
        "plan diff a.json b.json c.json",
        "plan diff a.json b.json --fail-on removal",
        "plan matrix",
        "plan matrix a.json b.json",
        "plan merge",
        "plan lint a.json"
      })
  void refusesWhatItWasNotMadeFor(String line) {
    Answer answer = candor((Object[]) line.split(" "));

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err()).isNotEmpty();
  }

  @Test
  void givesOneAnswerAtATime() throws IOException {
    Answer answer =
        candor("plan", "matrix", file("plan.json", FINE), "--markdown", "--format", "json");

    assertRefused(answer, "'--markdown' and '--format json'");
  }

  private static EventPlan expiring(String day) {
    EventPlan event = event("a.ran", flag("x"));
    return new EventPlan(
        event.name(),
        event.purpose(),
        event.owner(),
        event.terms(),
        event.counter(),
        day,
        event.prose(),
        event.fields());
  }

  private Path file(String name, TrackingPlan plan) throws IOException {
    return Files.write(folder.resolve(name), plan.toJson());
  }

  private static Json.Members members(Json.Members of, String array) {
    return of.array(array).getFirst().object();
  }

  private record Answer(int exitCode, String out, String err) {}

  private Answer candor(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        Main.run(
            Machine.in(folder).with(variables).console(out, err),
            Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
    return new Answer(exitCode, lines(out), lines(err));
  }

  private static String lines(StringWriter text) {
    return text.toString().replace(System.lineSeparator(), "\n");
  }
}
