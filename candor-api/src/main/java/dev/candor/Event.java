package dev.candor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a record as an event that a product may record.
 *
 * <p>Every element answers a question that the person being measured may ask, so only what may be
 * absent has a default. Each component of the record is a field, and its type and annotation decide
 * by construction what may become of its value; free text does not compile.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Event {

  /** What it is called on the wire: lower-case words joined by dots or underscores. */
  String name();

  /** Why it is recorded, in a sentence for the person being measured. */
  String purpose();

  /** Who answers for it: a team or an address. */
  String owner();

  /** The least consent at which it leaves. */
  Tier tier();

  /** Where it may go. */
  Route route();

  /** What it proves of its actor. */
  Activity activity();

  /**
   * The component that is counted as the actor, by its Java name; the installation where empty. The
   * component is {@link Hashed}, {@link Opaque} or {@link Identifier}.
   */
  String actor() default "";
}
