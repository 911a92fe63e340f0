package dev.candor.picocli;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** One command as picocli calls it: works, and makes of what went wrong a sentence and a code. */
final class Verb implements Callable<Integer> {

  /** What a command does. */
  interface Work {

    /** Does it; returns the exit code. */
    int run(Voice voice) throws IOException, InterruptedException;
  }

  private final Tool tool;
  private final int below;
  private final Work work;
  private @Nullable CommandSpec spec;

  private Verb(Tool tool, int below, Work work) {
    this.tool = tool;
    this.below = below;
    this.work = work;
  }

  /**
   * The command that does a work.
   *
   * @param path its name, after those of the commands that it stands below
   */
  static CommandLine of(Tool tool, String path, String description, Work work) {
    String[] names = path.split(" ", -1);
    Verb verb = new Verb(tool, names.length, work);
    CommandSpec spec = CommandSpec.wrapWithoutInspection(verb).name(names[names.length - 1]);
    spec.usageMessage().description(description);
    verb.spec = spec;
    return new CommandLine(spec);
  }

  @Override
  public Integer call() {
    Voice voice = new Voice(tool, requireNonNull(spec), below);
    try {
      return work.run(voice);
    } catch (Failure e) {
      voice.note(String.valueOf(e.getMessage()));
      return e.exitCode();
    } catch (IOException e) {
      voice.note(Words.trouble(e));
    } catch (UncheckedIOException e) {
      voice.note(Words.trouble(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      voice.note("interrupted");
    }
    return Failure.WORLD;
  }
}
