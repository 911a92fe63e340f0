package dev.candor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A whole number of things that happened, never negative: it goes to a row's measurements, and
 * becomes a counter that it is added to.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.RECORD_COMPONENT)
public @interface Count {

  /** What is counted. */
  Unit value() default Unit.COUNT;

  /**
   * The counter's name behind the product's prefix; made from the event's and the field's where
   * empty.
   */
  String counter() default "";
}
