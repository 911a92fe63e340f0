/**
 * The bytes between processes: the event row that a tool writes, the batch that it sends, the
 * answer that it gets, and the tracking plan that both sides hold, each with its codec.
 */
@NullMarked
package dev.candor.wire;

import org.jspecify.annotations.NullMarked;
