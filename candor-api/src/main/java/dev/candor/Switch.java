package dev.candor;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A switch that a product's users know already, beside {@code <prefix>_TELEMETRY}: a variable, a
 * file, a setting of the tool's own. It is heard as that variable is: it can refuse, and say a
 * level where nobody refuses. Named in {@link Product#switches}, in the order in which reasons
 * count.
 *
 * <p>Words are read without blanks around them, and in any case unless {@link #exact}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Switch {

  /** Where a switch is. */
  enum Source {
    /** An environment variable, and what it says; where it is blank it does not speak. */
    VARIABLE,
    /** Environment variables of which one is there, whatever it says: the word is {@code true}. */
    PRESENCE,
    /**
     * A file below the home folder that exists: the word is {@code true}. Where only somebody else
     * may look, it is taken to exist if that refuses.
     */
    FILE,
    /** A setting that the tool hands in when telemetry is opened. */
    SETTING,
    /** A continuous integration job: the word is {@code true}. Has no name. */
    CI
  }

  /** What a word says. */
  enum Says {
    /** Nothing: it is understood, and no level. */
    NOTHING,
    /** {@link Level#OFF}. */
    OFF,
    /** {@link Level#LOCAL}. */
    LOCAL,
    /** {@link Level#ON}. */
    ON,
    /** That telemetry cannot be opened: a mistake of whoever set it. */
    MISTAKE
  }

  /** Where it is. */
  Source source() default Source.VARIABLE;

  /** Its name; of {@link Source#PRESENCE}, each. */
  String[] name() default {};

  /** The words for {@link Level#OFF}. */
  String[] off() default {};

  /** The words for {@link Level#LOCAL}. */
  String[] local() default {};

  /** The words for {@link Level#ON}. */
  String[] on() default {};

  /** The words that are understood and say no level. */
  String[] nothing() default {};

  /** What any other word says. */
  Says otherwise() default Says.NOTHING;

  /** What it says where it is not set, while another switch of the product is. */
  Says unset() default Says.NOTHING;

  /** Whether the words are read in this case only. */
  boolean exact() default false;

  /** Why it is off then, as the tool tells it, such as {@code user opt-out}. */
  String reason() default "";
}
