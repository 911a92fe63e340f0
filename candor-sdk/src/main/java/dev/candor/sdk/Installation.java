package dev.candor.sdk;

import dev.candor.Plan;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is counted as one installation of a product.
 *
 * @param id what stands in each row
 * @param origin where the id is from
 * @param madeIn on what kind of machine it was made
 * @param recovered how often it was lost and found again in its second file
 */
public record Installation(String id, Origin origin, EnvironmentClass madeIn, long recovered) {

  private static final int MOST_LETTERS = 200;

  /** Where the id of an installation is from. */
  public enum Origin {
    /** Random bytes of this machine. */
    RANDOM,
    /** Whoever started the tool gave it. */
    PASSED_IN,
    /** The product's own scheme made it. */
    SCHEME,
    /** It is the word of a scheme that knows nobody; it counts as no one. */
    NOBODY;

    /** The word in files and on the screen. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Checks its id.
   *
   * @throws IllegalArgumentException if the id has other than 1 to 200 letters, or blanks or
   *     control characters
   */
  public Installation {
    boolean isFit = !id.isEmpty() && id.length() <= MOST_LETTERS;
    for (int i = 0; isFit && i < id.length(); i++) {
      isFit = id.charAt(i) > ' ' && !Character.isISOControl(id.charAt(i));
    }
    if (!isFit) {
      throw new IllegalArgumentException(
          "the id '%s' of an installation must be 1 to %d letters without blanks"
              .formatted(id, MOST_LETTERS));
    }
  }

  /** One of an origin, which was never lost. */
  public static Installation of(String id, Origin origin, EnvironmentClass environment) {
    return new Installation(id, origin, environment, 0);
  }

  /** The variable that passes the id of a product's installation in, such as into a container. */
  public static String variable(Plan plan) {
    return plan.variables() + "_INSTALLATION";
  }

  /**
   * The installation that the variable passes in; null where it says nothing, or what is no id,
   * which the listener is told.
   */
  public static @Nullable Installation passedIn(
      Plan plan,
      Surroundings surroundings,
      EnvironmentClass environment,
      Consumer<String> diagnostics) {
    String id = surroundings.variable(variable(plan));
    if (id.isEmpty()) {
      return null;
    }
    if (!Shapes.isToken(id)) {
      diagnostics.accept(
          "%s='%s' is ignored: an id is 1 to 64 letters, digits and . _ : - ; pass what '%s telemetry device-id' prints"
              .formatted(variable(plan), id, plan.product()));
      return null;
    }
    return of(id, Origin.PASSED_IN, environment);
  }

  Installation found() {
    return new Installation(id, origin, madeIn, recovered + 1);
  }
}
