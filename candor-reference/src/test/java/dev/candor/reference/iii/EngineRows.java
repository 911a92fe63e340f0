package dev.candor.reference.iii;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.reference.Machine;
import dev.candor.sdk.Places;
import dev.candor.wire.Json;
import dev.candor.wire.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What engines in other processes have written into the local stores of their machines. */
final class EngineRows {

  private EngineRows() {}

  /** The rows of an event, in the order in which they were written. */
  static List<Row> of(Machine machine, String event) throws IOException {
    List<Row> rows = new ArrayList<>();
    Path folder = Places.of("iii", machine.surroundings()).events();
    if (!Files.exists(folder)) {
      return rows;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".jsonl")).sorted().toList()) {
        Files.readAllLines(file).stream()
            .skip(1)
            .map(line -> Row.parse(line.getBytes(UTF_8)))
            .filter(row -> row.name().equals(event))
            .forEach(rows::add);
      }
    }
    return rows;
  }

  /** What a row says of a field, as Java has it; {@code "null"} where it says nothing. */
  static Object value(Row row, String name) {
    Json value = row.properties().members().get(name);
    return plain(value == null ? row.measurements().members().get(name) : value);
  }

  private static Object plain(@Nullable Json value) {
    return switch (value) {
      case Json.Flag flag -> flag.value();
      case Json.Whole whole -> whole.value();
      case Json.Text text -> text.value();
      case Json.Array array -> array.values().stream().map(EngineRows::plain).toList();
      case Json.Members members -> {
        Map<String, Object> plain = new TreeMap<>();
        members.members().forEach((name, each) -> plain.put(name, plain(each)));
        yield plain;
      }
      case null, default -> "" + value;
    };
  }
}
