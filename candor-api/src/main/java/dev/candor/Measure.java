package dev.candor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A measured number: it goes to a row's measurements, and becomes a histogram. A {@link
 * java.time.Duration} is measured in milliseconds without it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.RECORD_COMPONENT)
public @interface Measure {

  /** The unit of the number. */
  Unit value();

  /**
   * The upper bounds of the histogram's buckets, in that unit, rising; the unit's own where empty.
   */
  double[] buckets() default {};

  /**
   * The histogram's name behind the product's prefix; made from the event's and the field's where
   * empty. A histogram of times is in seconds.
   */
  String histogram() default "";
}
