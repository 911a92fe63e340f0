package dev.candor.reference.multica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.reference.multica.Labels.RuntimeMode;
import dev.candor.reference.multica.Labels.Source;
import dev.candor.reference.multica.Labels.TokenType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelPricesTest {

  private static final long MILLION = 1_000_000;
  private static final double TICKS = 1e10;

  private static final LlmMeter METER =
      new LlmMeter(Provider.CODEX, RuntimeMode.LOCAL, Source.ISSUE);

  @ParameterizedTest
  @CsvSource({
    "GPT_5_5, 5, 0.5, 0.5, 30",
    "GPT_5_4, 2.5, 0.25, 0.25, 15",
    "GPT_5_4_MINI, 0.75, 0.075, 0.075, 4.5",
    "GPT_5_3_CODEX, 1.75, 0.175, 0.175, 14",
    "GPT_5_2_CODEX, 1.75, 0.175, 0.175, 14",
    "CLAUDE_OPUS_4_7, 5, 0.5, 6.25, 25",
    "CLAUDE_OPUS_4_6, 5, 0.5, 6.25, 25",
    "CLAUDE_OPUS_4_5, 5, 0.5, 6.25, 25",
    "CLAUDE_SONNET_4_6, 3, 0.3, 3.75, 15",
    "CLAUDE_SONNET_4_5, 3, 0.3, 3.75, 15",
    "CLAUDE_HAIKU_4_5, 1, 0.1, 1.25, 5",
    "DEEPSEEK_V4_PRO, 1.74, 0.0145, 1.74, 3.48",
    "DEEPSEEK_V4_FLASH, 0.56, 0.0112, 0.56, 1.12",
    "MINIMAX_M2_7, 0.3, 0.06, 0.375, 1.2",
    "MINIMAX_M2_7_HIGHSPEED, 0.6, 0.06, 0.375, 2.4",
    "GEMINI_3_FLASH, 0.5, 0.05, 0.5, 3",
    "GEMINI_3_1_PRO, 2, 0.2, 2, 12",
    "GEMINI_2_5_PRO, 1.25, 0.31, 1.25, 10",
    "GEMINI_2_5_FLASH, 0.3, 0.03, 0.3, 2.5",
    "UNKNOWN, 0, 0, 0, 0",
  })
  void knowsThePriceOfEachModel(
      Model model, double input, double cacheRead, double cacheWrite, double output) {
    assertThat(
            List.of(
                dollars(model, TokenType.INPUT, MILLION),
                dollars(model, TokenType.CACHE_READ, MILLION),
                dollars(model, TokenType.CACHE_WRITE, MILLION),
                dollars(model, TokenType.OUTPUT, MILLION)))
        .containsExactly(input, cacheRead, cacheWrite, output);
  }

  @Test
  void hasNineteenModels() {
    assertThat(Model.values()).hasSize(19 + 1).contains(Model.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "gpt-5.5, GPT_5_5",
    "gpt-5-5, GPT_5_5",
    "gpt-5.4, GPT_5_4",
    "gpt-5-4, GPT_5_4",
    "GPT-5.4, GPT_5_4",
    "' gpt-5.4 ', GPT_5_4",
    "openai/gpt-5.4, GPT_5_4",
    "gpt-5.4-2026-03-05, GPT_5_4",
    "gpt-5-4-2026-03-05, GPT_5_4",
    "gpt-5.4-xhigh, GPT_5_4",
    "gpt-5.4-mini, GPT_5_4_MINI",
    "gpt-5.3-codex, GPT_5_3_CODEX",
    "gpt-5.2-codex, GPT_5_2_CODEX",
    "claude-opus-4.7, CLAUDE_OPUS_4_7",
    "claude-opus-4-6, CLAUDE_OPUS_4_6",
    "claude-opus-4-5-20251101, CLAUDE_OPUS_4_5",
    "claude-sonnet-4.6, CLAUDE_SONNET_4_6",
    "claude-4.6-sonnet, CLAUDE_SONNET_4_6",
    "claude-4-6-sonnet, CLAUDE_SONNET_4_6",
    "anthropic/claude-sonnet-4.5, CLAUDE_SONNET_4_5",
    "claude-haiku-4.5, CLAUDE_HAIKU_4_5",
    "deepseek-v4-pro, DEEPSEEK_V4_PRO",
    "deepseek-v4-flash, DEEPSEEK_V4_FLASH",
    "deepseek-chat, DEEPSEEK_V4_FLASH",
    "deepseek-reasoner, DEEPSEEK_V4_FLASH",
    "minimax-m2.7, MINIMAX_M2_7",
    "MiniMax-M2.7-highspeed, MINIMAX_M2_7_HIGHSPEED",
    "gemini-3-flash, GEMINI_3_FLASH",
    "gemini-3.1-pro, GEMINI_3_1_PRO",
    "gemini-2.5-pro, GEMINI_2_5_PRO",
    "gemini-2.5-flash, GEMINI_2_5_FLASH",
  })
  void findsTheModelThatAnAliasMeans(String alias, Model model) {
    assertThat(ModelPrices.model(alias)).isEqualTo(model);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gpt-5.4-turbo",
        "gpt-5.40",
        "my-gpt-5.4",
        "gpt-5x4",
        "claude-opus-4",
        "qwen3",
        ""
      })
  void givesNoPriceToWhatItDoesNotKnow(String alias) {
    assertThat(ModelPrices.model(alias)).isEqualTo(Model.UNKNOWN);
  }

  @Test
  void checksWithTheNumbersOfTheOriginal() {
    Model model = ModelPrices.model("gpt-5.4");

    assertThat(dollars(model, TokenType.INPUT, MILLION)).isEqualTo(2.5);
    assertThat(dollars(model, TokenType.OUTPUT, 2 * MILLION)).isEqualTo(30.0);
  }

  @Test
  void countsTokensAndMoneyOfAModelWithAPrice() {
    List<Record> events =
        METER.request(
            "GPT-5.4",
            Map.of(
                TokenType.OUTPUT, 2 * MILLION, TokenType.INPUT, MILLION, TokenType.CACHE_READ, 0L));

    assertThat(events)
        .containsExactly(
            new LlmEvents.LlmRequest(Provider.CODEX, Model.GPT_5_4, RuntimeMode.LOCAL),
            usage(TokenType.INPUT, MILLION, 2.5),
            usage(TokenType.OUTPUT, 2 * MILLION, 30.0));
  }

  @Test
  void countsOnlyTokensAndOneUnknownRequestOfAModelWithoutAPrice() {
    List<Record> events = METER.request("Qwen3 Coder!", Map.of(TokenType.INPUT, 7L));

    assertThat(events)
        .containsExactly(
            new LlmEvents.LlmRequest(Provider.CODEX, Model.UNKNOWN, RuntimeMode.LOCAL),
            new LlmEvents.LlmUnpricedUsage(
                Provider.CODEX, "qwen3_coder_", ModelFamily.QWEN, TokenType.INPUT, 7));
  }

  @Test
  void leavesOutTokensThatAreNone() {
    assertThat(METER.request("gpt-5.4", Map.of(TokenType.INPUT, 0L, TokenType.OUTPUT, -5L)))
        .hasSize(1);
  }

  @Test
  void giveTokensOfAnUnknownTypeNoPriceAndTheirOwnName() {
    double original = dollars(Model.GPT_5_4, TokenType.INPUT, MILLION);

    assertThat(original).isEqualTo(2.5);
    assertThat(METER.request("gpt-5.4", Map.of(TokenType.of("reasoning"), MILLION)).get(1))
        .isEqualTo(usage(TokenType.OTHER, MILLION, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "GPT-9, gpt-9",
    "'my model (v2)', my_model__v2_",
    "a.b:c/d+e-f_g, a.b:c/d+e-f_g",
    "'', unknown",
    "'   ', unknown",
    "modèle, mod_le",
  })
  void tidiesAliases(String text, String alias) {
    assertThat(ModelAlias.of(text)).isEqualTo(alias).matches(ModelAlias.PATTERN);
  }

  @Test
  void cutsAliasesAfter128Characters() {
    assertThat(ModelAlias.of("a".repeat(129))).hasSize(128);
    assertThat(ModelAlias.of(null)).isEqualTo("unknown");
  }

  @ParameterizedTest
  @CsvSource({
    "gpt-9, GPT",
    "openrouter/claude-9, CLAUDE",
    "unknown, UNKNOWN",
    "house-model, OTHER",
    "glm-5, GLM"
  })
  void countsUnpricedAliasesByFamily(String alias, ModelFamily family) {
    assertThat(ModelFamily.of(alias)).isEqualTo(family);
  }

  @Test
  void costsAWholeNumberOfTicksAToken() {
    assertThat(ModelPrices.ticks(Model.DEEPSEEK_V4_FLASH, TokenType.CACHE_READ, 1)).isEqualTo(112);
    assertThat(ModelPrices.ticks(Model.DEEPSEEK_V4_PRO, TokenType.CACHE_READ, 3)).isEqualTo(435);
  }

  @Test
  void costsNoLessThanNothingForMoreTokensThanThereAre() {
    assertThat(ModelPrices.ticks(Model.GPT_5_5, TokenType.OUTPUT, Long.MAX_VALUE))
        .isEqualTo(Long.MAX_VALUE);
  }

  private static double dollars(Model model, TokenType type, long tokens) {
    return ModelPrices.ticks(model, type, tokens) / TICKS;
  }

  private static LlmEvents.LlmUsage usage(TokenType type, long tokens, double dollars) {
    long cost = Math.round(dollars * TICKS);
    return new LlmEvents.LlmUsage(
        Provider.CODEX, Model.GPT_5_4, type, RuntimeMode.LOCAL, Source.ISSUE, tokens, cost);
  }
}
