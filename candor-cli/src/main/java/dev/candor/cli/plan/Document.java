package dev.candor.cli.plan;

/**
 * A text that a plan was made into.
 *
 * @param name of its file, without a folder
 * @param text all of it, with a line break at its end
 */
public record Document(String name, String text) {}
