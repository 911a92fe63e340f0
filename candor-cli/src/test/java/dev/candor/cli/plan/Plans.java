package dev.candor.cli.plan;

import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.FieldPlan.Metric;
import dev.candor.wire.FieldPlan.Shape;
import dev.candor.wire.FieldPlan.Texts;
import dev.candor.wire.FieldType;
import dev.candor.wire.InsightPlan;
import dev.candor.wire.PrivacyClass;
import dev.candor.wire.ProductPlan;
import dev.candor.wire.ProductPlan.DestinationPlan;
import dev.candor.wire.Prose;
import dev.candor.wire.TrackingPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plans in few words. Whatever is not said is in order. */
public final class Plans {

  public static final DestinationPlan COLLECTOR =
      new DestinationPlan("collector", "own", List.of("metrics", "events"));
  public static final ProductPlan PRODUCT =
      new ProductPlan(
          "acme",
          "ACME",
          "local",
          400,
          "acme",
          List.of("org.acme"),
          List.of(COLLECTOR),
          List.of(),
          null);

  private Plans() {}

  public static TrackingPlan plan(EventPlan... events) {
    return new TrackingPlan(PRODUCT, List.of(events), List.of());
  }

  public static TrackingPlan plan(ProductPlan product, EventPlan... events) {
    return new TrackingPlan(product, List.of(events), List.of());
  }

  public static TrackingPlan read(TrackingPlan plan, InsightPlan... insights) {
    return new TrackingPlan(plan.product(), plan.events(), List.of(insights));
  }

  public static ProductPlan to(DestinationPlan... destinations) {
    return new ProductPlan(
        "acme",
        "ACME",
        "local",
        400,
        "acme",
        List.of("org.acme"),
        List.of(destinations),
        List.of(),
        null);
  }

  /** A funnel; a cohort where it has but one event. */
  public static InsightPlan insight(String name, String revised, String... events) {
    return new InsightPlan(name, events.length > 1 ? "funnel" : "cohort", revised, List.of(events));
  }

  public static EventPlan event(String name, FieldPlan... fields) {
    return event(name, "events", "product", fields);
  }

  public static EventPlan event(String name, String tier, String route, FieldPlan... fields) {
    return new EventPlan(
        name,
        "Shows how often it happens.",
        "acme-team",
        new EventPlan.Terms(tier, route, "core_loop", "development", EventPlan.INSTALLATION),
        "",
        "",
        Prose.NOTHING,
        List.of(fields));
  }

  public static EventPlan deprecated(EventPlan event, @Nullable String heir) {
    return new EventPlan(
        event.name(),
        event.purpose(),
        event.owner(),
        event.terms(),
        event.counter(),
        event.expires(),
        new Prose("", "", "", heir),
        event.fields());
  }

  public static EventPlan purpose(EventPlan event, String purpose) {
    return new EventPlan(
        event.name(),
        purpose,
        event.owner(),
        event.terms(),
        event.counter(),
        event.expires(),
        event.prose(),
        event.fields());
  }

  public static EventPlan expires(EventPlan event, String day) {
    return new EventPlan(
        event.name(),
        event.purpose(),
        event.owner(),
        event.terms(),
        event.counter(),
        day,
        event.prose(),
        event.fields());
  }

  public static EventPlan actor(EventPlan event, String actor) {
    EventPlan.Terms terms = event.terms();
    return new EventPlan(
        event.name(),
        event.purpose(),
        event.owner(),
        new EventPlan.Terms(terms.tier(), terms.route(), terms.category(), terms.activity(), actor),
        event.counter(),
        event.expires(),
        event.prose(),
        event.fields());
  }

  public static FieldPlan flag(String name) {
    return field(name, PrivacyClass.VALUE, FieldType.FLAG);
  }

  public static FieldPlan whole(String name) {
    return field(name, PrivacyClass.VALUE, FieldType.WHOLE);
  }

  public static FieldPlan text(String name, PrivacyClass privacyClass) {
    return field(name, privacyClass, FieldType.TEXT);
  }

  public static FieldPlan field(String name, PrivacyClass privacyClass, FieldType type) {
    return said(FieldPlan.of(name, privacyClass, type), "What it was.", null);
  }

  public static FieldPlan said(FieldPlan field, String meaning, @Nullable String heir) {
    return new FieldPlan(
        field.name(),
        field.privacyClass(),
        field.type(),
        field.shape(),
        field.texts(),
        field.hash(),
        field.metric(),
        null,
        new Prose(meaning, "", "", heir));
  }

  public static FieldPlan example(FieldPlan field, String example) {
    return new FieldPlan(
        field.name(),
        field.privacyClass(),
        field.type(),
        field.shape(),
        field.texts(),
        field.hash(),
        field.metric(),
        field.actorProperty(),
        new Prose(field.prose().meaning(), example, "", null));
  }

  public static FieldPlan texts(FieldPlan field, Texts texts) {
    return new FieldPlan(
        field.name(),
        field.privacyClass(),
        field.type(),
        field.shape(),
        texts,
        field.hash(),
        field.metric(),
        null,
        field.prose());
  }

  public static FieldPlan oneOf(String name, String... values) {
    return texts(text(name, PrivacyClass.ONE_OF), Texts.of(List.of(values)));
  }

  public static FieldPlan longest(FieldPlan field, int characters) {
    return texts(field, new Texts(List.of(), field.texts().pattern(), characters, "it is needed"));
  }

  public static FieldPlan shape(FieldPlan field, Shape shape) {
    return new FieldPlan(
        field.name(),
        field.privacyClass(),
        field.type(),
        shape,
        field.texts(),
        field.hash(),
        field.metric(),
        null,
        field.prose());
  }

  public static FieldPlan metric(FieldPlan field, Metric metric) {
    return new FieldPlan(
        field.name(),
        field.privacyClass(),
        field.type(),
        field.shape(),
        field.texts(),
        field.hash(),
        metric,
        null,
        field.prose());
  }

  public static FieldPlan label(FieldPlan field) {
    return metric(field, Metric.label(""));
  }

  public static FieldPlan hashed(String name, String scope, String rawTo) {
    FieldPlan field = text(name, PrivacyClass.HASHED);
    return new FieldPlan(
        field.name(),
        field.privacyClass(),
        field.type(),
        field.shape(),
        field.texts(),
        new FieldPlan.Hash(scope, rawTo),
        null,
        null,
        field.prose());
  }
}
