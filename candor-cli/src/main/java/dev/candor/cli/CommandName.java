package dev.candor.cli;

import java.util.Locale;

/** The commands of {@code candor}, as its own events name them. */
enum CommandName {
  /** No command, or none that there is. */
  CANDOR,
  EXEC,
  STATUS,
  DOCTOR,
  EVENTS,
  SETTINGS,
  ON,
  LOCAL,
  OFF,
  CONSENT,
  CONSENT_DIFF,
  CONSENT_AGREE,
  CONSENT_SAMPLE,
  CONSENT_SAMPLE_ETC,
  CONSENT_SAMPLE_MOBILECONFIG,
  CONSENT_SAMPLE_WINDOWS,
  DEVICE_ID,
  RECEIPTS,
  RECEIPTS_LIST,
  RECEIPTS_SHOW,
  RECEIPTS_VERIFY,
  SPOOL,
  SPOOL_LS,
  SPOOL_FLUSH,
  SPOOL_DROP,
  SERVE,
  REPORT,
  IMPORT,
  IMPORT_GIT,
  DEMO,
  PROVE_SILENT,
  PLAN,
  PLAN_CHECK,
  PLAN_DIFF,
  PLAN_MATRIX,
  PLAN_MERGE,
  PLAN_DOCS,
  PLAN_EXPORT,
  /** A command that this list lacks. */
  OTHER;

  /** The name of a command's path, such as {@code candor plan check}. */
  static CommandName of(String path) {
    String name =
        path.replaceFirst("^candor ", "")
            .replace(' ', '_')
            .replace('-', '_')
            .toUpperCase(Locale.ROOT);
    for (CommandName known : values()) {
      if (known.name().equals(name)) {
        return known;
      }
    }
    return OTHER;
  }
}
