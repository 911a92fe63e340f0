package dev.candor.sdk;

/**
 * A command that fails again and again on this installation.
 *
 * @param command its path, as the product gave it
 * @param exitCode how it ended each time
 * @param times how often, within the time that the product set
 */
public record RepeatedFailure(String command, int exitCode, int times) {}
