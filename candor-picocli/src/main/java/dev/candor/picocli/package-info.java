/**
 * The commands by which a tool's person sees and limits what the tool records: mounted in the
 * tool's own picocli command line by {@link dev.candor.picocli.TelemetryCommand}, and speaking of
 * that tool in every message.
 *
 * <p>The commands are described to picocli without annotations, so that they need no reflection and
 * no module need be opened.
 */
@NullMarked
package dev.candor.picocli;

import org.jspecify.annotations.NullMarked;
