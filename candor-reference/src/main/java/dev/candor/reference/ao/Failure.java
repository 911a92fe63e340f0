package dev.candor.reference.ao;

import dev.candor.Identifier;
import dev.candor.Meaning;
import dev.candor.OneOf;

/** What failed, in the program's own words. */
record Failure(
    @Meaning("Which part of AO failed.")
        @OneOf({
          "cli",
          "daemon",
          "httpd",
          "lifecycle",
          "project_service",
          "review_service",
          "session_service"
        })
        String component,
    @Meaning(
            value = "What that part was doing, in the program's own words.",
            example = "spawn_session")
        @Identifier(pattern = Shapes.WORDS, maxLength = 48)
        String operation,
    @Meaning("What kind of failure it was.") ErrorKind errorKind,
    @Meaning(
            value = "A hash that equal failures have in common, made from the program's own words.",
            example = "9f86d081884c7d65")
        @Identifier(pattern = Shapes.FINGERPRINT, maxLength = 16)
        String fingerprint) {}
