package dev.candor.reference.coder;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.sdk.RowForm;
import dev.candor.wire.Json;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.Row;
import dev.candor.wire.RowHeader;
import dev.candor.wire.RowTrace;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Rows as the editor's extension has always written them, for the readers that know that form: ids
 * of 16 digits, a session in the header, and every property as a text.
 *
 * <pre>
 * {"kind":"header","schema_version":1,"timestamp":"…Z","context":{"extension_version":"…",
 *  "machine_id":"…","session_id":"…","os_type":"…","os_version":"…","host_arch":"…",
 *  "platform_name":"…","platform_version":"…"}}
 * {"event_id":"(16 hex digits)","event_name":"…","timestamp":"…Z","event_sequence":1,
 *  "deployment_url":"…","properties":{"silent":"true"},"measurements":{"durationMs":412.5},
 *  "trace_id":"(32)","parent_event_id":"(16)","error":{"message":"…","type":"…","code":"…"}}
 * </pre>
 *
 * <p>What tells the end of an operation has its span's id; any other event has one that follows
 * from its own. A run of the extension is a session, so an event's number in the run is that in the
 * session. The trace of a failure stays out: the form has its message, type and code.
 */
final class EditorRows implements RowForm {

  private static final int SLUG_LENGTH = 8;

  private final Editor editor;
  private final Supplier<String> deployment;

  /**
   * Writes rows of an editor.
   *
   * @param deployment the address of the deployment in use, asked with each row; empty where there
   *     is none
   */
  EditorRows(Editor editor, Supplier<String> deployment) {
    this.editor = editor;
    this.deployment = deployment;
  }

  /**
   * What the extension knows of the editor that it runs in.
   *
   * @param session the editor's session
   * @param machine the editor's id of the machine
   * @param platform which editor
   * @param platformVersion its version
   */
  record Editor(String session, String machine, String platform, String platformVersion) {}

  @Override
  public String slug(RowHeader header) {
    String plain = editor.session().replaceAll("[^A-Za-z0-9]", "");
    return plain.isEmpty() ? "anon0000" : plain.substring(0, Math.min(SLUG_LENGTH, plain.length()));
  }

  @Override
  public void header(RowHeader header, JsonWriter out) {
    out.beginObject();
    out.name("kind").value("header");
    out.name("schema_version").value(1);
    out.name("timestamp").instant(header.startedMillis());
    out.name("context").beginObject();
    out.name("extension_version").value(header.version());
    out.name("machine_id").value(editor.machine());
    out.name("session_id").value(editor.session());
    out.name("os_type").value(header.osType());
    out.name("os_version").value(header.osVersion());
    out.name("host_arch").value(header.hostArch());
    out.name("platform_name").value(editor.platform());
    out.name("platform_version").value(editor.platformVersion());
    out.endObject().endObject().newline();
  }

  @Override
  public void row(Row row, byte[] line, JsonWriter out) {
    out.beginObject();
    out.name("event_id").value(id(row));
    out.name("event_name").value(row.name());
    out.name("timestamp").instant(row.epochMillis());
    out.name("event_sequence").value(row.n());
    out.name("deployment_url").value(deployment.get());
    out.name("properties").beginObject();
    for (Map.Entry<String, Json> property : row.properties().members().entrySet()) {
      if (row.error() == null || !property.getKey().equals("error")) {
        out.name(property.getKey()).value(text(property.getValue()));
      }
    }
    out.endObject();
    row.measurements().write(out.name("measurements"));
    writeTrace(row.trace(), out);
    if (row.error() != null) {
      row.error().write(out.name("error"));
    }
    out.endObject().newline();
  }

  private static String id(Row row) {
    RowTrace trace = row.trace();
    if (trace != null && trace.span() != 0) {
      return digits(trace.span());
    }
    long folded = row.id().getMostSignificantBits() ^ row.id().getLeastSignificantBits();
    return digits(folded == 0 ? 1 : folded);
  }

  private static String text(Json value) {
    if (value instanceof Json.Text text) {
      return text.value();
    }
    JsonWriter out = new JsonWriter(32);
    value.write(out);
    return new String(out.toByteArray(), UTF_8);
  }

  private static void writeTrace(@Nullable RowTrace trace, JsonWriter out) {
    if (trace == null) {
      return;
    }
    out.name("trace_id").value(digits(trace.high()) + digits(trace.low()));
    if (trace.parent() != 0) {
      out.name("parent_event_id").value(digits(trace.parent()));
    }
  }

  private static String digits(long bits) {
    return HexFormat.of().toHexDigits(bits);
  }
}
