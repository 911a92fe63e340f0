package dev.candor.cli.plan;

import dev.candor.wire.FieldPlan;
import dev.candor.wire.FieldType;
import dev.candor.wire.PrivacyClass;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** What a plan says of a field, in words. */
final class FieldWords {

  /** How many values stand in a table's cell; more are listed below it. */
  private static final int IN_CELL = 8;

  /** What a name ends in where it says its unit, which is said beside it. */
  private static final Pattern UNIT_AT_END =
      Pattern.compile("(?<=.) (ms|millis|milliseconds|secs|seconds|days|bytes|pct|percent|usd)$");

  private FieldWords() {}

  /** What it says: its meaning, or its name in words where none is given. */
  static String meaning(FieldPlan field) {
    String meaning = field.prose().meaning();
    if (!meaning.isBlank()) {
      return meaning;
    }
    String name = name(field.name());
    if (field.privacyClass() == PrivacyClass.HASHED) {
      return name.replaceFirst("(?<=.) hash$", "");
    }
    return field.unit() == null ? name : UNIT_AT_END.matcher(name).replaceFirst("");
  }

  /** A name in words: {@code startup_ms} is {@code startup ms}. */
  static String name(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1 $2")
        .replaceAll("[^A-Za-z0-9]+", " ")
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  /** A word of the plan as it is read aloud. */
  static String spaced(String word) {
    return word.replace('_', ' ');
  }

  static String type(FieldPlan field) {
    String one =
        switch (field.type()) {
          case FLAG -> "yes or no";
          case WHOLE, UNSIGNED -> "whole number";
          case DECIMAL -> "number";
          case TEXT -> "text";
        };
    return switch (field.shape().form()) {
      case ONE -> one;
      case LIST -> "list of at most %d: %s".formatted(field.shape().max(), one);
      case MAP -> "map: " + one;
    };
  }

  /** {@code signed}, {@code unsigned}, or nothing where it is no number. */
  static String sign(FieldPlan field) {
    return switch (field.type()) {
      case UNSIGNED -> "unsigned";
      case WHOLE, DECIMAL -> "signed";
      case FLAG, TEXT -> "";
    };
  }

  /** The unit of a number; empty where it has none. */
  static String unit(FieldPlan field) {
    return spaced(Objects.requireNonNullElse(field.unit(), "")).replace("us dollars", "US dollars");
  }

  /** The unit behind a number in a sentence; empty where there is nothing to say. */
  static String inUnit(FieldPlan field) {
    return switch (unit(field)) {
      case "", "count" -> "";
      case "ratio" -> ", a part of one";
      default -> ", in " + unit(field);
    };
  }

  static String privacyClass(FieldPlan field) {
    String word = spaced(field.privacyClass().name().toLowerCase(Locale.ROOT));
    FieldPlan.Hash hash = field.hash();
    if (hash == null) {
      return word;
    }
    return word
        + (hash.scope().equals("product") ? ", with the product's key" : "")
        + (rawToOwn(field) ? ", raw to an own collector" : "");
  }

  /** What a remark in a format for machines says of it: class, sign and unit. */
  static String remark(FieldPlan field) {
    StringBuilder remark = new StringBuilder("class: ").append(privacyClass(field));
    if (field.type() == FieldType.WHOLE || field.type() == FieldType.UNSIGNED) {
      remark.append("; sign: ").append(sign(field));
    }
    if (!unit(field).isEmpty()) {
      remark.append("; unit: ").append(unit(field));
    }
    if (Ways.agreedByName(field)) {
      remark.append("; leaves only where the person agreed to it by name");
    }
    if (field.actorProperty() != null) {
      remark.append("; ").append(kept(field));
    }
    return remark.toString();
  }

  /** What is kept of the one who is counted, in words; empty where nothing is. */
  static String kept(FieldPlan field) {
    FieldPlan.ActorProperty which = field.actorProperty();
    return which == null
        ? ""
        : "the %s value is kept as a property of who is counted".formatted(Phrases.word(which));
  }

  /** How it can leave in a row, for the person being measured. */
  static String leaves(FieldPlan field) {
    String kept = kept(field);
    return leavesAs(field) + (kept.isEmpty() ? "" : "; **" + kept + "**");
  }

  private static String leavesAs(FieldPlan field) {
    if (field.privacyClass() == PrivacyClass.LOCAL_ONLY
        || field.privacyClass() == PrivacyClass.CRASH) {
      return way(field);
    }
    return switch (field.shape().form()) {
      case ONE -> way(field);
      case LIST -> "at most %d, each %s".formatted(field.shape().max(), way(field));
      case MAP -> "for each of %s, %s".formatted(Markdown.codes(field.shape().keys()), way(field));
    };
  }

  private static String way(FieldPlan field) {
    FieldPlan.Texts texts = field.texts();
    return switch (field.privacyClass()) {
      case LOCAL_ONLY -> "**never leaves this machine**";
      case VALUE -> texts.values().isEmpty() ? "as itself" : "as " + oneOf(texts);
      case ONE_OF -> "as " + oneOf(texts);
      case IDENTIFIER ->
          "as itself where it looks like a public name (%s, at most %d characters), else as `other`"
              .formatted(Markdown.code(String.valueOf(texts.pattern())), texts.maxLength());
      case OPAQUE -> "as itself: a random token";
      case HASHED -> hashed(field);
      case CRASH ->
          "crash shape (%s), never a message, **only if you agree to it by name**"
              .formatted(
                  field.shape().form() == FieldPlan.Form.LIST
                      ? "at most %d of the tool's own frames, as class and line"
                          .formatted(field.shape().max())
                      : "a known class of failure");
      case MASKED ->
          "masked and cut to %d characters, **only if you agree to it by name**"
              .formatted(texts.maxLength());
    };
  }

  private static String oneOf(FieldPlan.Texts texts) {
    return manyValues(texts)
        ? "one of the %d values listed below".formatted(texts.values().size())
        : "one of " + Markdown.codes(texts.values());
  }

  /** Whether a closed set is too large for a table's cell. */
  static boolean manyValues(FieldPlan.Texts texts) {
    return texts.values().size() > IN_CELL;
  }

  /** Whether a collector that the person names can have it as itself. */
  static boolean rawToOwn(FieldPlan field) {
    FieldPlan.Hash hash = field.hash();
    return hash != null && hash.rawTo().equals("own");
  }

  private static String hashed(FieldPlan field) {
    FieldPlan.Hash hash = field.hash();
    boolean links = hash != null && hash.scope().equals("product");
    return "as a keyed hash"
        + (links
            ? ", with a key that is the same on every machine: it links devices"
            : ", with a key that never leaves this machine")
        + (rawToOwn(field)
            ? "; as itself only to a collector that your own or your administrator's file names"
            : "");
  }

  /** How it can leave where its event leaves as counts only. */
  static String counted(FieldPlan field) {
    if (field.privacyClass() == PrivacyClass.LOCAL_ONLY || field.metric() == null) {
      return "**never leaves this machine**";
    }
    return switch (field.metric().role()) {
      case LABEL ->
          field.type() == FieldType.FLAG
              ? "as a label of counts: yes or no"
              : "as a label of counts: " + oneOf(field.texts());
      case HISTOGRAM -> "in a histogram: how many values fell under each of some bounds";
      case COUNTER -> "as part of a sum";
    };
  }
}
