/** Where events are kept: the only package that knows the database. */
@NullMarked
package dev.candor.collector.store;

import org.jspecify.annotations.NullMarked;
