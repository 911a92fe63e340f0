package dev.candor.processor;

import dev.candor.Activity;
import dev.candor.State;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Turns what the compiler knows of a state into its declaration. Judges nothing. */
final class StateReader {

  private static final String API = "dev.candor.";

  /** What may hold members. */
  private static final Set<String> HOLDERS =
      Set.of("java.util.List", "java.util.Set", "java.util.Collection");

  /** What says something of a state's component. */
  private static final Set<String> KNOWN =
      Set.of(
          API + "State.Cumulative",
          API + "State.Level",
          API + "State.Members",
          API + "Meaning",
          API + "Name",
          API + "Size");

  private final Elements elements;
  private final TypeReader types;
  private final ComponentReader components;

  StateReader(Elements elements, TypeReader types) {
    this.elements = elements;
    this.types = types;
    this.components = new ComponentReader(types);
  }

  StateDeclaration state(TypeElement element) {
    TypeName name = types.name(element);
    List<StateComponent> all = new ArrayList<>();
    for (RecordComponentElement component : element.getRecordComponents()) {
      all.add(component(Place.of(name.qualified()), component));
    }
    boolean open = isOpen(element);
    List<String> warnings = new ArrayList<>(new Warnings(types).of(element));
    if (open && Reader.exported(elements, elements.getPackageOf(element))) {
      warnings.add("exports");
    }
    return new StateDeclaration(
        name,
        element.getKind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        Reader.parameters(element),
        TypeReader.hidden(element),
        open,
        warnings,
        new Neighbours(elements).hiding(elements.getPackageOf(element)),
        all);
  }

  private static boolean isOpen(TypeElement element) {
    for (Element at = element; at instanceof TypeElement; at = at.getEnclosingElement()) {
      if (!at.getModifiers().contains(Modifier.PUBLIC)) {
        return false;
      }
    }
    return true;
  }

  private StateComponent component(Place place, RecordComponentElement component) {
    Component read =
        components.component(place.component(component.getSimpleName().toString()), "", component);
    ValueType type = isOfMembers(component.asType()) ? TEXTS : read.type();
    return new StateComponent(
        new Component(read.place(), "", read.name(), type, read.marks(), read.traits()),
        read.type().name(),
        parts(component),
        strangers(component, read));
  }

  /** As what all members count. */
  private static final ValueType TEXTS =
      new ValueType(
          ValueType.Kind.LIST,
          new TypeName("java.util", "List"),
          true,
          List.of(),
          List.of(ValueType.of(ValueType.Kind.TEXT, new TypeName("java.lang", "String"))),
          "");

  private boolean isOfMembers(TypeMirror type) {
    return type instanceof DeclaredType declared
        && declared.getTypeArguments().size() == 1
        && HOLDERS.contains(called(declared))
        && called(declared.getTypeArguments().get(0)).equals("java.lang.String");
  }

  private String called(TypeMirror type) {
    TypeElement element = types.element(type);
    return element == null ? "" : element.getQualifiedName().toString();
  }

  private static List<StateComponent.Part> parts(RecordComponentElement component) {
    List<StateComponent.Part> parts = new ArrayList<>();
    part(
        component,
        State.Cumulative.class,
        State.Cumulative::value,
        StateComponent.Form.COUNTER,
        parts);
    part(component, State.Level.class, State.Level::value, StateComponent.Form.LEVEL, parts);
    part(component, State.Members.class, State.Members::value, StateComponent.Form.MEMBERS, parts);
    return parts;
  }

  private static <A extends Annotation> void part(
      RecordComponentElement component,
      Class<A> type,
      Function<A, Activity> signal,
      StateComponent.Form form,
      List<StateComponent.Part> parts) {
    A annotation = component.getAnnotation(type);
    if (annotation != null) {
      parts.add(new StateComponent.Part(form, signal.apply(annotation)));
    }
  }

  /** A class and a size are no strangers: the rules of fields say where they may stand. */
  private static List<String> strangers(RecordComponentElement component, Component read) {
    List<String> marks = read.marks().stream().map(Mark::annotation).toList();
    return component.getAnnotationMirrors().stream()
        .map(mirror -> mirror.getAnnotationType().toString())
        .filter(name -> name.startsWith(API) && !KNOWN.contains(name))
        .map(name -> "@" + name.substring(API.length()))
        .filter(annotation -> !marks.contains(annotation))
        .toList();
  }
}
