package dev.candor.cli.plan;

import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.PrivacyClass;
import dev.candor.wire.ProductPlan;
import dev.candor.wire.ProductPlan.DestinationPlan;
import java.util.List;

/** Which ways out of a machine an event and its fields have. */
final class Ways {

  private static final String LOCAL = "local";

  private Ways() {}

  /** Whether an event can leave as a row: only such an event ever reaches analytics. */
  static boolean row(EventPlan event) {
    return !event.terms().metricsOnly() && !event.terms().operational();
  }

  /** Where its rows can go, beyond this machine. */
  static List<DestinationPlan> rows(ProductPlan product, EventPlan event) {
    return row(event) ? takers(product, "events") : List.of();
  }

  /** Where its counts and histograms can go, beyond this machine. */
  static List<DestinationPlan> metrics(ProductPlan product) {
    return takers(product, "metrics");
  }

  /** The fields that can leave in a row. */
  static List<FieldPlan> leaving(EventPlan event) {
    return event.fields().stream()
        .filter(field -> field.privacyClass() != PrivacyClass.LOCAL_ONLY)
        .toList();
  }

  /** Whether a field is one of a row's measurements, not one of its properties. */
  static boolean measured(FieldPlan field) {
    return field.metric() != null && !field.label();
  }

  /** Whether a field leaves only where the person agreed to it by name. */
  static boolean agreedByName(FieldPlan field) {
    return switch (field.privacyClass()) {
      case MASKED, CRASH -> true;
      case LOCAL_ONLY, VALUE, ONE_OF, IDENTIFIER, OPAQUE, HASHED -> false;
    };
  }

  private static List<DestinationPlan> takers(ProductPlan product, String tier) {
    return product.destinations().stream()
        .filter(each -> !each.trust().equals(LOCAL) && each.takes().contains(tier))
        .toList();
  }
}
