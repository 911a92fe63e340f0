package dev.candor.reference.iii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.reference.VendorServer;
import dev.candor.wire.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Engines with the real SDK in a process of its own, each on a machine of its own.
 *
 * @param root where the machines' files are
 */
record Engines(Path root) {

  /** The files of one machine. */
  Path machine(int number) {
    return root.resolve("machine-" + number);
  }

  /**
   * What Amplitude was told by engines in one process, each on a machine of its own and in a
   * project of that number, in the order of the events; PostHog was told the same.
   */
  List<List<Json.Members>> told(List<List<String>> scripts) throws Exception {
    try (VendorServer amplitude = new VendorServer(200, request -> "{\"code\":200}");
        VendorServer postHog = new VendorServer(200, request -> "{\"status\":1}")) {
      String vendors = "|" + amplitude.address() + "|" + postHog.address();
      List<String> input = new ArrayList<>();
      for (int i = 0; i < scripts.size(); i++) {
        input.add("machine|" + machine(i));
        input.add("set|III_PROJECT_ID|" + i);
        for (String line : scripts.get(i)) {
          input.add(line.startsWith("start|") ? line + vendors : line);
        }
        input.add("stop");
      }

      ScriptedEngine.run(input);

      assertThat(ids(postHog.events("batch"), "uuid"))
          .isEqualTo(ids(amplitude.events("events"), "insert_id"));
      List<List<Json.Members>> told = new ArrayList<>();
      for (int i = 0; i < scripts.size(); i++) {
        TreeMap<Long, Json.Members> byNumber = new TreeMap<>();
        for (Json.Members event : amplitude.events("events")) {
          if (("" + i).equals(event.object("user_properties").text("project_id"))) {
            byNumber.put(event.whole("event_id"), event);
          }
        }
        told.add(List.copyOf(byNumber.values()));
      }
      return told;
    }
  }

  /** What a vendor took in: an event that came twice under one id came once. */
  private static List<String> ids(List<Json.Members> events, String name) {
    return events.stream()
        .map(event -> Objects.requireNonNull(event.text(name), name))
        .distinct()
        .sorted()
        .toList();
  }
}
