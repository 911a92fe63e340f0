package dev.candor.bench;

import java.util.HashMap;
import java.util.Map;

/** Makes the events that the benchmarks record; making one is part of what a caller pays. */
final class Events {

  /** The name of the planned one. */
  static final String NAME = "build.finished";

  /** Whom the peers are told that it is of. */
  static final String INSTALLATION = "01976a3e-5c1d-7b10-8f6e-0d9b1a2c3d4e";

  private static final Outcome[] OUTCOMES = Outcome.values();
  private static final String VERSION = "1.4.2";

  private Events() {}

  /** An event whose fields depend on a number, so that none is a constant. */
  static BuildFinished finished(int i) {
    return finished(i, i * 17L);
  }

  /** An event that carries a time itself, for a queue that has no slot for one. */
  static BuildFinished finished(int i, long millis) {
    return new BuildFinished(OUTCOMES[i % 3], (i & 1) == 0, i, millis, i * 0.25, VERSION);
  }

  /** An event of the same size that the plan does not know. */
  static Unplanned unplanned(int i) {
    return new Unplanned(OUTCOMES[i % 3], (i & 1) == 0, i, i * 17L, i * 0.25, VERSION);
  }

  /** The six fields of an event, as the peers take them. */
  static Map<String, Object> fields(BuildFinished event) {
    Map<String, Object> fields = new HashMap<>(16);
    fields.put("outcome", event.outcome().word());
    fields.put("clean", event.clean());
    fields.put("modules", event.modules());
    fields.put("cache_bytes", event.cacheBytes());
    fields.put("load", event.load());
    fields.put("version", event.version());
    return fields;
  }
}
