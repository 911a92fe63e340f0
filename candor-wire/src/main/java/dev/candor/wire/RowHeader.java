package dev.candor.wire;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The first line of every file of rows: what is true of all of them.
 *
 * @param startedMillis when the writer began, in milliseconds of the epoch
 * @param product the product's name
 * @param version the product's version
 * @param plan the hash of the plan that the rows were recorded under
 * @param run the process's life
 * @param environment such as {@code workstation}, {@code container} or {@code ci}
 * @param osType such as {@code linux}, {@code darwin} or {@code windows}
 * @param osVersion as the system names it
 * @param hostArch such as {@code amd64}
 * @param installation the installation's id, or null where there is none
 */
public record RowHeader(
    long startedMillis,
    String product,
    String version,
    String plan,
    UUID run,
    String environment,
    String osType,
    String osVersion,
    String hostArch,
    @Nullable String installation) {

  /** Rises only when a reader of the version before could not read the rows. */
  public static final int SCHEMA_VERSION = 1;

  /** The same, of nobody. */
  public RowHeader withoutInstallation() {
    return new RowHeader(
        startedMillis, product, version, plan, run, environment, osType, osVersion, hostArch, null);
  }

  /** Writes the header as a line. */
  public void write(JsonWriter out) {
    out.beginObject();
    out.name("kind").value("header");
    out.name("schema_version").value(SCHEMA_VERSION);
    out.name("timestamp").instant(startedMillis);
    out.name("context").beginObject();
    out.name("product").value(product);
    out.name("version").value(version);
    out.name("plan").value(plan);
    out.name("run").value(run);
    out.name("environment").value(environment);
    out.name("os_type").value(osType);
    out.name("os_version").value(osVersion);
    out.name("host_arch").value(hostArch);
    if (installation != null) {
      out.name("installation").value(installation);
    }
    out.endObject().endObject().newline();
  }

  /**
   * Reads a header.
   *
   * @throws MalformedException if the line is none, or one of a version that this reader does not
   *     know
   */
  public static RowHeader parse(byte[] line) {
    Json.Members header = Json.parse(line).object();
    String kind = header.textOrNull("kind");
    if (!"header".equals(kind)) {
      throw new MalformedException(
          kind == null ? "a row before the header" : "an unknown kind: '" + kind + "'");
    }
    if (header.whole("schema_version") != SCHEMA_VERSION) {
      throw new MalformedException(
          "schema_version %d: this reader knows %d"
              .formatted(header.whole("schema_version"), SCHEMA_VERSION));
    }
    Json.Members context = header.object("context");
    return new RowHeader(
        Timestamp.parse(header.text("timestamp")),
        context.text("product"),
        context.text("version"),
        context.text("plan"),
        UuidText.parse(context.text("run")),
        context.text("environment"),
        context.text("os_type"),
        context.text("os_version"),
        context.text("host_arch"),
        context.textOrNull("installation"));
  }
}
