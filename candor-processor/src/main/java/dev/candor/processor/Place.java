package dev.candor.processor;

/**
 * Where a problem stands, so that the compiler can point at it.
 *
 * @param declaration the qualified name of the record or the package
 * @param component the record's component; empty for the declaration itself
 * @param element the element of the declaration's annotation; empty for the whole
 */
record Place(String declaration, String component, String element) {

  static Place of(String declaration) {
    return new Place(declaration, "", "");
  }

  /** A component of this declaration. */
  Place component(String name) {
    return new Place(declaration, name, "");
  }

  /** An element of this declaration's annotation. */
  Place element(String name) {
    return new Place(declaration, "", name);
  }
}
