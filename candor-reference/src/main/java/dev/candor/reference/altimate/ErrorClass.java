package dev.candor.reference.altimate;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What kind of failure a message tells of, by the first kind one of whose phrases is in it. The
 * order matters: {@code connect etimedout} is a connection's failure although {@code etimedout}
 * alone is a timeout, and {@code http 404 … missing} is the server's although {@code missing} is an
 * argument's.
 */
public enum ErrorClass {
  /** Something could not be read as what it should be. */
  PARSE_ERROR("parse", "syntax", "binder", "unexpected token", "sqlglot"),
  /** Nobody answered, or not in a way that both sides know. */
  CONNECTION(
      "econnrefused",
      "enotfound",
      "econnreset",
      "connection refused",
      "connection reset",
      "connection closed",
      "connect failed",
      "connect etimedout",
      "socket hang up",
      "sasl",
      "scram",
      "password must be"),
  /** There is nothing to connect to yet. */
  NOT_CONFIGURED(
      "no warehouse configured",
      "driver not installed",
      "not found. available:",
      "unsupported database type",
      "warehouse not configured",
      "connection not configured"),
  /** A file is not there. */
  FILE_NOT_FOUND(
      "file not found",
      "no such file",
      "enoent",
      "directory not found",
      "path not found",
      "file does not exist"),
  /** A change did not fit its file. */
  EDIT_MISMATCH(
      "could not find oldstring", "no changes to apply", "oldstring and newstring are identical"),
  /** It took too long. */
  TIMEOUT("timeout", "etimedout", "bridge timeout", "timed out"),
  /** It was not allowed. */
  PERMISSION(
      "permission",
      "access denied",
      "permission denied",
      "unauthorized",
      "forbidden",
      "authentication"),
  /** A server said no. */
  HTTP_ERROR(
      "status code: 4",
      "status code: 5",
      "request failed with status",
      "http 404",
      "http 410",
      "http 429",
      "http 451",
      "http 403",
      "service unavailable",
      "rate limit",
      "rate_limit",
      "retry after",
      "too many requests",
      "503",
      "502",
      "504"),
  /** A file changed behind somebody's back. */
  FILE_STALE("must read file", "has been modified since", "before overwriting"),
  /** What was given does not make sense. */
  VALIDATION("invalid params", "invalid", "missing", "required", "does not exist"),
  /** The program itself is wrong. */
  INTERNAL("internal", "assertion"),
  /** There was not enough of something. */
  RESOURCE_EXHAUSTED(
      "out of memory",
      "resource limit",
      "quota exceeded",
      "disk i/o",
      "enomem",
      "heap out of memory"),
  /** No phrase fits. */
  UNKNOWN;

  private final Pattern phrases;

  ErrorClass(String... phrases) {
    this.phrases = Phrases.any(phrases);
  }

  /** The kind of failure that a message tells of. */
  public static ErrorClass of(String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    for (ErrorClass each : values()) {
      if (each.phrases.matcher(lower).find()) {
        return each;
      }
    }
    return UNKNOWN;
  }
}
