/**
 * The locks of the house, and the proof that each of them locks: what the compiler and the poms
 * cannot hold is held here, for whatever modules are on the class path.
 */
@NullMarked
package dev.candor.verify;

import org.jspecify.annotations.NullMarked;
