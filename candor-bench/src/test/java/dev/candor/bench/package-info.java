@NullMarked
package dev.candor.bench;

import org.jspecify.annotations.NullMarked;
