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
 * by construction what may become of its value; free text does not compile. Only the declaration is
 * looked at: what a canonical constructor does with its values, or whoever calls it, is not, so a
 * {@code String.valueOf} that ends up in a component of a class that leaves is a matter for review.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Event {

  /**
   * What it is called on the wire: lower-case words joined by dots or underscores. Empty only where
   * {@link Name} says it instead.
   */
  String name() default "";

  /** Why it is recorded, in a sentence for the person being measured. */
  String purpose();

  /** Who answers for it: a team or an address. */
  String owner();

  /** The least consent at which it leaves. */
  Tier tier();

  /** Where it may go. */
  Route route();

  /** What part of the product's life it tells of. */
  Category category();

  /** What it proves of its actor. */
  Activity activity();

  /**
   * The component that is counted as the actor, by its Java name; the installation where empty. The
   * component is {@link Hashed}, {@link Opaque} or {@link Identifier}.
   */
  String actor() default "";

  /**
   * The name of its counter behind the product's prefix, such as {@code task_terminal_total}; made
   * from the event's name where empty. Every event has one.
   */
  String counter() default "";

  /** The last day on which it compiles, such as {@code 2027-01-31}; for ever where empty. */
  String expires() default "";
}
