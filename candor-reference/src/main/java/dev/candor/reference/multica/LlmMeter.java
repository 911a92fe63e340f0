package dev.candor.reference.multica;

import dev.candor.reference.multica.Labels.RuntimeMode;
import dev.candor.reference.multica.Labels.Source;
import dev.candor.reference.multica.Labels.TokenType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes events of what an agent says that a model used: the request, and the tokens of each type,
 * with their price where the model has one. Safe for use by several threads.
 *
 * @param provider whose agent asked
 * @param runtimeMode where it ran
 * @param source where its task came from
 */
record LlmMeter(Provider provider, RuntimeMode runtimeMode, Source source) {

  /** The events of one request, the request itself first; a type without tokens is none. */
  List<Record> request(@Nullable String alias, Map<TokenType, Long> tokens) {
    Model model = ModelPrices.model(alias);
    List<Record> events = new ArrayList<>();
    events.add(new LlmEvents.LlmRequest(provider, model, runtimeMode));
    for (TokenType type : TokenType.values()) {
      long used = tokens.getOrDefault(type, 0L);
      if (used > 0) {
        events.add(
            model == Model.UNKNOWN ? unpriced(alias, type, used) : priced(model, type, used));
      }
    }
    return List.copyOf(events);
  }

  private Record priced(Model model, TokenType type, long tokens) {
    return new LlmEvents.LlmUsage(
        provider, model, type, runtimeMode, source, tokens, ModelPrices.ticks(model, type, tokens));
  }

  private Record unpriced(@Nullable String alias, TokenType type, long tokens) {
    String tidy = ModelAlias.of(alias);
    return new LlmEvents.LlmUnpricedUsage(provider, tidy, ModelFamily.of(tidy), type, tokens);
  }
}
