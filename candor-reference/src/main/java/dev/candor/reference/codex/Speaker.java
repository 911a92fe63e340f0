package dev.candor.reference.codex;

import dev.candor.Label;
import dev.candor.Meaning;
import dev.candor.OneOf;

/** Who speaks, in closed words: what every metric is counted by. */
record Speaker(
    @Meaning("How somebody is known to the provider.") @Label AuthMode authMode,
    @Meaning("From where the session was started.") @Label Source sessionSource,
    @OneOf({"codex_cli_rs", "codex_vscode", "codex_exec", "codex_sdk_ts", "codex_app"})
        @Meaning("Which of the product's programs speaks; one that somebody wrote is 'other'.")
        @Label
        String originator) {

  /** From where a session is started. */
  enum Source {
    CLI,
    VSCODE,
    EXEC,
    MCP,
    OTHER
  }
}
