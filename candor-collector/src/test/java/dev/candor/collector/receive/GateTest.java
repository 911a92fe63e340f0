package dev.candor.collector.receive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A name can be bound anew to this machine by a stranger; an address cannot. */
final class GateTest {

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, 192.0.2.7:4318, true",
    "::, 192.0.2.7:4318, true",
    "0.0.0.0, [2001:db8::7]:4318, true",
    "0.0.0.0, localhost:4318, true",
    "0.0.0.0, evil.example:4318, false",
    "0.0.0.0, 1.evil.example, false",
    "0.0.0.0, 192.0.2.7.evil.example, false",
    "127.0.0.1, 192.0.2.7:4318, false",
    "192.0.2.8, 192.0.2.7:4318, false",
  })
  void whereAllAddressesAreBoundAnyAddressPassesAndNoOtherName(
      String bound, String asked, boolean passes) {
    assertThat(new Gate(bound).knows(asked)).isEqualTo(passes);
  }
}
