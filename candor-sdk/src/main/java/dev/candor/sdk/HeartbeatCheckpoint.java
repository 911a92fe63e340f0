package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.candor.StateShape;
import dev.candor.wire.Json;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.MalformedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/**
 * What the farewell of a process would say, were it to end now.
 *
 * <pre>
 * {"format":1,"form":"acme.Work(+runs ~size *names)","at":1770112800123,"period":60000,
 *  "uptime":180000,"first":0,"counters":[7],"levels":[2],"members":[["a","b"]],
 *  "changed":[1],"moved":[-1],"added":[["b"]],"removed":[["c","d"]]}
 * 1f2e3d4c
 * </pre>
 *
 * <p>Two lines: the state and what changed in it since the last report, and the first line's CRC-32
 * in hexadecimal digits, so that no damage passes for numbers. Times are milliseconds, {@code at}
 * of the epoch. Of members so many are kept as an event carries at most.
 *
 * @param first whether no report was made yet
 */
record HeartbeatCheckpoint(
    StateSnapshot state, StateChanges changes, boolean first, long at, long period, long uptime) {

  private static final int FORMAT = 1;
  private static final int MOST_MEMBERS = 1_024;

  /** As bytes. */
  byte[] encode(StateShape<?, ?> shape) {
    JsonWriter json = new JsonWriter(1_024);
    json.beginObject().name("format").value(FORMAT).name("form").value(shape.form());
    json.name("at").value(at).name("period").value(period).name("uptime").value(uptime);
    json.name("first").value(first ? 1 : 0);
    numbers(json.name("counters"), state.counters);
    numbers(json.name("levels"), state.levels);
    texts(json.name("members"), state.members);
    numbers(json.name("changed"), changes.counters);
    numbers(json.name("moved"), changes.levels);
    texts(json.name("added"), changes.added);
    texts(json.name("removed"), changes.removed);
    json.endObject().newline();
    byte[] line = json.toByteArray();
    byte[] sum = "%08x\n".formatted(sum(line)).getBytes(US_ASCII);
    byte[] all = Arrays.copyOf(line, line.length + sum.length);
    System.arraycopy(sum, 0, all, line.length, sum.length);
    return all;
  }

  private static void numbers(JsonWriter json, long[] numbers) {
    json.beginArray();
    for (long each : numbers) {
      json.value(each);
    }
    json.endArray();
  }

  private static void texts(JsonWriter json, List<List<String>> lists) {
    json.beginArray();
    for (List<String> list : lists) {
      json.beginArray();
      list.stream().limit(MOST_MEMBERS).forEach(json::value);
      json.endArray();
    }
    json.endArray();
  }

  /**
   * What bytes say.
   *
   * @throws MalformedException if they are damaged, or of another state or format
   */
  static HeartbeatCheckpoint decode(byte[] bytes, StateShape<?, ?> shape) {
    int end = 0;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    int length = Math.min(end + 1, bytes.length);
    byte[] line = Arrays.copyOf(bytes, length);
    String sum = new String(bytes, length, bytes.length - length, US_ASCII);
    if (!sum.equals("%08x\n".formatted(sum(line)))) {
      throw new MalformedException("its sum is not '" + sum.strip() + "'");
    }
    Json.Members json = Json.parse(line).object();
    if (json.whole("format") != FORMAT || !json.text("form").equals(shape.form())) {
      throw new MalformedException(
          "format %d of '%s' is another version's"
              .formatted(json.whole("format"), json.text("form")));
    }
    int counters = shape.counterSignals().size();
    int levels = shape.levelSignals().size();
    int members = shape.memberSignals().size();
    return new HeartbeatCheckpoint(
        new StateSnapshot(
            numbers(json, "counters", counters),
            numbers(json, "levels", levels),
            texts(json, "members", members)),
        new StateChanges(
            numbers(json, "changed", counters),
            numbers(json, "moved", levels),
            texts(json, "added", members),
            texts(json, "removed", members)),
        json.whole("first") == 1,
        json.whole("at"),
        json.whole("period"),
        json.whole("uptime"));
  }

  private static long[] numbers(Json.Members json, String name, int count) {
    return of(json.array(name), name, count).stream()
        .mapToLong(
            each -> {
              if (each instanceof Json.Whole whole) {
                return whole.value();
              }
              throw new MalformedException("'" + each + "' among '" + name + "' is no number");
            })
        .toArray();
  }

  private static List<List<String>> texts(Json.Members json, String name, int count) {
    List<List<String>> lists = new ArrayList<>();
    for (Json list : of(json.array(name), name, count)) {
      if (!(list instanceof Json.Array array)) {
        throw new MalformedException("'" + list + "' among '" + name + "' is no list");
      }
      lists.add(
          array.values().stream()
              .map(
                  each -> {
                    if (each instanceof Json.Text text) {
                      return text.value();
                    }
                    throw new MalformedException("'" + each + "' in '" + name + "' is no text");
                  })
              .toList());
    }
    return lists;
  }

  private static List<Json> of(List<Json> values, String name, int count) {
    if (values.size() != count) {
      throw new MalformedException(
          "'%s' has %d values, and not %d".formatted(name, values.size(), count));
    }
    return values;
  }

  private static long sum(byte[] line) {
    CRC32 sum = new CRC32();
    sum.update(line);
    return sum.getValue();
  }
}
