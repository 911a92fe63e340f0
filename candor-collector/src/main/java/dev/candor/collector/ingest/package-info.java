/**
 * What becomes of an event: the verdict against the plan, deduplication, and the commit. Knows
 * neither HTTP nor SQL.
 */
@NullMarked
package dev.candor.collector.ingest;

import org.jspecify.annotations.NullMarked;
