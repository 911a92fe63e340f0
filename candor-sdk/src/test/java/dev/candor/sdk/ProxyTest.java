package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.sdk.sink.SegmentProtocol;
import dev.candor.wire.Row;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What stands between a machine and the network, where the JVM is told of it. */
@Timeout(60)
class ProxyTest {

  @Test
  void requestsGoThroughTheProxyThatTheJvmIsToldOf() throws Exception {
    try (ScriptedServer proxy = new ScriptedServer().answer(200, "{\"success\":true}")) {
      List<String> options =
          List.of(
              "-Dhttp.proxyHost=" + proxy.address().getHost(),
              "-Dhttp.proxyPort=" + proxy.address().getPort());

      String outcomes = ChildJvm.end(ChildJvm.start(options, Tool.class));

      assertThat(outcomes).isEqualTo(List.of(Delivery.Outcome.ACCEPTED).toString());
      assertThat(proxy.requests())
          .extracting(ScriptedServer.Request::path)
          .containsExactly("POST http://segment.invalid/v1/batch");
    }
  }

  /** Sends an event to a host that only a proxy may know. */
  static final class Tool {

    private Tool() {}

    public static void main(String[] args) {
      SegmentProtocol protocol =
          SegmentProtocol.segment(URI.create("http://segment.invalid"), "key");
      try (HttpSink sink = new HttpSink(new Permit(), protocol, InstantSource.system())) {
        System.out.print(sink.deliver(parcel(), Instant.now().plusSeconds(30)).outcomes());
      }
    }

    private static Parcel parcel() {
      Row row = Row.parse(SpoolRows.row(SpoolRows.RUN, 1));
      return new Parcel(
          row.id(), 1, SpoolRows.header(SpoolRows.RUN), Map.of(), List.of(row), 0, List.of());
    }
  }
}
