/** The tool of the tests. */
@Product(name = "greet")
@NullMarked
package dev.candor.picocli.greet;

import dev.candor.Product;
import org.jspecify.annotations.NullMarked;
