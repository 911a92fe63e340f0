package dev.candor.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.Level;
import dev.candor.WireNames;
import org.junit.jupiter.api.Test;

/** What generated classes call the constants of an enum. */
class WireNamesTest {

  private final WireNames names = new WireNames("OFF", "off", "ON", "all of it");

  @Test
  void aConstantHasTheNameThatStandsBehindItsOwn() {
    assertThat(names.of(Level.OFF)).isEqualTo("off");
    assertThat(names.of(Level.ON)).isEqualTo("all of it");
  }

  @Test
  void aConstantThatTheEnumGotLaterIsRefusedAndNeverMisnamed() {
    assertThatThrownBy(() -> names.of(Level.LOCAL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'LOCAL' has no wire name; compile the events that have it again");
  }

  @Test
  void aConstantWithoutANameIsSaid() {
    assertThatThrownBy(() -> new WireNames("OFF", "off", "ON"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'ON' has no wire name; give one behind each constant");
  }
}
