/** What comes over HTTP: one class a protocol, and who may speak it. */
@NullMarked
package dev.candor.collector.receive;

import org.jspecify.annotations.NullMarked;
