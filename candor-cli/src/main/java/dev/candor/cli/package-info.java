/**
 * The {@code candor} program: what a tool user needs to see and limit what is recorded, and what a
 * tool author needs to look at it.
 */
@Product(name = "candor")
@NullMarked
package dev.candor.cli;

import dev.candor.Product;
import org.jspecify.annotations.NullMarked;
