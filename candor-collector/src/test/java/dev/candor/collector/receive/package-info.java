/** Tests of who may ask. */
@NullMarked
package dev.candor.collector.receive;

import org.jspecify.annotations.NullMarked;
