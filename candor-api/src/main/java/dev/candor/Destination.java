package dev.candor;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A place that a product's events may go to. Named in {@link Product#destinations}. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Destination {

  /** Its name: lower-case letters, digits and hyphens. */
  String name();

  /** Whose it is. */
  Trust trust();

  /** What it takes: the rows of tier EVENTS, counts and histograms, or both. */
  Tier[] takes() default {Tier.METRICS, Tier.EVENTS};
}
