/** The history of a git repository as events: real work of real developers, authors hashed. */
@Product(name = "git")
@NullMarked
package dev.candor.cli.git;

import dev.candor.Product;
import org.jspecify.annotations.NullMarked;
