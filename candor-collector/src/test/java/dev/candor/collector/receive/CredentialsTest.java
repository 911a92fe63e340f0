package dev.candor.collector.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.candor.collector.receive.Credentials.WriteKey;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys that nobody guesses, confuses or reads in a log. */
final class CredentialsTest {

  private static final WriteKey TOOLS = new WriteKey("tools", "12345678", true);
  private static final WriteKey LIVE = new WriteKey("live", "abcdefgh", false);

  @Test
  void aKeyIsFoundByItsSecretAndTheTokenIsNone() {
    Credentials credentials = new Credentials(List.of(TOOLS, LIVE), "to-read-");

    assertThat(credentials.writeKey("12345678")).isEqualTo(TOOLS);
    assertThat(credentials.writeKey("abcdefgh")).isEqualTo(LIVE);
    assertThat(credentials.writeKey("to-read-")).isNull();
    assertThat(credentials.writeKey("")).isNull();
    assertThat(credentials.reads("to-read-")).isTrue();
    assertThat(credentials.reads("12345678")).isFalse();
  }

  @Test
  void aSecretOfSevenCharactersIsTooShort() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WriteKey("tools", "1234567", true))
        .withMessage("the write key 'tools' needs at least 8 characters");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Credentials(List.of(TOOLS), "to-read"))
        .withMessage("the read token needs at least 8 characters");
  }

  @Test
  void oneSecretForBothIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Credentials(List.of(LIVE, TOOLS), "12345678"))
        .withMessage("the write key 'tools' is the read token too: give each its own");
  }

  @Test
  void noLogHasASecret() {
    assertThat(new Credentials(List.of(TOOLS, LIVE), "to-read-"))
        .hasToString("Credentials[WriteKey[tools], WriteKey[live]]");
  }
}
