package dev.candor.wire;

import org.jspecify.annotations.Nullable;

/**
 * What went wrong, as the rows of this machine say it. Never in a row that leaves.
 *
 * @param message in the failure's own words; may be empty
 * @param type the failure's class; null where it says no more than that something failed
 * @param code the failure's code, or null where it has none
 */
public record RowError(String message, @Nullable String type, @Nullable String code) {

  /** Writes the object. */
  public void write(JsonWriter out) {
    out.beginObject();
    out.name("message").value(message);
    if (type != null) {
      out.name("type").value(type);
    }
    if (code != null) {
      out.name("code").value(code);
    }
    out.endObject();
  }

  /** Reads the member of a row; null where there is none. */
  static @Nullable RowError of(Json.Members row) {
    if (!row.members().containsKey("error")) {
      return null;
    }
    Json.Members error = row.object("error");
    return new RowError(error.text("message"), error.textOrNull("type"), error.textOrNull("code"));
  }
}
