package dev.candor.sdk.sink;

import dev.candor.sdk.Message;
import dev.candor.wire.Json;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.RowHeader;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts what a signal carries into as few requests as its size allows, and none where there is
 * nothing. Not safe for use by several threads.
 */
final class OtlpEnvelopes {

  /** How large a request gets before another is begun, in bytes. */
  static final int FULL = 4 * 1024 * 1024;

  /** No request may be larger than 64 MiB, neither before it is compressed nor after. */
  static final int MOST = 64 * 1024 * 1024 - 64 * 1024; // gzip may add a little to what it cannot

  private final Signal signal;
  private final RowHeader header;
  private final URI to;
  private final int full;
  private final int most;
  private final List<Message> messages = new ArrayList<>();
  private @Nullable JsonWriter body;
  private List<Integer> of = new ArrayList<>();

  OtlpEnvelopes(Signal signal, RowHeader header, URI to) {
    this(signal, header, to, FULL, MOST);
  }

  OtlpEnvelopes(Signal signal, RowHeader header, URI to, int full, int most) {
    this.signal = signal;
    this.header = header;
    this.to = to;
    this.full = full;
    this.most = most;
  }

  /**
   * Adds what some places of the parcel give together; false where that alone is too large.
   *
   * @param element writes it, each time the same
   */
  boolean add(List<Integer> places, Consumer<JsonWriter> element) {
    JsonWriter out = begun();
    int before = out.size();
    element.accept(out);
    if (out.size() > full && !of.isEmpty()) {
      out.truncate(before);
      finish();
      return add(places, element);
    }
    if (out.size() > most) {
      body = null;
      return false;
    }
    of.addAll(places);
    return true;
  }

  /** The requests, whole. */
  List<Message> messages() {
    finish();
    return List.copyOf(messages);
  }

  private JsonWriter begun() {
    JsonWriter known = body;
    if (known != null) {
      return known;
    }
    JsonWriter out = new JsonWriter(16 * 1024);
    out.beginObject().name(signal.resources()).beginArray().beginObject();
    out.name("resource").beginObject();
    OtlpAttributes.write(out, resource(header));
    out.endObject();
    out.name(signal.scopes()).beginArray().beginObject();
    out.name("scope").beginObject();
    out.name("name").value("candor").name("version").value(header.plan()).endObject();
    out.name(signal.elements()).beginArray();
    body = out;
    return out;
  }

  private void finish() {
    JsonWriter out = body;
    if (out != null && !of.isEmpty()) {
      out.endArray().endObject().endArray().endObject().endArray().endObject();
      of.sort(null);
      messages.add(Message.json(to, out, of).gzip());
    }
    body = null;
    of = new ArrayList<>();
  }

  /** What is true of all of it: the tool and its machine, and nothing that names either. */
  static Map<String, Json> resource(RowHeader header) {
    Map<String, Json> resource = new LinkedHashMap<>();
    resource.put("service.name", new Json.Text(header.product()));
    resource.put("service.version", new Json.Text(header.version()));
    resource.put("os.type", new Json.Text(header.osType()));
    resource.put("os.version", new Json.Text(header.osVersion()));
    resource.put("host.arch", new Json.Text(header.hostArch()));
    resource.put("deployment.environment.name", new Json.Text(header.environment()));
    String installation = header.installation();
    if (installation != null) {
      resource.put("service.instance.id", new Json.Text(installation));
    }
    return resource;
  }
}
