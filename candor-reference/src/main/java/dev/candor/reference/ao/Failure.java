package dev.candor.reference.ao;

import dev.candor.Identifier;
import dev.candor.OneOf;

/** What failed, in the program's own words. */
record Failure(
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
    @Identifier(pattern = Shapes.WORDS, maxLength = 48) String operation,
    ErrorKind errorKind,
    @Identifier(pattern = Shapes.FINGERPRINT, maxLength = 16) String fingerprint) {}
