package dev.candor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The header of a plan: what is measured, and the terms that hold for all its events.
 *
 * <p>Stands on a package. The events of that package and of the packages below it, down to the next
 * {@code @Product}, are the product's.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PACKAGE)
public @interface Product {

  /** The product's name: lower-case letters, digits and hyphens, such as {@code build-tool}. */
  String name();

  /**
   * The prefix of its environment variables, such as {@code BUILD_TOOL}; the upper-case name with
   * underscores where empty. The level is read from {@code <prefix>_TELEMETRY}.
   */
  String variables() default "";

  /** The level where nobody has said anything. */
  Level defaultLevel() default Level.LOCAL;

  /** The names of the destinations that its events may go to. */
  String[] destinations() default {"collector"};

  /** How many days a destination keeps its events. */
  int retentionDays() default 400;
}
