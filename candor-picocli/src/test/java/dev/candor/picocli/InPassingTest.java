package dev.candor.picocli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.sdk.Delivery;
import dev.candor.sdk.Sink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sent while a tool does something else. */
final class InPassingTest {

  @TempDir private Path root = Path.of("");

  @Test
  void aDestinationThatFailedAMomentAgoIsLeftAloneUnlessAPersonAsks() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Sink taker =
        (parcel, deadline) -> {
          asked.incrementAndGet();
          return Delivery.accepted(parcel.size());
        };
    GreetTool tool = new GreetTool(root, permit -> taker);
    tool.run("telemetry", "on");
    tool.greets(1);
    long later = GreetTool.CLOCK.instant().plusSeconds(30).toEpochMilli();
    Files.writeString(
        tool.places().spool().resolve("collector/next-attempt"), later + " 1 0\nit is down\n");

    tool.telemetry().carry(Duration.ofSeconds(1));
    assertThat(asked).hasValue(0);

    assertThat(tool.run("telemetry", "spool", "flush").out()).startsWith("1 delivered");
    assertThat(asked).hasValue(1);
  }
}
