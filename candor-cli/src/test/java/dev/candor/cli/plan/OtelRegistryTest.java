package dev.candor.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.candor.wire.FieldPlan;
import dev.candor.wire.Json;
import dev.candor.wire.TrackingPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

final class OtelRegistryTest {

  private static final List<Map<String, Object>> GROUPS = groups(SamplePlan.plan());

  @Test
  void everyReferenceIsToAnAttributeOfTheRegistry() {
    List<String> ids =
        of("attribute_group")
            .flatMap(OtelRegistryTest::attributes)
            .map(each -> said(each, "id"))
            .toList();
    List<String> references =
        GROUPS.stream()
            .flatMap(OtelRegistryTest::attributes)
            .filter(each -> each.containsKey("ref"))
            .map(each -> said(each, "ref"))
            .toList();

    assertThat(ids).doesNotHaveDuplicates().doesNotContain("");
    assertThat(references).isNotEmpty().isSubsetOf(ids);
  }

  @Test
  void everyGroupSaysWhatItsKindMustSay() {
    assertThat(GROUPS).extracting(group -> said(group, "id")).doesNotHaveDuplicates();
    assertThat(of("attribute_group"))
        .allSatisfy(group -> assertThat(group).containsKeys("id", "brief", "attributes"));
    assertThat(of("event"))
        .allSatisfy(group -> assertThat(group).containsKeys("id", "brief", "name", "stability"));
    assertThat(of("metric"))
        .allSatisfy(
            group ->
                assertThat(group)
                    .containsKeys("id", "brief", "metric_name", "instrument", "unit", "stability"));
  }

  @Test
  void anEventThatIsMetricsOnlyHasMetricsAndItsLabelsAlone() {
    assertThat(of("event").map(group -> said(group, "name")))
        .containsExactly("agent.failed", "agent.spawned", "build.finished", "workspace.switched");
    assertThat(of("metric").map(group -> said(group, "metric_name")))
        .contains("sample_ide_daemon_poll_took_seconds", "sample_ide_workspace_opened_total");
    assertThat(GROUPS.stream().flatMap(OtelRegistryTest::attributes).map(each -> said(each, "id")))
        .contains("daemon.poll.outcome")
        .doesNotContain("daemon.poll.queue", "daemon.poll.note");
  }

  @Test
  void unitsAreThoseOfUcum() {
    Map<String, String> units = new HashMap<>();
    of("metric").forEach(group -> units.put(said(group, "metric_name"), said(group, "unit")));

    assertThat(units)
        .containsEntry("sample_ide_agent_spawned_startup_seconds", "s")
        .containsEntry("sample_ide_agent_spawned_model_tokens_total", "{token}")
        .containsEntry("sample_ide_build_finished_cache_ratio", "1")
        .containsEntry("sample_ide_agent_spawned_total", "{event}");
  }

  @Test
  void whatNeverLeavesIsInNoneOfIt() {
    assertThat(OtelRegistry.of(SamplePlan.plan()).get(0).text()).doesNotContain("working_folder");
  }

  @Test
  void whatWouldShareAnIdIsNamed() {
    TrackingPlan fields =
        Plans.plan(
            Plans.event("http", Plans.whole("requests.count")),
            Plans.event("http.requests", Plans.whole("count")));
    TrackingPlan events = Plans.plan(Plans.event("Run"), Plans.event("run"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> OtelRegistry.of(fields))
        .withMessage(
            "field 'requests.count' of 'http' and field 'count' of 'http.requests' would share the"
                + " id 'http.requests.count': rename one of them");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OtelRegistry.of(events))
        .withMessage(
            "event 'Run' and event 'run' would share the id 'event.run': rename one of them");
  }

  @Test
  void whatTookTheFieldsPlaceIsAnAttributeOfTheRegistry() {
    TrackingPlan plan =
        Plans.plan(
            Plans.event("a", Plans.whole("here"), replaced("old", "here")),
            Plans.event("b", replaced("old", "a.here"), replaced("gone", "a")));

    List<Map<String, Object>> attributes =
        groups(plan).stream().flatMap(OtelRegistryTest::attributes).toList();

    assertThat(attributes)
        .filteredOn(each -> each.containsKey("deprecated"))
        .extracting(each -> each.get("deprecated"))
        .containsExactly(
            Map.of("reason", "renamed", "renamed_to", "a.here"),
            Map.of("reason", "renamed", "renamed_to", "a.here"),
            Map.of("reason", "obsoleted"));
  }

  @Test
  void valuesThatDifferInMoreThanLettersAndDigitsHaveIdsOfTheirOwn() {
    String text =
        OtelRegistry.of(Plans.plan(Plans.event("a", Plans.oneOf("kind", "C", "c", "c++"))))
            .get(0)
            .text();

    assertThat(text).containsSubsequence("id: c\n", "id: c_2\n", "id: c_\n");
  }

  private static FieldPlan replaced(String name, String by) {
    return Plans.said(Plans.whole(name), "What it was.", by);
  }

  @Test
  void aTextThatYamlCouldMisreadIsQuoted() {
    List<String> texts =
        List.of(
            "yes", "on", "null", "1.0", "a: b", "- a", "#", "", "'", "\"", "a\nb", "é\u2028", "~");
    List<Json> values = texts.stream().<Json>map(Json.Text::new).toList();
    List<Json> objects =
        values.stream()
            .<Json>map(value -> JsonText.object("on", value, "all", new Json.Array(values)))
            .toList();

    Map<String, List<Map<String, Object>>> read =
        load(YamlText.file(JsonText.object("texts", new Json.Array(objects))));

    List<Map<String, Object>> items = read.getOrDefault("texts", List.of());
    assertThat(items).extracting(each -> said(each, "on")).isEqualTo(texts);
    assertThat(items).allSatisfy(each -> assertThat(each).containsEntry("all", texts));
  }

  /** The text of a member; empty where there is none. */
  private static String said(Map<String, Object> object, String name) {
    return String.valueOf(object.getOrDefault(name, ""));
  }

  private static Stream<Map<String, Object>> of(String type) {
    return GROUPS.stream().filter(group -> type.equals(said(group, "type")));
  }

  @SuppressWarnings("unchecked")
  private static Stream<Map<String, Object>> attributes(Map<String, Object> group) {
    return ((List<Map<String, Object>>) group.getOrDefault("attributes", List.of())).stream();
  }

  private static List<Map<String, Object>> groups(TrackingPlan plan) {
    Map<String, List<Map<String, Object>>> registry = load(OtelRegistry.of(plan).get(0).text());
    return registry.getOrDefault("groups", List.of());
  }

  private static Map<String, List<Map<String, Object>>> load(String yaml) {
    return new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
  }
}
