package dev.candor.wire;

import static dev.candor.wire.PlanSample.PLAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The hash names what was agreed to, in whatever order it was declared. */
final class PlanHashTest {

  @Test
  void theOrderOfFieldsValuesKeysAndDestinationsIsNotInTheHash() {
    assertThat(turned(PLAN).toJson()).isNotEqualTo(PLAN.toJson());
    assertThat(turned(PLAN).hash()).isEqualTo(PLAN.hash());
  }

  /** The same, declared from the last to the first. */
  private static TrackingPlan turned(TrackingPlan plan) {
    ProductPlan product = plan.product();
    return new TrackingPlan(
        new ProductPlan(
            product.name(),
            product.variables(),
            product.defaultLevel(),
            product.retentionDays(),
            product.metrics(),
            turned(product.ownPackages()),
            turned(
                product.destinations().stream()
                    .map(
                        each ->
                            new ProductPlan.DestinationPlan(
                                each.name(), each.trust(), turned(each.takes())))
                    .toList()),
            product.switches(),
            product.identity()),
        plan.events().stream().map(PlanHashTest::turned).toList(),
        plan.insights());
  }

  private static EventPlan turned(EventPlan event) {
    return new EventPlan(
        event.name(),
        event.purpose(),
        event.owner(),
        event.terms(),
        event.counter(),
        event.expires(),
        event.prose(),
        turned(event.fields().stream().map(PlanHashTest::turned).toList()));
  }

  private static FieldPlan turned(FieldPlan field) {
    FieldPlan.Shape shape = field.shape();
    FieldPlan.Texts texts = field.texts();
    return new FieldPlan(
        field.name(),
        field.privacyClass(),
        field.type(),
        shape.form() == FieldPlan.Form.MAP ? FieldPlan.Shape.map(turned(shape.keys())) : shape,
        new FieldPlan.Texts(
            turned(texts.values()), texts.pattern(), texts.maxLength(), texts.reason()),
        field.hash(),
        field.metric(),
        field.actorProperty(),
        field.prose());
  }

  private static <T> List<T> turned(List<T> all) {
    List<T> turned = new ArrayList<>(all);
    Collections.reverse(turned);
    return turned;
  }
}
