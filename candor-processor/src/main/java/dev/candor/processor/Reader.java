package dev.candor.processor;

import dev.candor.Event;
import dev.candor.Hashed;
import dev.candor.Identifier;
import dev.candor.LocalOnly;
import dev.candor.Measure;
import dev.candor.OneOf;
import dev.candor.Opaque;
import dev.candor.Product;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.ModuleElement.DirectiveKind;
import javax.lang.model.element.ModuleElement.ExportsDirective;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.util.Elements;

/** Turns what the compiler knows into declarations. Judges nothing. */
final class Reader {

  private final Elements elements;
  private final TypeReader types;

  Reader(Elements elements, TypeReader types) {
    this.elements = elements;
    this.types = types;
  }

  ProductDeclaration product(PackageElement element, Product product) {
    return new ProductDeclaration(
        element.getQualifiedName().toString(),
        product.name(),
        product.variables(),
        product.defaultLevel(),
        List.of(product.destinations()),
        product.retentionDays(),
        exported(element));
  }

  EventDeclaration event(TypeElement element, Event event) {
    TypeName name = types.name(element);
    Place place = Place.of(name.qualified());
    return new EventDeclaration(
        new EventDeclaration.Form(
            name,
            element.getKind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
            parameters(element),
            TypeReader.hidden(element),
            exported(elements.getPackageOf(element)),
            warnings(element)),
        new EventDeclaration.Terms(
            event.name(),
            event.purpose(),
            event.owner(),
            event.tier(),
            event.route(),
            event.activity(),
            event.actor()),
        element.getRecordComponents().stream()
            .map(component -> component(place, component))
            .toList());
  }

  private Component component(Place event, RecordComponentElement component) {
    String name = component.getSimpleName().toString();
    Measure measure = component.getAnnotation(Measure.class);
    return new Component(
        event.component(name),
        name,
        types.read(component.asType()),
        marks(component),
        measure == null ? null : measure.value());
  }

  private static List<Mark> marks(RecordComponentElement component) {
    List<Mark> marks = new ArrayList<>();
    mark(
        component,
        OneOf.class,
        oneOf -> new Mark.OneOf(List.of(oneOf.value()), oneOf.otherwise()),
        marks);
    mark(
        component,
        Identifier.class,
        identifier -> new Mark.Identifier(identifier.pattern(), identifier.maxLength()),
        marks);
    mark(component, Opaque.class, opaque -> new Mark.Opaque(), marks);
    mark(component, Hashed.class, hashed -> new Mark.Hashed(hashed.value()), marks);
    mark(component, LocalOnly.class, localOnly -> new Mark.LocalOnly(), marks);
    return marks;
  }

  private static <A extends Annotation> void mark(
      RecordComponentElement component, Class<A> type, Function<A, Mark> read, List<Mark> marks) {
    A annotation = component.getAnnotation(type);
    if (annotation != null) {
      marks.add(read.apply(annotation));
    }
  }

  private static String parameters(TypeElement element) {
    return element.getTypeParameters().isEmpty()
        ? ""
        : element.getTypeParameters().stream()
            .map(TypeParameterElement::toString)
            .collect(Collectors.joining(", ", "<", ">"));
  }

  /** What javac would warn of in a codec that names all that the event is made of. */
  private List<String> warnings(TypeElement event) {
    List<Element> named = new ArrayList<>();
    addWithOuter(event, named);
    for (RecordComponentElement component : event.getRecordComponents()) {
      named.add(component.getAccessor());
      TypeElement constants = types.enumOf(component.asType());
      if (constants != null) {
        addWithOuter(constants, named);
        named.addAll(TypeReader.constants(constants));
      }
    }
    List<String> warnings = new ArrayList<>();
    for (Element element : named) {
      Deprecated deprecated = element.getAnnotation(Deprecated.class);
      String warning =
          deprecated == null ? "" : deprecated.forRemoval() ? "removal" : "deprecation";
      if (!warning.isEmpty() && !warnings.contains(warning)) {
        warnings.add(warning);
      }
    }
    return warnings.stream().sorted().toList();
  }

  private static void addWithOuter(TypeElement type, List<Element> named) {
    for (Element at = type; at instanceof TypeElement; at = at.getEnclosingElement()) {
      named.add(at);
    }
  }

  private boolean exported(PackageElement element) {
    ModuleElement module = elements.getModuleOf(element);
    return module != null
        && module.getDirectives().stream()
            .filter(directive -> directive.getKind() == DirectiveKind.EXPORTS)
            .anyMatch(directive -> ((ExportsDirective) directive).getPackage().equals(element));
  }
}
