package dev.candor.reference.iii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.wire.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A.3 of the engine's contract: what becomes of a project that was made from a template. */
@Timeout(120)
class TemplatePollerTest {

  @TempDir private Path root;

  /** In the first hour of a project that was made from a template, and never elsewhere. */
  @Test
  void whatATemplatesFirstFunctionsDoIsToldOnce() throws Exception {
    Engines engines = new Engines(root);
    List<String> works = List.of("start|21600", "pass|3", "succeed|hello::world", "pass|3");
    List<List<String>> scripts =
        List.of(
            List.of("succeed|hello::again", "fail|hello::other", "pass|3", "fail|more", "pass|3"),
            List.of("pass|3580", "fail|hello::late", "pass|3"),
            List.of("pass|3600", "fail|hello::late", "pass|6"),
            List.of("fail|hello::nowhere", "pass|3"));
    for (int i = 0; i < 3; i++) {
      Path ini =
          Files.createDirectories(engines.machine(i).resolve("shop/.iii")).resolve("project.ini");
      Files.writeString(ini, "[project]\nsource=quickstart\n");
    }

    List<List<Json.Members>> told =
        engines.told(
            IntStream.range(0, scripts.size())
                .mapToObj(i -> List.of(List.of(in(engines.machine(i))), works, scripts.get(i)))
                .map(parts -> parts.stream().flatMap(List::stream).toList())
                .toList());

    String worked = "template_success hello::world quickstart";
    assertThat(told.stream().map(TemplatePollerTest::templates))
        .containsExactly(
            List.of(worked, "template_failure hello::other quickstart"),
            List.of(worked, "template_failure hello::late quickstart"),
            List.of(worked),
            List.of());
  }

  private static String in(Path machine) {
    return "set|III_PROJECT_ROOT|" + machine.resolve("shop");
  }

  private static List<String> templates(List<Json.Members> events) {
    return events.stream()
        .filter(event -> type(event).startsWith("template"))
        .map(event -> type(event) + " " + told(event, "function_id", "source"))
        .toList();
  }

  private static String told(Json.Members event, String... names) {
    Json.Members said = event.object("event_properties");
    return Arrays.stream(names).map(said::text).collect(Collectors.joining(" "));
  }

  private static String type(Json.Members event) {
    return Objects.requireNonNull(event.text("event_type"), "event_type");
  }
}
