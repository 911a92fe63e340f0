package dev.candor.sdk;

import java.time.Duration;
import java.time.Instant;

/**
 * What a heartbeat has to say, of which the product makes its event.
 *
 * @param state what the tool's state was
 * @param delta what changed in it since the report before; in the first report of a process its
 *     counters since the start, and nothing else
 * @param sessionStart whether it is the first report of a process, whatever occasioned it
 * @param dirtyStart whether it is the first report of a process that found an earlier one killed
 * @param killed whether it is the farewell of an earlier process that was killed, made by this one
 * @param at when that was the state, by the clock on the wall
 * @param period how long ago the report before was; since the start in the first
 * @param uptime how long the process has been running, by a clock that nobody sets and that rests
 *     where the machine sleeps
 * @param <S> the state
 * @param <D> what changed in it
 */
public record HeartbeatReport<S extends Record, D extends Record>(
    S state,
    D delta,
    boolean sessionStart,
    boolean dirtyStart,
    boolean killed,
    Instant at,
    Duration period,
    Duration uptime) {}
