package dev.candor.reference.ao;

import dev.candor.Identifier;
import dev.candor.Meaning;

/** Which command was run, as dashboards made for older clients expect it. */
record OldInvocation(
    @Meaning(
            value = "The first word after ao; an unknown one may be the old form, keyed.",
            example = "spawn")
        @Identifier(pattern = Shapes.OLD_COMMAND, maxLength = 48)
        String command,
    @Meaning(
            value = "All words of the command; an unknown one may be the old form, keyed.",
            example = "ao session ls")
        @Identifier(
            pattern = Shapes.OLD_COMMAND_PATH,
            maxLength = 48,
            reason = "It holds the names of AO's own commands, or a keyed hash.")
        String commandPath) {}
