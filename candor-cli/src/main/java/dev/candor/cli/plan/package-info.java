/**
 * What can be told of tracking plans without files, clock and output: what is wrong with one, how
 * two differ, who sees what, how several become one, and a plan in the words of people and of other
 * tools.
 */
@NullMarked
package dev.candor.cli.plan;

import org.jspecify.annotations.NullMarked;
