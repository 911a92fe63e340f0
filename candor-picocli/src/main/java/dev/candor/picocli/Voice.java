package dev.candor.picocli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.sdk.Places;
import dev.candor.wire.JsonWriter;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Where a command says its answer, and what a person types to call another. */
final class Voice {

  /** The option by which a person names another tool on this machine. */
  static final String OTHER = "--tool";

  private static final String UNNAMED = "<main class>"; // of picocli, for a tool that says nothing

  private final Tool tool;
  private final CommandSpec spec;
  private final int below;

  /**
   * The voice of a command.
   *
   * @param tool the one that has the command
   * @param spec the command that was called
   * @param below how many commands below the one that holds all of telemetry's it stands
   */
  Voice(Tool tool, CommandSpec spec, int below) {
    this.tool = tool;
    this.spec = spec;
    this.below = below;
  }

  /** Prints a line of the answer. */
  void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }

  /** Prints a sentence beside the answer, with the tool's name before it. */
  void note(String sentence) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(tool.name() + ": " + sentence);
    err.flush();
  }

  /** Prints one JSON value as the answer. */
  void json(Consumer<JsonWriter> value) {
    JsonWriter json = new JsonWriter(1024);
    value.accept(json);
    say(new String(json.toByteArray(), UTF_8));
  }

  /** Whether the tool has an option {@code --format}, and it says {@code json}. */
  boolean wantsJson() {
    OptionSpec format = spec.root().findOption("--format");
    Object value = format == null ? null : format.getValue();
    return String.valueOf(value).equalsIgnoreCase("json");
  }

  /** The tool that the command is about. */
  Tool tool() {
    OptionSpec option = spec.findOption(OTHER);
    String name = option == null ? null : option.getValue();
    if (name == null || name.equals(tool.name())) {
      return tool;
    }
    if (!Places.isTool(name)) {
      throw Failure.usage(
          "'%s' is no tool's name: lower-case letters, digits, '.', '_' and '-', and none of these three first"
              .formatted(name));
    }
    Tool other = tool.another(name);
    Path state = other.places().state();
    if (Files.notExists(state)) {
      throw Failure.usage(
          "there is no telemetry of a tool '%s' here, as there is no folder %s: check the name"
              .formatted(name, state));
    }
    return other;
  }

  /** What a person gave the command, which takes one argument. */
  String argument() {
    return String.valueOf(spec.positionalParameters().get(0).<Object>getValue());
  }

  /** Whether a flag of the command was given. */
  boolean isSet(String flag) {
    OptionSpec option = spec.findOption(flag);
    return option != null && Boolean.TRUE.equals(option.<Object>getValue());
  }

  /** What a person types to call a command, such as {@code greet telemetry spool ls}. */
  String call(String words) {
    CommandSpec holder = spec;
    for (int i = 0; i < below; i++) {
      holder = holder.parent();
    }
    String other = tool().equals(tool) ? "" : " " + OTHER + " " + tool().name();
    return holder.qualifiedName().replace(UNNAMED, tool.name()) + " " + words + other;
  }
}
