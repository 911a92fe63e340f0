package dev.candor.reference.ao;

import dev.candor.Hashed;
import dev.candor.Meaning;
import dev.candor.Name;
import dev.candor.OneOf;
import dev.candor.Opaque;
import dev.candor.Unsigned;
import org.jspecify.annotations.Nullable;

/** What the daemon says with every event, whichever it is. */
record DaemonContext(
    @OneOf({
          "cli",
          "cdc",
          "daemon",
          "http",
          "lifecycle",
          "mobile",
          "project_service",
          "review_service",
          "session_service"
        })
        String source,
    LogLevel level,
    @Meaning("Always false: a vendor is told to keep no profile of a person.")
        @Name("$process_person_profile")
        boolean processPersonProfile,
    @Meaning("The agent that new sessions get; the contract sends any word of the right shape.")
        @Nullable Harness defaultAgent,
    @Unsigned int installAgeDays,
    @Meaning("On how many days of UTC AO was seen.") @Unsigned int activeDays,
    Tenure tenure,
    @Opaque @Nullable String requestId,
    @Meaning("The contract sends a plain hash, which can be guessed.") @Hashed
        @Nullable String projectId,
    @Meaning("The contract sends a plain hash, which can be guessed.") @Hashed
        @Nullable String sessionId) {}
