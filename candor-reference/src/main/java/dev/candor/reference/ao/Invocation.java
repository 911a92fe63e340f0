package dev.candor.reference.ao;

import dev.candor.Identifier;
import dev.candor.Meaning;
import dev.candor.OneOf;

/** Which command was run, in AO's own words. */
record Invocation(
    @Meaning("The first word after ao; whatever AO does not know leaves as other.")
        @OneOf({
          "ao",
          "<unknown>",
          "add",
          "agent",
          "agent-process",
          "browser",
          "cancel",
          "claim-pr",
          "cleanup",
          "clear",
          "completion",
          "daemon",
          "delete",
          "dev",
          "doctor",
          "done",
          "execute",
          "get",
          "handoff",
          "help",
          "hooks",
          "import",
          "import-projects",
          "kill",
          "launch",
          "list",
          "ls",
          "merge",
          "orchestrator",
          "pr",
          "preview",
          "project",
          "pty-host",
          "remove",
          "rename",
          "resolve-comments",
          "restart",
          "restore",
          "review",
          "rm",
          "send",
          "session",
          "set",
          "set-config",
          "smoke",
          "spawn",
          "start",
          "status",
          "stop",
          "submit",
          "supervise",
          "trigger",
          "version"
        })
        String command,
    @Meaning(value = "All words of the command, none of its arguments.", example = "ao session ls")
        @Identifier(
            pattern = Shapes.COMMAND_PATH,
            maxLength = 48,
            reason = "It holds the names of AO's own commands and nothing else.")
        String commandPath) {}
