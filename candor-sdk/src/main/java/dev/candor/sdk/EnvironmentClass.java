package dev.candor.sdk;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What kind of machine a run is on. */
public enum EnvironmentClass {
  /** A person's machine, or a container that keeps its state. */
  WORKSTATION,
  /** The same, in the shell of a coding agent. */
  AGENT,
  /** A container without a kept state folder: it is gone after the run. */
  CONTAINER,
  /** A continuous integration job. */
  CI;

  /** Whether nothing of the run is kept, so that it can have no identity and see no notice. */
  public boolean ephemeral() {
    return this == CONTAINER || this == CI;
  }

  /** The word on the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static EnvironmentClass of(Surroundings surroundings, Places places) {
    if (EnvironmentSigns.found(CI, surroundings) != null) {
      return CI;
    }
    if (isContainer(surroundings) && !keepsState(surroundings, places)) {
      return CONTAINER;
    }
    return EnvironmentSigns.found(AGENT, surroundings) != null ? AGENT : WORKSTATION;
  }

  /** Why this is the class of an environment, for a person. */
  public String because(Surroundings surroundings) {
    EnvironmentSigns.Sign sign = EnvironmentSigns.found(this, surroundings);
    if (sign != null) {
      return "%s is set, as by %s".formatted(sign.variable(), sign.system());
    }
    if (this == CONTAINER) {
      return "a container without a kept state folder";
    }
    return isContainer(surroundings)
        ? "a container that keeps its state"
        : "no CI system, container or coding agent was found";
  }

  /** Whether this is a container, whatever it keeps. */
  public static boolean isContainer(Surroundings surroundings) {
    return Files.exists(surroundings.root().resolve(".dockerenv"))
        || Files.exists(surroundings.root().resolve("run/.containerenv"))
        || !surroundings.variable("KUBERNETES_SERVICE_HOST").isEmpty();
  }

  private static boolean keepsState(Surroundings surroundings, Places places) {
    return Places.isNamed(surroundings, "XDG_STATE_HOME")
        || isThere(places.userFile().getParent())
        || (isThere(places.state().getParent()) && !ContainerMark.isOfThis(surroundings, places));
  }

  private static boolean isThere(@Nullable Path folder) {
    return folder != null && Files.exists(folder);
  }
}
