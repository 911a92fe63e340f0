package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.candor.wire.MalformedException;
import dev.candor.wire.UuidText;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * The content of either file that keeps an installation.
 *
 * <pre>
 * File:  "candor installation 1\n"
 *        "id 3fa85f64-5717-4562-b3fc-2c963f66afa6\n"
 *        "origin random\n"
 *        "made_in workstation\n"
 *        "recovered 0\n"
 *        "sum 9a1c33f0\n"     CRC-32 of all bytes before this line
 * Old:   the id and a newline
 * </pre>
 *
 * <p>Lines and no JSON: each run reads it with its first event, and the parser's classes would cost
 * more than the file. A later format begins and ends in the same way, so that it is known for one.
 */
final class InstallationFile {

  private static final String BEGIN = "candor installation ";
  private static final String FORMAT = "1";
  private static final int LINES = 6;

  private InstallationFile() {}

  static byte[] of(Installation kept) {
    String text =
        BEGIN
            + FORMAT
            + "\nid "
            + kept.id()
            + "\norigin "
            + kept.origin().word()
            + "\nmade_in "
            + kept.madeIn().word()
            + "\nrecovered "
            + kept.recovered()
            + "\n";
    return (text + "sum " + sum(text) + "\n").getBytes(US_ASCII);
  }

  /**
   * Reads a file.
   *
   * @throws MalformedException if it is damaged
   * @throws LaterFormatException if a later Candor wrote it
   */
  static Installation parse(byte[] file) throws LaterFormatException {
    String text = new String(file, US_ASCII);
    if (!text.startsWith(BEGIN)) {
      return Installation.of(
          uuid(text.strip()), Installation.Origin.RANDOM, EnvironmentClass.WORKSTATION);
    }
    int last = text.lastIndexOf("\nsum ") + 1;
    String before = text.substring(0, last);
    if (!text.substring(last).equals("sum " + sum(before) + "\n")) {
      throw new MalformedException("its sum does not fit");
    }
    String[] lines = before.split("\n", LINES);
    if (!lines[0].equals(BEGIN + FORMAT)) {
      throw new LaterFormatException(lines[0]);
    }
    try {
      return new Installation(
          uuid(value(lines, 1, "id ")),
          origin(value(lines, 2, "origin ")),
          environment(value(lines, 3, "made_in ")),
          Long.parseLong(value(lines, 4, "recovered ")));
    } catch (MalformedException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new MalformedException("a line says what it cannot");
    }
  }

  // Looked for, and not valueOf, which asks for the constants by reflection: 4 ms of a cold start.

  private static Installation.Origin origin(String word) {
    for (Installation.Origin each : Installation.Origin.values()) {
      if (each.word().equals(word)) {
        return each;
      }
    }
    throw new MalformedException("'" + word + "' is no origin");
  }

  private static EnvironmentClass environment(String word) {
    for (EnvironmentClass each : EnvironmentClass.values()) {
      if (each.word().equals(word)) {
        return each;
      }
    }
    throw new MalformedException("'" + word + "' is no kind of machine");
  }

  /** A file of a later Candor, which is neither understood nor replaced. */
  static final class LaterFormatException extends Exception {

    private static final long serialVersionUID = 1L;

    LaterFormatException(String first) {
      super("'" + first + "' is of a later format, and this reader knows " + FORMAT);
    }
  }

  private static String value(String[] lines, int at, String name) {
    if (at >= lines.length || !lines[at].startsWith(name)) {
      throw new MalformedException("it has no line '" + name + "'");
    }
    return lines[at].substring(name.length());
  }

  private static String uuid(String text) {
    if (!UuidText.isOne(text)) {
      throw new MalformedException("'" + text + "' is no id");
    }
    return text.toLowerCase(Locale.ROOT);
  }

  private static String sum(String text) {
    CRC32 sum = new CRC32();
    sum.update(text.getBytes(US_ASCII));
    return Long.toHexString(1L << 32 | sum.getValue()).substring(1);
  }
}
