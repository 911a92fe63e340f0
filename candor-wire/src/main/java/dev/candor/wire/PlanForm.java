package dev.candor.wire;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a plan that was compiled cannot say, since its declarations would not have compiled. A file
 * from elsewhere can.
 */
final class PlanForm {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9$][A-Za-z0-9._$+/-]*");
  private static final Pattern LOWER = Pattern.compile("[a-z0-9][a-z0-9-]*");
  private static final Pattern METRICS = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final Problems problems;

  PlanForm(Problems problems) {
    this.problems = problems;
  }

  void judge(TrackingPlan plan) {
    judge(plan.product());
    Set<String> names = new HashSet<>();
    for (EventPlan event : plan.events()) {
      if (!NAME.matcher(event.name()).matches()) {
        problems.add(event, "name", name("event name", event.name()));
      }
      if (!names.add(event.name())) {
        problems.add(
            event, "name", "event name '%s' is there twice; rename one".formatted(event.name()));
      }
      judgeActor(event);
      judgeFields(event);
    }
  }

  private void judge(ProductPlan product) {
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

  private void judgeActor(EventPlan event) {
    String actor = event.terms().actor();
    boolean known =
        actor.equals(EventPlan.INSTALLATION)
            || event.fields().stream()
                .anyMatch(field -> field.name().equals(actor) && mayBeActor(field));
    if (!known) {
      problems.add(
          event,
          "actor",
          ("actor '%s' is no hash, token or identifier among the event's fields; name one of them,"
                  + " or '%s'")
              .formatted(actor, EventPlan.INSTALLATION));
    }
  }

  private static boolean mayBeActor(FieldPlan field) {
    return field.shape().form() == FieldPlan.Form.ONE
        && switch (field.privacyClass()) {
          case HASHED, OPAQUE, IDENTIFIER -> true;
          case LOCAL_ONLY, VALUE, ONE_OF, CRASH, MASKED -> false;
        };
  }

  private void judgeFields(EventPlan event) {
    Set<String> names = new HashSet<>();
    for (FieldPlan field : event.fields()) {
      if (!NAME.matcher(field.name()).matches()) {
        problems.add(event, field, name("field name", field.name()));
      }
      if (!names.add(field.name())) {
        problems.add(
            event,
            field,
            "name",
            "field name '%s' is there twice; rename one".formatted(field.name()));
      }
      judgeShape(event, field);
      if (field.privacyClass() != PrivacyClass.LOCAL_ONLY) {
        judgeClass(event, field);
      }
    }
  }

  private void judgeShape(EventPlan event, FieldPlan field) {
    switch (field.shape().form()) {
      case ONE -> {}
      case LIST -> {
        if (field.shape().max() < 1) {
          problems.add(
              event,
              field,
              "max '%d' of '%s' must be at least 1".formatted(field.shape().max(), field.name()));
        }
      }
      case MAP -> judgeSet(event, field, "keys", field.shape().keys());
    }
  }

  private void judgeClass(EventPlan event, FieldPlan field) {
    PrivacyClass privacyClass = field.privacyClass();
    String word = PlanWriter.word(privacyClass);
    if (privacyClass != PrivacyClass.VALUE && field.type() != FieldType.TEXT) {
      problems.add(
          event,
          field,
          "'%s' is of class %s and type %s; only a text is of that class"
              .formatted(field.name(), word, PlanWriter.word(field.type())));
    }
    if ((privacyClass == PrivacyClass.HASHED) != (field.hash() != null)) {
      problems.add(
          event,
          field,
          "'%s' is of class %s; a scope is said of what is hashed, and of nothing else"
              .formatted(field.name(), word));
    }
    boolean closed =
        privacyClass == PrivacyClass.ONE_OF
            || (privacyClass == PrivacyClass.VALUE && field.type() == FieldType.TEXT);
    if (closed) {
      judgeSet(event, field, "values", field.texts().values());
    }
    judgeTexts(event, field);
  }

  private void judgeTexts(EventPlan event, FieldPlan field) {
    boolean identifier = field.privacyClass() == PrivacyClass.IDENTIFIER;
    boolean masked = field.privacyClass() == PrivacyClass.MASKED;
    if (identifier && field.texts().pattern() == null) {
      problems.add(
          event, field, "'%s' needs a pattern: what it looks like".formatted(field.name()));
    }
    if ((identifier || masked) && field.texts().maxLength() < 1) {
      problems.add(
          event,
          field,
          "max_length '%d' of '%s' must be at least 1"
              .formatted(field.texts().maxLength(), field.name()));
    }
    if (masked && field.texts().reason().isBlank()) {
      problems.add(
          event,
          field,
          "'%s' is content and needs a reason: why nothing stricter answers the purpose"
              .formatted(field.name()));
    }
  }

  private void judgeSet(EventPlan event, FieldPlan field, String what, List<String> words) {
    if (words.isEmpty()) {
      problems.add(event, field, "'%s' has no %s; write each".formatted(field.name(), what));
    }
    Set<String> seen = new HashSet<>();
    for (String word : words) {
      if (!seen.add(word)) {
        problems.add(
            event,
            field,
            "'%s' is twice among the %s of '%s'; remove one".formatted(word, what, field.name()));
      }
    }
  }

  private static String name(String what, String name) {
    return what
        + " '"
        + name
        + "' must be letters, digits and . _ - $ + /, and begin with a letter, a digit or $";
  }
}
