/**
 * Violations, one a rule at least: each line that a lock must name says which one does. Stands
 * where the house stands, with the seeded root in the place of ours.
 */
@NullMarked
package dev.candor.seeded;

import org.jspecify.annotations.NullMarked;
