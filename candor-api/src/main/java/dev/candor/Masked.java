package dev.candor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A text that is content, such as the message of a failure: the one class that is cleaned instead
 * of closed. What leaves is masked (paths, addresses, quoted text and secrets are replaced) and
 * cut, only in tier EVENTS, and only once the person agreed to that content by name. The local
 * store keeps the value itself.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.RECORD_COMPONENT)
public @interface Masked {

  /** The longest text that leaves, in characters. */
  int maxLength();

  /** Why nothing stricter answers the purpose, in a sentence for the person being measured. */
  String reason();
}
