package dev.candor.reference.ao;

import dev.candor.Identifier;
import dev.candor.Meaning;
import dev.candor.Unsigned;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which build of AO is running. */
record Build(
    @Meaning(value = "The version of AO; absent where nobody said it.", example = "0.11.3")
        @Identifier(pattern = Shapes.VERSION, maxLength = 40)
        @Nullable String appVersion,
    @Meaning(
            value = "The same as app_version, for dashboards that ask for this name.",
            example = "0.11.3")
        @Identifier(pattern = Shapes.VERSION, maxLength = 40)
        @Nullable String aoVersion,
    @Meaning(
            "Which kind of build is running, told from its version; absent where that is not"
                + " known.")
        @Nullable VersionChannel versionChannel,
    @Meaning("Which edition of these fields this is; always 2.") @Unsigned
        int telemetrySchemaVersion) {

  private static final int SCHEMA_VERSION = 2;

  /** The one that {@code AO_TELEMETRY_APP_VERSION} names; where it names none, nobody knows. */
  static Build of(Map<String, String> variables) {
    String version = variables.getOrDefault("AO_TELEMETRY_APP_VERSION", "").strip();
    return version.isEmpty()
        ? new Build(null, null, null, SCHEMA_VERSION)
        : new Build(version, version, VersionChannel.of(version), SCHEMA_VERSION);
  }
}
