package dev.candor.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.wire.TrackingPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractTableTest {

  private final TrackingPlan plan = ContractTable.plan("coder");

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "found:b attempts:i; ssh.process.discovered.attempts is 'u' and should be 'i'",
        "found:b attempts[]:u; ssh.process.discovered.attempts is 'u' and should be '[]u'",
        "found:s attempts:u; ssh.process.discovered.found is 'b' and should be 's'",
        "found:b; ssh.process.discovered.attempts is none of the contract's",
        "found:b attempts:u more:s; ssh.process.discovered.more is missing"
      })
  void tellsWhatOfAnEventIsOtherwise(String properties, String difference) {
    ContractTable table = new ContractTable("ssh.process.discovered: " + properties);

    assertThat(table.differences(plan)).containsExactly(difference);
  }

  @Test
  void tellsAValueThatIsMissingAndOneThatIsMore() {
    ContractTable table = new ContractTable("auth.token_refresh.deduped: trigger=background|idle");

    assertThat(table.differences(plan))
        .containsExactly(
            "auth.token_refresh.deduped.trigger has the values [background, reactive] and should"
                + " have [background, idle]");
  }

  @Test
  void tellsMeasurementsApartFromOtherNumbers() {
    ContractTable table = new ContractTable("ssh.process.discovered: found:b attempts(m):u");

    assertThat(table.measurements()).containsExactly("ssh.process.discovered.attempts");
    assertThat(ContractTable.measurementsOf(plan))
        .contains("ssh.process.discovered.attempts")
        .doesNotContain("ssh.process.discovered.found", "connection.dropped.close_code");
  }

  @Test
  void refusesAPropertyWithoutAType() {
    assertThatThrownBy(() -> new ContractTable("event: name"))
        .hasMessageContaining("'name' says no type");
  }
}
