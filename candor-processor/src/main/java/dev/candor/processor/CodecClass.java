package dev.candor.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A class that writes events of one package.
 *
 * <p>One for many of them: javac takes far longer for a small class than for a method, and so does
 * the start of the program that loads it.
 *
 * @param events those that it writes, each by its number in this list
 * @param reachable whether the plan is in another package, so that the class must be public
 */
record CodecClass(TypeName name, List<EventDeclaration> events, boolean reachable) {

  /**
   * How much stands in one class, so that none meets a limit of class files, nor has a method that
   * is too long for HotSpot to compile.
   */
  private static final int ROOM = 500;

  CodecClass {
    events = List.copyOf(events);
  }

  /** The classes of a product's events, in the order of the packages. */
  static List<CodecClass> of(ProductDeclaration product, List<EventDeclaration> events) {
    Map<String, List<EventDeclaration>> packages = new TreeMap<>();
    for (EventDeclaration event : events) {
      packages.computeIfAbsent(event.type().packageName(), each -> new ArrayList<>()).add(event);
    }
    List<CodecClass> classes = new ArrayList<>();
    packages.forEach(
        (packageName, own) -> {
          boolean reachable = !packageName.equals(product.packageName());
          TypeName name = product.codecsIn(packageName);
          List<List<EventDeclaration>> parts = parts(own);
          for (int i = 0; i < parts.size(); i++) {
            classes.add(
                new CodecClass(i == 0 ? name : name.beside("" + (i + 1)), parts.get(i), reachable));
          }
        });
    return classes;
  }

  private static List<List<EventDeclaration>> parts(List<EventDeclaration> events) {
    List<List<EventDeclaration>> parts = new ArrayList<>();
    int room = 0;
    for (EventDeclaration event : events) {
      int size = size(event);
      if (size > room) {
        parts.add(new ArrayList<>());
        room = ROOM;
      }
      parts.get(parts.size() - 1).add(event);
      room -= size;
    }
    return parts;
  }

  private static int size(EventDeclaration event) {
    return 1
        + event.components().size()
        + enums(event).mapToInt(each -> each.constants().size()).sum();
  }

  /** The enums whose constants an event's fields have, one for each time that it has them. */
  static Stream<ValueType> enums(EventDeclaration event) {
    return event.components().stream()
        .flatMap(each -> Stream.concat(Stream.of(each.type()), each.type().arguments().stream()))
        .filter(type -> type.kind() == ValueType.Kind.ENUM);
  }
}
