/** The watch and the check, tried. */
@NullUnmarked
package dev.candor.testing;

import org.jspecify.annotations.NullUnmarked;
