package dev.candor.processor;

/**
 * What is wrong with a declaration.
 *
 * @param place where the person has to look
 * @param message the value in quotes, and what to write instead
 */
record Problem(Place place, String message) {}
