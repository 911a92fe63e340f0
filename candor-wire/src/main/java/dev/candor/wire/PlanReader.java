package dev.candor.wire;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a plan's file. A word that is one of a few, such as a tier, is one of those that this
 * reader knows, and a pattern is one that compiles: whoever has a plan can rely on it. Members that
 * it does not know are passed over; one that were a fact would make another hash.
 */
final class PlanReader {

  private static final int MAX_PATTERN = 1000;
  private static final List<String> TIERS = List.of("metrics", "events");
  private static final List<String> SOURCES =
      List.of("variable", "presence", "file", "setting", "ci");

  /** What a switch says of a word, where it is not written. */
  static final String SILENT = "nothing";

  private static final List<String> SAYS = List.of(SILENT, "off", "local", "on", "mistake");

  private PlanReader() {}

  static TrackingPlan plan(byte[] file) {
    Json.Members root = Json.parse(file).object();
    if (root.whole("candor_plan") != TrackingPlan.FORMAT_VERSION) {
      throw new MalformedException(
          "candor_plan %d: this reader knows %d; compile the plan with a Candor of the same age"
              .formatted(root.whole("candor_plan"), TrackingPlan.FORMAT_VERSION));
    }
    TrackingPlan plan =
        new TrackingPlan(
            product(root.object("product")),
            root.array("events").stream().map(event -> event(event.object())).toList(),
            root.array("insights").stream().map(insight -> insight(insight.object())).toList());
    if (!plan.hash().equals(root.text("hash"))) {
      throw new MalformedException(
          "the hash is '%s', but these events make '%s': compile the plan again"
              .formatted(root.text("hash"), plan.hash()));
    }
    return plan;
  }

  private static ProductPlan product(Json.Members product) {
    return new ProductPlan(
        product.text("name"),
        product.text("variables"),
        word(product, "default_level", List.of("off", "local", "on")),
        number(product, "retention_days"),
        product.text("metrics"),
        texts(product, "own_packages"),
        product.array("destinations").stream().map(each -> destination(each.object())).toList(),
        product.array("switches").stream().map(each -> planSwitch(each.object())).toList(),
        identity(product));
  }

  private static ProductPlan.@Nullable SchemePlan identity(Json.Members product) {
    if (!product.members().containsKey("identity")) {
      return null;
    }
    Json.Members identity = product.object("identity");
    return new ProductPlan.SchemePlan(identity.text("name"), identity.text("made_of"));
  }

  private static SwitchPlan planSwitch(Json.Members each) {
    return new SwitchPlan(
        word(each, "source", SOURCES),
        texts(each, "names"),
        texts(each, "off"),
        texts(each, "local"),
        texts(each, "on"),
        texts(each, "nothing"),
        says(each, "otherwise"),
        says(each, "unset"),
        flag(each, "exact"),
        optional(each, "reason"));
  }

  private static String says(Json.Members each, String name) {
    return each.members().containsKey(name) ? word(each, name, SAYS) : SILENT;
  }

  private static ProductPlan.DestinationPlan destination(Json.Members destination) {
    List<String> takes = texts(destination, "takes");
    takes.forEach(tier -> known("takes", tier, TIERS));
    return new ProductPlan.DestinationPlan(
        destination.text("name"),
        word(destination, "trust", List.of("local", "own", "vendor")),
        takes);
  }

  private static EventPlan event(Json.Members event) {
    return new EventPlan(
        event.text("name"),
        event.text("purpose"),
        event.text("owner"),
        terms(event),
        optional(event, "counter"),
        optional(event, "expires"),
        new Prose("", "", optional(event, "since"), event.textOrNull("replaced_by")),
        event.array("fields").stream().map(field -> field(field.object())).toList());
  }

  private static EventPlan.Terms terms(Json.Members event) {
    return new EventPlan.Terms(
        word(event, "tier", TIERS),
        word(event, "route", List.of("product", "operational")),
        word(
            event,
            "category",
            List.of("core_loop", "onboarding", "acquisition", "operations", "feedback")),
        word(
            event,
            "activity",
            List.of("development", "runtime", "by_environment", "reported", "none")),
        event.text("actor"));
  }

  private static FieldPlan field(Json.Members field) {
    return new FieldPlan(
        field.text("name"),
        constant(field, "class", PrivacyClass.values()),
        constant(field, "type", FieldType.values()),
        shape(field),
        texts(field),
        hash(field),
        metric(field),
        field.members().containsKey("actor_property")
            ? constant(field, "actor_property", FieldPlan.ActorProperty.values())
            : null,
        new Prose(
            optional(field, "meaning"),
            optional(field, "example"),
            optional(field, "since"),
            field.textOrNull("replaced_by")));
  }

  private static FieldPlan.Shape shape(Json.Members field) {
    boolean list = field.members().containsKey("max");
    boolean map = field.members().containsKey("keys");
    if (list && map) {
      throw new MalformedException(
          "'max' and 'keys' of '%s': a field is a list or a map".formatted(field.text("name")));
    }
    if (list) {
      return FieldPlan.Shape.list(number(field, "max"));
    }
    return map ? FieldPlan.Shape.map(texts(field, "keys")) : FieldPlan.Shape.ONE;
  }

  private static FieldPlan.Texts texts(Json.Members field) {
    return new FieldPlan.Texts(
        texts(field, "values"),
        pattern(field),
        field.members().containsKey("max_length") ? number(field, "max_length") : 0,
        optional(field, "reason"));
  }

  private static @Nullable String pattern(Json.Members field) {
    String pattern = field.textOrNull("pattern");
    if (pattern != null) {
      if (pattern.length() > MAX_PATTERN) {
        throw new MalformedException(
            "the pattern of '%s' has %d characters; at most %d are read"
                .formatted(field.text("name"), pattern.length(), MAX_PATTERN));
      }
      try {
        Pattern.compile(pattern);
      } catch (PatternSyntaxException e) {
        throw new MalformedException(
            "pattern '%s' is no regular expression: %s".formatted(pattern, e.getDescription()));
      }
    }
    return pattern;
  }

  private static FieldPlan.@Nullable Hash hash(Json.Members field) {
    return field.members().containsKey("scope")
        ? new FieldPlan.Hash(
            word(field, "scope", List.of("installation", "product")),
            word(field, "raw_to", List.of("local", "own")))
        : null;
  }

  private static FieldPlan.@Nullable Metric metric(Json.Members field) {
    FieldPlan.Metric metric = null;
    for (FieldPlan.Role role : FieldPlan.Role.values()) {
      String name = field.textOrNull(PlanWriter.word(role));
      if (name == null) {
        continue;
      }
      if (metric != null) {
        throw new MalformedException(
            "'%s' is a %s and a %s; it can be one of them"
                .formatted(
                    field.text("name"), PlanWriter.word(metric.role()), PlanWriter.word(role)));
      }
      String unit = role == FieldPlan.Role.LABEL ? "" : word(field, "unit", MetricUnit.words());
      metric = new FieldPlan.Metric(role, name, unit, numbers(field, "buckets"));
    }
    return metric;
  }

  private static InsightPlan insight(Json.Members insight) {
    return new InsightPlan(
        insight.text("name"),
        word(insight, "kind", List.of("trend", "funnel", "cohort", "retention", "dashboard")),
        insight.text("revised"),
        texts(insight, "events"));
  }

  private static boolean flag(Json.Members from, String name) {
    if (!from.members().containsKey(name)) {
      return false;
    }
    if (from.members().get(name) instanceof Json.Flag flag) {
      return flag.value();
    }
    throw new MalformedException("'%s' must be true or false".formatted(name));
  }

  private static String optional(Json.Members from, String name) {
    return requireNonNullElse(from.textOrNull(name), "");
  }

  private static int number(Json.Members from, String name) {
    long number = from.whole(name);
    if (number < 0 || number > Integer.MAX_VALUE) {
      throw new MalformedException("'%s' is out of range: %d".formatted(name, number));
    }
    return (int) number;
  }

  private static List<String> texts(Json.Members from, String name) {
    List<String> texts = new ArrayList<>();
    for (Json value : from.array(name)) {
      if (!(value instanceof Json.Text text)) {
        throw new MalformedException("'%s' must hold texts".formatted(name));
      }
      texts.add(text.value());
    }
    return texts;
  }

  private static List<Double> numbers(Json.Members from, String name) {
    List<Double> numbers = new ArrayList<>();
    for (Json value : from.array(name)) {
      if (value instanceof Json.Decimal decimal) {
        numbers.add(decimal.value());
      } else if (value instanceof Json.Whole whole) {
        numbers.add((double) whole.value());
      } else {
        throw new MalformedException("'%s' must hold numbers".formatted(name));
      }
    }
    return numbers;
  }

  private static <E extends Enum<E>> E constant(Json.Members from, String name, E[] constants) {
    List<String> words = Arrays.stream(constants).map(PlanWriter::word).toList();
    return constants[words.indexOf(word(from, name, words))];
  }

  private static String word(Json.Members from, String name, List<String> words) {
    return known(name, from.text(name), words);
  }

  private static String known(String name, String word, List<String> words) {
    if (!words.contains(word)) {
      throw new MalformedException(
          "%s '%s' is none of %s".formatted(name, word, String.join(", ", words)));
    }
    return word;
  }
}
