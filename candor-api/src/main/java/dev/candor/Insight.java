package dev.candor;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A question that a product's team asks of its events. Named in {@link Product#insights}, so that
 * whoever changes an event learns who reads it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Insight {

  /** Its name, as the team calls it. */
  String name();

  /** What kind of answer it is. */
  InsightKind kind();

  /** The events that it reads; a funnel's in the order of its steps. */
  Class<? extends Record>[] events();

  /**
   * The day on which somebody last made sure that it fits its events, such as {@code 2026-11-21}.
   */
  String revised();
}
