package dev.candor.cli.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.FieldPlan.Texts;
import dev.candor.wire.Json;
import dev.candor.wire.PrivacyClass;
import dev.candor.wire.TrackingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schemas of the sample plan, held against rows by a validator of JSON Schema. */
final class JsonSchemasTest {

  private static final TrackingPlan PLAN = SamplePlan.plan();

  @TempDir private Path folder = Path.of("");

  @Test
  void everyEventTakesTheExamplesOfItsFields() throws IOException, InterruptedException {
    List<Json> cases = PLAN.events().stream().<Json>map(event -> row(event, Map.of())).toList();

    assertThat(judge(cases)).hasSize(PLAN.events().size()).containsOnly("valid");
  }

  @Test
  void refusesWhatThePlanDoesNotAllow() throws IOException, InterruptedException {
    List<Json> cases =
        List.of(
            wrong("agent.spawned", "agent_kind", "\"gemini\""),
            wrong("agent.spawned", "user_hash", "\"ada\""),
            wrong("agent.spawned", "agent_version", "\"my own build\""),
            wrong("agent.spawned", "thread", "\"two words\""),
            wrong("agent.spawned", "from_pr", "\"false\""),
            wrong("agent.spawned", "startup_ms", "1.5"),
            wrong("agent.spawned", "model_tokens", "-1"),
            wrong("agent.spawned", "working_folder", "\"/home/ada\""),
            wrong("agent.failed", "complaint", "\"" + "x".repeat(201) + "\""),
            wrong("build.finished", "languages", "[\"c\",\"c\",\"c\",\"c\"]"),
            wrong("build.finished", "languages", "[\"cobol\"]"),
            wrong("build.finished", "workers", "{\"deno\":1}"),
            wrong("build.finished", "workers", "{\"node\":-1}"),
            wrong("workspace.opened", "count", "1"));

    assertThat(judge(cases)).hasSize(cases.size()).containsOnly("invalid");
  }

  @Test
  void takesWhatLeavesInThePlaceOfAnIdentifierThatDoesNotMatch()
      throws IOException, InterruptedException {
    assertThat(judge(List.of(wrong("agent.spawned", "agent_version", "\"other\""))))
        .containsExactly("valid");
  }

  @ParameterizedTest
  @CsvSource({"a/b,a_b,a_b", "a$b,a/b,a_b", "Build.done,build.done,build.done"})
  void eventsThatWouldShareAFileAreNamed(String one, String other, String file) {
    TrackingPlan plan = Plans.plan(Plans.event(one), Plans.event(other));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonSchemas.of(plan))
        .withMessage(
            "events '%s' and '%s' would share the file '%s.schema.json': rename one of them",
            one, other, file);
  }

  @Test
  void isAsLongAsTheFieldMayBeOrAsWhatLeavesInItsPlace() {
    Texts three = new Texts(List.of(), "[a-z]+", 3, "");
    FieldPlan name = Plans.texts(Plans.text("x", PrivacyClass.IDENTIFIER), three);
    FieldPlan content = Plans.longest(Plans.text("x", PrivacyClass.MASKED), 3);

    assertThat(JsonText.line(JsonSchemas.field(name))).contains("\"maxLength\":5,");
    assertThat(JsonText.line(JsonSchemas.field(content))).contains("\"maxLength\":3,");
  }

  private static Json wrong(String name, String field, String value) {
    EventPlan event =
        PLAN.events().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    return row(event, Map.of(field, Json.parse(value.getBytes(UTF_8))));
  }

  /** A row of an event's examples, but for some values. */
  private static Json row(EventPlan event, Map<String, Json> instead) {
    Map<String, Json> properties = new LinkedHashMap<>();
    Map<String, Json> measurements = new LinkedHashMap<>();
    for (FieldPlan field : Ways.leaving(event)) {
      (Ways.measured(field) ? measurements : properties).put(field.name(), Example.of(field));
    }
    instead.forEach(
        (name, value) ->
            (measurements.containsKey(name) ? measurements : properties).put(name, value));
    return JsonText.object(
        "schema", JsonText.text(event.name() + ".schema.json"),
        "row",
            JsonText.object(
                "event_id",
                JsonText.text("01a1fc6e-cfb3-896d-a702-f4f77d5ebdc2"),
                "event_name",
                JsonText.text(event.name()),
                "timestamp",
                JsonText.text("2026-11-21T04:48:02.994Z"),
                "event_sequence",
                new Json.Whole(1),
                "properties",
                new Json.Members(properties),
                "measurements",
                new Json.Members(measurements)));
  }

  private List<String> judge(List<Json> cases) throws IOException, InterruptedException {
    return judge(folder, PLAN, cases);
  }

  /** What the validator says of each case's row by the schema of its event. */
  static List<String> judge(Path folder, TrackingPlan plan, List<Json> cases)
      throws IOException, InterruptedException {
    for (Document document : JsonSchemas.of(plan)) {
      Files.writeString(folder.resolve(document.name()), document.text());
    }
    Files.writeString(
        folder.resolve("cases.json"), JsonText.file(new Json.Array(new ArrayList<>(cases))));
    NodeWorkshop.put(folder, "check.mjs");
    String tools = NodeWorkshop.tools().toString();
    NodeWorkshop.Ended ended = NodeWorkshop.node(folder, "check.mjs", tools, folder.toString());
    assertThat(ended.exitCode()).as(ended.output()).isZero();
    return ended.output().lines().toList();
  }
}
