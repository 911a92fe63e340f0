package dev.candor.processor;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.provider.Arguments;

/** Declarations that do not compile, each with what a person is told of it. */
final class Wrong {

  /** The day on which they are compiled. */
  private static final InstantSource TODAY =
      InstantSource.fixed(Instant.parse("2026-11-21T23:59:59Z"));

  /** An event's annotation that may go on. */
  static final String TERMS =
      "@Event(name = \"ran\", purpose = \"Why.\", owner = \"us\", tier = Tier.EVENTS,"
          + " route = Route.PRODUCT, category = Category.FEEDBACK, activity = Activity.NONE";

  private Wrong() {}

  /** Components of an event, from line 4 on. */
  static Arguments component(String components, String... messages) {
    return row(components, List.of(product(), Sources.event(components)), "Ran.java:", messages);
  }

  /** What stands on line 3 and on line 4 of a source. */
  static Arguments event(String terms, String declaration, String... messages) {
    return row(
        terms + "\n" + declaration,
        List.of(product(), Sources.annotated(terms, declaration)),
        "Ran.java:",
        messages);
  }

  /** The elements of a product, from line 3 on, beside an event, another's, and no event. */
  static Arguments product(String terms, String... messages) {
    return row(
        terms,
        List.of(
            "// acme/package-info.java\n@Product(\n%s)\npackage acme;\nimport dev.candor.*;\n"
                .formatted(terms),
            "// acme/NoEvent.java\npackage acme;\nrecord NoEvent(int a) {}",
            Sources.annotated(Sources.terms("ran"), "record Ran() {}"),
            Sources.product("acme.other", "other"),
            "// acme/other/Elsewhere.java\npackage acme.other; import dev.candor.*;\n"
                + Sources.terms("elsewhere")
                + " public record Elsewhere() {}"),
        "package-info.java:",
        messages);
  }

  /** What a person is told of sources, on the day. */
  static Compilation compile(List<String> sources) {
    return compile(null, TODAY, sources);
  }

  /** What a person is told of sources at a time. */
  static Compilation compile(
      @Nullable String sourceDateEpoch, InstantSource clock, List<String> sources) {
    return Compilation.of(
        List.of(),
        List.of(new CandorProcessor(sourceDateEpoch, clock)),
        sources.toArray(String[]::new));
  }

  private static Arguments row(String name, List<String> sources, String file, String... messages) {
    return Arguments.of(
        Named.of(name, new ArrayList<>(sources)),
        Stream.of(messages).map(message -> file + message).toList());
  }

  private static String product() {
    return Sources.product("acme", "acme");
  }
}
