/**
 * The event inventories of real tools, declared as Candor's events: what Candor must be able to
 * say, and what it says in the place of what nobody should collect.
 */
@NullMarked
package dev.candor.reference;

import org.jspecify.annotations.NullMarked;
