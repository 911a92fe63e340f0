package dev.candor.collector.ingest;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a batch comes from: what all of its events share.
 *
 * @param key the name of the key it came with, never the key
 * @param request the id of the request, the same on every attempt
 * @param receivedMicros when it came, in microseconds of the epoch
 * @param product the product's name
 * @param version the product's version; empty where none was said
 * @param plan the hash of the plan that it was recorded under; empty where none was said
 * @param run the process's life
 * @param environment such as {@code workstation} or {@code ci}; empty where none was said
 * @param installation the installation's id, or null where there is none
 * @param historical whether the events keep their own, old times
 */
public record Origin(
    String key,
    UUID request,
    long receivedMicros,
    String product,
    String version,
    String plan,
    UUID run,
    String environment,
    @Nullable String installation,
    boolean historical) {}
