package dev.candor.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.collector.store.Rotation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where nobody can listen, a collector does not open, and touches nothing. */
final class ListenTest {

  @TempDir private Path root = Path.of("");

  @Test
  void aPortThatIsTakenIsNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> open("127.0.0.1", taken.getLocalPort()))
          .isInstanceOf(UncheckedIOException.class)
          .rootCause()
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> open("127.0.0.1", taken.getLocalPort()))
          .hasMessageContaining("nobody can listen at 127.0.0.1, port " + taken.getLocalPort())
          .hasMessageContaining("give another with --port");
    }
    assertThat(root.resolve("data")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"203.0.113.9", "no.such.name.invalid"})
  void anAddressThatIsNotOfThisMachineIsNamed(String host) {
    assertThatThrownBy(() -> open(host, 0))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("nobody can listen at " + host)
        .hasMessageContaining("give another with --host or --port");
    assertThat(Files.exists(root.resolve("data"))).isFalse();
  }

  @Test
  void whereItListensIsForTheProgramToSay() {
    List<String> logged = new ArrayList<>();
    Logger log = Logger.getLogger("dev.candor.collector");
    Handler listener = new Listener(logged);
    log.addHandler(listener);

    try {
      open("127.0.0.1", 0);
    } finally {
      log.removeHandler(listener);
    }

    assertThat(logged).containsExactly("stopped");
  }

  /** Keeps what a log says. */
  private static final class Listener extends Handler {

    private final List<String> logged;

    Listener(List<String> logged) {
      this.logged = logged;
    }

    @Override
    public void publish(@Nullable LogRecord logRecord) {
      logged.add(logRecord == null ? "" : "" + logRecord.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private void open(String host, int port) {
    CollectorSettings any =
        Running.settings(root.resolve("data"), ZoneOffset.UTC, Rotation.defaults());
    CollectorSettings there =
        new CollectorSettings(
            any.folder(),
            host,
            port,
            any.zone(),
            any.plans(),
            any.acceptUnplanned(),
            any.narrow(),
            any.credentials(),
            any.rotation());
    Collector.open(there, InstantSource.fixed(Instant.EPOCH), new Random(1)).close();
  }
}
