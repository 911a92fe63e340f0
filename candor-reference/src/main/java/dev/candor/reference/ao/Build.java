package dev.candor.reference.ao;

import dev.candor.Identifier;
import dev.candor.Meaning;
import dev.candor.Unsigned;
import org.jspecify.annotations.Nullable;

/** Which build of AO is running. */
record Build(
    @Identifier(pattern = Shapes.VERSION, maxLength = 40) @Nullable String appVersion,
    @Meaning("The same as app_version, for dashboards that ask for this name.")
        @Identifier(pattern = Shapes.VERSION, maxLength = 40)
        @Nullable String aoVersion,
    @Meaning("Told from the version; absent where that is not known.")
        @Nullable VersionChannel versionChannel,
    @Unsigned int telemetrySchemaVersion) {}
