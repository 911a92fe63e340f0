package dev.candor.reference.iii;

import java.util.Locale;

/** An operating system, as the engine names it. */
enum OperatingSystem {
  LINUX,
  MACOS,
  WINDOWS,
  FREEBSD,
  OTHER;

  /** The one that a platform calls by this name, such as {@code Darwin} or {@code Mac OS X}. */
  static OperatingSystem of(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    if (lower.equals("darwin") || lower.startsWith("mac")) {
      return MACOS;
    }
    if (lower.startsWith("win")) {
      return WINDOWS;
    }
    return switch (lower) {
      case "linux" -> LINUX;
      case "freebsd" -> FREEBSD;
      default -> OTHER;
    };
  }
}
