package dev.candor.reference.multica;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which installation of the service records: the real one, a rehearsal, or somebody's own. */
enum Environment {
  PRODUCTION,
  STAGING,
  DEV;

  private static final Closed<Environment> CLOSED =
      Closed.of(
          Map.of(
              "prod", PRODUCTION,
              "production", PRODUCTION,
              "stage", STAGING,
              "staging", STAGING,
              "development", DEV,
              "dev", DEV,
              "test", DEV,
              "local", DEV),
          DEV);

  /**
   * As the two variables say it, the first one that says anything.
   *
   * @param analytics {@code ANALYTICS_ENVIRONMENT}
   * @param app {@code APP_ENV}
   */
  static Environment of(@Nullable String analytics, @Nullable String app) {
    return CLOSED.find(Closed.tidy(analytics).isEmpty() ? app : analytics);
  }
}
