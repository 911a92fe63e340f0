package dev.candor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A value out of a closed set that the event's metrics are counted by: on a boolean, an enum, or a
 * String annotated {@link OneOf}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.RECORD_COMPONENT)
public @interface Label {

  /** The label's name; the field's where empty. */
  String value() default "";
}
