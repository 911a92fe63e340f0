package dev.candor.sdk;

import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a product says what one installation of it is, where a random id kept on the machine does not
 * serve. It is asked once a run, by telemetry's own thread, with the first event; at level off it
 * is not. An id from outside, by {@link Candor.Builder#installation} or the variable, comes before
 * it.
 *
 * <p>On a machine that keeps nothing only an id counts that was passed in, or that stands for
 * nobody.
 */
public interface IdentityScheme {

  /** What the product's plan calls the scheme; it is not used where the plan names another. */
  String name();

  /**
   * The installation that this run is of; null where there is none.
   *
   * @throws IOException if it cannot be told: the run then has no installation, and diagnostics
   *     says why
   */
  @Nullable Installation installation(Circumstances circumstances) throws IOException;

  /**
   * What an installation can be told by.
   *
   * @param surroundings all of the world outside
   * @param environment what kind of machine it is
   * @param hashing keyed hashes, for what may be guessed: a host name, a user name
   * @param diagnostics is told in sentences what went wrong and was overcome
   */
  record Circumstances(
      Surroundings surroundings,
      EnvironmentClass environment,
      Hashing hashing,
      Consumer<String> diagnostics) {}
}
