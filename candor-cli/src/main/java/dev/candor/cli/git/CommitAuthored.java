package dev.candor.cli.git;

import static dev.candor.Activity.DEVELOPMENT;
import static dev.candor.Category.CORE_LOOP;
import static dev.candor.Route.PRODUCT;
import static dev.candor.Tier.EVENTS;

import dev.candor.Event;
import dev.candor.HashScope;
import dev.candor.Hashed;
import dev.candor.Meaning;
import org.jspecify.annotations.Nullable;

/** Somebody authored a commit. What is not to be had, as the extent of a merge, is null. */
@Event(
    name = "git.commit.authored",
    purpose = "Shows how many people develop a repository, and when.",
    owner = "candor-maintainers",
    tier = EVENTS,
    route = PRODUCT,
    category = CORE_LOOP,
    activity = DEVELOPMENT,
    actor = "author")
record CommitAuthored(
    @Meaning("The author's address, trimmed and in lower case.") @Hashed(HashScope.PRODUCT)
        @Nullable String author,
    @Meaning("Whether it has several parents.") boolean merge,
    @Meaning("How many files it changes.") @Nullable Extent filesChanged,
    @Meaning("How many lines it adds.") @Nullable Extent insertions,
    @Meaning("How many lines it removes.") @Nullable Extent deletions) {}
