package dev.candor.reference.coder;

import dev.candor.Crash;
import dev.candor.Label;
import dev.candor.Meaning;
import dev.candor.Measure;
import dev.candor.Name;
import dev.candor.SpanResult;
import dev.candor.Unit;
import org.jspecify.annotations.Nullable;

/** How an operation ended, and after how long: what the one who measures it cannot say himself. */
record SpanEnd(
    @Meaning("How it ended.") @Label SpanResult result,
    @Name("durationMs")
        @Measure(Unit.MILLISECONDS)
        @Meaning("How long it took, of this machine's steady clock.")
        double duration,
    @Crash
        @Meaning(
            "What it failed with. The contract keeps the message; so does this machine, and what"
                + " could leave is only its shape.")
        @Nullable Throwable error) {

  /** What a span measured, under the contract's names. */
  static SpanEnd of(dev.candor.SpanEnd end) {
    return new SpanEnd(end.result(), end.duration().toNanos() / 1e6, end.error());
  }
}
