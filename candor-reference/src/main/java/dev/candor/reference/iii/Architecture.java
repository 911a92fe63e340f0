package dev.candor.reference.iii;

import java.util.Locale;

/** A processor's architecture, as the engine names it. */
enum Architecture {
  X86_64,
  AARCH64,
  X86,
  ARM,
  RISCV64,
  OTHER;

  /** The one that a platform calls by this name, such as {@code amd64} or {@code arm64}. */
  static Architecture of(String name) {
    return switch (name.strip().toLowerCase(Locale.ROOT)) {
      case "x86_64", "amd64", "x64" -> X86_64;
      case "aarch64", "arm64" -> AARCH64;
      case "x86", "i386", "i686" -> X86;
      case "arm", "armv7", "armv7l" -> ARM;
      case "riscv64", "riscv64gc" -> RISCV64;
      default -> OTHER;
    };
  }
}
