package dev.candor.wire;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What a field may be: its name, its class and type, how many values it has, and which texts. */
final class FieldRules {

  private static final int LONGEST_LIST = 1024;

  /** The longest content that leaves, in characters. */
  private static final int LONGEST_CONTENT = 8192;

  private final String event;
  private final boolean counted;
  private final Problems problems;

  /**
   * The rules of an event's fields.
   *
   * @param event its name
   * @param counted whether it leaves as counts only
   */
  FieldRules(String event, boolean counted, Problems problems) {
    this.event = event;
    this.counted = counted;
    this.problems = problems;
  }

  void judge(FieldPlan field) {
    judgeName(field);
    judgeSize(field);
    if (field.privacyClass() == PrivacyClass.LOCAL_ONLY) {
      judgeLocal(field);
    } else {
      judgeClass(field);
      judgeSet(field);
      judgeTexts(field);
    }
    judgeActorProperty(field);
  }

  private void say(FieldPlan field, String message) {
    problems.add(event, field, message);
  }

  private void judgeName(FieldPlan field) {
    String name = field.name();
    if (!NameRules.mayBeName(name)) {
      say(
          field,
          ("field name '%s' must be letters, digits and . _ - $ + /, and begin with a letter, a"
                  + " digit or $")
              .formatted(name));
    }
    boolean open =
        switch (field.privacyClass()) {
          case ONE_OF, IDENTIFIER, OPAQUE -> true;
          case LOCAL_ONLY, VALUE, HASHED, CRASH, MASKED -> false;
        };
    String reason = field.texts().reason();
    if (open && NameRules.smells(name) && reason.isBlank()) {
      say(field, NameRules.problem(name));
    } else if (open && !NameRules.smells(name) && !reason.isEmpty()) {
      say(
          field,
          "reason '%s' of '%s' excuses nothing: no word of the name needs it; remove it"
              .formatted(reason, name));
    }
  }

  private void judgeSize(FieldPlan field) {
    switch (field.shape().form()) {
      case ONE -> {}
      case LIST -> {
        int max = field.shape().max();
        if (max < 1 || max > LONGEST_LIST) {
          say(
              field,
              "@Size '%d' of '%s' must be from 1 to %d values"
                  .formatted(max, field.name(), LONGEST_LIST));
        }
      }
      case MAP -> judgeWords(field, "keys", field.shape().keys(), NameRules::mayBeConstant);
    }
  }

  private void judgeLocal(FieldPlan field) {
    FieldPlan.Form form = field.shape().form();
    if (form == FieldPlan.Form.MAP) {
      say(
          field,
          "'%s' is a map of class local_only; write a component for each of its keys"
              .formatted(field.name()));
    } else if (form == FieldPlan.Form.LIST && field.type() != FieldType.TEXT) {
      say(
          field,
          "a list that is @LocalOnly is one of Strings; make '%s' a List of Strings"
              .formatted(field.name()));
    }
    if (field.type() == FieldType.UNSIGNED && field.metric() == null) {
      say(
          field,
          "'%s' never leaves, so nobody asks for its sign; remove @Unsigned"
              .formatted(field.name()));
    }
  }

  private void judgeClass(FieldPlan field) {
    PrivacyClass privacyClass = field.privacyClass();
    String word = PlanWriter.word(privacyClass);
    if (privacyClass != PrivacyClass.VALUE && field.type() != FieldType.TEXT) {
      say(
          field,
          "'%s' is of class %s and type %s; only a text is of that class"
              .formatted(field.name(), word, PlanWriter.word(field.type())));
    }
    FieldPlan.Hash hash = field.hash();
    if ((privacyClass == PrivacyClass.HASHED) != (hash != null)) {
      say(
          field,
          "'%s' is of class %s; a scope is said of what is hashed, and of nothing else"
              .formatted(field.name(), word));
    }
    FieldPlan.Form form = field.shape().form();
    if (hash != null && hash.rawTo().equals("own") && form != FieldPlan.Form.ONE) {
      say(
          field,
          "@Hashed rawTo = OWN is for one value, and '%s' is a %s; remove rawTo"
              .formatted(field.name(), PlanWriter.word(form)));
    }
    if (privacyClass == PrivacyClass.MASKED && form != FieldPlan.Form.ONE) {
      say(
          field,
          "@Masked is for one value, and '%s' is a %s; make it one value"
              .formatted(field.name(), PlanWriter.word(form)));
    } else if (form == FieldPlan.Form.MAP && !mayBeMapped(privacyClass)) {
      say(
          field,
          "'%s' is a map of class %s; write a component for each of its keys"
              .formatted(field.name(), word));
    }
    if (form == FieldPlan.Form.LIST && field.type() == FieldType.FLAG) {
      say(
          field,
          "'%s' is a list of type flag; make it a list of an enum or of numbers"
              .formatted(field.name()));
    }
  }

  private static boolean mayBeMapped(PrivacyClass privacyClass) {
    return switch (privacyClass) {
      case VALUE, ONE_OF, IDENTIFIER, OPAQUE -> true;
      case LOCAL_ONLY, HASHED, CRASH, MASKED -> false;
    };
  }

  /** What a field says of its texts, whatever else is wrong with it. */
  void judgeWords(FieldPlan field) {
    if (!field.texts().values().isEmpty()) {
      judgeSet(field);
    }
    judgeTexts(field);
  }

  private void judgeSet(FieldPlan field) {
    List<String> values = field.texts().values();
    if (field.privacyClass() == PrivacyClass.ONE_OF) {
      judgeWords(field, "values", values, value -> !value.isBlank());
    } else if (field.privacyClass() == PrivacyClass.VALUE && field.type() == FieldType.TEXT) {
      judgeWords(field, "values", values, NameRules::mayBeConstant);
    }
  }

  private void judgeTexts(FieldPlan field) {
    String pattern = field.texts().pattern();
    if (field.privacyClass() == PrivacyClass.IDENTIFIER) {
      String problem =
          pattern == null
              ? "'%s' needs a pattern: what it looks like".formatted(field.name())
              : new IdentifierPattern(field.name(), pattern, field.texts().maxLength()).problem();
      if (problem != null) {
        say(field, problem);
      }
      judgeLength(field, "@Identifier", IdentifierPattern.LONGEST);
    } else if (field.privacyClass() == PrivacyClass.MASKED) {
      if (counted) {
        say(
            field,
            ("tier METRICS leaves as counts, so content never leaves; annotate '%s' @LocalOnly, or"
                    + " make the tier EVENTS")
                .formatted(field.name()));
      }
      judgeLength(field, "@Masked", LONGEST_CONTENT);
      if (field.texts().reason().isBlank()) {
        say(
            field,
            ("@Masked reason '%s' of '%s' is blank; write, for the person being measured, why"
                    + " nothing stricter answers the purpose")
                .formatted(field.texts().reason(), field.name()));
      }
    }
  }

  private void judgeLength(FieldPlan field, String annotation, int longest) {
    int length = field.texts().maxLength();
    if (length < 1 || length > longest) {
      say(
          field,
          "%s maxLength '%d' of '%s' must be from 1 to %d characters"
              .formatted(annotation, length, field.name(), longest));
    }
  }

  private void judgeWords(
      FieldPlan field, String what, List<String> words, Predicate<String> mayBe) {
    if (words.isEmpty()) {
      say(field, "'%s' has no %s; write each".formatted(field.name(), what));
    }
    Set<String> seen = new HashSet<>();
    for (String word : words) {
      if (word.isBlank()) {
        say(
            field,
            "'%s' is blank among the %s of '%s'; remove it, or write what leaves"
                .formatted(word, what, field.name()));
      } else if (!mayBe.test(word)) {
        say(
            field,
            "'%s' among the %s of '%s' may hold letters, digits and . _ - $ + / only; correct it"
                .formatted(word, what, field.name()));
      }
      if (!seen.add(word)) {
        say(
            field,
            "'%s' is twice among the %s of '%s'; remove one".formatted(word, what, field.name()));
      }
    }
  }

  /**
   * What never leaves is not there to be kept; what was agreed to for one event is for no other.
   */
  private void judgeActorProperty(FieldPlan field) {
    if (field.actorProperty() == null) {
      return;
    }
    switch (field.privacyClass()) {
      case LOCAL_ONLY ->
          say(
              field,
              ("'%s' never leaves, so nobody keeps it of its actor; remove @ActorProperty or"
                      + " @LocalOnly")
                  .formatted(field.name()));
      case MASKED, CRASH ->
          say(
              field,
              ("'%s' is agreed to for this event, and would be kept of its actor beyond it; remove"
                      + " @ActorProperty")
                  .formatted(field.name()));
      case VALUE, ONE_OF, IDENTIFIER, OPAQUE, HASHED -> {}
    }
  }
}
