package dev.candor.reference.ao;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who ran a command. Only a user makes a day active. */
enum ActorType {
  /** A person at a terminal. */
  USER,
  /** A coding agent in a session of AO's. */
  AGENT,
  /** AO itself, or whatever cannot be told. */
  SYSTEM;

  private static final Set<String> OF_SYSTEM =
      Set.of("agent-process", "completion", "daemon", "help", "pty-host", "start");

  /** The commands that people ran before callers said who they are: a word, and what follows it. */
  private static final Set<String> OF_USERS =
      Stream.of(
              "agent: ls",
              "dev: import-projects",
              "doctor:",
              "handoff:",
              "import:",
              "launch:",
              "orchestrator: done",
              "pr: merge,resolve-comments",
              "preview: clear,start,status,stop",
              "project: add,rm,set-config,orchestration get,orchestration set",
              "review: cancel,ls,submit,trigger",
              "send:",
              "session: claim-pr,cleanup,exit-agent,kill,rename,resume-agent,restore",
              "smoke: list,set",
              "spawn:",
              "stop:",
              "version:")
          .flatMap(ActorType::paths)
          .collect(Collectors.toUnmodifiableSet());

  private static final Set<String> ROUTINE =
      Set.of(
          "ao status",
          "ao session ls",
          "ao session get",
          "ao project ls",
          "ao project get",
          "ao orchestrator ls",
          "ao hooks",
          "ao pty-host");

  /**
   * Who ran a command: the system where only the system runs it, else whom the caller names, else a
   * user for a command that users run, an agent for bare {@code ao hooks}, and the system for the
   * rest, so that what nobody understands makes nobody active.
   */
  static ActorType of(String explicit, String commandPath) {
    if (ofSystem(commandPath)) {
      return SYSTEM;
    }
    String path = normalised(commandPath);
    return named(explicit)
        .orElseGet(() -> OF_USERS.contains(path) ? USER : path.equals("ao hooks") ? AGENT : SYSTEM);
  }

  /**
   * Whom the command line names that runs with these variables: an agent inside a session of AO's,
   * where {@code AO_SESSION_ID} is set to anything, and nobody elsewhere.
   */
  static String ofCaller(Map<String, String> variables) {
    return variables.containsKey("AO_SESSION_ID") ? "agent" : "";
  }

  /** Whether only the system runs a command. */
  static boolean ofSystem(String commandPath) {
    String[] words = normalised(commandPath).split(" ", 3);
    return words.length > 1 && OF_SYSTEM.contains(words[1]);
  }

  /** Whether a command that ended well is plumbing: polled, and no sign that anybody used AO. */
  static boolean routine(String commandPath) {
    String path = normalised(commandPath);
    return ROUTINE.stream().anyMatch(each -> path.equals(each) || path.startsWith(each + " "));
  }

  /** In lower case, with one space between words. */
  static String normalised(String commandPath) {
    return commandPath.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  private static Optional<ActorType> named(String explicit) {
    return Arrays.stream(values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(explicit))
        .findFirst();
  }

  private static Stream<String> paths(String group) {
    int colon = group.indexOf(':');
    String command = "ao " + group.substring(0, colon);
    String after = group.substring(colon + 1).strip();
    return Stream.concat(
        Stream.of(command),
        after.isEmpty()
            ? Stream.empty()
            : Arrays.stream(after.split(",", -1)).map(each -> command + " " + each));
  }
}
