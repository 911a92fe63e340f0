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
    @Meaning("Which part of AO speaks.")
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
    @Meaning("How serious it is.") LogLevel level,
    @Meaning("Always false: a vendor is told to keep no profile of a person.")
        @Name("$process_person_profile")
        boolean processPersonProfile,
    @Meaning("The agent that new sessions get; the contract sends any word of the right shape.")
        @Nullable Harness defaultAgent,
    @Meaning("For how many days AO has been installed.") @Unsigned int installAgeDays,
    @Meaning("On how many days of UTC AO was seen.") @Unsigned int activeDays,
    @Meaning("For how long AO has been installed, in steps.") Tenure tenure,
    @Meaning("The request that it came from, by a random id; absent where there was none.") @Opaque
        @Nullable String requestId,
    @Meaning(
            "The project that it is about. The contract sends a plain hash, which can be guessed;"
                + " here it is keyed.")
        @Hashed
        @Nullable String projectId,
    @Meaning(
            "The session that it is about. The contract sends a plain hash, which can be guessed;"
                + " here it is keyed.")
        @Hashed
        @Nullable String sessionId) {}
