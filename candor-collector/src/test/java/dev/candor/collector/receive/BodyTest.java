package dev.candor.collector.receive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.collector.Running;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which bodies are read, and how much of them. */
final class BodyTest {

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "x-gzip", " GZIP "})
  void gzipIsReadHoweverItIsWritten(String encoding) {
    assertThat(Body.gzip(Optional.of(encoding))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "identity", " Identity"})
  void noEncodingMayBeSaid(String encoding) {
    assertThat(Body.gzip(Optional.of(encoding))).isFalse();
    assertThat(Body.gzip(Optional.empty())).isFalse();
  }

  @Test
  void anotherEncodingIsNamedWithWhatToSend() {
    assertThatThrownBy(() -> Body.gzip(Optional.of("br")))
        .isInstanceOf(Refusal.class)
        .hasMessage("the content encoding 'br' is not read here: send gzip, or no encoding");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/json", " Application/JSON", "application/json;charset=utf-8"})
  void jsonIsReadHoweverItIsWritten(String type) {
    Body.json(Optional.of(type));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "text/plain", "application/jsonp", "application/json-seq"})
  void anotherTypeIsNamedWithWhatToSend(String type) {
    assertThatThrownBy(() -> Body.json(Optional.of(type)))
        .isInstanceOf(Refusal.class)
        .hasMessage(
            "the content type '%s' is not read here: send application/json".formatted(type));
  }

  @Test
  void theMostThatIsReadFromTheWireIsReadAndNoByteMore() throws IOException {
    byte[] most = new byte[8 << 20];

    assertThat(Body.wire(new ByteArrayInputStream(most))).hasSize(most.length);
    assertThatThrownBy(
            () -> Body.wire(new ByteArrayInputStream(Arrays.copyOf(most, most.length + 1))))
        .isInstanceOf(Refusal.class)
        .hasMessage("more than 8388608 bytes on the wire: send fewer events a request");
  }

  @Test
  void theMostThatIsInflatedIsInflatedAndNoByteMore() {
    byte[] most = new byte[20 << 20];
    byte[] more = Running.gzip(Arrays.copyOf(most, most.length + 1));

    assertThat(Body.inflated(Running.gzip(most))).isEqualTo(most);
    assertThatThrownBy(() -> Body.inflated(more))
        .isInstanceOf(Refusal.class)
        .hasMessage("more than 20971520 bytes inflated: send fewer events a request");
  }

  @Test
  void whatIsInflatedIsWholeWhateverItsSize() {
    for (int size : new int[] {0, 1, 1_023, 1_024, 1_025, 4_096, 100_000}) {
      byte[] plain = "candor ".repeat(size / 7 + 1).substring(0, size).getBytes(UTF_8);

      assertThat(Body.inflated(Running.gzip(plain))).as("%d bytes", size).isEqualTo(plain);
    }
  }
}
