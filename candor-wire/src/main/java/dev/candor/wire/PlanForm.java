package dev.candor.wire;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a plan's header must be, and that no two things have one name. */
final class PlanForm {

  private static final Pattern LOWER = Pattern.compile("[a-z0-9][a-z0-9-]*");
  private static final Pattern VARIABLES = Pattern.compile("[A-Z][A-Z0-9_]*");
  private static final Pattern METRICS = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final Problems problems;

  PlanForm(Problems problems) {
    this.problems = problems;
  }

  void judge(TrackingPlan plan) {
    judge(plan.product());
    Set<String> names = new HashSet<>();
    for (EventPlan event : plan.events()) {
      if (!NameRules.mayBeName(event.name())) {
        problems.add(
            event,
            "name",
            ("event name '%s' must be letters, digits and . _ - $ + /, and begin with a letter, a"
                    + " digit or $")
                .formatted(event.name()));
      }
      if (!names.add(event.name())) {
        problems.add(
            event, "name", "event name '%s' is there twice; rename one".formatted(event.name()));
      }
      judgeFields(event);
    }
  }

  private void judge(ProductPlan product) {
    if (!NameRules.mayBeProduct(product.name())) {
      problems.add(
          "name",
          "product name '%s' must be lower-case letters, digits and hyphens, such as 'build-tool'"
              .formatted(product.name()));
    } else if (!VARIABLES.matcher(product.variables()).matches()) {
      problems.add(
          "variables",
          ("variables '%s' must be upper-case letters, digits and underscores, such as"
                  + " 'BUILD_TOOL'")
              .formatted(product.variables()));
    }
    if (product.retentionDays() < 1) {
      problems.add(
          "retentionDays",
          "retentionDays '%d' must be at least 1 day".formatted(product.retentionDays()));
    }
    if (!METRICS.matcher(product.metrics()).matches()) {
      problems.add(
          "metrics",
          "metrics '%s' cannot begin a metric's name; write letters, digits and underscores"
              .formatted(product.metrics()));
    }
    Set<String> names = new HashSet<>();
    for (ProductPlan.DestinationPlan destination : product.destinations()) {
      String name = destination.name();
      if (!LOWER.matcher(name).matches()) {
        problems.add(
            "destinations",
            "destination '%s' must be lower-case letters, digits and hyphens, such as 'collector'"
                .formatted(name));
      } else if (!names.add(name)) {
        problems.add("destinations", "destination '%s' is there twice; remove one".formatted(name));
      }
      if (destination.takes().isEmpty()) {
        problems.add(
            "destinations",
            "destination '%s' takes nothing; write what it takes, or remove it".formatted(name));
      }
    }
    new SwitchRules(problems).judge(product.switches());
    judge(product.identity());
  }

  private void judge(ProductPlan.@Nullable SchemePlan identity) {
    if (identity == null) {
      return;
    }
    if (!LOWER.matcher(identity.name()).matches()) {
      problems.add(
          "identity",
          "identity '%s' must be lower-case letters, digits and hyphens, such as 'acme-device'"
              .formatted(identity.name()));
    }
    if (identity.madeOf().isBlank()) {
      problems.add(
          "identity",
          ("identity '%s' does not say what it is made of; write it, for the person being measured,"
                  + " as madeOf")
              .formatted(identity.name()));
    }
  }

  private void judgeFields(EventPlan event) {
    Set<String> names = new HashSet<>();
    for (FieldPlan field : event.fields()) {
      if (!names.add(field.name())) {
        problems.add(
            event,
            field,
            "name",
            "field name '%s' is there twice; rename one".formatted(field.name()));
      }
    }
    for (FieldPlan field : event.fields()) {
      String kept = keptAs(field);
      if (names.contains(kept) && !kept.equals(field.name())) {
        problems.add(
            event,
            field,
            "name",
            "'%s' is kept on its machine as '%s', which is another field; rename one"
                .formatted(field.name(), kept));
      }
    }
  }

  /** Its name in the rows of its machine, where it does not leave under it. */
  private static String keptAs(FieldPlan field) {
    return switch (field.privacyClass()) {
      case HASHED -> field.name().replaceFirst("_hash$", "");
      case CRASH -> field.name().replaceFirst("_(class|frames)$", "");
      case LOCAL_ONLY, VALUE, ONE_OF, IDENTIFIER, OPAQUE, MASKED -> field.name();
    };
  }
}
