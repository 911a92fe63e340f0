package dev.candor.sdk;

import dev.candor.wire.JsonWriter;
import dev.candor.wire.Row;
import dev.candor.wire.RowHeader;

/**
 * How rows stand in a product's local files, where a contract of its own says so; {@link
 * JsonlFiles} says what holds for every form.
 *
 * <p><b>Threads.</b> Calls never overlap.
 */
public interface RowForm {

  /** What tells a run's files from others' in their names: 1 to 32 letters and digits. */
  String slug(RowHeader header);

  /**
   * Writes the first line of a file, with its newline: an object whose {@code kind} is {@code
   * header}, and whose {@code context} is the same as long as rows may follow in the same file.
   */
  void header(RowHeader header, JsonWriter out);

  /**
   * Writes a row's line, with its newline.
   *
   * @param row the row; where the form has no line for it, nothing is written
   * @param line the same as Candor writes it, without its newline
   */
  void row(Row row, byte[] line, JsonWriter out);
}
