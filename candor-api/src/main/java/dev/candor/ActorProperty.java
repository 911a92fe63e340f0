package dev.candor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A value that also describes the one who is counted, beyond the event: an analytics service that
 * keeps properties of a person or a user may keep it as one. What leaves is kept, and nothing else:
 * of a {@link Hashed} field its hash; what never leaves, and content, cannot be kept.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.RECORD_COMPONENT)
public @interface ActorProperty {

  /** Whether the first value stays; else each replaces the one before. */
  boolean once() default false;
}
