package dev.candor.sdk;

/**
 * What somebody said about consent, for a person who wonders why it is as it is.
 *
 * @param origin who
 * @param place the file, the variable or the setting
 * @param key such as {@code level}
 * @param value as it was written
 */
public record Heard(Consent.Origin origin, String place, String key, String value) {}
