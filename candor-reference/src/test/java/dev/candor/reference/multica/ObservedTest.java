package dev.candor.reference.multica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.reference.multica.Labels.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservedTest {

  private static final UUID ID = UUID.fromString("0190f1c4-0000-7000-8000-000000000001");

  @ParameterizedTest
  @CsvSource({
    "0, 0-100, SHORT",
    "99, 0-100, SHORT",
    "100, 100-500, MEDIUM",
    "499, 100-500, MEDIUM",
    "500, 500-2000, LONG",
    "1999, 500-2000, LONG",
    "2000, 2000+, VERY_LONG",
    "1000000, 2000+, VERY_LONG",
  })
  void tellsOfATextOnlyItsRange(int characters, String original, MessageLength length) {
    assertThat(MessageLength.of(characters)).as(original).isEqualTo(length);
  }

  @ParameterizedTest
  @CsvSource({
    "ada@company.example, company.example",
    "Ada.L@Mail.Company.Example, mail.company.example",
    "' ada@company.example ', company.example",
    "\"odd@name\"@company.example, company.example",
  })
  void tellsOfAnAddressOnlyItsDomain(String address, String domain) {
    assertThat(EmailDomain.of(address)).isEqualTo(domain);
  }

  @ParameterizedTest
  @CsvSource({
    "company.example",
    "@company.example",
    "ada@",
    "ada@localhost",
    "ada@a b.c",
    "ada@-a.b"
  })
  void tellsNothingOfWhatIsNoAddress(String text) {
    assertThat(EmailDomain.of(text)).isNull();
  }

  @Test
  void tellsNothingOfNoAddress() {
    assertThat(EmailDomain.of(null)).isNull();
    assertThat(EmailDomain.of("a@" + "b".repeat(252) + ".c")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "true, true, true, true, true, manual, CHAT",
    "false, true, false, true, true, manual, ISSUE",
    "false, true, true, true, true, manual, AUTOPILOT_ISSUE",
    "false, false, true, true, true, manual, AUTOPILOT",
    "false, false, false, false, true, manual, QUICK_CREATE",
    "false, false, false, false, false, Manual, MANUAL",
    "false, false, false, false, false, api, API",
    "false, false, false, false, false, nonsense, OTHER",
    "false, false, false, false, false, , OTHER",
  })
  void derivesWhereATaskComesFrom(
      boolean chat,
      boolean issue,
      boolean byAutopilot,
      boolean run,
      boolean quick,
      String context,
      Source source) {
    assertThat(new TaskOrigin(chat, issue, byAutopilot, run, quick, context).derived())
        .isEqualTo(source);
  }

  @Test
  void measuresNoTimeWhereAMomentIsNotKnown() {
    Instant now = Instant.EPOCH;

    assertThat(Observed.between(null, now)).isNull();
    assertThat(Observed.between(now, null)).isNull();
    assertThat(Observed.between(now, now.plusSeconds(3))).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void measuresNothingWhereAClockWentBackwards() {
    assertThat(Observed.between(Instant.EPOCH.plusSeconds(3), Instant.EPOCH)).isZero();
  }

  @Test
  void ignoresATimeThatIsNone() {
    assertThat(Observed.positive(Duration.ZERO)).isNull();
    assertThat(Observed.positive(Duration.ofSeconds(-1))).isNull();
    assertThat(Observed.positive(null)).isNull();
    assertThat(Observed.positive(Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void countsTheFirstAttemptAsOne() {
    assertThat(Observed.attempt(-1)).isEqualTo(1);
    assertThat(Observed.attempt(0)).isEqualTo(1);
    assertThat(Observed.attempt(4)).isEqualTo(4);
  }

  @Test
  void takesNobodyForAPersonWhoIsNone() {
    assertThat(DistinctId.ofUser(ID).isPerson()).isTrue();
    assertThat(DistinctId.ofInquiry(ID).isPerson()).isTrue();
    assertThat(DistinctId.ofAgent(ID)).isEqualTo(new DistinctId("agent:" + ID));
    assertThat(DistinctId.ofAgent(ID).isPerson()).isFalse();
    assertThat(DistinctId.ofWorkspace(ID).isPerson()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "prod, , PRODUCTION",
    "Production, dev, PRODUCTION",
    "stage, , STAGING",
    "staging, , STAGING",
    "development, prod, DEV",
    "dev, , DEV",
    "test, , DEV",
    "local, , DEV",
    ", prod, PRODUCTION",
    "' ', staging, STAGING",
    ", , DEV",
    "nonsense, prod, DEV",
  })
  void readsTheEnvironmentFromTheFirstVariableThatSpeaks(
      String analytics, String app, Environment environment) {
    assertThat(Environment.of(analytics, app)).isEqualTo(environment);
  }
}
