/**
 * The server that tools send their events to: it composes what receives, judges, keeps and answers.
 */
@NullMarked
package dev.candor.collector;

import org.jspecify.annotations.NullMarked;
