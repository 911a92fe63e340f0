package dev.candor.sdk.sink;

import dev.candor.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The values of one event as Amplitude keeps them: of a text its first letters. It sees on the way
 * whether an object has more members than Amplitude takes; of values within values it takes 40, and
 * a row has at most 32. Not safe for use by several threads.
 */
final class AmplitudeValues implements UnaryOperator<Json> {

  private static final int LONGEST = 1_024; // letters of a text
  private static final int MOST_MEMBERS = 1_024;

  private boolean fit = true;

  /** Whether no object was too large until now. */
  boolean fit() {
    return fit;
  }

  /** Sees an object that has so many members. */
  void see(int members) {
    fit &= members <= MOST_MEMBERS;
  }

  @Override
  public Json apply(Json value) {
    if (value instanceof Json.Text text) {
      return text(text);
    }
    if (value instanceof Json.Array array) {
      List<Json> all = new ArrayList<>();
      array.values().forEach(each -> all.add(apply(each)));
      return new Json.Array(all);
    }
    if (value instanceof Json.Members members) {
      return object(members.members());
    }
    return value;
  }

  /** An object of such values, in their order. */
  Json.Members object(Map<String, Json> members) {
    see(members.size());
    Map<String, Json> all = new LinkedHashMap<>();
    members.forEach((name, each) -> all.put(name, apply(each)));
    return new Json.Members(all);
  }

  /** Counted as Amplitude's own client does, in {@code char}s, but never half of a pair. */
  private static Json.Text text(Json.Text text) {
    String value = text.value();
    if (value.length() <= LONGEST) {
      return text;
    }
    boolean split = Character.isHighSurrogate(value.charAt(LONGEST - 1));
    return new Json.Text(value.substring(0, split ? LONGEST - 1 : LONGEST));
  }
}
