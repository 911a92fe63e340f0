package dev.candor.collector.web;

import dev.candor.wire.Answer;
import java.time.Instant;

/**
 * One event that arrived, and its verdict; none of its values, because the page is no place for
 * them.
 *
 * @param received when
 * @param product whose
 * @param event its name, as it came
 * @param environment such as {@code workstation} or {@code ci}; empty if it was not said
 * @param verdict what its sender was told
 */
public record Arrival(
    Instant received, String product, String event, String environment, Answer.Result verdict) {}
