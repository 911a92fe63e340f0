package dev.candor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The public name of a thing, such as a version or a function id: the value leaves as itself where
 * it matches, and as {@code other} where it does not.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.RECORD_COMPONENT)
public @interface Identifier {

  /** What a value looks like, as a regular expression over the whole of it. */
  String pattern();

  /** The longest value that leaves, in characters. */
  int maxLength();

  /** Why the value is harmless, for a field whose name sounds as if it were not. */
  String reason() default "";
}
