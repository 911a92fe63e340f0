/**
 * The runtime of a tool's telemetry: what may be recorded, what becomes of it, and how it leaves.
 *
 * <p>{@link dev.candor.sdk.Candor} is the way in. An event goes from the caller through the gate
 * into a slot; one daemon thread numbers and encodes it, into the local store as it is and into the
 * spool as it may leave; a courier carries the spool to the collector; the ledger says where every
 * event ended.
 */
@NullMarked
package dev.candor.sdk;

import org.jspecify.annotations.NullMarked;
