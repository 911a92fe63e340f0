package dev.candor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Spreads a map whose keys are an enum into one field a key: {@code workers} over {@code NODE} and
 * {@code RUST} becomes {@code workers_node} and {@code workers_rust}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.RECORD_COMPONENT)
public @interface PerKey {

  /** What each field's name begins with; the component's name and an underscore where empty. */
  String value() default "";
}
