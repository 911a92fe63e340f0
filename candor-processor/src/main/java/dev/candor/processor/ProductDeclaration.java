package dev.candor.processor;

import dev.candor.Level;
import dev.candor.wire.InsightPlan;
import dev.candor.wire.NameRules;
import dev.candor.wire.ProductPlan;
import dev.candor.wire.ProductPlan.DestinationPlan;
import dev.candor.wire.ProductPlan.SchemePlan;
import dev.candor.wire.SwitchPlan;
import dev.candor.wire.TrackingPlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A package's {@code @Product}, as it was declared.
 *
 * @param packageName where it stands
 * @param variables the prefix of its variables; the name's own where it was left empty
 * @param switches what else its users switch it off or on by
 * @param identity how its installations are told apart, or null where by a random id
 * @param exported whether other modules see the package, so that lint looks at what it shows
 * @param hiding the types of the package that are called as types of {@code java.lang} are
 */
record ProductDeclaration(
    String packageName,
    String name,
    String variables,
    List<SwitchPlan> switches,
    Level defaultLevel,
    @Nullable SchemePlan identity,
    List<DestinationPlan> destinations,
    int retentionDays,
    List<String> ownPackages,
    String metrics,
    List<Question> questions,
    String module,
    List<Module> modules,
    boolean exported,
    Set<String> hiding) {

  /** An insight, as it was declared. */
  record Question(String name, String kind, String revised, List<Asked> events) {

    Question {
      events = List.copyOf(events);
    }
  }

  /**
   * An event that an insight reads.
   *
   * @param type the class that is named
   * @param event its name on the wire; empty where the class is no event
   * @param unknown whether the compiler does not know the class, or not yet
   */
  record Asked(String type, String event, boolean unknown) {

    /** As the plan says it; of a class that is no event, what cannot be the name of one. */
    String planned() {
      return event.isEmpty() ? "class " + type : event;
    }
  }

  /**
   * Another module of the product.
   *
   * @param type the class that is named
   * @param plan what it declares, or null where it is no plan of a module
   * @param unknown whether the compiler does not know the class, or not yet
   */
  record Module(TypeName type, @Nullable TrackingPlan plan, boolean unknown) {}

  ProductDeclaration {
    switches = List.copyOf(switches);
    destinations = List.copyOf(destinations);
    ownPackages = ownPackages.isEmpty() ? List.of(packageName) : List.copyOf(ownPackages);
    questions = List.copyOf(questions);
    modules = List.copyOf(modules);
    metrics = metrics.isEmpty() ? prefix(name) : metrics;
    hiding = Set.copyOf(hiding);
    variables = variables.isEmpty() ? Spelling.variable(name) : variables;
  }

  /** Where the name is wrong, one that is right: the name is what is told. */
  private static String prefix(String name) {
    return NameRules.mayBeProduct(name) ? name.replaceAll("-+", "_") : "product";
  }

  Place place() {
    return Place.of(packageName);
  }

  /** Whether the compiler does not know a class that it names, or not yet. */
  boolean unfinished() {
    return modules.stream().anyMatch(Module::unknown)
        || questions.stream().flatMap(each -> each.events().stream()).anyMatch(Asked::unknown);
  }

  /** Whether an event's package is its package, or one below. */
  boolean encloses(String eventPackage) {
    return eventPackage.equals(packageName) || eventPackage.startsWith(packageName + ".");
  }

  /** The class that carries the plan. */
  TypeName planClass() {
    return generated(packageName, "Plan");
  }

  /** The class that writes its events of a package, or the first that does. */
  TypeName codecsIn(String eventPackage) {
    return generated(eventPackage, "Codecs");
  }

  private TypeName generated(String home, String suffix) {
    return new TypeName(home, Spelling.upperCamel(module.isEmpty() ? name : module) + suffix);
  }

  /** Its name, with the module's behind it where it is one. */
  String part() {
    return module.isEmpty() ? name : name + "/" + module;
  }

  /** Where the plan stands in the jar; a module's below that of the product. */
  String resource() {
    return TrackingPlan.resource(part());
  }

  /** The insights, as the plan says them. */
  List<InsightPlan> insights() {
    return questions.stream()
        .filter(question -> question.events().stream().noneMatch(Asked::unknown))
        .map(
            question ->
                new InsightPlan(
                    question.name(),
                    question.kind(),
                    question.revised(),
                    question.events().stream().map(Asked::planned).toList()))
        .toList();
  }

  /** What the plan says of it. */
  ProductPlan plan() {
    return new ProductPlan(
        name,
        variables,
        defaultLevel.name().toLowerCase(Locale.ROOT),
        retentionDays,
        metrics,
        ownPackages,
        destinations,
        switches,
        identity);
  }

  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    judgeModules(problems);
    return problems;
  }

  private void judgeModules(List<Problem> problems) {
    if (!module.isEmpty() && !NameRules.mayBeProduct(module)) {
      problems.add(
          new Problem(
              place().element("module"),
              "module '%s' must be lower-case letters, digits and hyphens, such as 'core'"
                  .formatted(module)));
    }
    Set<TypeName> seen = new HashSet<>();
    for (Module other : modules) {
      TrackingPlan plan = other.plan();
      if (other.unknown()) {
        continue; // the compiler will say so itself
      }
      if (plan == null) {
        problems.add(
            new Problem(
                place().element("modules"),
                "'%s' is no plan of a module; give the generated class of a package with @Product(module = \"…\")"
                    .formatted(other.type().nested())));
      } else if (!plan.product().name().equals(name)) {
        problems.add(
            new Problem(
                place().element("modules"),
                "'%s' is of the product '%s', not of '%s'; remove it"
                    .formatted(other.type().nested(), plan.product().name(), name)));
      } else if (!seen.add(other.type())) {
        problems.add(
            new Problem(
                place().element("modules"),
                "'%s' is there twice; remove one".formatted(other.type().nested())));
      }
    }
  }
}
