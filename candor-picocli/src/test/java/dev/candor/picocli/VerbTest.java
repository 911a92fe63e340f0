package dev.candor.picocli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** How a command ends, whatever becomes of its work. */
final class VerbTest {

  @TempDir private Path root = Path.of("");

  @Test
  void whatItSaysIsThereWhenItHasEndedHoweverItIsWritten() {
    GreetTool.Outcome outcome =
        run(
            voice -> {
              voice.say("the answer");
              voice.note("a remark");
              return 1;
            });

    assertThat(outcome).isEqualTo(new GreetTool.Outcome(1, "the answer\n", "greet: a remark\n"));
  }

  @Test
  void aFailureHasItsOwnCode() {
    assertThat(
            run(
                voice -> {
                  throw Failure.usage("write it otherwise");
                }))
        .isEqualTo(new GreetTool.Outcome(2, "", "greet: write it otherwise\n"));
    assertThat(
            run(
                voice -> {
                  throw Failure.no("it is not so");
                }))
        .isEqualTo(new GreetTool.Outcome(1, "", "greet: it is not so\n"));
  }

  @Test
  void aFileThatCannotBeReadIsTheWorldsFault() {
    GreetTool.Outcome told = new GreetTool.Outcome(3, "", "greet: there is no room: make some\n");

    assertThat(
            run(
                voice -> {
                  throw new IOException("there is no room: make some");
                }))
        .isEqualTo(told);
    assertThat(
            run(
                voice -> {
                  throw new UncheckedIOException(
                      new FileNotFoundException("there is no room: make some"));
                }))
        .isEqualTo(told);
  }

  @Test
  void whoeverInterruptsItIsStillHeard() {
    GreetTool.Outcome outcome =
        run(
            voice -> {
              throw new InterruptedException();
            });

    assertThat(Thread.interrupted()).isTrue();
    assertThat(outcome).isEqualTo(new GreetTool.Outcome(3, "", "greet: interrupted\n"));
  }

  /** Runs a command that writes through a buffer, as to a file. */
  private GreetTool.Outcome run(Verb.Work work) {
    GreetTool greet = new GreetTool(root);
    Tool tool = new Tool(greet.plan, "1.0", greet.surroundings(), Map.of(), null, Map.of());
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Verb.of(tool, "work", "Does a work.", work);
    int exit =
        line.setOut(new PrintWriter(new BufferedWriter(out)))
            .setErr(new PrintWriter(new BufferedWriter(err)))
            .execute();
    return new GreetTool.Outcome(exit, lines(out), lines(err));
  }

  private static String lines(StringWriter text) {
    return text.toString().replace(System.lineSeparator(), "\n");
  }
}
