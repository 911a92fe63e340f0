package dev.candor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A random token that the product minted itself and that means nothing elsewhere, such as a session
 * id: a String or a UUID that leaves as itself. A String of more than 64 characters, or with others
 * than letters, digits and {@code . _ : -}, is no such token and leaves as {@code other}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.RECORD_COMPONENT)
public @interface Opaque {

  /** Why the value is harmless, for a field whose name sounds as if it were not. */
  String reason() default "";
}
