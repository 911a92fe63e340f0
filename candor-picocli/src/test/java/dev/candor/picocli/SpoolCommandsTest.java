package dev.candor.picocli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.sdk.Delivery;
import dev.candor.sdk.Parcel;
import dev.candor.sdk.Sink;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code greet telemetry spool …}, as it is typed. */
final class SpoolCommandsTest {

  @TempDir private Path root = Path.of("");

  @Test
  void lsListsWhatWaitsAndDropRemovesIt() {
    GreetTool tool = waiting(new GreetTool(root), 2);

    assertThat(tool.run("telemetry", "spool", "ls").out())
        .contains(" 2 events ", ".spool")
        .contains("2 events wait in " + tool.places().spool())
        .contains("Remove: greet telemetry spool drop")
        .doesNotContain("Send:");
    assertThat(tool.run("telemetry", "spool", "drop").out())
        .isEqualToNormalizingNewlines("2 events removed.\n");
    assertThat(tool.run("telemetry", "spool", "ls").out())
        .isEqualToNormalizingNewlines("Nothing waits to be sent.\n");
  }

  @Test
  void flushSendsWhatWaits() {
    Taker taker = new Taker();
    GreetTool tool = waiting(new GreetTool(root, permit -> taker), 3);

    GreetTool.Outcome outcome = tool.run("telemetry", "spool", "flush");

    assertThat(outcome)
        .isEqualTo(
            new GreetTool.Outcome(
                0, "3 delivered, 0 lost, 0 waiting." + System.lineSeparator(), ""));
    assertThat(taker.parcels).hasSize(1);
    assertThat(taker.closed).isTrue();
  }

  @Test
  void flushThatCannotSendSaysWhyAndKeepsWhatWaits() {
    GreetTool tool =
        waiting(
            new GreetTool(
                root,
                permit -> {
                  throw new IOException("no collector is known: give --to URL");
                }),
            3);

    GreetTool.Outcome outcome = tool.run("telemetry", "spool", "flush");

    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.out()).contains("0 delivered, 0 lost, 3 waiting.");
    assertThat(outcome.err())
        .isEqualToNormalizingNewlines("greet: no collector is known: give --to URL\n");
  }

  @Test
  void flushSendsNothingWhereSomebodyRefuses() {
    Taker taker = new Taker();
    GreetTool tool = waiting(new GreetTool(root, permit -> taker), 3);
    tool.variables.put("DO_NOT_TRACK", "1");

    GreetTool.Outcome outcome = tool.run("telemetry", "spool", "flush");

    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.err()).contains("greet: the level is off, by DO_NOT_TRACK");
    assertThat(taker.parcels).isEmpty();
  }

  @Test
  void flushIsNoCommandOfAToolThatDoesNotSayHowItSends() {
    GreetTool.Outcome outcome = new GreetTool(root).run("telemetry", "spool", "flush");

    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("Unmatched argument", "'flush'");
  }

  @Test
  void whatWaitsIsSentInPassing() throws Exception {
    Taker taker = new Taker();
    GreetTool tool = waiting(new GreetTool(root, permit -> taker), 3);

    tool.telemetry().carry(Duration.ofSeconds(1));

    assertThat(taker.parcels).hasSize(1);
    assertThat(tool.run("telemetry", "spool", "ls").out()).contains("Nothing waits");
  }

  private static GreetTool waiting(GreetTool tool, int events) {
    tool.run("telemetry", "on");
    tool.greets(events);
    return tool;
  }

  /** A sink that takes everything. */
  private static final class Taker implements Sink {

    private final List<Parcel> parcels = new ArrayList<>();
    private boolean closed;

    @Override
    public Delivery deliver(Parcel parcel, Instant deadline) {
      parcels.add(parcel);
      return Delivery.accepted(parcel.size());
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
