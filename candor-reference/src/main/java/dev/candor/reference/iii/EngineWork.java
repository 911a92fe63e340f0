package dev.candor.reference.iii;

import static dev.candor.Activity.DEVELOPMENT;
import static dev.candor.Activity.RUNTIME;

import dev.candor.Hashed;
import dev.candor.Meaning;
import dev.candor.Opaque;
import dev.candor.Size;
import dev.candor.State;
import java.util.List;

/**
 * What an engine has done since its start, and what is in it; the user's own only, without what the
 * engine brings along. Workers come and go by themselves, so they are a sign of nothing.
 */
@State
record EngineWork(
    @State.Cumulative(RUNTIME) @Meaning("Calls of a user's functions.") long invocationsTotal,
    @Meaning("Calls of a user's functions that came to their end.") @State.Cumulative
        long invocationsSuccess,
    @Meaning("Calls of a user's functions that failed.") @State.Cumulative long invocationsError,
    @State.Cumulative @Meaning("Requests to the HTTP interface that the engine serves.")
        long apiRequests,
    @Meaning("Messages that were put into a queue.") @State.Cumulative long queueEmits,
    @Meaning("Messages that were taken out of a queue.") @State.Cumulative long queueConsumes,
    @Meaning("Messages that were published to a topic.") @State.Cumulative long pubsubPublishes,
    @Meaning("Subscriptions to a topic.") @State.Cumulative long pubsubSubscribes,
    @Meaning("Times that something ran by the clock.") @State.Cumulative long cronExecutions,
    @State.Cumulative(DEVELOPMENT)
        @Meaning("Registrations of functions, of known ones, too: they were changed.")
        long functionRegistrations,
    @Meaning("Registrations of triggers, of known ones, too.") @State.Cumulative
        long triggerRegistrations,
    @Meaning("Functions of the user's.") @State.Level(DEVELOPMENT) int functionCount,
    @Meaning("Triggers of the user's.") @State.Level(DEVELOPMENT) int triggerCount,
    @Meaning("Workers that are connected.") @State.Level int workerCount,
    @State.Members(DEVELOPMENT)
        @Hashed
        @Size(64)
        @Meaning("The contract sends what people call their functions; here each is hashed.")
        List<String> functions,
    @State.Members
        @Opaque
        @Size(64)
        @Meaning(
            value = "Ids that the engine minted for workers.",
            example = "[\"0190f4c2-6f1e-7c3a-9d5b-2f8e1a7b4c60\"]")
        List<String> workers) {

  /** Leaves the engine's own functions out, whoever counted them. */
  EngineWork {
    List<String> users = BuiltinFilter.users(functions);
    functionCount -= functions.size() - users.size();
    functions = users;
  }
}
