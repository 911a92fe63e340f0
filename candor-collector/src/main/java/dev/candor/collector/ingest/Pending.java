package dev.candor.collector.ingest;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A submission that was judged and waits for its commit.
 *
 * @param findings one an event, in order
 * @param counts one a count, in order: what is wrong with it, as an empty list or one verdict
 * @param plan the hash of the plan it was judged by, or null
 * @param answer completed after the commit
 */
record Pending(
    Submission submission,
    List<Judge.Finding> findings,
    List<List<Verdict.Quarantined>> counts,
    @Nullable String plan,
    CompletableFuture<Ingest.Reply> answer) {}
