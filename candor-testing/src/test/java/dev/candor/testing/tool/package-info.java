/** A tool that is watched, with telemetry and without. */
@Product(name = "greeter")
@NullMarked
package dev.candor.testing.tool;

import dev.candor.Product;
import org.jspecify.annotations.NullMarked;
