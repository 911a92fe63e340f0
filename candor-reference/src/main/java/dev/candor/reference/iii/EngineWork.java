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
    @State.Cumulative long invocationsSuccess,
    @State.Cumulative long invocationsError,
    @State.Cumulative @Meaning("Requests to the HTTP interface that the engine serves.")
        long apiRequests,
    @State.Cumulative long queueEmits,
    @State.Cumulative long queueConsumes,
    @State.Cumulative long pubsubPublishes,
    @State.Cumulative long pubsubSubscribes,
    @State.Cumulative long cronExecutions,
    @State.Cumulative(DEVELOPMENT)
        @Meaning("Registrations of functions, of known ones, too: they were changed.")
        long functionRegistrations,
    @State.Cumulative long triggerRegistrations,
    @State.Level(DEVELOPMENT) int functionCount,
    @State.Level(DEVELOPMENT) int triggerCount,
    @State.Level int workerCount,
    @State.Members(DEVELOPMENT)
        @Hashed
        @Size(64)
        @Meaning("The contract sends what people call their functions; here each is hashed.")
        List<String> functions,
    @State.Members @Opaque @Size(64) @Meaning("Ids that the engine minted for workers.")
        List<String> workers) {

  /** Leaves the engine's own functions out, whoever counted them. */
  EngineWork {
    List<String> users = BuiltinFilter.users(functions);
    functionCount -= functions.size() - users.size();
    functions = users;
  }
}
