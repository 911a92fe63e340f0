package dev.candor.processor;

import dev.candor.processor.ValueType.Kind;

/** What to write instead of a type that may not be collected. */
final class Instead {

  private Instead() {}

  /** The message for a component. */
  static String of(String name, ValueType type) {
    return switch (type.kind()) {
      case LIST -> list(name, type);
      case MAP -> map(name, type);
      case COLLECTION ->
          "%s may not be collected; make '%s' a List annotated @Size, or a Map whose keys are an enum"
              .formatted(a(type), name);
      case RECORD ->
          ("a record is no value; annotate '%s' @Embedded, so that the components of '%s' are"
                  + " fields of the event")
              .formatted(name, type.written());
      default -> single(name, type);
    };
  }

  private static String a(ValueType type) {
    boolean vowel = "AEIOaeio".indexOf(type.written().charAt(0)) >= 0;
    return "%s '%s'".formatted(vowel ? "an" : "a", type.written());
  }

  private static String single(String name, ValueType type) {
    return switch (type.kind()) {
      case TEXT ->
          ("free text may not be collected; make '%s' an enum, or annotate it @OneOf, @Identifier,"
                  + " @Opaque, @Hashed or @LocalOnly")
              .formatted(name);
      case UUID ->
          ("a UUID must say what it is; annotate '%s' @Opaque if the product minted it at random,"
                  + " else make it a String annotated @Hashed or @LocalOnly")
              .formatted(name);
      case LOCATION ->
          ("%s tells of people and projects and may not be collected; make '%s' a String"
                  + " annotated @Hashed or @LocalOnly")
              .formatted(a(type), name);
      case EXCEPTION ->
          ("%s carries free text; annotate '%s' @Crash, of which only the class and the"
                  + " product's own frames may leave, or make it an enum of the failures that you"
                  + " know")
              .formatted(a(type), name);
      case OPTIONAL ->
          ("%s may not be collected; make '%s' a type that may be null, such as Integer: a"
                  + " null is a field that is absent")
              .formatted(a(type), name);
      case TIME ->
          ("%s may not be collected; every event has its time already: make '%s' a Duration, or"
                  + " remove it")
              .formatted(a(type), name);
      default ->
          ("%s may not be collected; make '%s' a boolean, a number, an enum or a Duration, or a"
                  + " String with a privacy annotation")
              .formatted(a(type), name);
    };
  }

  private static String list(String name, ValueType type) {
    if (type.arguments().isEmpty()) {
      return "a List must say of what; write its element's type, such as '%s<…>', for '%s'"
          .formatted(type.written(), name);
    }
    return switch (type.single().kind()) {
      case FLAG ->
          ("a list of 'Boolean' may not be collected; make '%s' a list of an enum that names what is"
                  + " true and what is not")
              .formatted(name);
      case DURATION ->
          ("a list of 'Duration' may not be collected, since nothing says its unit; make '%s' a list"
                  + " of whole numbers that is called after their unit, such as '%sMs'")
              .formatted(name, name);
      case TEXT ->
          ("free text may not be collected; make '%s' a list of an enum, or annotate it @OneOf,"
                  + " @Identifier, @Opaque, @Hashed or @LocalOnly")
              .formatted(name);
      default ->
          ("a list of '%s' may not be collected; make '%s' a list of an enum, of numbers, or of"
                  + " Strings with a privacy annotation")
              .formatted(type.single().written(), name);
    };
  }

  private static String map(String name, ValueType type) {
    if (type.arguments().size() != 2 || type.arguments().get(0).kind() != Kind.ENUM) {
      return "a '%s' with free keys may not be collected; make the keys of '%s' an enum"
          .formatted(type.written(), name);
    }
    return switch (type.single().kind()) {
      case TEXT ->
          ("free text may not be collected; make the values of '%s' an enum, or annotate it @OneOf,"
                  + " @Identifier or @Opaque")
              .formatted(name);
      case DURATION ->
          ("a map to 'Duration' may not be collected, since nothing says its unit; make the values of"
                  + " '%s' whole numbers, and annotate it @PerKey @Measure(Unit.MILLISECONDS)")
              .formatted(name);
      default ->
          ("a map to '%s' may not be collected; make the values of '%s' numbers, booleans or an"
                  + " enum")
              .formatted(type.single().written(), name);
    };
  }
}
