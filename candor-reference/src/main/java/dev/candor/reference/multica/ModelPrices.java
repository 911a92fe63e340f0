package dev.candor.reference.multica;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What tokens cost, in dollars of the United States for a million of them.
 *
 * <p>Aliases are matched in order, the first rule that fits wins, and a rule has to fit the whole
 * alias but for a vendor in front: a new suffix has no price until somebody adds it here. {@code
 * multica_llm_unpriced_tokens_total} tells.
 */
final class ModelPrices {

  /** A dollar for a million tokens is so many ticks for one. */
  private static final double TICKS_PER_TOKEN = 10_000;

  /** A type that nobody knows has no price either. */
  private record Price(double input, double cacheRead, double cacheWrite, double output) {

    double of(Labels.TokenType type) {
      return switch (type) {
        case INPUT -> input;
        case CACHE_READ -> cacheRead;
        case CACHE_WRITE -> cacheWrite;
        case OUTPUT -> output;
        case OTHER -> 0;
      };
    }
  }

  private record Rule(Pattern alias, Model model, Price price) {}

  private static final String DATE = "(-20[0-9]{2}-?[0-9]{2}-?[0-9]{2})?";

  private static final Price OPUS = new Price(5, 0.5, 6.25, 25);
  private static final Price SONNET = new Price(3, 0.3, 3.75, 15);
  private static final Price CODEX = new Price(1.75, 0.175, 0.175, 14);

  private static final List<Rule> RULES =
      List.of(
          rule("gpt-5[.-]5", Model.GPT_5_5, new Price(5, 0.5, 0.5, 30)),
          rule("gpt-5[.-]4-mini", Model.GPT_5_4_MINI, new Price(0.75, 0.075, 0.075, 4.5)),
          rule("gpt-5[.-]4(-2026-03-05)?(-xhigh)?", Model.GPT_5_4, new Price(2.5, 0.25, 0.25, 15)),
          rule("gpt-5[.-]3-codex", Model.GPT_5_3_CODEX, CODEX),
          rule("gpt-5[.-]2-codex", Model.GPT_5_2_CODEX, CODEX),
          rule(claude("opus", "7"), Model.CLAUDE_OPUS_4_7, OPUS),
          rule(claude("opus", "6"), Model.CLAUDE_OPUS_4_6, OPUS),
          rule(claude("opus", "5"), Model.CLAUDE_OPUS_4_5, OPUS),
          rule(claude("sonnet", "6"), Model.CLAUDE_SONNET_4_6, SONNET),
          rule(claude("sonnet", "5"), Model.CLAUDE_SONNET_4_5, SONNET),
          rule(claude("haiku", "5"), Model.CLAUDE_HAIKU_4_5, new Price(1, 0.1, 1.25, 5)),
          rule("(deepseek-)?v4-pro", Model.DEEPSEEK_V4_PRO, new Price(1.74, 0.0145, 1.74, 3.48)),
          rule(
              "(deepseek-)?v4-flash|deepseek-chat|deepseek-reasoner",
              Model.DEEPSEEK_V4_FLASH,
              new Price(0.56, 0.0112, 0.56, 1.12)),
          rule(
              "(minimax-)?m2[.-]7-highspeed",
              Model.MINIMAX_M2_7_HIGHSPEED,
              new Price(0.6, 0.06, 0.375, 2.4)),
          rule("(minimax-)?m2[.-]7", Model.MINIMAX_M2_7, new Price(0.3, 0.06, 0.375, 1.2)),
          rule("gemini-3-flash(-preview)?", Model.GEMINI_3_FLASH, new Price(0.5, 0.05, 0.5, 3)),
          rule("gemini-3[.-]1-pro(-preview)?", Model.GEMINI_3_1_PRO, new Price(2, 0.2, 2, 12)),
          rule("gemini-2[.-]5-pro", Model.GEMINI_2_5_PRO, new Price(1.25, 0.31, 1.25, 10)),
          rule("gemini-2[.-]5-flash", Model.GEMINI_2_5_FLASH, new Price(0.3, 0.03, 0.3, 2.5)));

  private ModelPrices() {}

  /** The model that an alias means; {@link Model#UNKNOWN} where it has no price. */
  static Model model(@Nullable String alias) {
    String tidy = ModelAlias.of(alias);
    return RULES.stream()
        .filter(rule -> rule.alias().matcher(tidy).matches())
        .map(Rule::model)
        .findFirst()
        .orElse(Model.UNKNOWN);
  }

  /**
   * What so many tokens cost, in ticks, ten thousand million to a dollar; nothing for a model
   * without a price. Every price of the table is a whole number of ticks a token, so sums are
   * exact.
   */
  static long ticks(Model model, Labels.TokenType type, long tokens) {
    long each =
        RULES.stream()
            .filter(rule -> rule.model() == model)
            .mapToLong(rule -> Math.round(rule.price().of(type) * TICKS_PER_TOKEN))
            .findFirst()
            .orElse(0);
    return each > 0 && tokens > Long.MAX_VALUE / each ? Long.MAX_VALUE : tokens * each;
  }

  private static String claude(String line, String minor) {
    return "claude-(LINE-4[.-]MINOR|4[.-]MINOR-LINE)".replace("LINE", line).replace("MINOR", minor)
        + DATE;
  }

  private static Rule rule(String alias, Model model, Price price) {
    return new Rule(Pattern.compile("([a-z0-9.-]+/)?(" + alias + ")"), model, price);
  }
}
