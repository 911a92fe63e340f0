/**
 * The pages: what a person sees of a collector, made on the server. Knows its own figures ({@link
 * dev.candor.collector.web.Figures}) and neither where they come from nor, but for one class, which
 * web server carries the answers.
 */
@NullMarked
package dev.candor.collector.web;

import org.jspecify.annotations.NullMarked;
