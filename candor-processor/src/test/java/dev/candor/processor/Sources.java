package dev.candor.processor;

/** Sources that tests compile. */
final class Sources {

  private Sources() {}

  /** A package of a product. */
  static String product(String packageName, String name) {
    return """
        // %s/package-info.java
        /** The events. */
        @Product(name = "%s")
        package %s;

        import dev.candor.Product;
        """
        .formatted(packageName.replace('.', '/'), name, packageName);
  }

  /** Imports that any declaration may use, on one line, so that lines can be counted. */
  static final String IMPORTS =
      "import dev.candor.*; import java.time.*; import java.util.*; import java.net.*;"
          + " import java.nio.file.*;";

  /** A well-declared event in the package acme; its components begin on line 4. */
  static String event(String components) {
    return """
        // acme/Ran.java
        package acme; %s
        @Event(name = "ran", purpose = "Why.", owner = "us", tier = Tier.EVENTS, route = Route.PRODUCT, category = Category.FEEDBACK, activity = Activity.NONE) public record Ran(
        %s) {}
        """
        .formatted(IMPORTS, components);
  }

  /** An event with its own annotation, on line 3, and what follows it, on line 4. */
  static String annotated(String terms, String declaration) {
    return """
        // acme/Ran.java
        package acme; %s
        %s
        %s
        """
        .formatted(IMPORTS, terms, declaration);
  }

  /** The annotation of an event, with a name. */
  static String terms(String name) {
    return "@Event(name = \"%s\", purpose = \"Why.\", owner = \"us\", tier = Tier.EVENTS,"
            .formatted(name)
        + " route = Route.PRODUCT, category = Category.FEEDBACK, activity = Activity.NONE)";
  }
}
