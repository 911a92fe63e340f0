/**
 * For the tests of a tool that records with Candor.
 *
 * <p>A {@link dev.candor.testing.Watch} runs any program and says what it was {@link
 * dev.candor.testing.Seen seen} to do: files, threads, sockets, children. A {@link
 * dev.candor.testing.SilenceCheck} compares a tool without telemetry with the same tool at level
 * off.
 *
 * <p><b>How it sees.</b> On Linux with {@code strace}, every system call of the program and of what
 * it starts: nothing that happens is missed. On Linux without, what {@code /proc} shows every few
 * milliseconds. Elsewhere, the children only. What it could not see it says, each time.
 */
@NullMarked
package dev.candor.testing;

import org.jspecify.annotations.NullMarked;
