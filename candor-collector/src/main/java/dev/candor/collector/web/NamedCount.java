package dev.candor.collector.web;

/**
 * How often something was counted.
 *
 * @param name what: an event, or a reason
 * @param count zero or more
 */
public record NamedCount(String name, long count) {}
