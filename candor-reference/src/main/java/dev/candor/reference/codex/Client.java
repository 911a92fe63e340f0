package dev.candor.reference.codex;

import dev.candor.Identifier;
import dev.candor.Label;
import dev.candor.Meaning;
import dev.candor.Name;
import dev.candor.OneOf;
import org.jspecify.annotations.Nullable;

/** The program that a conversation is held in. */
record Client(
    @Name("app_server_client.product_client_id")
        @Label("originator")
        @Meaning("Which of the product's programs the conversation is held in.")
        @OneOf({"codex_cli_rs", "codex_vscode", "codex_exec", "codex_sdk_ts", "codex_app"})
        String productClientId,
    @Meaning(value = "The version of that program.", example = "0.61.0")
        @Name("app_server_client.client_version")
        @Identifier(pattern = "[0-9]{1,5}(\\.[0-9]{1,5}){1,3}(-[a-z0-9.]{1,20})?", maxLength = 30)
        @Nullable String clientVersion) {}
