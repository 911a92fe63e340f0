package dev.candor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A whole number, or a {@link java.time.Duration}, that is never negative: 0 to
 * 9223372036854775807. A collector keeps an event in which it is negative apart, since the tool
 * that sent it is wrong.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.RECORD_COMPONENT)
public @interface Unsigned {}
