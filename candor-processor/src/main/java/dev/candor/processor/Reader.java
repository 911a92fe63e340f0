package dev.candor.processor;

import static java.util.Objects.requireNonNull;

import dev.candor.Deprecation;
import dev.candor.Embedded;
import dev.candor.Event;
import dev.candor.Meaning;
import dev.candor.Name;
import dev.candor.Since;
import dev.candor.wire.Prose;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.ModuleElement.DirectiveKind;
import javax.lang.model.element.ModuleElement.ExportsDirective;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Turns what the compiler knows of an event into its declaration. Judges nothing. */
final class Reader {

  private static final String API = "dev.candor";

  private final Elements elements;
  private final TypeReader types;
  private final ComponentReader components;
  private final Predicate<String> compiled;
  private final Neighbours neighbours;

  /**
   * With what the compiler knows.
   *
   * @param compiled whether a type, by its qualified name, is in what is being compiled
   */
  Reader(Elements elements, TypeReader types, Predicate<String> compiled) {
    this.elements = elements;
    this.types = types;
    this.compiled = compiled;
    this.neighbours = new Neighbours(elements);
    this.components = new ComponentReader(types);
  }

  EventDeclaration event(TypeElement element) {
    Event event = requireNonNull(element.getAnnotation(Event.class));
    TypeName name = types.name(element);
    Place place = Place.of(name.qualified());
    List<EventDeclaration.Group> groups = new ArrayList<>();
    List<Component> all = new ArrayList<>();
    for (RecordComponentElement component : element.getRecordComponents()) {
      TypeElement group = group(component);
      if (group == null) {
        Place at = place.component(component.getSimpleName().toString());
        all.add(components.component(at, "", component));
      } else {
        groups.add(group(place, component, group));
        addGroup(place, component, group, all);
      }
    }
    return new EventDeclaration(form(element, name), terms(element, event), groups, all);
  }

  private EventDeclaration.Group group(
      Place place, RecordComponentElement component, TypeElement group) {
    String name = component.getSimpleName().toString();
    return new EventDeclaration.Group(
        place.component(name),
        name,
        types.name(group),
        parameters(group),
        TypeReader.hidden(group),
        component.getAnnotationMirrors().stream()
            .map(mirror -> mirror.getAnnotationType().asElement())
            .filter(type -> elements.getPackageOf(type).getQualifiedName().contentEquals(API))
            .map(type -> "@" + type.getSimpleName())
            .filter(annotation -> !annotation.equals("@Embedded"))
            .toList());
  }

  /** A group from a class file has no lines; the component that holds it has one. */
  private void addGroup(
      Place place, RecordComponentElement component, TypeElement group, List<Component> all) {
    String held = component.getSimpleName().toString();
    TypeName type = types.name(group);
    Place inside = Place.of(type.qualified());
    boolean here = compiled.test(new TypeName(type.packageName(), type.top()).qualified());
    for (RecordComponentElement each : group.getRecordComponents()) {
      Place at = here ? inside.component(each.getSimpleName().toString()) : place.component(held);
      all.add(components.component(at, held, each));
    }
  }

  /** The record that stands in a component's place, or null where the component is a field. */
  static @Nullable TypeElement group(RecordComponentElement component) {
    return component.getAnnotation(Embedded.class) != null
            && component.asType() instanceof DeclaredType type
            && type.asElement() instanceof TypeElement element
            && element.getKind() == ElementKind.RECORD
        ? element
        : null;
  }

  private EventDeclaration.Form form(TypeElement element, TypeName name) {
    return new EventDeclaration.Form(
        name,
        element.getKind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        parameters(element),
        TypeReader.hidden(element),
        exported(elements, elements.getPackageOf(element)),
        new Warnings(types).of(element),
        neighbours.hiding(elements.getPackageOf(element)));
  }

  private static EventDeclaration.Terms terms(TypeElement element, Event event) {
    return new EventDeclaration.Terms(
        event.name(),
        exactName(element),
        event.purpose(),
        event.owner(),
        event.tier(),
        event.route(),
        event.category(),
        event.activity(),
        event.actor(),
        event.counter(),
        event.expires(),
        prose(element));
  }

  /** What {@code @Name} says; empty without one. */
  static String exactName(AnnotatedConstruct of) {
    return said(of, Name.class, Name::value);
  }

  /** What is said of an event or a component to people. */
  static Prose prose(AnnotatedConstruct of) {
    Deprecation deprecation = of.getAnnotation(Deprecation.class);
    return new Prose(
        said(of, Meaning.class, Meaning::value),
        said(of, Meaning.class, Meaning::example),
        said(of, Since.class, Since::value),
        deprecation == null ? null : deprecation.replacedBy());
  }

  private static <A extends Annotation> String said(
      AnnotatedConstruct of, Class<A> type, Function<A, String> element) {
    A annotation = of.getAnnotation(type);
    return annotation == null ? "" : element.apply(annotation);
  }

  /** What an event is called on the wire; empty where the class is no event. */
  String wireName(TypeMirror type) {
    Element element = types.element(type);
    Event event = element == null ? null : element.getAnnotation(Event.class);
    if (element == null || event == null) {
      return "";
    }
    String exact = exactName(element);
    return exact.isEmpty() ? event.name() : exact;
  }

  static String parameters(TypeElement element) {
    return element.getTypeParameters().isEmpty()
        ? ""
        : element.getTypeParameters().stream()
            .map(TypeParameterElement::toString)
            .collect(Collectors.joining(", ", "<", ">"));
  }

  /** Whether other modules see a package, so that lint looks at what it shows. */
  static boolean exported(Elements elements, PackageElement element) {
    ModuleElement module = elements.getModuleOf(element);
    return module != null
        && module.getDirectives().stream()
            .filter(directive -> directive.getKind() == DirectiveKind.EXPORTS)
            .anyMatch(directive -> ((ExportsDirective) directive).getPackage().equals(element));
  }
}
