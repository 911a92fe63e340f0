package dev.candor.cli;

import dev.candor.sdk.Surroundings;
import dev.candor.wire.JsonWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * What a command sees of the world: passed in, so that a test reads what is printed.
 *
 * @param surroundings variables, places, clock
 * @param out for the answer
 * @param err for progress and for what went wrong
 * @param terminal whether a person watches {@code err}
 */
record Console(Surroundings surroundings, PrintWriter out, PrintWriter err, boolean terminal) {

  /** Prints one JSON value as the answer. */
  void json(Consumer<JsonWriter> value) {
    JsonWriter json = new JsonWriter(1024);
    value.accept(json);
    out.println(new String(json.toByteArray(), StandardCharsets.UTF_8));
    out.flush();
  }

  /** Prints a line of the answer. */
  void say(String line) {
    out.println(line);
    out.flush();
  }

  /** Prints a line beside the answer. */
  void note(String line) {
    err.println(line);
    err.flush();
  }
}
