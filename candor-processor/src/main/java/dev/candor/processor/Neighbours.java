package dev.candor.processor;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.util.Elements;

/**
 * The types of a package that are called as those of {@code java.lang} are, and so hide them from
 * whatever is generated beside them.
 */
final class Neighbours {

  /** What generated code may name. */
  private static final Set<String> KNOWN =
      Set.of(
          "AssertionError",
          "Boolean",
          "Byte",
          "Character",
          "Class",
          "Double",
          "Float",
          "Integer",
          "Long",
          "Override",
          "Record",
          "Short",
          "String",
          "SuppressWarnings",
          "Thread");

  private final Elements elements;
  private final Map<String, Set<String>> found = new HashMap<>();

  Neighbours(Elements elements) {
    this.elements = elements;
  }

  /** Their simple names. */
  Set<String> hiding(PackageElement element) {
    return found.computeIfAbsent(
        element.getQualifiedName().toString(), name -> name.isEmpty() ? Set.of() : look(element));
  }

  private Set<String> look(PackageElement element) {
    String prefix = element.getQualifiedName() + ".";
    ModuleElement module = elements.getModuleOf(element); // else every module is searched
    return KNOWN.stream()
        .filter(known -> elements.getTypeElement(module, prefix + known) != null)
        .collect(Collectors.toUnmodifiableSet());
  }
}
