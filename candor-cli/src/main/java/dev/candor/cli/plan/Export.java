package dev.candor.cli.plan;

import dev.candor.wire.EventPlan;
import dev.candor.wire.TrackingPlan;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a plan can be exported as. */
public enum Export {
  /** A JSON Schema an event. */
  JSON_SCHEMA,
  /** A registry of semantic conventions of OpenTelemetry. */
  OTEL,
  /** The rules of a Segment tracking plan. */
  SEGMENT,
  /** PostHog's event and property definitions. */
  POSTHOG,
  /** A client for a web view of the same tool. */
  TYPESCRIPT,
  /** An entry in the public list of ways to switch telemetry off. */
  TOPTOUT;

  /** The name that it is asked for by. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The export of a name; empty where there is none. */
  public static Optional<Export> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }

  /** The names of all. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Export::word).toList();
  }

  /** Whether it cannot be made without the product's page on the web. */
  public boolean needsHome() {
    return this == TOPTOUT;
  }

  /** The events that it leaves out, since only their counts and histograms ever leave. */
  public List<String> leftOut(TrackingPlan plan) {
    return switch (this) {
      case SEGMENT, POSTHOG ->
          plan.events().stream().filter(event -> !Ways.row(event)).map(EventPlan::name).toList();
      case JSON_SCHEMA, OTEL, TYPESCRIPT, TOPTOUT -> List.of();
    };
  }

  /**
   * The files.
   *
   * @param home the product's page; null where none was given
   * @throws IllegalArgumentException if it needs one and none was given, or if two events would
   *     share a file; the message names them
   */
  public List<Document> documents(TrackingPlan plan, @Nullable URI home) {
    return switch (this) {
      case JSON_SCHEMA -> JsonSchemas.of(plan);
      case OTEL -> OtelRegistry.of(plan);
      case SEGMENT -> SegmentPlan.of(plan);
      case POSTHOG -> PostHogDefinitions.of(plan);
      case TYPESCRIPT -> TypeScriptClient.of(plan);
      case TOPTOUT -> {
        if (home == null) {
          throw new IllegalArgumentException("toptout takes no entry without the product's page");
        }
        yield Toptout.of(plan, home);
      }
    };
  }
}
