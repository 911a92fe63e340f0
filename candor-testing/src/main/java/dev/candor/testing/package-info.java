/**
 * For the tests of a tool that records with Candor, and of a sink.
 *
 * <p>A {@link dev.candor.testing.Watch} runs any program and says what it was {@link
 * dev.candor.testing.Seen seen} to do: files, threads, sockets, children. A {@link
 * dev.candor.testing.SilenceCheck} compares a tool without telemetry with the same tool at level
 * off.
 *
 * <p>A {@link dev.candor.testing.RecordingSink} stands for a destination, and a {@link
 * dev.candor.testing.SettableClock} for the time of day.
 *
 * <p>For the tests of a sink, a {@link dev.candor.testing.SinkContract} or {@link
 * dev.candor.testing.ProtocolContract} says what it must do, against a {@link
 * dev.candor.testing.FaultServer} that answers as badly as networks do.
 *
 * <p><b>How a watch sees.</b> On Linux with {@code strace}, every system call of the program and of
 * what it starts: nothing that happens is missed. On Linux without, what {@code /proc} shows every
 * few milliseconds. Elsewhere, the children only. What it could not see it says, each time.
 */
@NullMarked
package dev.candor.testing;

import org.jspecify.annotations.NullMarked;
