package dev.candor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The exact name on the wire, where a contract wants another than the rules allow: of an event, a
 * component, or a constant of an enum.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Name {

  /** Letters, digits and {@code . _ - $ + /}; it begins with a letter, a digit or {@code $}. */
  String value();
}
