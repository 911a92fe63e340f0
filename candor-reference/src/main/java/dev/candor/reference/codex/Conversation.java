package dev.candor.reference.codex;

import dev.candor.Hashed;
import dev.candor.Identifier;
import dev.candor.LocalOnly;
import dev.candor.Meaning;
import dev.candor.Name;
import dev.candor.Opaque;
import org.jspecify.annotations.Nullable;

/** What the events of a conversation have in common; their time is the row's. */
record Conversation(
    @Name("conversation.id") @Opaque @Meaning("The random id of the conversation.")
        String conversationId,
    @Name("app.version")
        @Meaning(
            value =
                "The product's version. The contract counts by it; here it is no label: each batch"
                    + " names it once.",
            example = "0.61.0")
        @Identifier(pattern = "[0-9]{1,5}(\\.[0-9]{1,5}){1,3}(-[a-z0-9.]{1,20})?", maxLength = 30)
        String appVersion,
    @Name("user.account_id")
        @Hashed
        @Meaning("The account at the provider. The contract sends it as it is; here it is hashed.")
        @Nullable String accountId,
    @Name("user.email")
        @LocalOnly
        @Meaning("The account's address. The contract sends it; here it never leaves.")
        @Nullable String email,
    @Meaning("The terminal, without its version.") @Name("terminal.type") TerminalType terminalType,
    @Identifier(pattern = Model.PATTERN, maxLength = Model.LENGTH)
        @Meaning(
            value =
                "The model's public name. The contract counts by it; here it is no label, since"
                    + " nobody can list all models.",
            example = "gpt-5-codex")
        String model,
    @Identifier(pattern = Model.PATTERN, maxLength = Model.LENGTH)
        @Meaning(value = "The public name of the model's family.", example = "gpt-5-codex")
        String slug) {}
