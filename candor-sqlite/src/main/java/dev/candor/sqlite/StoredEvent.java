package dev.candor.sqlite;

import java.time.Instant;

/**
 * A row of {@code telemetry_event}. What it has no value for is an empty text.
 *
 * @param id {@code tev_} and the event's UUID
 * @param occurredAt when it was recorded
 * @param name the event's name
 * @param source which part of the product recorded it
 * @param level debug, info, warn or error
 * @param projectId the project that it belongs to
 * @param sessionId the session that it belongs to
 * @param requestId the request that it belongs to
 * @param payloadJson the rest of it, as a JSON object
 */
public record StoredEvent(
    String id,
    Instant occurredAt,
    String name,
    String source,
    String level,
    String projectId,
    String sessionId,
    String requestId,
    String payloadJson) {}
