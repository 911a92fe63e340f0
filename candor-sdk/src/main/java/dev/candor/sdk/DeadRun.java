package dev.candor.sdk;

import java.time.Instant;
import java.util.UUID;

/**
 * An earlier run of the product on this installation that ended without being closed: its process
 * was killed, or the machine stopped.
 *
 * @param run its id, as its own events name it
 * @param version the product's version
 * @param began when it recorded its first event
 * @param lastSeen when it last wrote an event, to the minute
 */
public record DeadRun(UUID run, String version, Instant began, Instant lastSeen) {}
