package dev.candor.collector.web;

import java.time.LocalDate;

/**
 * A run of which numbers did not arrive.
 *
 * @param began the day that the run began on; nothing else is said of it
 * @param missing how many, between the first and the last that did; above 0
 */
public record Gap(LocalDate began, long missing) {}
