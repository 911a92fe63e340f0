/** The store, tried. */
@NullUnmarked
package dev.candor.sqlite;

import org.jspecify.annotations.NullUnmarked;
