package dev.candor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A failure, on a {@link Throwable}. The local store keeps all of it; what may leave is its shape:
 * {@code <name>_class}, a class of the JDK's or the product's, and {@code <name>_frames}, at most
 * 16 frames of the product's own packages as {@code class:line}. Never a message.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.RECORD_COMPONENT)
public @interface Crash {}
