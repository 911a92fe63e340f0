/** Tests of the data folder, on the real database. */
@NullMarked
package dev.candor.collector.store;

import org.jspecify.annotations.NullMarked;
