package dev.candor.collector.receive;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.candor.collector.ingest.Arrival;
import dev.candor.collector.ingest.Field;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads one event of a batch. The first member that is not what the protocol says is noted. */
final class EventDecoder {

  private static final int MAX_SESSION = 200;
  private static final int MAX_NESTED = 1 << 16; // bytes
  private static final long LATEST_MICROS = 253_402_300_799_999_999L; // the end of the year 9999

  private final byte[] body;
  private final JsonParser parser;

  private @Nullable String name;
  private @Nullable Long timeMicros;
  private @Nullable UUID id;
  private @Nullable Long n;
  private @Nullable String session;
  private final List<Field> fields = new ArrayList<>(8);
  private Arrival.Slice fieldsText = Arrival.Slice.EMPTY_OBJECT;
  private @Nullable String wrong;

  /** With a parser that stands at the first token of the event. */
  EventDecoder(byte[] body, JsonParser parser) {
    this.body = body;
    this.parser = parser;
  }

  Arrival event() throws IOException {
    int from = offset();
    if (parser.hasToken(JsonToken.START_OBJECT)) {
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String member = parser.currentName();
        if (parser.nextToken() != JsonToken.VALUE_NULL) {
          member(member);
        }
      }
    } else {
      parser.skipChildren();
      wrong("event");
    }
    Arrival.Slice text = new Arrival.Slice(body, from, end());
    if (name == null) {
      wrong("name");
    }
    if (timeMicros == null) {
      wrong("time");
    }
    return new Arrival(
        name == null ? "" : name,
        timeMicros == null ? 0 : timeMicros,
        id,
        n,
        session,
        fields,
        fieldsText,
        text,
        wrong);
  }

  private void member(String member) throws IOException {
    switch (member) {
      case "name" -> name = text(member);
      case "time" -> timeMicros = time();
      case "id" -> {
        String text = text(member);
        id = text == null ? null : uuidOrNull(text);
        if (id == null) {
          wrong(member);
        }
      }
      case "n" -> n = OwnDecoder.number(parser, member); // else all behind it would be misnumbered
      case "session" -> {
        session = text(member);
        if (session != null && session.length() > MAX_SESSION) {
          session = null;
          wrong(member);
        }
      }
      case "fields" -> fields();
      default -> parser.skipChildren(); // a newer sender may say more
    }
  }

  private void fields() throws IOException {
    if (!parser.hasToken(JsonToken.START_OBJECT)) {
      parser.skipChildren();
      wrong("fields");
      return;
    }
    int from = offset();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String field = parser.currentName();
      switch (parser.nextToken()) {
        case VALUE_NULL -> {}
        case VALUE_TRUE -> fields.add(new Field(field, Field.Kind.FLAG, "true"));
        case VALUE_FALSE -> fields.add(new Field(field, Field.Kind.FLAG, "false"));
        case VALUE_STRING -> fields.add(new Field(field, Field.Kind.TEXT, parser.getText()));
        case VALUE_NUMBER_INT -> {
          boolean wide = parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER;
          fields.add(
              new Field(field, wide ? Field.Kind.DECIMAL : Field.Kind.WHOLE, parser.getText()));
        }
        case VALUE_NUMBER_FLOAT ->
            fields.add(new Field(field, Field.Kind.DECIMAL, parser.getText()));
        case START_ARRAY -> fields.add(nested(field, Field.Kind.LIST));
        default -> fields.add(nested(field, Field.Kind.MAP));
      }
    }
    fieldsText = new Arrival.Slice(body, from, end());
  }

  /** An array or an object, unread: the plan says whether anybody looks into it. */
  private Field nested(String field, Field.Kind kind) throws IOException {
    int from = offset();
    parser.skipChildren();
    Arrival.Slice json = new Arrival.Slice(body, from, end());
    return new Field(field, kind, json.length() > MAX_NESTED ? "" : json.text());
  }

  private @Nullable String text(String member) throws IOException {
    if (parser.hasToken(JsonToken.VALUE_STRING)) {
      return parser.getText();
    }
    parser.skipChildren();
    wrong(member);
    return null;
  }

  /** RFC 3339 with any offset and up to nine digits of a second, or milliseconds of the epoch. */
  private @Nullable Long time() throws IOException {
    try {
      if (parser.hasToken(JsonToken.VALUE_NUMBER_INT)) {
        return inRange(Math.multiplyExact(parser.getLongValue(), 1_000L));
      }
      if (parser.hasToken(JsonToken.VALUE_STRING)) {
        Instant instant = Instant.parse(parser.getText());
        return inRange(
            Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), 1_000_000L),
                instant.getNano() / 1_000));
      }
    } catch (DateTimeException | ArithmeticException | IOException e) {
      wrong("time");
      return null;
    }
    parser.skipChildren();
    wrong("time");
    return null;
  }

  private @Nullable Long inRange(long micros) {
    if (micros > LATEST_MICROS || micros < -LATEST_MICROS / 4) {
      wrong("time");
      return null;
    }
    return micros;
  }

  private void wrong(String path) {
    if (wrong == null) {
      wrong = path;
    }
  }

  private int offset() {
    return Math.toIntExact(parser.currentTokenLocation().getByteOffset());
  }

  private int end() {
    return Math.toIntExact(parser.currentLocation().getByteOffset());
  }

  /** A UUID in its full form of 36 characters, or null. */
  static @Nullable UUID uuidOrNull(String text) {
    try {
      return text.length() == 36 ? UUID.fromString(text) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
