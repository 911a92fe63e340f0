package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.wire.JsonWriter;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Says what telemetry does to who wants to know: to a person who set {@code
 * <TOOL>_TELEMETRY_DEBUG}, on standard error, every event; to the host, if it gave a listener, what
 * went wrong. Safe for use by several threads.
 */
final class Debug implements Consumer<String> {

  private final @Nullable PrintStream err;
  private final @Nullable Consumer<String> diagnostics;
  private final InstantSource clock;
  private final String prefix;

  Debug(
      String product,
      @Nullable PrintStream err,
      @Nullable Consumer<String> diagnostics,
      InstantSource clock) {
    this.err = err;
    this.diagnostics = diagnostics;
    this.clock = clock;
    this.prefix = product + " telemetry: ";
  }

  boolean isOn() {
    return err != null;
  }

  InstantSource clock() {
    return clock;
  }

  /** Says the last row of a buffer. */
  void recorded(JsonWriter rows) {
    if (err != null) {
      byte[] bytes = rows.toByteArray();
      int from = bytes.length - 1;
      while (from > 0 && bytes[from - 1] != '\n') {
        from--;
      }
      say("recorded " + new String(bytes, from, bytes.length - from, UTF_8).strip());
    }
  }

  void withheld(String name) {
    if (err != null) {
      say("withheld " + name + ": nothing of it may leave");
    }
  }

  void counted(String name) {
    if (err != null) {
      say("counted " + name + ": it may leave as a count, of nobody");
    }
  }

  void spooled(EncodedRow row) {
    if (err != null) {
      say("may leave " + row);
    }
  }

  void sent(String what) {
    if (err != null) {
      say(what);
    }
  }

  void trouble(String what, Throwable cause) {
    tell(what + ": " + cause);
  }

  /** Tells the person and the host what went wrong, in a sentence. */
  void tell(String words) {
    if (err != null) {
      say(words);
    }
    if (diagnostics != null) {
      try {
        diagnostics.accept(words);
      } catch (RuntimeException | Error e) {
        say("the diagnostics listener threw " + e); // it must not stop the thread that told it
      }
    }
  }

  /** As {@link #tell}, for what takes any listener. */
  @Override
  public void accept(String words) {
    tell(words);
  }

  private void say(String words) {
    if (err != null) {
      err.println(prefix + words);
    }
  }
}
