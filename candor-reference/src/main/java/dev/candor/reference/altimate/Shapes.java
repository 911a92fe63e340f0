package dev.candor.reference.altimate;

/** What the public names among the values look like; anything else leaves as {@code other}. */
public final class Shapes {

  /** A model that somebody sells or publishes, perhaps behind the name of who does. */
  public static final String MODEL =
      "(?:(?:anthropic|openai|google|meta|mistralai|deepseek|qwen|x-ai|amazon|us|eu|global)[./])*"
          + "(?:claude|gpt|chatgpt|codex|o[1-9]|gemini|gemma|llama|mistral|mixtral|codestral|devstral"
          + "|deepseek|qwen|qwq|grok|kimi|glm|nova|titan|command|phi|big-pickle|snowflake|dbrx)"
          + "[A-Za-z0-9.:@_-]{0,60}";

  /** A release, such as {@code 1.4.0} or {@code v22.11.0}. */
  public static final String VERSION =
      "v?[0-9]{1,4}(?:\\.[0-9]{1,6}){1,3}(?:[-+][0-9A-Za-z.+-]{1,32})?";

  /**
   * A tool of the program's own. One that comes from a server of tools is {@code mcp}: its name
   * begins with what a person called that server.
   */
  public static final String TOOL =
      "mcp|read|write|edit|multiedit|patch|glob|grep|list|bash|task|batch|skill|question|lsp"
          + "|todo(?:read|write)|web(?:fetch|search)|plan_(?:enter|exit)|project_scan|sample_setup"
          + "|tool_lookup|impact_analysis|data_diff|feedback_submit"
          + "|(?:sql|schema|warehouse|dbt|finops|lineage|altimate_core|altimate_memory)"
          + "(?:_[a-z]{1,16}){1,4}";

  /** A method of the engine, such as {@code sql.execute}. */
  public static final String METHOD =
      "(?:sql|schema|warehouse|dbt|finops|lineage|altimate_core|local|ping)(?:\\.[a-z_]{1,30}){0,2}";

  /** The class of a failure, or the name of an error number. */
  public static final String FAILURE =
      "[A-Za-z]{0,40}(?:Error|Exception|Overflow)|E[A-Z]{2,14}|Unknown";

  /** A switch of the program's own, such as {@code experimental_plan_mode}. */
  public static final String FLAG = "[a-z]{1,16}(?:_[a-z]{1,16}){0,5}";

  private Shapes() {}
}
