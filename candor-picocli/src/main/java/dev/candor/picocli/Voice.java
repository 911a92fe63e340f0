package dev.candor.picocli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.wire.JsonWriter;
import java.io.PrintWriter;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Where a command says its answer, and what a person types to call another. */
final class Voice {

  private static final String UNNAMED = "<main class>"; // of picocli, for a tool that says nothing

  private final String tool;
  private final CommandSpec spec;
  private final int below;

  /**
   * The voice of a command.
   *
   * @param tool the tool's name
   * @param spec the command that was called
   * @param below how many commands below the one that holds all of telemetry's it stands
   */
  Voice(String tool, CommandSpec spec, int below) {
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
    err.println(tool + ": " + sentence);
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
    return holder.qualifiedName().replace(UNNAMED, tool) + " " + words;
  }
}
