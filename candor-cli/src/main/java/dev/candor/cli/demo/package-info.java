/** A product that does not exist, and the fleet of machines that seems to use it. */
@Product(name = "demo")
@NullMarked
package dev.candor.cli.demo;

import dev.candor.Product;
import org.jspecify.annotations.NullMarked;
