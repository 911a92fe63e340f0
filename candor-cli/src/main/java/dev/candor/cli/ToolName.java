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
    if (!Places.isTool(name)) {
      throw Failure.usage(
          "'%s' is no tool's name: lower-case letters, digits, '.', '_' and '-'".formatted(name));
    }
    return Places.of(name, console.surroundings());
  }

  String name() {
    return name;
  }

  /** Whether it is this program. */
  boolean isOwn() {
    return name.equals(OWN);
  }
}
