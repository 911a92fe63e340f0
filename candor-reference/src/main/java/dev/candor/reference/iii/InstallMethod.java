package dev.candor.reference.iii;

import java.util.Locale;

/** How the engine came onto a machine. */
enum InstallMethod {
  BREW,
  CHOCOLATEY,
  SH,
  MANUAL,
  UNKNOWN;

  /**
   * The method that puts an executable at this path; the path itself goes no further.
   *
   * @param executable absolute, with either kind of slash; empty where it is not known
   */
  static InstallMethod of(String executable) {
    String path = executable.strip().replace('\\', '/').toLowerCase(Locale.ROOT);
    if (path.isEmpty()) {
      return UNKNOWN;
    }
    if (path.contains("/homebrew/") || path.contains("/cellar/") || path.contains("/linuxbrew/")) {
      return BREW;
    }
    if (path.contains("/chocolatey/")) {
      return CHOCOLATEY;
    }
    if (path.contains("/.local/bin/") || path.contains("/.iii/bin/")) {
      return SH;
    }
    return MANUAL;
  }
}
