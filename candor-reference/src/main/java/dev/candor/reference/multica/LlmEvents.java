package dev.candor.reference.multica;

import dev.candor.Activity;
import dev.candor.Category;
import dev.candor.Count;
import dev.candor.Event;
import dev.candor.Identifier;
import dev.candor.Label;
import dev.candor.Meaning;
import dev.candor.Route;
import dev.candor.Tier;
import dev.candor.Unit;
import dev.candor.reference.multica.Labels.RuntimeMode;
import dev.candor.reference.multica.Labels.Source;
import dev.candor.reference.multica.Labels.TokenType;

/** What models use and cost. Metrics only. */
final class LlmEvents {

  private LlmEvents() {}

  /** Tokens of one type, of a model that has a price. Made by {@link LlmMeter}. */
  @Event(
      name = "llm_usage",
      purpose = "Shows us what the models of agents use and cost.",
      owner = Core.OWNER,
      tier = Tier.METRICS,
      route = Route.OPERATIONAL,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record LlmUsage(
      @Meaning("the program that the agent runs with") @Label Provider provider,
      @Meaning("the model, by the name of its price") @Label Model model,
      @Meaning("whether the tokens went in, came out, or went through the provider's cache") @Label
          TokenType tokenType,
      @Meaning("whether the agent runs on a machine of the user's or in the cloud") @Label
          RuntimeMode runtimeMode,
      @Meaning("for what the task was begun") @Label Source source,
      @Meaning("how many tokens were used")
          @Count(value = Unit.TOKENS, counter = "llm_tokens_total")
          long tokens,
      @Count(value = Unit.US_DOLLAR_TICKS, counter = "llm_cost_usd_total")
          @Meaning("what they cost, in ten-thousand-millionths of a dollar, as providers report it")
          long costTicks) {}

  /** Tokens of one type, of a model whose price nobody knows. */
  @Event(
      name = "llm_unpriced_usage",
      purpose = "Shows us of which models we do not know the price.",
      owner = Core.OWNER,
      tier = Tier.METRICS,
      route = Route.OPERATIONAL,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record LlmUnpricedUsage(
      @Meaning("the program that the agent runs with") @Label Provider provider,
      @Identifier(pattern = ModelAlias.PATTERN, maxLength = ModelAlias.LENGTH)
          @Meaning(
              value = "the name that was asked for; it stays here, for a label has to be closed",
              example = "gpt-6-preview")
          String modelAlias,
      @Label("model_alias") @Meaning("whose model it is, counted in the place of its name")
          ModelFamily modelFamily,
      @Meaning("whether the tokens went in, came out, or went through the provider's cache") @Label
          TokenType tokenType,
      @Meaning("how many tokens of a model without a price were used")
          @Count(value = Unit.TOKENS, counter = "llm_unpriced_tokens_total")
          long tokens) {}

  /** A model was asked once. */
  @Event(
      name = "llm_request",
      purpose = "Counts how often agents ask which model.",
      owner = Core.OWNER,
      tier = Tier.METRICS,
      route = Route.OPERATIONAL,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record LlmRequest(
      @Meaning("the program that the agent runs with") @Label Provider provider,
      @Meaning("the model, by the name of its price; unknown where it has none") @Label Model model,
      @Meaning("whether the agent runs on a machine of the user's or in the cloud") @Label
          RuntimeMode runtimeMode) {}
}
