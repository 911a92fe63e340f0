/** Tests of verdicts and commits. */
@NullMarked
package dev.candor.collector.ingest;

import org.jspecify.annotations.NullMarked;
