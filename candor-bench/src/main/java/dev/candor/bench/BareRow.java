package dev.candor.bench;

import dev.candor.wire.JsonWriter;

/**
 * An event as the bare programs write it: what Candor's row says, and no look at what may leave.
 */
final class BareRow {

  private BareRow() {}

  static void write(JsonWriter rows, BuildFinished event, long n) {
    rows.beginObject().name("event_id").value(Events.INSTALLATION);
    rows.name("event_name").value(Events.NAME);
    rows.name("timestamp").instant(System.currentTimeMillis());
    rows.name("event_sequence").value(n);
    rows.name("properties").beginObject();
    rows.name("outcome").value(event.outcome().word());
    rows.name("clean").value(event.clean());
    rows.name("load").value(event.load());
    rows.name("version").value(event.version()).endObject();
    rows.name("measurements").beginObject();
    rows.name("modules").value(event.modules());
    rows.name("cache_bytes").value(event.cacheBytes()).endObject();
    rows.endObject().newline();
  }
}
