package dev.candor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An identity. It leaves as {@code <name>_hash}: HMAC-SHA-256, keyed so that nobody without the key
 * can try guesses. The local store keeps the value itself.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.RECORD_COMPONENT)
public @interface Hashed {

  /** Whose secret keys it. {@link HashScope#PRODUCT} links the devices of one person. */
  HashScope value() default HashScope.INSTALLATION;

  /**
   * {@link Trust#OWN} where a file of the person or of their administrator, and nothing else, may
   * name one collector of their own that receives the value itself.
   */
  Trust rawTo() default Trust.LOCAL;
}
