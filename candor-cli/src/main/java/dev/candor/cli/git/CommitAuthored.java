package dev.candor.cli.git;

import static dev.candor.Activity.DEVELOPMENT;
import static dev.candor.Route.PRODUCT;
import static dev.candor.Tier.EVENTS;

import dev.candor.Event;
import dev.candor.HashScope;
import dev.candor.Hashed;
import org.jspecify.annotations.Nullable;

/**
 * Somebody authored a commit.
 *
 * @param author the address of the author, trimmed and in lower case, or null where it is empty
 * @param merge whether it has several parents
 * @param filesChanged how many files it changes; null where that is not to be had, as of a merge
 * @param insertions how many lines it adds, likewise
 * @param deletions how many lines it removes, likewise
 */
@Event(
    name = "git.commit.authored",
    purpose = "Shows how many people develop a repository, and when.",
    owner = "candor-maintainers",
    tier = EVENTS,
    route = PRODUCT,
    activity = DEVELOPMENT,
    actor = "author")
record CommitAuthored(
    @Hashed(HashScope.PRODUCT) @Nullable String author,
    boolean merge,
    @Nullable Extent filesChanged,
    @Nullable Extent insertions,
    @Nullable Extent deletions) {}
