package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.wire.FieldPlan;
import dev.candor.wire.Json;
import dev.candor.wire.MalformedException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a number of a view, which has one kind of them. */
class ViewValueTest {

  private final FieldPlan took =
      MeteredEvents.trackingPlan().events().stream()
          .flatMap(event -> event.fields().stream())
          .filter(field -> field.name().equals("took_ms"))
          .findFirst()
          .orElseThrow();

  @Test
  void aFractionOfAWholeNumberIsRounded() {
    assertThat(ViewValue.of(long.class, took, "took_ms", new Json.Decimal(412.6))).isEqualTo(413L);
    assertThat(ViewValue.of(Duration.class, took, "took_ms", new Json.Decimal(0.2)))
        .isEqualTo(Duration.ZERO);
  }

  @ParameterizedTest
  @CsvSource({
    "-0.6, must not be negative",
    "1e19, must be a whole number",
    "-1e19, must be a whole number",
    "NaN, must be a whole number"
  })
  void whatIsNoSuchNumberIsRefused(double said, String why) {
    assertThatThrownBy(() -> ViewValue.of(long.class, took, "took_ms", new Json.Decimal(said)))
        .isInstanceOf(MalformedException.class)
        .hasMessage("'took_ms' " + why);
  }
}
