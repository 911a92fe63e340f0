package dev.candor.sdk.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.sdk.Message;
import dev.candor.sdk.Protocol;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a vendor's project is, and what a key is that can be sent. */
class ProjectTest {

  private static final URI SERVER = URI.create("https://vendor.example");

  private static final List<BiFunction<URI, String, Protocol>> VENDORS =
      List.of(
          PostHogProtocol::new,
          AmplitudeProtocol::new,
          SegmentProtocol::segment,
          SegmentProtocol::rudderStack);

  /** Such a key would be refused at each attempt, and by then nobody looks. */
  @ParameterizedTest
  @ValueSource(strings = {"", " ", "hush ", " hush", "hu sh", "hush\n", "hu\r\nsh", "hush\t", "é"})
  void refusesAKeyThatIsNoneAndDoesNotShowIt(String key) {
    for (BiFunction<URI, String, Protocol> vendor : VENDORS) {
      assertThatThrownBy(() -> vendor.apply(SERVER, key))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("the key for https://vendor.example must be")
          .hasMessageContaining("without blanks: copy it again")
          .hasMessageNotContaining("hush");
    }
  }

  /** A path that is added there would end up in the query, and the key of the query in receipts. */
  @ParameterizedTest
  @ValueSource(strings = {"https://vendor.example/?key=hush", "https://vendor.example#a"})
  void refusesAnAddressWithSomethingBehindItsPath(URI server) {
    List<Function<URI, Protocol>> protocols = new ArrayList<>();
    VENDORS.forEach(vendor -> protocols.add(uri -> vendor.apply(uri, "key")));
    protocols.add(uri -> new LangfuseProtocol(uri, "pk", "sk"));
    protocols.add(IngestProtocol::new);
    protocols.add(OtlpProtocol::new);
    for (Function<URI, Protocol> protocol : protocols) {
      assertThatThrownBy(() -> protocol.apply(server))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'" + server + "'");
    }
  }

  @Test
  void takesAKeyAsItIs() {
    for (BiFunction<URI, String, Protocol> vendor : VENDORS) {
      assertThat(vendor.apply(SERVER, "phc_Aa0-._~+/=!").address()).isEqualTo(SERVER);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://app.posthog.com,https://us.i.posthog.com",
    "https://app.posthog.com/,https://us.i.posthog.com",
    "https://us.posthog.com,https://us.i.posthog.com",
    "https://US.PostHog.com/project/7,https://us.i.posthog.com",
    "https://eu.posthog.com,https://eu.i.posthog.com",
    "https://us.i.posthog.com,https://us.i.posthog.com",
    "https://eu.i.posthog.com/,https://eu.i.posthog.com",
    "https://posthog.example/app.posthog.com,https://posthog.example/app.posthog.com",
    "https://app.posthog.com.example,https://app.posthog.com.example",
    "http://127.0.0.1:8000,http://127.0.0.1:8000"
  })
  void forTheHostOfPostHogsPagesTakesTheOneThatTakesEvents(URI given, URI door) {
    PostHogProtocol postHog = new PostHogProtocol(given, "phc_key");

    assertThat(postHog.address()).isEqualTo(door);
    assertThat(postHog.translate(SampleParcel.many(1, "{}"), SampleParcel.AT).messages())
        .extracting(Message::to)
        .containsExactly(URI.create(door + "/i/v1/analytics/events"));
  }
}
