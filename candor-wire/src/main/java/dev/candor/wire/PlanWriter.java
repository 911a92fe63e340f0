package dev.candor.wire;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Writes a plan: as its file, where a fact stands on a line of its own, and as the canonical form
 * that its hash is of, without line breaks, without what is only said to people, and in an order
 * that does not follow that of the declarations.
 */
final class PlanWriter {

  private final JsonWriter out = new JsonWriter(4096);
  private final boolean canonical;

  private PlanWriter(boolean canonical) {
    this.canonical = canonical;
  }

  /** The file, with its hash. */
  static byte[] file(TrackingPlan plan, String hash) {
    PlanWriter writer = new PlanWriter(false);
    writer.write(plan, hash);
    return writer.out.newline().toByteArray();
  }

  /** What the hash is of. */
  static byte[] canonical(TrackingPlan plan) {
    PlanWriter writer = new PlanWriter(true);
    writer.write(plan, "");
    return writer.out.toByteArray();
  }

  private void write(TrackingPlan plan, String hash) {
    out.beginObject().name("candor_plan").value(TrackingPlan.FORMAT_VERSION);
    line(1).name("product");
    write(plan.product());
    if (!canonical) {
      line(1).name("hash").value(hash);
    }
    line(1).name("events").beginArray();
    for (EventPlan event : ordered(plan.events(), EventPlan::name)) {
      line(2);
      write(event);
    }
    out.endArray();
    if (!canonical && !plan.insights().isEmpty()) {
      line(1).name("insights").beginArray();
      for (InsightPlan insight : plan.insights()) {
        line(2);
        write(insight);
      }
      out.endArray();
    }
    out.endObject();
  }

  private void write(ProductPlan product) {
    out.beginObject();
    line(2).name("name").value(product.name());
    line(2).name("variables").value(product.variables());
    line(2).name("default_level").value(product.defaultLevel());
    line(2).name("retention_days").value(product.retentionDays());
    line(2).name("metrics").value(product.metrics());
    line(2);
    texts("own_packages", product.ownPackages(), 3);
    line(2).name("destinations").beginArray();
    for (ProductPlan.DestinationPlan destination :
        ordered(product.destinations(), ProductPlan.DestinationPlan::name)) {
      line(3);
      write(destination);
    }
    out.endArray();
    ProductPlan.SchemePlan identity = product.identity();
    if (identity != null) {
      line(2).name("identity").beginObject().name("name").value(identity.name());
      out.name("made_of").value(identity.madeOf()).endObject();
    }
    if (!canonical && !product.switches().isEmpty()) {
      line(2).name("switches").beginArray();
      for (SwitchPlan each : product.switches()) {
        line(3);
        write(each);
      }
      out.endArray();
    }
    out.endObject();
  }

  private void write(SwitchPlan each) {
    out.beginObject().name("source").value(each.source());
    words("names", each.names());
    words("off", each.off());
    words("local", each.local());
    words("on", each.on());
    words("nothing", each.nothing());
    optional("otherwise", each.otherwise().equals(PlanReader.SILENT) ? "" : each.otherwise());
    optional("unset", each.unset().equals(PlanReader.SILENT) ? "" : each.unset());
    if (each.exact()) {
      out.name("exact").value(true);
    }
    optional("reason", each.reason());
    out.endObject();
  }

  /** The words of a list on the line where they are; nothing where there are none. */
  private void words(String name, List<String> words) {
    if (!words.isEmpty()) {
      out.name(name).beginArray();
      words.forEach(out::value);
      out.endArray();
    }
  }

  private void write(ProductPlan.DestinationPlan destination) {
    out.beginObject();
    out.name("name").value(destination.name());
    out.name("trust").value(destination.trust());
    out.name("takes").beginArray();
    ordered(destination.takes(), word -> word).forEach(out::value);
    out.endArray().endObject();
  }

  private void write(EventPlan event) {
    out.beginObject();
    out.name("name").value(event.name());
    line(3).name("purpose").value(event.purpose());
    if (!canonical) {
      line(3).name("owner").value(event.owner());
    }
    line(3).name("tier").value(event.terms().tier());
    line(3).name("route").value(event.terms().route());
    line(3).name("category").value(event.terms().category());
    line(3).name("activity").value(event.terms().activity());
    line(3).name("actor").value(event.terms().actor());
    if (!event.counter().isEmpty()) {
      line(3).name("counter").value(event.counter());
    }
    if (!event.expires().isEmpty()) {
      line(3).name("expires").value(event.expires());
    }
    if (!canonical && !event.prose().since().isEmpty()) {
      line(3).name("since").value(event.prose().since());
    }
    if (!canonical && event.prose().replacedBy() != null) {
      line(3).name("replaced_by").value(event.prose().replacedBy());
    }
    line(3).name("fields").beginArray();
    for (FieldPlan field : ordered(event.fields(), FieldPlan::name)) {
      line(4);
      write(field);
    }
    out.endArray().endObject();
  }

  private void write(FieldPlan field) {
    out.beginObject();
    out.name("name").value(field.name());
    out.name("class").value(word(field.privacyClass()));
    out.name("type").value(word(field.type()));
    switch (field.shape().form()) {
      case LIST -> out.name("max").value(field.shape().max());
      case MAP -> texts("keys", field.shape().keys(), 5);
      case ONE -> {}
    }
    if (field.metric() != null) {
      write(field.metric());
    }
    if (field.texts().pattern() != null) {
      out.name("pattern").value(field.texts().pattern());
    }
    if (field.texts().maxLength() != 0) {
      out.name("max_length").value(field.texts().maxLength());
    }
    if (field.hash() != null) {
      out.name("scope").value(field.hash().scope());
      out.name("raw_to").value(field.hash().rawTo());
    }
    if (field.actorProperty() != null) {
      out.name("actor_property").value(word(field.actorProperty()));
    }
    if (!canonical) {
      optional("reason", field.texts().reason());
      write(field.prose());
    }
    if (!field.texts().values().isEmpty()) {
      texts("values", field.texts().values(), 5);
    }
    out.endObject();
  }

  private void write(FieldPlan.Metric metric) {
    out.name(word(metric.role())).value(metric.name());
    optional("unit", metric.unit());
    if (!metric.buckets().isEmpty()) {
      out.name("buckets").beginArray();
      metric.buckets().forEach(out::value);
      out.endArray();
    }
  }

  private void write(Prose prose) {
    optional("meaning", prose.meaning());
    optional("example", prose.example());
    optional("since", prose.since());
    if (prose.replacedBy() != null) {
      out.name("replaced_by").value(prose.replacedBy());
    }
  }

  private void write(InsightPlan insight) {
    out.beginObject();
    out.name("name").value(insight.name());
    out.name("kind").value(insight.kind());
    out.name("revised").value(insight.revised());
    texts("events", insight.events(), 3);
    out.endObject();
  }

  private void optional(String name, String value) {
    if (!value.isEmpty()) {
      out.name(name).value(value);
    }
  }

  private void texts(String name, List<String> values, int level) {
    out.name(name).beginArray();
    for (String value : ordered(values, word -> word)) {
      line(level).value(value);
    }
    out.endArray();
  }

  private <T> List<T> ordered(List<T> all, Function<T, String> name) {
    return canonical && all.size() > 1
        ? all.stream().sorted(Comparator.comparing(name)).toList()
        : all;
  }

  private JsonWriter line(int level) {
    return canonical ? out : out.breakLine(level);
  }

  /** An enum constant as plans spell it. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
