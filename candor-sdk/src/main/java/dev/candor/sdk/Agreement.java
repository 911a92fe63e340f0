package dev.candor.sdk;

import java.util.List;
import java.util.Set;

/**
 * What of a run's content may leave: fields that the person agreed to by name, the packages whose
 * frames a crash may show, and whether the run's destination may have identities raw.
 *
 * @param content names, each {@code <event>.<field>}
 * @param ownPackages the product's own packages; those below them are its own, too
 * @param raw whether what leaves goes to the collector that may have raw what the plan lets it
 */
record Agreement(Set<String> content, List<String> ownPackages, boolean raw) {

  /** Nobody agreed to anything. */
  static final Agreement NONE = new Agreement(Set.of(), List.of(), false);

  Agreement {
    content = Set.copyOf(content);
    ownPackages = List.copyOf(ownPackages);
  }

  /** Whether the person agreed to the content of a field. */
  boolean covers(String event, String field) {
    return !content.isEmpty() && content.contains(event + "." + field);
  }

  /** Whether a class is of one of the product's own packages. */
  boolean isOwn(String className) {
    for (String own : ownPackages) {
      if (className.length() > own.length()
          && className.charAt(own.length()) == '.'
          && className.startsWith(own)) {
        return true;
      }
    }
    return false;
  }
}
