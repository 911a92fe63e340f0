/**
 * How destinations other than a collector are told of events: each a {@link
 * dev.candor.sdk.Protocol}, of which a {@link dev.candor.sdk.HttpSink} makes a sink.
 *
 * <p>What holds for all of them: an event has one id and one time on each attempt. No address of
 * the sender is told or asked for, no country, no host's or user's name.
 *
 * <p>What holds for those of analytics, PostHog, Amplitude and Segment: an event has one actor on
 * each attempt, the installation. Where there is none, as in CI, it is the run, which is nobody:
 * but a vendor counts whatever has an id. So each event has a property {@code actor}, {@code
 * installation} or {@code run}, and a chart of people leaves the runs out by it. The vendor is told
 * to keep no profile of a person. Counts of events are not told to any of them: they are for
 * metrics, which OTLP takes.
 */
@NullMarked
package dev.candor.sdk.sink;

import org.jspecify.annotations.NullMarked;
