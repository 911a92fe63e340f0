package dev.candor.processor;

import dev.candor.Unit;
import dev.candor.processor.ValueType.Kind;
import dev.candor.wire.NameRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** What is wrong with a component, in sentences that say what to write instead. */
final class ComponentRules {

  private static final Pattern WIRE_NAME = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

  private final Component component;
  private final String name;
  private final ValueType type;
  private final Traits traits;
  private final List<String> messages = new ArrayList<>();

  ComponentRules(Component component) {
    this.component = component;
    this.name = component.name();
    this.type = component.type();
    this.traits = component.traits();
  }

  /** One message a problem. */
  List<String> messages() {
    judgeName();
    if (traits.embedded()) {
      judgeEmbedded();
      return messages;
    }
    judgeMarks();
    judgeShape();
    judgeMeter();
    if (collectable() || !component.marks().isEmpty()) { // else the type is what is wrong
      judgeLabel();
      judgeUnsigned();
    }
    judgeEnum(type.single());
    if (type.kind() == Kind.MAP && !type.arguments().isEmpty()) {
      judgeEnum(type.arguments().get(0));
    }
    return messages;
  }

  private void say(String message) {
    messages.add(message);
  }

  private void judgeName() {
    if (!traits.exactName().isEmpty()) {
      if (!NameRules.mayBeName(traits.exactName())) {
        say(
            "@Name '%s' of '%s' may hold letters, digits and . _ - $ + / only; correct it"
                .formatted(traits.exactName(), name));
      }
    } else if (!WIRE_NAME.matcher(component.wireName()).matches()) {
      say(
          "component '%s' has no name for the wire; name it in ASCII letters and digits"
              .formatted(name));
    }
    if (component.smellsInSource() && component.texts().reason().isBlank()) {
      say(NameRules.problem(name));
    }
  }

  private void judgeEmbedded() {
    if (!component.group().isEmpty()) {
      say(
          "group '%s' is in a group, and groups do not nest; write its components here"
              .formatted(name));
    } else {
      say(
          "@Embedded is for a record, and '%s' is of type '%s'; remove @Embedded"
              .formatted(name, type.written()));
    }
  }

  private void judgeMarks() {
    if (component.marks().size() > 1) {
      say(
          "'%s' has more than one privacy class: %s; keep one"
              .formatted(
                  name,
                  String.join(" and ", component.marks().stream().map(Mark::annotation).toList())));
      return;
    }
    Mark mark = component.mark();
    if (mark == null) {
      if (!collectable()) {
        messages.add(Instead.of(name, type));
      }
      return;
    }
    judgeCarrier(mark);
    messages.addAll(mark.messages());
  }

  private void judgeCarrier(Mark mark) {
    ValueType one = type.kind() == Kind.LIST ? type.single() : type;
    if (closedMap() && type.single().kind() == Kind.TEXT && mark.keyed()) {
      return;
    }
    if (one.kind() == Kind.LIST && type.arguments().isEmpty()) {
      say(Instead.of(name, type)); // a list of what nobody says
    } else if (!mark.carries(one)) {
      boolean list = type.kind() == Kind.LIST;
      say(
          "%s is for a %s, and '%s' is %s '%s'; %s"
              .formatted(
                  mark.annotation(),
                  mark.carriers(),
                  name,
                  list ? "a list of" : "of type",
                  one.written(),
                  mark.needless(one)
                      ? "remove " + mark.annotation()
                      : list ? "make it a list of Strings" : mark.rather(one)));
    } else if (type.kind() == Kind.LIST && !mark.several(one)) {
      say(mark.alone().formatted(name));
    }
  }

  /** Whether values of the type may be collected without a privacy class. */
  private boolean collectable() {
    return switch (type.kind()) {
      case LIST -> !type.arguments().isEmpty() && element(type.single());
      case MAP -> closedMap() && element(type.single());
      default -> type.plain();
    };
  }

  /** Whether it is a map whose keys are those of an enum. */
  private boolean closedMap() {
    return type.kind() == Kind.MAP
        && type.arguments().size() == 2
        && type.arguments().get(0).kind() == Kind.ENUM;
  }

  private boolean element(ValueType element) {
    return switch (element.kind()) {
      case WHOLE, DECIMAL, ENUM -> true;
      case FLAG -> type.kind() == Kind.MAP;
      default -> false;
    };
  }

  private void judgeShape() {
    Integer size = traits.size();
    if (type.kind() == Kind.LIST) {
      if (size == null) {
        say(
            "a list must have an end; annotate '%s' @Size(…), with how many it holds at most"
                .formatted(name));
      }
    } else if (size != null && type.kind() != Kind.COLLECTION) {
      say(
          type.kind() == Kind.MAP
              ? "'%s' has as many values as its keys, no more; remove @Size".formatted(name)
              : "@Size is for a List, and '%s' is of type '%s'; remove @Size"
                  .formatted(name, type.written()));
    }
    String perKey = Objects.requireNonNullElse(traits.perKey(), "");
    if (traits.perKey() != null && type.kind() != Kind.MAP) {
      say(
          "@PerKey is for a Map, and '%s' is of type '%s'; remove @PerKey"
              .formatted(name, type.written()));
    } else if (component.spread() && !perKey.isEmpty() && !traits.exactName().isEmpty()) {
      say(
          "the fields of '%s' are called '%s…' by @PerKey and after '%s' by @Name; keep one"
              .formatted(name, perKey, traits.exactName()));
    } else if (!prefixFits()) {
      say(
          "@PerKey '%s' of '%s' may hold letters, digits and . _ - $ + / only; correct it"
              .formatted(component.prefix(), name));
    }
  }

  private boolean prefixFits() {
    return traits.perKey() == null || NameRules.mayBeName(component.prefix());
  }

  /** Also where the type itself is what is wrong, so that both are mended at once. */
  private void judgeMeter() {
    Traits.Meter meter = traits.meter();
    if (meter == null) {
      return;
    }
    ValueType measured = component.spread() ? type.single() : type;
    boolean whole = measured.kind() == Kind.WHOLE;
    boolean duration = measured.kind() == Kind.DURATION;
    boolean number = measured.number() || duration;
    if (number && component.mark() instanceof Mark.Hashed) {
      say("'%s' is an identity, which nobody adds up; %s".formatted(name, unmeasured(meter)));
    } else if (number && traits.twice()) {
      say(
          "'%s' is measured and counted; keep %s"
              .formatted(name, whole ? "@Measure or @Count" : "@Measure"));
    } else if (type.kind() == Kind.MAP && !component.spread()) {
      judgeObject(meter);
    } else if (meter.counts() && !whole) {
      say(
          "@Count is for a whole number, and '%s' is of type '%s'; %s"
              .formatted(name, type.written(), unmeasured(meter)));
    } else if (!number) {
      say(
          "@Measure is for a number or a Duration, and '%s' is of type '%s'; %s"
              .formatted(name, type.written(), unmeasured(meter)));
    } else if (duration && meter.unit() != Unit.MILLISECONDS && meter.unit() != Unit.SECONDS) {
      say(
          "a Duration is measured in MILLISECONDS or SECONDS, and '%s' in '%s'; write one of these"
              .formatted(name, meter.unit()));
    }
  }

  private void judgeObject(Traits.Meter meter) {
    Kind values = type.single().kind();
    boolean fits = meter.counts() ? values == Kind.WHOLE : type.single().number();
    if (fits && !traits.twice()) {
      say(
          "nobody can add up what is inside an object; annotate '%s' @PerKey as well, or remove %s"
              .formatted(name, meter.annotation()));
    } else if (values != Kind.DURATION || meter.counts()) { // else it is said with the type
      say(
          "nobody can add up what is inside an object; %s from '%s'"
              .formatted(unmeasured(meter), name));
    }
  }

  /** What to do with what is neither measured nor counted; its type may be wrong besides. */
  private String unmeasured(Traits.Meter meter) {
    String remove = "remove " + (traits.twice() ? "@Measure and @Count" : meter.annotation());
    if (traits.twice() || collectable() || component.mark() != null || type.kind() == Kind.MAP) {
      return remove;
    }
    return "make it one, or " + remove;
  }

  private void judgeLabel() {
    if (traits.label() == null) {
      return;
    }
    Traits.Meter meter = traits.meter();
    if (meter != null) {
      say(
          "'%s' is a number, of which no label is made; remove @Label or %s"
              .formatted(name, meter.annotation()));
    } else if (type.kind() == Kind.DURATION) {
      say("'%s' is a Duration, of which no label is made; remove @Label".formatted(name));
    } else if (type.kind() == Kind.EXCEPTION) {
      say("'%s' is a crash, of which no label is made; remove @Label".formatted(name));
    } else if (component.spread() && !traits.label().isEmpty()) {
      say(
          "'%s' is a field a key, and all of them would be label '%s'; remove the label's name"
              .formatted(name, traits.label()));
    }
  }

  private void judgeUnsigned() {
    if (!traits.unsigned()) {
      return;
    }
    if (type.single().kind() != Kind.WHOLE && type.kind() != Kind.DURATION) {
      say(
          "@Unsigned is for a whole number or a Duration, and '%s' is of type '%s'; remove @Unsigned"
              .formatted(name, type.written()));
    } else if (traits.meter() != null && traits.meter().counts()) {
      say("'%s' is a count, which is never negative; remove @Unsigned".formatted(name));
    }
  }

  private void judgeEnum(ValueType constants) {
    if (constants.kind() != Kind.ENUM) {
      return;
    }
    if (!constants.hidden().isEmpty()) {
      say(
          "'%s' is of an enum that generated code cannot see; remove 'private' from '%s'"
              .formatted(name, constants.hidden()));
    }
    if (constants.constants().isEmpty()) {
      say(
          "enum '%s' of '%s' has no constants; write one for each value"
              .formatted(constants.written(), name));
    }
    Map<String, String> seen = new HashMap<>();
    for (ValueType.Constant constant : constants.constants()) {
      if (!constant.exact().isEmpty() && !NameRules.mayBeName(constant.exact())) {
        say(
            "@Name '%s' of constant '%s' may hold letters, digits and . _ - $ + / only; correct it"
                .formatted(constant.exact(), constant.name()));
      }
      String other = seen.putIfAbsent(constant.wireName(), constant.name());
      if (other != null) {
        say(
            "constants '%s' and '%s' of enum '%s' are both '%s' on the wire; rename one"
                .formatted(other, constant.name(), constants.written(), constant.wireName()));
      }
    }
  }
}
