package dev.candor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An event or a field that is kept only for those who read it still. It may still be recorded. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT})
public @interface Deprecation {

  /** The name on the wire of the event or field that took its place; empty where none did. */
  String replacedBy() default "";
}
