package dev.candor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a field says, for the event dictionary and for the person being measured. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.RECORD_COMPONENT)
public @interface Meaning {

  /** In a sentence, or the beginning of one. */
  String value();

  /** A value as it leaves; one of the class where empty. */
  String example() default "";
}
