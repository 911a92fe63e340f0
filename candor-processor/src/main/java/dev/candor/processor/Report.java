package dev.candor.processor;

import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;
import org.jspecify.annotations.Nullable;

/** Tells the person at the compiler, and points at what is meant. */
final class Report {

  private static final int FRAMES = 5;

  private final Messager messager;
  private final Map<String, Element> declared;
  private final Function<String, @Nullable TypeElement> others;

  /**
   * With the declared elements, by qualified name.
   *
   * @param others finds any other type by its name
   */
  Report(
      Messager messager,
      Map<String, Element> declared,
      Function<String, @Nullable TypeElement> others) {
    this.messager = messager;
    this.declared = declared;
    this.others = others;
  }

  /** An event, a product, or else a group that events share. */
  private @Nullable Element declaration(String name) {
    Element element = declared.get(name);
    return element == null ? others.apply(name) : element;
  }

  void problem(Problem problem) {
    Place place = problem.place();
    Element declaration = declaration(place.declaration());
    if (declaration == null) {
      messager.printMessage(Kind.ERROR, place.declaration() + ": " + problem.message());
    } else if (!place.component().isEmpty()) {
      messager.printMessage(
          Kind.ERROR, problem.message(), component(declaration, place.component()));
    } else {
      at(declaration, place.element(), problem.message());
    }
  }

  /** Says that the plan beside the code is not this one. */
  void outOfDate(String product, String message) {
    messager.printMessage(Kind.ERROR, message, declared.get(product));
  }

  /** Says that the day of a reproducible build is none. */
  void noDay(String epoch) {
    messager.printMessage(
        Kind.ERROR,
        ("SOURCE_DATE_EPOCH '%s' is no number of seconds since 1970; write it as '1795219200', or"
                + " unset it")
            .formatted(epoch));
  }

  /** Says that an event was generated when the plan had been written. */
  void tooLate(Element element) {
    messager.printMessage(
        Kind.ERROR,
        "'%s' was generated when the plan had been written; declare it in a source file"
            .formatted(element.getSimpleName()),
        element);
  }

  /** Says that the processor itself is wrong. */
  void failure(RuntimeException bug) {
    messager.printMessage(
        Kind.ERROR,
        Arrays.stream(bug.getStackTrace())
            .limit(FRAMES)
            .map(frame -> "\n  at " + frame)
            .collect(
                Collectors.joining(
                    "",
                    "candor-processor failed, which is its own fault: report '" + bug + "'",
                    "")));
  }

  private void at(Element declaration, String element, String message) {
    for (AnnotationMirror mirror : declaration.getAnnotationMirrors()) {
      AnnotationValue value = element.isEmpty() ? null : value(mirror, element);
      if (value != null) {
        messager.printMessage(Kind.ERROR, message, declaration, mirror, value);
        return;
      }
    }
    messager.printMessage(Kind.ERROR, message, declaration);
  }

  /** Whether an annotation is of a type. */
  static boolean is(AnnotationMirror mirror, Class<? extends Annotation> type) {
    return mirror.getAnnotationType().asElement() instanceof TypeElement declared
        && declared.getQualifiedName().contentEquals(type.getName());
  }

  private static @Nullable AnnotationValue value(AnnotationMirror mirror, String element) {
    if (!mirror.getAnnotationType().toString().startsWith("dev.candor.")) {
      return null;
    }
    return mirror.getElementValues().entrySet().stream()
        .filter(entry -> entry.getKey().getSimpleName().contentEquals(element))
        .findFirst()
        .<AnnotationValue>map(Map.Entry::getValue)
        .orElse(null);
  }

  /** The component's field: javac 17 has no line for the component itself. */
  private static Element component(Element declaration, String name) {
    return declaration.getEnclosedElements().stream()
        .filter(enclosed -> enclosed.getKind() == ElementKind.FIELD)
        .filter(field -> field.getSimpleName().contentEquals(name))
        .<Element>map(field -> field)
        .findFirst()
        .orElse(declaration);
  }
}
