package dev.candor.reference.ao;

import dev.candor.Meaning;

/** What the desktop application says with every event of its own. */
record RendererContext(
    @Meaning("The machine's system.") Platform platform,
    @Meaning("The kind of releases that the person chose; version_channel is what is running.")
        ReleaseChannel releaseChannel,
    @Meaning("Whether it is a release or a build of a developer's.") BuildMode buildMode) {}
