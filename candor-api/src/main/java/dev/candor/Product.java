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

  /** What else its users switch it off or on by, in the order in which their reasons count. */
  Switch[] switches() default {};

  /** The level where nobody has said anything. */
  Level defaultLevel() default Level.LOCAL;

  /** How its installations are told apart, where a random id does not serve. */
  Scheme identity() default @Scheme;

  /** The destinations that its events may go to. */
  Destination[] destinations() default {@Destination(name = "collector", trust = Trust.OWN)};

  /** How many days a destination keeps its events. */
  int retentionDays() default 400;

  /** The packages whose frames a crash may show; the package that this stands on where empty. */
  String[] ownPackages() default {};

  /** What the names of its metrics begin with; the product's name with underscores where empty. */
  String metrics() default "";

  /** What its team asks of its events. */
  Insight[] insights() default {};

  /**
   * The name of this part, where a product's events are declared in several modules and this is not
   * the one that is opened.
   */
  String module() default "";

  /**
   * The plans of the product's other modules, by their generated classes: their events are its own.
   */
  Class<?>[] modules() default {};
}
