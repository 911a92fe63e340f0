package dev.candor.sdk;

import dev.candor.Level;
import dev.candor.PlanSwitch;
import dev.candor.Switch;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hears the switches that a product's users know already. Together they say the narrowest of their
 * levels; where none is set they say nothing.
 */
final class Switches {

  /** What a file says that stands where only somebody else may look: it may be there. */
  private static final String HIDDEN = "cannot be looked at";

  private final Surroundings surroundings;
  private final Map<String, String> settings;
  private final boolean ci;
  private final List<Heard> heard = new ArrayList<>();
  private final List<String> mistakes = new ArrayList<>();
  private @Nullable Level level;
  private String reason = "";

  /**
   * With what the tool handed in.
   *
   * @param ci whether this is a continuous integration job
   */
  Switches(Surroundings surroundings, Map<String, String> settings, boolean ci) {
    this.surroundings = surroundings;
    this.settings = settings;
    this.ci = ci;
  }

  /** Hears all of them; the word is null where none speaks. */
  Consent.@Nullable Word hear(List<PlanSwitch> switches) {
    boolean set = false;
    List<PlanSwitch> unset = new ArrayList<>();
    for (PlanSwitch each : switches) {
      String value = value(each);
      if (value.isEmpty()) {
        unset.add(each);
      } else {
        set = true;
        hear(each, value);
      }
    }
    if (set) {
      unset.forEach(each -> say(each.unset(), each));
    }
    return level == null ? null : new Consent.Word(origin(), level);
  }

  private Consent.Origin origin() {
    for (Heard each : heard) {
      if (each.origin() != Consent.Origin.SETTING) {
        return Consent.Origin.VARIABLE;
      }
    }
    return Consent.Origin.SETTING;
  }

  /** Why it is off, as the product tells it; empty where it is not, or nothing was said. */
  String reason() {
    return reason;
  }

  /** What was set, in the order of the plan. */
  List<Heard> heard() {
    return heard;
  }

  /** What was set to a word for which the product must not start, in sentences. */
  List<String> mistakes() {
    return mistakes;
  }

  private String value(PlanSwitch each) {
    return switch (each.source()) {
      case VARIABLE -> surroundings.variable(each.names().get(0));
      case PRESENCE -> told(each.names().stream().anyMatch(surroundings.variables()::containsKey));
      case FILE -> file(each);
      case SETTING -> settings.getOrDefault(each.names().get(0), "").strip();
      case CI -> told(ci);
    };
  }

  private static String told(boolean there) {
    return there ? "true" : "";
  }

  private String file(PlanSwitch each) {
    Path file = surroundings.home().resolve(each.names().get(0));
    try {
      Files.readAttributes(file, BasicFileAttributes.class);
      return told(true);
    } catch (AccessDeniedException e) {
      return says(each, told(true)) == Switch.Says.OFF ? HIDDEN : ""; // it may refuse, not allow
    } catch (IOException e) {
      return told(false); // it is not there, or no file can be
    }
  }

  private void hear(PlanSwitch each, String value) {
    boolean hidden = each.source() == Switch.Source.FILE && value.equals(HIDDEN);
    Switch.Says says = hidden ? Switch.Says.OFF : says(each, value);
    heard.add(
        new Heard(
            each.source() == Switch.Source.SETTING
                ? Consent.Origin.SETTING
                : Consent.Origin.VARIABLE,
            place(each),
            ConsentKey.LEVEL.toString(),
            value));
    if (says == Switch.Says.MISTAKE) {
      mistakes.add(
          "%s='%s' is none of %s: correct it or remove it."
              .formatted(place(each), value, String.join(", ", words(each))));
      narrow(Level.OFF, each);
    } else {
      say(says, each);
    }
  }

  private String place(PlanSwitch each) {
    if (each.source() == Switch.Source.PRESENCE) {
      return each.names().stream()
          .filter(surroundings.variables()::containsKey)
          .findFirst()
          .orElse("");
    }
    return each.source() == Switch.Source.CI
        ? "continuous integration"
        : (each.source() == Switch.Source.FILE ? "~/" : "") + each.names().get(0);
  }

  static Switch.Says says(PlanSwitch each, String value) {
    if (isOf(each.off(), value, each.exact())) {
      return Switch.Says.OFF;
    }
    if (isOf(each.local(), value, each.exact())) {
      return Switch.Says.LOCAL;
    }
    if (isOf(each.on(), value, each.exact())) {
      return Switch.Says.ON;
    }
    return isOf(each.nothing(), value, each.exact()) ? Switch.Says.NOTHING : each.otherwise();
  }

  private static boolean isOf(List<String> words, String value, boolean exact) {
    for (String word : words) {
      if (exact ? word.equals(value) : word.equalsIgnoreCase(value)) {
        return true;
      }
    }
    return false;
  }

  private static List<String> words(PlanSwitch each) {
    List<String> words = new ArrayList<>(each.on());
    words.addAll(each.local());
    words.addAll(each.nothing());
    words.addAll(each.off());
    return words;
  }

  private void say(Switch.Says says, PlanSwitch each) {
    switch (says) {
      case OFF -> narrow(Level.OFF, each);
      case LOCAL -> narrow(Level.LOCAL, each);
      case ON -> narrow(Level.ON, each);
      case NOTHING, MISTAKE -> {} // a switch that is not set is no mistake
    }
  }

  private void narrow(Level said, PlanSwitch each) {
    if (level == null || said.compareTo(level) < 0) {
      level = said;
      reason = said == Level.OFF ? each.reason() : "";
    }
  }
}
