package dev.candor;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The scheme by which a product tells its installations apart. Named in {@link Product#identity}:
 * people agree to it, and the running code uses no other.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Scheme {

  /**
   * What the running code calls it: lower-case letters, digits and hyphens. Empty for the random id
   * that is kept on the machine.
   */
  String name() default "";

  /** What its ids are made of, for the person being measured. */
  String madeOf() default "";
}
