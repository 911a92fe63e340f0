package dev.candor.reference.altimate;

import dev.candor.Name;
import java.util.Locale;

/**
 * The providers of models that everybody knows. A provider that somebody set up themselves is often
 * called after their company, so it is {@code other}.
 */
public enum Provider {
  /** Altimate's own gateway. */
  @Name("altimate-backend")
  ALTIMATE_BACKEND,
  /** Anthropic. */
  ANTHROPIC,
  /** OpenAI. */
  OPENAI,
  /** Google. */
  GOOGLE,
  /** OpenCode's own. */
  OPENCODE,
  /** OpenCode's cheaper one. */
  @Name("opencode-go")
  OPENCODE_GO,
  /** GitHub Copilot. */
  @Name("github-copilot")
  GITHUB_COPILOT,
  /** Microsoft Azure. */
  AZURE,
  /** Amazon Bedrock. */
  @Name("amazon-bedrock")
  AMAZON_BEDROCK,
  /** OpenRouter. */
  OPENROUTER,
  /** Mistral. */
  MISTRAL,
  /** Groq. */
  GROQ,
  /** DeepSeek. */
  DEEPSEEK,
  /** xAI. */
  XAI,
  /** DigitalOcean. */
  DIGITALOCEAN,
  /** Cerebras. */
  CEREBRAS,
  /** Together. */
  TOGETHER,
  /** Fireworks. */
  FIREWORKS,
  /** Vercel. */
  VERCEL,
  /** Hugging Face. */
  HUGGINGFACE,
  /** Ollama. */
  OLLAMA,
  /** LM Studio. */
  LMSTUDIO,
  /** Snowflake Cortex. */
  @Name("snowflake-cortex")
  SNOWFLAKE_CORTEX,
  /** Databricks. */
  DATABRICKS,
  /** Any other. */
  OTHER;

  /** The provider of an id, in exactly the letters that it is known by. */
  public static Provider of(String id) {
    for (Provider each : values()) {
      if (each.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(id)) {
        return each;
      }
    }
    return OTHER;
  }
}
