package dev.candor.reference.ao;

/** Whose fault a failure is, as far as a status can tell. */
enum ErrorKind {
  INVALID,
  NOT_FOUND,
  CONFLICT,
  INTERNAL;

  /** The kind of an HTTP status of 400 or more. */
  static ErrorKind ofStatus(int status) {
    return switch (status) {
      case 404, 410 -> NOT_FOUND;
      case 409, 412 -> CONFLICT;
      default -> status < 500 ? INVALID : INTERNAL;
    };
  }
}
