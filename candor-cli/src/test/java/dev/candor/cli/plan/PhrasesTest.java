package dev.candor.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.wire.FieldPlan.Metric;
import dev.candor.wire.FieldPlan.Shape;
import dev.candor.wire.FieldPlan.Texts;
import dev.candor.wire.FieldType;
import dev.candor.wire.PrivacyClass;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a diff calls things. */
final class PhrasesTest {

  @Test
  void aTypeSaysWhatAFieldCanHold() {
    Texts brief = new Texts(List.of(), "[a-z]+", 10, "");

    assertThat(Phrases.type(Plans.field("x", PrivacyClass.VALUE, FieldType.DECIMAL)))
        .isEqualTo("decimal number, class value");
    assertThat(Phrases.type(Plans.metric(Plans.whole("x"), Metric.histogram("us_dollars"))))
        .isEqualTo("whole number in us dollars, class value");
    assertThat(Phrases.type(Plans.field("x", PrivacyClass.VALUE, FieldType.UNSIGNED)))
        .isEqualTo("unsigned number, class value");
    assertThat(Phrases.type(Plans.oneOf("x", "a", "b"))).isEqualTo("text out of 2, class one_of");
    assertThat(Phrases.type(Plans.text("x", PrivacyClass.OPAQUE))).isEqualTo("text, class opaque");
    assertThat(Phrases.type(Plans.texts(Plans.text("x", PrivacyClass.IDENTIFIER), brief)))
        .isEqualTo("text of up to 10 characters, class identifier");
    assertThat(Phrases.type(Plans.texts(Plans.text("x", PrivacyClass.LOCAL_ONLY), brief)))
        .isEqualTo("text, class local_only");
    assertThat(Phrases.type(Plans.hashed("x", "product", "local")))
        .isEqualTo("text, class hashed by product");
    assertThat(Phrases.type(Plans.shape(Plans.flag("x"), Shape.map(List.of("a")))))
        .isEqualTo("map of 1 key: flag, class value");
  }
}
