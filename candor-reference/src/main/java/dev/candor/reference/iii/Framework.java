package dev.candor.reference.iii;

import java.util.Locale;

/** The framework that a worker sits in. */
enum Framework {
  MOTIA,
  NEXT,
  EXPRESS,
  FASTAPI,
  AXUM,
  OTHER;

  /** The one that a worker says of itself. */
  static Framework of(String said) {
    return switch (said.strip().toLowerCase(Locale.ROOT)) {
      case "motia" -> MOTIA;
      case "next", "nextjs", "next.js" -> NEXT;
      case "express" -> EXPRESS;
      case "fastapi" -> FASTAPI;
      case "axum" -> AXUM;
      default -> OTHER;
    };
  }

  /** As it is called on the wire. */
  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
