package dev.candor.reference.iii;

import java.util.List;
import java.util.Locale;

/** Why something that a command line does went wrong: the kind of it, in the place of its text. */
enum Failure {
  TIMEOUT,
  NETWORK,
  CHECKSUM,
  NOT_FOUND,
  PERMISSION,
  DISK_FULL,
  ALREADY_EXISTS,
  UNPACK,
  OTHER;

  private record Sign(String text, Failure failure) {}

  /** In order: the first that a text holds decides. */
  private static final List<Sign> SIGNS =
      List.of(
          new Sign("timed out", TIMEOUT),
          new Sign("timeout", TIMEOUT),
          new Sign("checksum", CHECKSUM),
          new Sign("signature", CHECKSUM),
          new Sign("permission denied", PERMISSION),
          new Sign("access is denied", PERMISSION),
          new Sign("read-only", PERMISSION),
          new Sign("no space left", DISK_FULL),
          new Sign("disk full", DISK_FULL),
          new Sign("already exists", ALREADY_EXISTS),
          new Sign("extract", UNPACK),
          new Sign("unpack", UNPACK),
          new Sign("archive", UNPACK),
          new Sign("404", NOT_FOUND),
          new Sign("not found", NOT_FOUND),
          new Sign("no such file", NOT_FOUND),
          new Sign("connect", NETWORK),
          new Sign("dns", NETWORK),
          new Sign("network", NETWORK),
          new Sign("tls", NETWORK));

  /** The kind of a failure that only its text tells; the text goes no further. */
  static Failure of(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return SIGNS.stream()
        .filter(sign -> lower.contains(sign.text()))
        .findFirst()
        .map(Sign::failure)
        .orElse(OTHER);
  }
}
