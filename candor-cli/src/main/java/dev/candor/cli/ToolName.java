package dev.candor.cli;

import dev.candor.sdk.Places;
import picocli.CommandLine.Option;

/** Which tool's telemetry on this machine a command looks at: a mixin. */
final class ToolName {

  private static final String OWN = "candor";

  @Option(
      names = "--tool",
      paramLabel = "NAME",
      defaultValue = OWN,
      description = "The tool whose telemetry this is about (default: ${DEFAULT-VALUE}).")
  private String name = OWN;

  /** Where that tool keeps its telemetry. */
  Places places(Console console) {
    return Places.of(name(), console.surroundings());
  }

  String name() {
    if (!Places.isTool(name)) {
      throw Failure.usage(
          "'%s' is no tool's name: lower-case letters, digits, '.', '_' and '-', and none of these three first"
              .formatted(name));
    }
    return name;
  }

  /** Whether it is this program. */
  boolean isOwn() {
    return name.equals(OWN);
  }
}
