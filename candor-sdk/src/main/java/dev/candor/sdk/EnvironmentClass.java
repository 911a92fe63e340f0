package dev.candor.sdk;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What kind of machine a run is on. */
public enum EnvironmentClass {
  /** A person's machine, or a container that keeps its state. */
  WORKSTATION,
  /** A container without a kept state folder: it is gone after the run. */
  CONTAINER,
  /** A continuous integration job. */
  CI;

  /** Variables that CI systems set, after their own documentation. */
  private static final String[] CI_VARIABLES = {
    "CI",
    "GITHUB_ACTIONS",
    "GITLAB_CI",
    "CIRCLECI",
    "TRAVIS",
    "BUILDKITE",
    "JENKINS_URL",
    "TEAMCITY_VERSION",
    "TF_BUILD",
    "CODEBUILD_BUILD_ID",
    "BITBUCKET_BUILD_NUMBER",
    "APPVEYOR",
    "DRONE"
  };

  /** Whether nothing of the run is kept, so that it can have no identity and see no notice. */
  public boolean ephemeral() {
    return this != WORKSTATION;
  }

  /** The word on the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static EnvironmentClass of(Surroundings surroundings, Places places) {
    for (String variable : CI_VARIABLES) {
      if (surroundings.isSet(variable)) {
        return CI;
      }
    }
    return contained(surroundings) && !keepsState(surroundings, places) ? CONTAINER : WORKSTATION;
  }

  private static boolean contained(Surroundings surroundings) {
    return Files.exists(surroundings.root().resolve(".dockerenv"))
        || Files.exists(surroundings.root().resolve("run/.containerenv"))
        || !surroundings.variable("KUBERNETES_SERVICE_HOST").isEmpty();
  }

  private static boolean keepsState(Surroundings surroundings, Places places) {
    return Places.isNamed(surroundings, "XDG_STATE_HOME")
        || isThere(places.state().getParent())
        || isThere(places.userFile().getParent());
  }

  private static boolean isThere(@Nullable Path folder) {
    return folder != null && Files.exists(folder);
  }
}
