package dev.candor.sdk;

import dev.candor.SpanEnd;
import dev.candor.SpanResult;
import dev.candor.wire.RowTrace;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an operation under way: where it stands, what was said of its end, and which
 * phases have ended. Safe for use by several threads.
 */
final class Operation {

  /** How many names of phases are kept to be compared with the operation's own. */
  private static final int MAX_PHASES = 32;

  private final @Nullable Operation parent;
  private final Context context;
  private final RowTrace place;
  private final long beganNanos;
  private final Set<String> phases = new TreeSet<>();
  private Function<? super SpanEnd, ? extends Record> event;
  private boolean aborted;
  private boolean failed;
  private @Nullable Throwable error;
  private boolean ended;
  private @Nullable String name;

  Operation(
      @Nullable Operation parent,
      Context context,
      RowTrace place,
      long beganNanos,
      Function<? super SpanEnd, ? extends Record> event) {
    this.parent = parent;
    this.context = context;
    this.place = place;
    this.beganNanos = beganNanos;
    this.event = event;
  }

  @Nullable Operation parent() {
    return parent;
  }

  /** The context of the event of its end. */
  Context ofItsEnd() {
    return context.at(place);
  }

  /** The context of what belongs to it. */
  Context ofItsOwn() {
    return context.within(new RowTrace(place.high(), place.low(), 0, place.span()));
  }

  RowTrace place() {
    return place;
  }

  /** Ends it; returns how, and no call changes that any more. */
  synchronized SpanEnd end(long nanos, @Nullable Throwable thrown) {
    ended = true;
    if (thrown != null) {
      failed = true;
      error = thrown;
    }
    SpanResult result =
        failed ? SpanResult.ERROR : aborted ? SpanResult.ABORTED : SpanResult.SUCCESS;
    return new SpanEnd(result, Duration.ofNanos(Math.max(0, nanos - beganNanos)), error);
  }

  /** What makes the event of its end. */
  synchronized Function<? super SpanEnd, ? extends Record> event() {
    return event;
  }

  synchronized boolean hasEnded() {
    return ended;
  }

  /** What it is called, or null where it has not ended or its event is not of the plan. */
  synchronized @Nullable String name() {
    return name;
  }

  /** Says what it is called, and returns the names of the phases that ended before. */
  synchronized Set<String> name(String known) {
    name = known;
    return phases;
  }

  /** Says what a phase is called that has ended; returns its own name where it has ended before. */
  synchronized @Nullable String phase(String called) {
    if (name == null && phases.size() < MAX_PHASES) {
      phases.add(called);
    }
    return name;
  }

  /** False where it has ended, as of all that follow. */
  synchronized boolean abort() {
    if (ended) {
      return false;
    }
    aborted = true;
    return true;
  }

  synchronized boolean fail(@Nullable Throwable with) {
    if (ended) {
      return false;
    }
    failed = true;
    error = with == null ? error : with;
    return true;
  }

  synchronized boolean describe(Function<? super SpanEnd, ? extends Record> given) {
    if (ended) {
      return false;
    }
    event = given;
    return true;
  }
}
