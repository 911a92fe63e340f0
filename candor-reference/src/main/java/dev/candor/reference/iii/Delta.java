package dev.candor.reference.iii;

import dev.candor.Hashed;
import dev.candor.Meaning;
import dev.candor.Opaque;
import dev.candor.Size;
import dev.candor.Unsigned;
import java.util.List;

/**
 * What has changed since the report before. Counters only rise, so their difference is never
 * negative; what exists may become less, so its difference has a sign.
 */
record Delta(
    @Unsigned @Meaning("Calls of a user's functions.") long deltaInvocationsTotal,
    @Unsigned long deltaInvocationsSuccess,
    @Unsigned long deltaInvocationsError,
    @Unsigned @Meaning("Requests to the HTTP interface that the engine serves.")
        long deltaApiRequests,
    @Unsigned long deltaQueueEmits,
    @Unsigned long deltaQueueConsumes,
    @Unsigned long deltaPubsubPublishes,
    @Unsigned long deltaPubsubSubscribes,
    @Unsigned long deltaCronExecutions,
    @Unsigned long deltaFunctionRegistrations,
    @Unsigned long deltaTriggerRegistrations,
    @Meaning(value = "Signed: fewer functions than before is a negative number.", example = "-2")
        long deltaFunctionCount,
    @Meaning(value = "Signed: fewer triggers than before is a negative number.", example = "-1")
        long deltaTriggerCount,
    @Meaning(value = "Signed: fewer workers than before is a negative number.", example = "-1")
        long deltaWorkerCount,
    @Hashed
        @Size(64)
        @Meaning("The contract sends what people call their functions; here each is hashed.")
        List<String> functionsAdded,
    @Hashed
        @Size(64)
        @Meaning("The contract sends what people call their functions; here each is hashed.")
        List<String> functionsRemoved,
    @Opaque @Size(64) @Meaning("Ids that the engine minted for workers.") List<String> workersAdded,
    @Opaque @Size(64) @Meaning("Ids that the engine minted for workers.")
        List<String> workersRemoved,
    @Meaning("Whether anything was called: delta_invocations_total is above 0.") boolean isActive,
    @Meaning(
            "Whether functions or triggers came, went or changed; never on the first report, and"
                + " never because of workers.")
        boolean isActiveDeveloper) {

  /** Whether what changed is somebody's work. */
  static boolean development(
      boolean first, long functionRegistrations, long functions, long triggers, boolean renamed) {
    return !first && (renamed || functionRegistrations > 0 || functions != 0 || triggers != 0);
  }
}
