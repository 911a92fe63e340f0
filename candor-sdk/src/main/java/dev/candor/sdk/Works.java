package dev.candor.sdk;

import org.jspecify.annotations.Nullable;

/**
 * What is behind the intake of a run. It is most of what telemetry loads in a process, so it is
 * made by the worker, with the first event: the tool that opens telemetry does not wait for it.
 *
 * @param marker says that the run lives, or null where the product asks for none
 */
record Works(Pipeline pipeline, Chores chores, Legs legs, @Nullable RunMarker marker) {}
