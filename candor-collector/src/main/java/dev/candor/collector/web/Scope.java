package dev.candor.collector.web;

import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Of what and of when the figures of a screen are.
 *
 * @param product its name in its plan
 * @param range what was asked for
 * @param lastComplete the last day that is over and whose late events are in; later ones are drawn
 *     dashed and in no tile
 * @param zone whose days they are
 * @param simulated whether nobody real is behind the figures; the page then says so, in large
 */
public record Scope(
    String product, Range range, LocalDate lastComplete, ZoneId zone, boolean simulated) {}
