package dev.candor.sdk;

/** A switch of a product is set to a word for which the product must not start. */
public final class MistakenSwitchException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  MistakenSwitchException(String message) {
    super(message);
  }
}
