package dev.candor.sdk;

import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.ProductPlan;
import dev.candor.wire.ProductPlan.SchemePlan;
import dev.candor.wire.TrackingPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The grants that agreeing to a plan gave: for each field its class, purpose, destinations and
 * retention, and for all of them the scheme by which installations are told apart. What another
 * plan asks that is not the same, or plainly less, is new.
 */
final class Grants {

  private final ProductPlan terms;
  private final Map<String, EventPlan> events = new HashMap<>();

  private Grants(TrackingPlan agreed) {
    this.terms = agreed.product();
    agreed.events().forEach(event -> events.put(event.name(), event));
  }

  /** Those of a plan. */
  static Grants of(TrackingPlan agreed) {
    return new Grants(agreed);
  }

  /** What a plan asks beyond them, in its order. */
  List<Withheld> beyond(TrackingPlan plan) {
    List<Withheld> news = new ArrayList<>();
    judge(plan.product(), news);
    for (EventPlan event : plan.events()) {
      judge(event, news);
    }
    return news;
  }

  private void judge(ProductPlan product, List<Withheld> news) {
    if (product.retentionDays() > terms.retentionDays()) {
      news.add(
          new Withheld(
              "",
              "",
              "",
              "kept for %d days instead of %d"
                  .formatted(product.retentionDays(), terms.retentionDays())));
    }
    SchemePlan identity = product.identity();
    if (identity != null && !identity.equals(terms.identity())) { // a random id is plainly less
      news.add(
          new Withheld(
              "",
              "",
              "",
              "this installation is told apart by '%s', made of: %s"
                  .formatted(identity.name(), identity.madeOf())));
    }
    for (ProductPlan.DestinationPlan destination : product.destinations()) {
      if (terms.destinations().stream().noneMatch(agreed -> covers(agreed, destination))) {
        news.add(
            new Withheld(
                destination.name(),
                "",
                "",
                "goes to '%s' (%s, %s)"
                    .formatted(
                        destination.name(),
                        destination.trust(),
                        String.join(" and ", destination.takes()))));
      }
    }
  }

  private static boolean covers(
      ProductPlan.DestinationPlan agreed, ProductPlan.DestinationPlan asked) {
    return agreed.name().equals(asked.name())
        && (agreed.trust().equals(asked.trust()) || agreed.trust().equals("vendor"))
        && Set.copyOf(agreed.takes()).containsAll(asked.takes());
  }

  private void judge(EventPlan event, List<Withheld> news) {
    EventPlan agreed = events.get(event.name());
    String why = agreed == null ? "a new event" : why(agreed, event);
    if (agreed == null || why != null) {
      news.add(new Withheld("", event.name(), "", "" + why));
      return;
    }
    Map<String, FieldPlan> fields = new HashMap<>();
    agreed.fields().forEach(field -> fields.put(field.name(), field));
    for (FieldPlan field : event.fields()) {
      String because = why(fields.get(field.name()), field);
      if (because != null) {
        news.add(new Withheld("", event.name(), field.name(), because));
      }
    }
  }

  private static @Nullable String why(EventPlan agreed, EventPlan asked) {
    if (!agreed.purpose().equals(asked.purpose())) {
      return "another purpose: " + asked.purpose();
    }
    if (agreed.terms().metricsOnly() && !asked.terms().metricsOnly()) {
      return "leaves as rows, no longer as counts only";
    }
    if (agreed.terms().operational() && !asked.terms().operational()) {
      return "goes to analytics, no longer to metrics only";
    }
    return null;
  }

  private static @Nullable String why(@Nullable FieldPlan agreed, FieldPlan asked) {
    if (agreed == null) {
      return "a new field";
    }
    if (asked.privacyClass() != agreed.privacyClass()) {
      return "another class: %s instead of %s"
          .formatted(word(asked.privacyClass()), word(agreed.privacyClass()));
    }
    if (asked.type() != agreed.type() || asked.shape().form() != agreed.shape().form()) {
      return "another type";
    }
    if (asked.shape().max() > agreed.shape().max()
        || !agreed.shape().keys().containsAll(asked.shape().keys())) {
      return "more of them";
    }
    if (!coversTexts(agreed.texts(), asked.texts())) {
      return "other values";
    }
    FieldPlan.ActorProperty kept = agreed.actorProperty();
    FieldPlan.ActorProperty keeps = asked.actorProperty();
    if (keeps != null && (kept == null || keeps.compareTo(kept) > 0)) {
      return "kept as a property of the one who is counted, the %s value of it"
          .formatted(word(keeps));
    }
    FieldPlan.Hash hash = asked.hash();
    FieldPlan.Hash before = agreed.hash();
    if (hash != null && before != null) {
      if (hash.scope().equals("product") && !before.scope().equals("product")) {
        return "links devices: the same hash on every machine";
      }
      if (hash.rawTo().equals("own") && !before.rawTo().equals("own")) {
        return "may go raw to a collector of your own";
      }
    }
    return null;
  }

  /** Whether a text that one allows is allowed by the other, too. */
  private static boolean coversTexts(FieldPlan.Texts agreed, FieldPlan.Texts asked) {
    boolean closed = !agreed.values().isEmpty();
    if (closed && !new HashSet<>(agreed.values()).containsAll(asked.values())) {
      return false;
    }
    if (closed != !asked.values().isEmpty()) {
      return false;
    }
    return Objects.equals(agreed.pattern(), asked.pattern())
        && asked.maxLength() <= agreed.maxLength();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
