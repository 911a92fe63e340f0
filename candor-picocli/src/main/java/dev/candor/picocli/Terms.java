package dev.candor.picocli;

import dev.candor.sdk.Consent;
import dev.candor.sdk.ConsentKey;
import dev.candor.sdk.Heard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What holds now of all that can be said about consent, and whose word each is, for a person. */
final class Terms {

  private final Consent.Decision decision;

  Terms(Consent.Decision decision) {
    this.decision = decision;
  }

  /** What holds, by the key that says it: {@code local, by your own choice}. */
  Map<String, String> lines() {
    Map<String, String> lines = new LinkedHashMap<>();
    for (ConsentKey key : ConsentKey.values()) {
      lines.put(key.toString(), value(key) + ", by " + by(key));
    }
    return lines;
  }

  private String value(ConsentKey key) {
    return switch (key) {
      case LEVEL -> Words.of(decision.level());
      case TIERS -> all(Words.each(decision.tiers()));
      case CONTENT -> all(decision.content());
      case CRASHES -> decision.crashes() ? "on" : "off";
      case RAW_TO -> decision.rawTo() == null ? "none" : decision.rawTo().toString();
    };
  }

  private static String all(Set<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", new TreeSet<>(names));
  }

  /** Who spoke of it; of the level, whose word holds. */
  private String by(ConsentKey key) {
    if (key == ConsentKey.LEVEL) {
      String reason = decision.reason().isEmpty() ? "" : " (" + decision.reason() + ")";
      return decision.origin().words() + reason;
    }
    Set<String> speakers = new LinkedHashSet<>();
    for (Heard heard : decision.heard()) {
      if (heard.key().equals(key.toString())) {
        speakers.add(heard.origin().words());
      }
    }
    return speakers.isEmpty()
        ? Consent.Origin.PRODUCT_DEFAULT.words()
        : String.join(" and ", speakers);
  }

  /** All that was said, whether it held or not. */
  List<String> heard() {
    List<String> heard = new ArrayList<>();
    for (Heard each : decision.heard()) {
      heard.add(
          "%s=%s in %s, %s"
              .formatted(each.key(), each.value(), each.place(), each.origin().words()));
    }
    return heard;
  }
}
