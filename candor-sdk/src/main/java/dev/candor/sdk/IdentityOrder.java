package dev.candor.sdk;

import dev.candor.Plan;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which installation a run is of: the one that the variable passes in, else what the product's
 * scheme says, else the random one that is kept here. A scheme counts only where the plan names it:
 * people agreed to no other. Nothing that goes wrong with it harms the run, which then has none.
 */
public final class IdentityOrder {

  private final Plan plan;
  private final @Nullable IdentityScheme scheme;
  private final byte @Nullable [] pepper;
  private final Surroundings surroundings;
  private final EnvironmentClass environment;
  private final Consumer<String> diagnostics;

  /**
   * That of a product.
   *
   * @param scheme the product's own, or null
   * @param pepper what keys its hashes of scope PRODUCT, or null
   * @param environment what kind of machine this is
   * @param diagnostics is told in sentences what went wrong
   */
  public IdentityOrder(
      Plan plan,
      @Nullable IdentityScheme scheme,
      byte @Nullable [] pepper,
      Surroundings surroundings,
      EnvironmentClass environment,
      Consumer<String> diagnostics) {
    this.plan = plan;
    this.scheme = scheme;
    this.pepper = pepper == null ? null : pepper.clone();
    this.surroundings = surroundings;
    this.environment = environment;
    this.diagnostics = diagnostics;
  }

  /** The installation, made now where it can be and there is none yet; null where there is none. */
  public @Nullable Installation installation() {
    Installation passed = Installation.passedIn(plan, surroundings, environment, diagnostics);
    if (passed != null) {
      return passed;
    }
    Places places = Places.of(plan.product(), surroundings);
    Identity own = new Identity(places, surroundings.entropy(), diagnostics);
    try {
      if (scheme != null && isPlanned(scheme)) {
        return ofScheme(scheme, own);
      }
      return environment.ephemeral() ? null : own.make(environment);
    } catch (IOException | RuntimeException | Error e) { // a scheme is the product's own code
      diagnostics.accept("this run has no installation id: " + e);
      return null;
    }
  }

  private boolean isPlanned(IdentityScheme by) {
    String name = by.name();
    boolean planned = name.equals(plan.identity());
    if (!planned) {
      diagnostics.accept(
          ("the identity scheme '%s' is not used: the plan of '%s' names %s. Name it in"
                  + " @Product(identity = @Scheme(name = \"%s\", madeOf = \"…\")).")
              .formatted(
                  name,
                  plan.product(),
                  plan.identity().isEmpty() ? "none" : "'" + plan.identity() + "'",
                  name));
    }
    return planned;
  }

  private @Nullable Installation ofScheme(IdentityScheme by, Identity own) throws IOException {
    Installation told =
        by.installation(
            new IdentityScheme.Circumstances(
                surroundings, environment, new Hashing(own, pepper), diagnostics));
    if (told == null || !environment.ephemeral()) {
      return told;
    }
    return switch (told.origin()) {
      case PASSED_IN, NOBODY -> told;
      case RANDOM, SCHEME -> null;
    };
  }
}
