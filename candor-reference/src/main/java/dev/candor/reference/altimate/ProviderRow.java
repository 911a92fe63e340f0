package dev.candor.reference.altimate;

import org.jspecify.annotations.Nullable;

/** The rows of the picker of providers, as a person sees them at the first start. */
enum ProviderRow {
  ALTIMATE_GATEWAY,
  ANTHROPIC,
  OPENAI,
  GOOGLE,
  /** The free model. */
  BIG_PICKLE,
  /** Not a provider: the person wants to see all of them, and a second event says which. */
  SEARCH_ALL,
  OTHER;

  /**
   * What may be said of a choice.
   *
   * @param provider null where it is nobody's but the person's own
   */
  record Choice(ProviderRow row, @Nullable Provider provider) {}

  /** What may be said of a provider and its model, by their ids. */
  static Choice of(String provider, String model) {
    Provider known = Provider.of(provider);
    return new Choice(row(known, model), known == Provider.OTHER ? null : known);
  }

  private static ProviderRow row(Provider provider, String model) {
    return switch (provider) {
      case ALTIMATE_BACKEND -> ALTIMATE_GATEWAY;
      case ANTHROPIC -> ANTHROPIC;
      case OPENAI -> OPENAI;
      case GOOGLE -> GOOGLE;
      case OPENCODE -> model.equals("big-pickle") ? BIG_PICKLE : OTHER;
      default -> OTHER;
    };
  }
}
