package dev.candor.collector.receive;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.candor.collector.ingest.Arrival;
import dev.candor.collector.ingest.CountArrival;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one count of a batch. The first member that is not what the protocol says is noted. */
final class CountDecoder {

  private final byte[] body;
  private final JsonParser parser;

  private String name = "";
  private long n;
  private final Map<String, String> labels = new LinkedHashMap<>();
  private final Map<String, Double> sums = new LinkedHashMap<>();
  private final Map<String, List<Long>> buckets = new LinkedHashMap<>();
  private @Nullable String wrong;

  /** With a parser that stands at the first token of the count. */
  CountDecoder(byte[] body, JsonParser parser) {
    this.body = body;
    this.parser = parser;
  }

  CountArrival count() throws IOException {
    int from = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
    if (parser.hasToken(JsonToken.START_OBJECT)) {
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String member = parser.currentName();
        if (parser.nextToken() != JsonToken.VALUE_NULL) {
          member(member);
        }
      }
    } else {
      parser.skipChildren();
      wrong("count");
    }
    int to = Math.toIntExact(parser.currentLocation().getByteOffset());
    if (name.isEmpty()) {
      wrong("name");
    }
    if (n < 1) {
      wrong("n");
    }
    return new CountArrival(
        name, labels, n, sums, buckets, new Arrival.Slice(body, from, to), wrong);
  }

  private void member(String member) throws IOException {
    switch (member) {
      case "name" -> {
        if (parser.hasToken(JsonToken.VALUE_STRING)) {
          name = parser.getText();
        } else {
          skip(member);
        }
      }
      case "n" -> {
        if (isWhole()) {
          n = parser.getLongValue();
        } else {
          skip(member);
        }
      }
      case "labels" -> labels();
      case "sum" -> sums();
      case "buckets" -> buckets();
      default -> parser.skipChildren(); // a newer sender may say more
    }
  }

  private void labels() throws IOException {
    if (!parser.hasToken(JsonToken.START_OBJECT)) {
      skip("labels");
      return;
    }
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String label = parser.currentName();
      switch (parser.nextToken()) {
        case VALUE_NULL -> {}
        case VALUE_STRING, VALUE_TRUE, VALUE_FALSE -> labels.put(label, parser.getText());
        default -> skip("labels." + label);
      }
    }
  }

  private void sums() throws IOException {
    if (!parser.hasToken(JsonToken.START_OBJECT)) {
      skip("sum");
      return;
    }
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String field = parser.currentName();
      switch (parser.nextToken()) {
        case VALUE_NULL -> {}
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
          double sum = parser.getDoubleValue();
          if (Double.isFinite(sum)) {
            sums.put(field, sum);
          } else {
            wrong("sum." + field);
          }
        }
        default -> skip("sum." + field);
      }
    }
  }

  private void buckets() throws IOException {
    if (!parser.hasToken(JsonToken.START_OBJECT)) {
      skip("buckets");
      return;
    }
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String field = parser.currentName();
      switch (parser.nextToken()) {
        case VALUE_NULL -> {}
        case START_ARRAY -> buckets.put(field, counts("buckets." + field));
        default -> skip("buckets." + field);
      }
    }
  }

  /** The whole numbers of an array; their number is the plan's to judge. */
  private List<Long> counts(String path) throws IOException {
    List<Long> counts = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (isWhole() && parser.getLongValue() >= 0) {
        counts.add(parser.getLongValue());
      } else {
        skip(path);
      }
    }
    return counts;
  }

  private boolean isWhole() throws IOException {
    return parser.hasToken(JsonToken.VALUE_NUMBER_INT)
        && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
  }

  private void skip(String path) throws IOException {
    parser.skipChildren();
    wrong(path);
  }

  private void wrong(String path) {
    if (wrong == null) {
      wrong = path;
    }
  }
}
