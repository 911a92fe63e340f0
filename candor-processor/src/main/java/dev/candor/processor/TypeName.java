package dev.candor.processor;

/**
 * The name of a declared type.
 *
 * @param packageName empty for the unnamed package
 * @param nested its name and those of the types around it, such as {@code Outer.Inner}
 */
record TypeName(String packageName, String nested) {

  /** The name of the source file's type. */
  String top() {
    int dot = nested.indexOf('.');
    return dot < 0 ? nested : nested.substring(0, dot);
  }

  String simple() {
    return nested.substring(nested.lastIndexOf('.') + 1);
  }

  String qualified() {
    return packageName.isEmpty() ? nested : packageName + "." + nested;
  }

  /** The type beside this one that is called as it is, and something more. */
  TypeName beside(String suffix) {
    return new TypeName(packageName, nested.replace('.', '_') + suffix);
  }
}
