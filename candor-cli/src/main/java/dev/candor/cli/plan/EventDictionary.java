package dev.candor.cli.plan;

import static java.util.stream.Collectors.joining;

import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.InsightPlan;
import dev.candor.wire.MetricFamily;
import dev.candor.wire.Prose;
import dev.candor.wire.TrackingPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** EVENTS.md: the dictionary of a product's events, for the team that reads them. */
public final class EventDictionary {

  private static final String OPERATIONAL = "metrics only, never sent to analytics";

  private static final Map<String, String> CATEGORIES = categories();

  private final TrackingPlan plan;
  private final Markdown page = new Markdown();

  private EventDictionary(TrackingPlan plan) {
    this.plan = plan;
  }

  /** The dictionary of a plan. */
  public static Document of(TrackingPlan plan) {
    return new Document("EVENTS.md", new EventDictionary(plan).write());
  }

  private static Map<String, String> categories() {
    Map<String, String> categories = new LinkedHashMap<>();
    categories.put("core_loop", "what the product is for");
    categories.put("onboarding", "from the installation to the first success");
    categories.put("acquisition", "how people come to the product");
    categories.put("operations", "how well the product runs");
    categories.put("feedback", "what people say of it");
    return categories;
  }

  private String write() {
    page.heading(1, "The events of " + Markdown.code(plan.product().name()));
    page.paragraph(
        "Made by `candor plan docs` from the tracking plan %s."
            .formatted(Markdown.code(plan.hash())));
    overview();
    for (EventPlan event : plan.events()) {
      event(event);
    }
    if (!plan.insights().isEmpty()) {
      insights();
    }
    return page.toString();
  }

  private void overview() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("category", "what it tells of", "events"));
    List<EventPlan> product = plan.events().stream().filter(each -> !operational(each)).toList();
    Set<String> categories = new LinkedHashSet<>(CATEGORIES.keySet());
    product.forEach(event -> categories.add(event.terms().category()));
    for (String category : categories) {
      List<EventPlan> events =
          product.stream().filter(each -> each.terms().category().equals(category)).toList();
      if (!events.isEmpty()) {
        rows.add(
            List.of(
                FieldWords.spaced(category), CATEGORIES.getOrDefault(category, ""), links(events)));
      }
    }
    List<EventPlan> operational =
        plan.events().stream().filter(EventDictionary::operational).toList();
    rows.add(
        List.of("OPERATIONAL", OPERATIONAL, operational.isEmpty() ? "none" : links(operational)));
    page.table(rows);
  }

  private static boolean operational(EventPlan event) {
    return event.terms().operational();
  }

  private static String links(List<EventPlan> events) {
    return events.stream().map(each -> Markdown.link(each.name())).collect(joining(", "));
  }

  private void event(EventPlan event) {
    page.heading(2, Markdown.code(event.name()));
    if (event.prose().deprecated()) {
      page.paragraph("**Deprecated**" + replacement(event.prose()) + ".");
    }
    page.paragraph(Markdown.sentence(event.purpose()));
    if (operational(event)) {
      page.paragraph("**OPERATIONAL: " + OPERATIONAL + ".** " + labels(event));
    } else if (event.terms().metricsOnly()) {
      page.paragraph("**Leaves as counts and histograms only, never as a row.** " + labels(event));
    }
    facts(event);
    fields(event);
    page.values(event.fields());
  }

  private static String replacement(Prose prose) {
    String name = Objects.requireNonNullElse(prose.replacedBy(), "");
    return name.isEmpty() ? "" : ": use " + Markdown.code(name);
  }

  private static String labels(EventPlan event) {
    List<String> labels =
        event.fields().stream().filter(FieldPlan::label).map(FieldPlan::name).toList();
    return labels.isEmpty()
        ? "None of its fields is a label."
        : (labels.size() == 1 ? "Label: " : "Labels: ") + Markdown.codes(labels) + ".";
  }

  private void facts(EventPlan event) {
    EventPlan.Terms terms = event.terms();
    page.bullet("Owner: " + Markdown.plain(event.owner()));
    page.bullet(
        "Tier %s, route %s, category %s"
            .formatted(upper(terms.tier()), upper(terms.route()), upper(terms.category())));
    page.bullet("Activity %s, actor %s".formatted(upper(terms.activity()), actor(terms)));
    if (!event.prose().since().isEmpty()) {
      page.bullet("Since " + Markdown.plain(event.prose().since()));
    }
    if (!event.expires().isEmpty()) {
      page.bullet("Expires " + Markdown.plain(event.expires()));
    }
    for (MetricFamily family : MetricFamily.of(plan.product(), event)) {
      page.bullet(metric(family));
    }
    page.bullet("Read by: " + readers(event));
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }

  private static String actor(EventPlan.Terms terms) {
    return terms.actor().equals(EventPlan.INSTALLATION)
        ? "the installation"
        : Markdown.code(terms.actor());
  }

  private static String metric(MetricFamily family) {
    List<String> labels = family.labels().stream().map(MetricFamily.Label::name).toList();
    boolean histogram = family.kind() == MetricFamily.Kind.HISTOGRAM;
    long series = family.series();
    return "%s %s%s%s: %s"
        .formatted(
            histogram ? "Histogram" : "Counter",
            Markdown.code(family.name()),
            family.field().isEmpty() ? "" : " of " + Markdown.code(family.field()),
            labels.isEmpty() ? "" : " by " + Markdown.codes(labels),
            (series == 1 ? "1 series" : series + " series")
                + (histogram ? ", bounds " + bounds(family) : ""));
  }

  private static String bounds(MetricFamily family) {
    String unit = family.unit().isEmpty() ? "" : " " + FieldWords.spaced(family.unit());
    return family.buckets().stream().map(EventDictionary::number).collect(joining(", ")) + unit;
  }

  private static String number(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }

  private String readers(EventPlan event) {
    List<String> readers = new ArrayList<>();
    for (InsightPlan insight : plan.insights()) {
      int at = insight.events().indexOf(event.name());
      if (at >= 0) {
        readers.add(
            "%s *%s*%s"
                .formatted(
                    insight.kind(),
                    Markdown.plain(insight.name()),
                    insight.kind().equals("funnel")
                        ? " (step %d of %d)".formatted(at + 1, insight.events().size())
                        : ""));
      }
    }
    return readers.isEmpty() ? "no insight" : String.join(", ", readers);
  }

  private void fields(EventPlan event) {
    if (event.fields().isEmpty()) {
      page.paragraph("It has no fields.");
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("field", "type", "sign", "unit", "class", "meaning", "example"));
    for (FieldPlan field : event.fields()) {
      rows.add(
          List.of(
              Markdown.code(field.name()) + (field.label() ? " (label)" : ""),
              type(field),
              FieldWords.sign(field),
              FieldWords.unit(field),
              FieldWords.privacyClass(field),
              meaning(field),
              Markdown.code(Example.words(field))));
    }
    page.table(rows);
  }

  private static String type(FieldPlan field) {
    List<String> keys = field.shape().keys();
    String type =
        FieldWords.type(field) + (keys.isEmpty() ? "" : " for each of " + Markdown.codes(keys));
    FieldPlan.Texts texts = field.texts();
    if (!texts.values().isEmpty()) {
      return FieldWords.manyValues(texts)
          ? type + ", one of %d".formatted(texts.values().size())
          : type + ": " + Markdown.codes(texts.values());
    }
    return type
        + (texts.maxLength() == 0 ? "" : ", at most %d characters".formatted(texts.maxLength()))
        + (texts.pattern() == null ? "" : ", like " + Markdown.code(texts.pattern()));
  }

  private static String meaning(FieldPlan field) {
    Prose prose = field.prose();
    String reason = field.texts().reason();
    return Markdown.plain(FieldWords.meaning(field))
        + (reason.isEmpty() ? "" : " (why: " + Markdown.plain(reason) + ")")
        + (field.actorProperty() == null ? "" : "; " + FieldWords.kept(field))
        + (prose.since().isEmpty() ? "" : "; since " + Markdown.plain(prose.since()))
        + (prose.deprecated() ? "; deprecated" + replacement(prose) : "");
  }

  private void insights() {
    page.heading(2, "Insights");
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("insight", "kind", "revised", "reads"));
    for (InsightPlan insight : plan.insights()) {
      rows.add(
          List.of(
              Markdown.plain(insight.name()),
              insight.kind(),
              insight.revised(),
              insight.events().stream().map(Markdown::link).collect(joining(", "))));
    }
    page.table(rows);
  }
}
