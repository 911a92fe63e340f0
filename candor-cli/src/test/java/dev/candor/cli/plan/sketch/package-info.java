/** A tool with a window, for the tests: what its web view tells, and how its host takes that in. */
@Product(name = "sketch")
@NullMarked
package dev.candor.cli.plan.sketch;

import dev.candor.Product;
import org.jspecify.annotations.NullMarked;
