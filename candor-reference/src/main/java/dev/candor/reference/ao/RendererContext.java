package dev.candor.reference.ao;

import dev.candor.Meaning;

/** What the desktop application says with every event of its own. */
record RendererContext(
    Platform platform,
    @Meaning("What the person chose; version_channel is what is running.")
        ReleaseChannel releaseChannel,
    BuildMode buildMode) {}
