package dev.candor.sdk.sink;

import dev.candor.wire.JsonWriter;
import dev.candor.wire.Row;
import dev.candor.wire.RowTrace;
import java.util.HexFormat;

/** An event as a log record. */
final class OtlpLog {

  private static final int INFO = 9;
  private static final int LONGEST_NAME = 256; // in letters

  private OtlpLog() {}

  /** Whether its name is no longer than that of a log record may be. */
  static boolean mayBe(Row row) {
    return row.name().codePointCount(0, row.name().length()) <= LONGEST_NAME;
  }

  /** Writes it, in the order of the fields of OTLP. */
  static void write(JsonWriter out, Row row) {
    out.beginObject();
    OtlpTime.write(out.name("timeUnixNano"), row.epochMillis());
    OtlpTime.write(out.name("observedTimeUnixNano"), row.epochMillis());
    out.name("severityNumber").value(INFO);
    out.name("eventName").value(row.name());
    OtlpAttributes.write(out, OtlpAttributes.of(row));
    RowTrace trace = row.trace();
    if (trace != null) {
      HexFormat hex = HexFormat.of();
      out.name("traceId").value(hex.toHexDigits(trace.high()) + hex.toHexDigits(trace.low()));
      long span = trace.span() == 0 ? trace.parent() : trace.span();
      if (span != 0) {
        out.name("spanId").value(hex.toHexDigits(span));
      }
    }
    out.endObject();
  }
}
