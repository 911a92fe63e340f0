package dev.candor.collector.receive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.candor.collector.ingest.Arrival;
import dev.candor.collector.ingest.CountArrival;
import dev.candor.collector.ingest.Origin;
import dev.candor.collector.ingest.Submission;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of {@code POST /candor/v1/events} into arrivals. What is wrong with the body as a
 * whole refuses it; what is wrong with one event is that event's, and its neighbours are read on.
 *
 * <p>Serves one request.
 */
final class OwnDecoder {

  /** The most events, and the most counts, of a request. */
  static final int MAX_EVENTS = 10_000;

  private static final int MAX_WORD = 200;
  private static final int MAX_REASONS = 100;
  private static final Pattern REASON = Pattern.compile("[a-z0-9_]{1,64}");
  private static final long MAX_NUMBER = 1L << 53;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64).build())
          .build();

  private final byte[] body;

  private @Nullable String product;
  private String version = "";
  private String plan = "";
  private @Nullable UUID run;
  private long first = -1;
  private String environment = "";
  private @Nullable String installation;
  private boolean historical;
  private List<Arrival> events = List.of();
  private List<CountArrival> counts = List.of();
  private Map<String, Long> lost = Map.of();

  OwnDecoder(byte[] body) {
    this.body = body;
  }

  /**
   * Reads all of it.
   *
   * @param key the name of the key that it came with
   * @throws Refusal if it is not what the protocol says
   */
  Submission decode(String key, UUID request, long receivedMicros) {
    try (JsonParser parser = JSON.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw Refusal.undecodable("the body must be a JSON object: see docs/protocol.md");
      }
      if (parser.currentTokenLocation().getByteOffset() < 0) {
        throw Refusal.undecodable("the body must be in UTF-8");
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        member(parser);
      }
      if (parser.nextToken() != null) {
        throw Refusal.undecodable("there is more behind the end of the body");
      }
    } catch (JsonProcessingException e) {
      throw Refusal.undecodable(
          "the body is not JSON at byte %d: %s"
              .formatted(
                  e.getLocation() == null ? 0 : e.getLocation().getByteOffset(),
                  e.getOriginalMessage()));
    } catch (IOException e) {
      throw Refusal.undecodable("the body is not UTF-8: " + e.getMessage());
    }
    return submission(key, request, receivedMicros);
  }

  private Submission submission(String key, UUID request, long receivedMicros) {
    if (product == null || run == null) {
      throw Refusal.undecodable(
          "'%s' is missing: every batch says it".formatted(product == null ? "product" : "run"));
    }
    if (events.isEmpty() && counts.isEmpty()) {
      throw Refusal.undecodable(
          "a batch carries at least one event or count in 'events', 'counts'");
    }
    if (first < 0 && !events.isEmpty()) {
      throw Refusal.undecodable("'first' is missing: the number of the first event in its run");
    }
    Submission submission =
        new Submission(
            new Origin(
                key,
                request,
                receivedMicros,
                product,
                version,
                plan,
                run,
                environment,
                installation,
                historical),
            Math.max(0, first),
            events,
            counts,
            lost);
    long[] numbers = submission.numbers();
    for (int i = 1; i < numbers.length; i++) {
      if (numbers[i] <= numbers[i - 1]) {
        throw Refusal.undecodable(
            "event %d of the batch has the number %d, behind %d: events go in their order"
                .formatted(i, numbers[i], numbers[i - 1]));
      }
    }
    return submission;
  }

  private void member(JsonParser parser) throws IOException {
    String name = parser.currentName();
    JsonToken value = parser.nextToken();
    if (value == JsonToken.VALUE_NULL) {
      return;
    }
    switch (name) {
      case "product" -> product = word(parser, name);
      case "version" -> version = word(parser, name);
      case "plan" -> plan = word(parser, name);
      case "run" -> run = uuid(parser, name);
      case "first" -> first = number(parser, name);
      case "environment" -> environment = word(parser, name);
      case "installation" -> installation = text(parser, name);
      case "historical" -> historical = flag(parser, name);
      case "events" -> {
        array(parser, name);
        events = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          bound(events.size());
          events.add(new EventDecoder(body, parser).event());
        }
      }
      case "counts" -> {
        array(parser, name);
        counts = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          bound(counts.size());
          counts.add(new CountDecoder(body, parser).count());
        }
      }
      case "lost" -> lost = lost(parser);
      default -> parser.skipChildren(); // a newer sender may say more
    }
  }

  private static void bound(int size) {
    if (size == MAX_EVENTS) {
      throw Refusal.tooLarge("more than %d events: send fewer a request".formatted(MAX_EVENTS));
    }
  }

  private static Map<String, Long> lost(JsonParser parser) throws IOException {
    if (!parser.hasToken(JsonToken.START_OBJECT)) {
      throw Refusal.undecodable("'lost' must be an object: how many, by reason");
    }
    Map<String, Long> lost = new HashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String reason = parser.currentName();
      if (!REASON.matcher(reason).matches()) {
        throw Refusal.undecodable("a reason in 'lost' has 1 to 64 of a to z, 0 to 9 and _");
      }
      parser.nextToken();
      lost.put(reason, number(parser, "lost." + reason));
      if (lost.size() > MAX_REASONS) {
        throw Refusal.undecodable("'lost' has more than %d reasons".formatted(MAX_REASONS));
      }
    }
    return lost;
  }

  private static void array(JsonParser parser, String name) {
    if (!parser.hasToken(JsonToken.START_ARRAY)) {
      throw Refusal.undecodable("'%s' must be an array".formatted(name));
    }
  }

  private static String text(JsonParser parser, String name) throws IOException {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      throw Refusal.undecodable("'%s' must be a text".formatted(name));
    }
    return parser.getText();
  }

  private static String word(JsonParser parser, String name) throws IOException {
    String text = text(parser, name);
    if (text.length() > MAX_WORD || text.indexOf('\0') >= 0) {
      throw Refusal.undecodable(
          "'%s' must have at most %d characters, and no NUL among them".formatted(name, MAX_WORD));
    }
    if (text.isBlank() && name.equals("product")) {
      throw Refusal.undecodable("'product' must name the product");
    }
    return text;
  }

  private static UUID uuid(JsonParser parser, String name) throws IOException {
    UUID uuid = EventDecoder.uuidOrNull(text(parser, name));
    if (uuid == null) {
      throw Refusal.undecodable("'%s' must be a UUID".formatted(name));
    }
    return uuid;
  }

  static long number(JsonParser parser, String name) throws IOException {
    if (parser.hasToken(JsonToken.VALUE_NUMBER_INT)
        && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER
        && parser.getLongValue() >= 0
        && parser.getLongValue() <= MAX_NUMBER) {
      return parser.getLongValue();
    }
    throw Refusal.undecodable("'%s' must be a whole number from 0 to 2^53".formatted(name));
  }

  private static boolean flag(JsonParser parser, String name) {
    return switch (parser.currentToken()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> throw Refusal.undecodable("'%s' must be true or false".formatted(name));
    };
  }
}
