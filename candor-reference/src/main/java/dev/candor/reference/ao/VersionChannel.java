package dev.candor.reference.ao;

import java.util.Locale;

/** Which kind of build is running, told from its version. */
enum VersionChannel {
  STABLE,
  NIGHTLY,
  /** Nobody said which version it is. */
  UNKNOWN;

  /** Nightly where the version says {@code -nightly.}, else stable. */
  static VersionChannel of(String version) {
    String known = version.strip().toLowerCase(Locale.ROOT);
    if (known.isEmpty() || known.equals("unknown")) {
      return UNKNOWN;
    }
    return known.contains("-nightly.") ? NIGHTLY : STABLE;
  }
}
