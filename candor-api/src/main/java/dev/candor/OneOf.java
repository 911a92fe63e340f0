package dev.candor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A text out of a closed set.
 *
 * <p>The local store keeps the value itself; what leaves is the value where it is in the set, and
 * the fall-back where it is not. An enum says the same with fewer words where the values are names.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.RECORD_COMPONENT)
public @interface OneOf {

  /** The values that may leave; none is blank. */
  String[] value();

  /** What leaves in the place of any other value. */
  String otherwise() default "other";

  /** Why the value is harmless, for a field whose name sounds as if it were not. */
  String reason() default "";
}
