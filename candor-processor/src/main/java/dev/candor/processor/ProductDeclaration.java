package dev.candor.processor;

import dev.candor.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A package's {@code @Product}, as it was declared.
 *
 * @param packageName where it stands
 * @param variables the prefix of its variables; the name's own where it was left empty
 * @param exported whether other modules see the package, so that lint looks at what it shows
 */
record ProductDeclaration(
    String packageName,
    String name,
    String variables,
    Level defaultLevel,
    List<String> destinations,
    int retentionDays,
    boolean exported) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");
  private static final Pattern VARIABLES = Pattern.compile("[A-Z][A-Z0-9_]*");

  ProductDeclaration {
    destinations = List.copyOf(destinations);
    variables = variables.isEmpty() ? Spelling.variable(name) : variables;
  }

  Place place() {
    return Place.of(packageName);
  }

  /** Whether an event's package is its package, or one below. */
  boolean encloses(String eventPackage) {
    return eventPackage.equals(packageName) || eventPackage.startsWith(packageName + ".");
  }

  /** The class that carries the plan. */
  TypeName planClass() {
    return new TypeName(packageName, Spelling.upperCamel(name) + "Plan");
  }

  String level() {
    return defaultLevel.name().toLowerCase(Locale.ROOT);
  }

  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    if (!NAME.matcher(name).matches()) {
      problems.add(
          new Problem(
              place().element("name"),
              "product name '%s' must be lower-case letters, digits and hyphens, such as 'build-tool'"
                  .formatted(name)));
    } else if (!VARIABLES.matcher(variables).matches()) {
      problems.add(
          new Problem(
              place().element("variables"),
              ("variables '%s' must be upper-case letters, digits and underscores, such as"
                      + " 'BUILD_TOOL'")
                  .formatted(variables)));
    }
    if (retentionDays < 1) {
      problems.add(
          new Problem(
              place().element("retentionDays"),
              "retentionDays '%d' must be at least 1 day".formatted(retentionDays)));
    }
    judgeDestinations(problems);
    return problems;
  }

  private void judgeDestinations(List<Problem> problems) {
    Set<String> seen = new HashSet<>();
    for (String destination : destinations) {
      if (destination.isBlank()) {
        problems.add(
            new Problem(
                place().element("destinations"),
                "destination '%s' is blank; name it or remove it".formatted(destination)));
      } else if (!seen.add(destination)) {
        problems.add(
            new Problem(
                place().element("destinations"),
                "destination '%s' is there twice; remove one".formatted(destination)));
      }
    }
  }
}
