package dev.candor.reference.ao;

/** What the public names among AO's values look like; anything else leaves as {@code other}. */
final class Shapes {

  /** A release, such as {@code 0.11.3-nightly.5}. */
  static final String VERSION = "[0-9]{1,4}(?:\\.[0-9]{1,6}){1,3}(?:[-+][0-9A-Za-z.+-]{1,32})?";

  /** Words that the program writes itself, such as {@code spawn_session}. */
  static final String WORDS = "[a-z]{1,20}(?:_[a-z0-9]{1,20}){0,4}";

  /** A code of the daemon's, such as {@code PROJECT_NOT_FOUND}. */
  static final String CODE = "[A-Z]{1,20}(?:_[A-Z0-9]{1,20}){0,4}";

  /** Sixteen digits of {@link Fingerprint}. */
  static final String FINGERPRINT = "[0-9a-f]{16}";

  /** A moment of UTC, such as {@code 2026-11-21T07:30:00Z}. */
  static final String MOMENT =
      "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,9})?Z";

  /** The class of a failure in the renderer. */
  static final String FAILURE = "[A-Za-z]{0,40}(?:Error|Exception)|string|unknown";

  private static final String SEGMENT =
      "/(?:api|v[0-9]|internal|telemetry|projects|sessions|orchestrators|reviews|notifications"
          + "|events|agents|prs|mobile|settings|config|activity|stream|messages|restore|kill|"
          + "cli-invoked|cli-usage-error|healthz|readyz|shutdown|\\{[A-Za-z]{1,20}\\}|:id)";

  /** A route's pattern: segments that the daemon declares, and holes in the place of ids. */
  static final String ROUTE = "(?:" + SEGMENT + "){1,8}";

  /** A method and a route's pattern. */
  static final String OPERATION = "(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) " + ROUTE;

  private static final String TOKENS =
      "add|agent|agent-process|browser|cancel|claim-pr|cleanup|clear|completion|daemon|delete|dev"
          + "|doctor|done|execute|get|handoff|help|hooks|import|import-projects|kill|launch|list|ls"
          + "|merge|orchestrator|pr|preview|project|pty-host|remove|rename|resolve-comments|restart"
          + "|restore|review|rm|send|session|set|set-config|smoke|spawn|start|status|stop|submit"
          + "|supervise|trigger|version";

  /** The form that AO once sent of a command that it did not know. */
  private static final String OLD = "|sha256:[0-9a-f]{16}";

  /** One word of AO's. */
  static final String COMMAND = "ao|<unknown>|" + TOKENS;

  /** AO's words behind each other; only the last may be unknown. */
  static final String COMMAND_PATH = "ao(?: (?:" + TOKENS + "))*(?: <unknown>)?";

  /** {@link #COMMAND}, or the old form. */
  static final String OLD_COMMAND = COMMAND + OLD;

  /** {@link #COMMAND_PATH}, or the old form. */
  static final String OLD_COMMAND_PATH = COMMAND_PATH + OLD;

  private Shapes() {}
}
