package dev.candor.reference.iii;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The language that a person's machine speaks. */
final class SpokenLanguage {

  private SpokenLanguage() {}

  /**
   * What the SDK says, else {@code LANG} without its encoding, else {@code LC_ALL}. An empty {@code
   * LANG} is an answer: none.
   *
   * @param sdk what the SDK says, or null where it says nothing
   * @return null where nothing says
   */
  static @Nullable String of(@Nullable String sdk, Map<String, String> variables) {
    if (sdk != null && !sdk.isEmpty()) {
      return sdk;
    }
    String locale = variables.getOrDefault("LANG", variables.getOrDefault("LC_ALL", ""));
    int dot = locale.indexOf('.');
    String language = dot < 0 ? locale : locale.substring(0, dot);
    return language.isEmpty() ? null : language;
  }
}
