package dev.candor.cli.plan;

import dev.candor.cli.plan.PlanCheck.Finding;
import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.FieldType;
import dev.candor.wire.InsightPlan;
import dev.candor.wire.MetricFamily;
import dev.candor.wire.PrivacyClass;
import dev.candor.wire.Prose;
import dev.candor.wire.TrackingPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What compiles, and is worth a second look. */
final class Warnings {

  /** More series than this for one metric cost a metrics server more than they tell. */
  private static final long MOST_SERIES = 2_000;

  private final TrackingPlan plan;
  private final List<Finding> findings = new ArrayList<>();

  Warnings(TrackingPlan plan) {
    this.plan = plan;
  }

  /** Those of the product first, then event by event. */
  List<Finding> all() {
    alikeEvents();
    alikeFields();
    for (EventPlan event : plan.events()) {
      series(event);
      meanings(event);
      unseen(event);
      deprecation(event);
      event.fields().forEach(field -> unit(event, field));
      event.fields().forEach(field -> example(event, field));
    }
    readers();
    Comparator<Finding> productFirst =
        Comparator.comparing(each -> !each.where().equals("product"));
    return findings.stream().sorted(productFirst.thenComparing(Finding::where)).toList();
  }

  private void warn(String where, String message) {
    findings.add(new Finding(where, message));
  }

  private void alikeEvents() {
    Map<String, Likeness.Name> before = new LinkedHashMap<>();
    for (EventPlan event : plan.events()) {
      String name = event.name();
      if (event.prose().deprecated() || before.containsKey(name)) {
        continue;
      }
      Likeness.Name taken = Likeness.Name.of(name);
      before.forEach(
          (other, parts) -> {
            Likeness likeness = Likeness.of(parts, taken);
            if (likeness != Likeness.NONE) {
              warn(
                  name,
                  "'%s' is named like '%s' %s; rename one, or make them one event"
                      .formatted(name, other, likeness.words()));
            }
          });
      before.put(name, taken);
    }
  }

  private record Place(EventPlan event, FieldPlan field, Likeness.Name name) {

    Place(EventPlan event, FieldPlan field) {
      this(event, field, Likeness.Name.of(field.name()));
    }

    String where() {
      return place(event, field);
    }
  }

  private static String place(EventPlan event, FieldPlan field) {
    return event.name() + "." + field.name();
  }

  /** A field's name should be the same wherever it means the same, so all events are compared. */
  private void alikeFields() {
    Map<String, Place> first = new LinkedHashMap<>();
    for (EventPlan event : plan.events()) {
      for (FieldPlan field : event.fields()) {
        if (!event.prose().deprecated() && !field.prose().deprecated()) {
          first.computeIfAbsent(field.name(), name -> new Place(event, field));
        }
      }
    }
    List<Place> places = List.copyOf(first.values());
    for (int i = 0; i < places.size(); i++) {
      for (Place before : places.subList(0, i)) {
        alike(before, places.get(i));
      }
    }
  }

  private void alike(Place before, Place place) {
    Likeness likeness = Likeness.of(before.name(), place.name());
    boolean sameKind =
        before.field().type() == place.field().type()
            && before.field().shape().form() == place.field().shape().form();
    // 'agent' and a list, or a number, of 'agents' are two things.
    if (likeness != Likeness.NONE && (likeness != Likeness.PLURAL || sameKind)) {
      warn(
          place.where(),
          ("'%s' is named like '%s' of '%s' %s; give one thing one name, and two things names that"
                  + " nobody mixes up")
              .formatted(
                  place.field().name(),
                  before.field().name(),
                  before.event().name(),
                  likeness.words()));
    }
  }

  private void unit(EventPlan event, FieldPlan field) {
    if (field.type() == FieldType.FLAG || field.type() == FieldType.TEXT) {
      return;
    }
    UnitWords words = new UnitWords(field.name());
    String declared = field.unit();
    String named = declared == null ? words.missed() : words.against(declared);
    if (named.isEmpty()) {
      return;
    }
    if (declared == null) {
      warn(
          place(event, field),
          ("'%s' is named after %s, and nothing says its unit; annotate it @Measure or @Count with"
                  + " that unit, or rename it")
              .formatted(field.name(), named));
    } else {
      warn(
          place(event, field),
          "'%s' is named after %s, and its unit is '%s'; correct the unit, or rename it"
              .formatted(field.name(), named, declared));
    }
  }

  private void example(EventPlan event, FieldPlan field) {
    String example = field.prose().example();
    if (!example.isEmpty() && !Example.mayLeave(field)) {
      warn(
          place(event, field),
          "its example '%s' can never leave; write one as its class lets it out"
              .formatted(example));
    }
  }

  private void series(EventPlan event) {
    MetricFamily family = MetricFamily.of(plan.product(), event).getFirst();
    if (family.series() > MOST_SERIES) {
      String labels =
          family.labels().stream()
              .map(label -> "'%s' (%d)".formatted(label.name(), label.values().size()))
              .collect(Collectors.joining(" × "));
      warn(
          event.name(),
          String.format(
              Locale.ROOT,
              "its labels make %,d series, more than %,d: %s; take @Label from one, or give it fewer"
                  + " values",
              family.series(),
              MOST_SERIES,
              labels));
    }
  }

  private void meanings(EventPlan event) {
    List<String> silent =
        event.fields().stream()
            .filter(field -> field.prose().meaning().isBlank())
            .map(FieldPlan::name)
            .toList();
    if (!silent.isEmpty()) {
      warn(
          event.name(),
          "%d of %s without a meaning (%s); say with @Meaning what each tells"
              .formatted(
                  silent.size(),
                  Phrases.count(event.fields().size(), "field"),
                  String.join(", ", silent)));
    }
  }

  /** What leaves as counts only shows no more of a field than they are made of. */
  private void unseen(EventPlan event) {
    List<String> unseen =
        event.fields().stream().filter(field -> unseen(event, field)).map(FieldPlan::name).toList();
    if (event.terms().metricsOnly() && !unseen.isEmpty()) {
      warn(
          event.name(),
          ("%d of %s that no destination can see, since tier METRICS leaves as counts (%s);"
                  + " annotate each @Label, @Measure, @Count or @LocalOnly, or make the tier EVENTS")
              .formatted(
                  unseen.size(),
                  Phrases.count(event.fields().size(), "field"),
                  String.join(", ", unseen)));
    }
  }

  private boolean unseen(EventPlan event, FieldPlan field) {
    return field.privacyClass() != PrivacyClass.LOCAL_ONLY
        && field.metric() == null
        && plan.product().destinations().stream()
            .allMatch(each -> Sight.of(event, field, each) == Sight.NOTHING);
  }

  private void deprecation(EventPlan event) {
    if (event.prose().deprecated()) {
      for (InsightPlan insight : plan.insights()) {
        if (insight.events().contains(event.name())) {
          warn(
              event.name(),
              "it is deprecated, and %s '%s' still reads it; let that read what took its place"
                  .formatted(insight.kind(), insight.name()));
        }
      }
    }
    heir(event.name(), event.name(), event.prose(), isEvent(event.prose()));
    for (FieldPlan field : event.fields()) {
      if (field.prose().deprecated()) {
        heir(place(event, field), field.name(), field.prose(), isField(event, field));
      }
    }
  }

  private void heir(String where, String name, Prose prose, boolean known) {
    String heir = Objects.requireNonNullElse(prose.replacedBy(), "");
    if (!heir.isEmpty() && (!known || heir.equals(name))) {
      warn(
          where,
          ("it is replaced by '%s', which is no other name in the plan; correct it, or leave"
                  + " replacedBy out where nothing took its place")
              .formatted(heir));
    }
  }

  private boolean isEvent(Prose prose) {
    return plan.events().stream().anyMatch(event -> event.name().equals(prose.replacedBy()));
  }

  /** Of the same event, or of another by both names; or an event of its own. */
  private boolean isField(EventPlan of, FieldPlan field) {
    String heir = field.prose().replacedBy();
    return isEvent(field.prose())
        || of.fields().stream().anyMatch(other -> other.name().equals(heir))
        || plan.events().stream()
            .flatMap(event -> event.fields().stream().map(each -> place(event, each)))
            .anyMatch(place -> place.equals(heir));
  }

  private void readers() {
    if (plan.insights().isEmpty() && !plan.events().isEmpty()) {
      warn(
          "product",
          "no insight reads its events; name in @Product(insights) what the team asks of them");
      return;
    }
    for (EventPlan event : plan.events()) {
      boolean read =
          plan.insights().stream().anyMatch(insight -> insight.events().contains(event.name()));
      if (!read && !event.prose().deprecated()) {
        warn(event.name(), "no insight reads it; name one that does, or stop recording it");
      }
    }
  }
}
