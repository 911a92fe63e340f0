/** The commands, as a person types them. */
@NullMarked
package dev.candor.picocli;

import org.jspecify.annotations.NullMarked;
