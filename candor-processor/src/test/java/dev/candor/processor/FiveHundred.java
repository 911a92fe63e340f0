package dev.candor.processor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@link SpeedTest} and {@code candor-bench/bench compile} have compiled. */
final class FiveHundred {

  private static final int EVENTS = 500;

  private static final String IMPORTS =
      Stream.of(
              "Activity Category Event Hashed Identifier Label LocalOnly Measure OneOf Route Size Tier Unit"
                  .split(" "))
          .map(type -> "import dev.candor." + type + "; ")
          .collect(Collectors.joining("", "", "import java.time.Duration; import java.util.List;"));

  /** Every fifth event is as rich as events become. */
  private static final String RICH =
      """
          Outcome outcome, @Measure(Unit.BYTES) long size, Duration took, @Hashed String user,
          @OneOf({"a", "b"}) String kind, @Identifier(pattern = "[0-9.]+", maxLength = 9) String version,
          @Size(4) List<Outcome> several, @LocalOnly String command\
      """;

  private static final String COMMON =
      "    @Label Outcome outcome, @Measure(Unit.BYTES) long size, Duration took, boolean clean";

  private FiveHundred() {}

  /** Writes the sources below a folder; arguments: the folder, and {@code events} if not plain. */
  public static void main(String[] args) throws IOException {
    String[] sources = args.length > 1 && args[1].equals("events") ? events() : plain();
    for (String source : sources) {
      Path file = Path.of(args[0], source.lines().findFirst().orElseThrow().substring(3));
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.writeString(file, source);
    }
  }

  /** A product and its events, each of which says its path in its first line. */
  static String[] events() {
    return sources(true);
  }

  /** Records of the same components, that nobody looks at. */
  static String[] plain() {
    return sources(false);
  }

  private static String[] sources(boolean events) {
    List<String> sources = new ArrayList<>();
    sources.add(
        events
            ? Sources.product("acme", "acme")
            : "// acme/package-info.java\n/** Plain. */\npackage acme;\n");
    sources.add("// acme/Outcome.java\npackage acme;\nenum Outcome { GOOD, BAD, UNKNOWN }");
    for (int i = 0; i < EVENTS; i++) {
      String components = i % 5 == 0 ? RICH : COMMON;
      sources.add(
          "// acme/Number%d.java\npackage acme; %s\n%s record Number%d(\n%s) {}"
              .formatted(
                  i,
                  IMPORTS,
                  events ? Sources.terms("e.number" + i) : "",
                  i,
                  events ? components : components.replaceAll("@\\w+(\\([^)]*\\))?", "")));
    }
    return sources.toArray(String[]::new);
  }
}
