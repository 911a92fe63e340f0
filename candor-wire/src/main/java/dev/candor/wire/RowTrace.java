package dev.candor.wire;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where an event stands in the tree of operations, in ids of OpenTelemetry's sizes: random tokens
 * that say nothing of anybody. No id is zero.
 *
 * @param high the first half of the trace's id
 * @param low the second half
 * @param span the span that the event ended; 0 where it ended none
 * @param parent the span that the event belongs to; 0 where it belongs to none
 */
public record RowTrace(long high, long low, long span, long parent) {

  private static final Pattern TRACE = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern SPAN = Pattern.compile("[0-9a-f]{16}");

  /** Refuses the trace that is none. */
  public RowTrace {
    if ((high | low) == 0) {
      throw new IllegalArgumentException("a trace id of zeros is none: leave the trace out");
    }
  }

  /** Writes the members of a row or an event that say it. */
  void write(JsonWriter out) {
    out.name("trace_id").hex(high, low);
    if (span != 0) {
      out.name("span_id").hex(span);
    }
    if (parent != 0) {
      out.name("parent_span_id").hex(parent);
    }
  }

  /** Reads the members of a row; null where there are none. */
  static @Nullable RowTrace of(Json.Members row) {
    String trace = id(row, "trace_id", TRACE);
    String span = id(row, "span_id", SPAN);
    String parent = id(row, "parent_span_id", SPAN);
    if (trace == null) {
      if (span != null || parent != null) {
        throw new MalformedException("a span without its 'trace_id'");
      }
      return null;
    }
    return new RowTrace(
        Long.parseUnsignedLong(trace, 0, 16, 16),
        Long.parseUnsignedLong(trace, 16, 32, 16),
        span == null ? 0 : Long.parseUnsignedLong(span, 16),
        parent == null ? 0 : Long.parseUnsignedLong(parent, 16));
  }

  private static @Nullable String id(Json.Members row, String name, Pattern form) {
    String id = row.textOrNull(name);
    if (id != null && (!form.matcher(id).matches() || id.chars().allMatch(c -> c == '0'))) {
      throw new MalformedException(
          "%s '%s' must be %s lower-case hexadecimal digits, not all of them 0"
              .formatted(name, id, form.equals(TRACE) ? "32" : "16"));
    }
    return id;
  }
}
