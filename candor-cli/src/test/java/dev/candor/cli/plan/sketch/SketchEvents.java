package dev.candor.cli.plan.sketch;

import dev.candor.Activity;
import dev.candor.Category;
import dev.candor.Crash;
import dev.candor.Event;
import dev.candor.Hashed;
import dev.candor.Label;
import dev.candor.LocalOnly;
import dev.candor.Route;
import dev.candor.Tier;
import dev.candor.Trust;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the tool records, most of it in its window. */
public final class SketchEvents {

  private SketchEvents() {}

  /** What a sketch is saved as. */
  public enum Format {
    SVG,
    PNG
  }

  @Event(
      name = "sketch.saved",
      purpose = "Shows which formats are worth keeping.",
      owner = "sketch@example.org",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT)
  record Saved(
      @Label Format format,
      Duration took,
      @Hashed @Nullable String author,
      @LocalOnly @Nullable String folder,
      @Crash @Nullable Throwable failure) {}

  @Event(
      name = "sketch.zoomed",
      purpose = "Shows whether people find the keys for it.",
      owner = "sketch@example.org",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT)
  record Zoomed(@Label boolean byKey) {}

  /** The end of an export, which names the branch that it is of. */
  @Event(
      name = "sketch.exported",
      purpose = "Shows how long people wait for an export.",
      owner = "sketch@example.org",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT)
  public record Exported(
      Format format, Duration took, @Hashed(rawTo = Trust.OWN) @Nullable String branch) {}
}
