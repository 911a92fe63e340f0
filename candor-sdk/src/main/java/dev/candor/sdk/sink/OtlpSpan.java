package dev.candor.sdk.sink;

import dev.candor.wire.Json;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.RowTrace;
import java.util.HexFormat;
import java.util.Map;

/**
 * An operation as a span.
 *
 * @param place where it stands; its own span is not 0
 * @param name what it is called
 * @param kind whether it asked another program
 * @param endMillis when it ended
 * @param tookMillis how long it took
 * @param attributes what is said of it
 * @param status how it ended
 */
record OtlpSpan(
    RowTrace place,
    String name,
    Kind kind,
    long endMillis,
    double tookMillis,
    Map<String, Json> attributes,
    Status status) {

  /** Whether a span asked another program, in the numbers of OTLP. */
  enum Kind {
    INTERNAL(1),
    CLIENT(3);

    private final int number;

    Kind(int number) {
      this.number = number;
    }
  }

  /** How a span ended, in the numbers of OTLP. */
  enum Status {
    UNSET(0),
    OK(1),
    ERROR(2);

    private final int number;

    Status(int number) {
      this.number = number;
    }

    /** That of a result as spans have it. */
    static Status of(Json result) {
      String word = result instanceof Json.Text text ? text.value() : "";
      return switch (word) {
        case "success" -> OK;
        case "error" -> ERROR;
        default -> UNSET;
      };
    }
  }

  /** Writes it, in the order of the fields of OTLP. */
  void write(JsonWriter out) {
    HexFormat hex = HexFormat.of();
    out.beginObject();
    out.name("traceId").value(hex.toHexDigits(place.high()) + hex.toHexDigits(place.low()));
    out.name("spanId").value(hex.toHexDigits(place.span()));
    if (place.parent() != 0) {
      out.name("parentSpanId").value(hex.toHexDigits(place.parent()));
    }
    out.name("name").value(name);
    out.name("kind").value(kind.number);
    OtlpTime.before(out.name("startTimeUnixNano"), endMillis, tookMillis);
    OtlpTime.write(out.name("endTimeUnixNano"), endMillis);
    OtlpAttributes.write(out, attributes);
    out.name("status").beginObject();
    if (status != Status.UNSET) {
      out.name("code").value(status.number);
    }
    out.endObject().endObject();
  }
}
