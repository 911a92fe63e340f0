package dev.candor.processor;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Finds what javac would warn of in a codec, which names all that the event is made of. */
final class Warnings {

  private final TypeReader types;
  private final List<Element> named = new ArrayList<>();

  Warnings(TypeReader types) {
    this.types = types;
  }

  /** The warnings to silence, sorted. */
  List<String> of(TypeElement event) {
    addWithOuter(event);
    addComponents(event);
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

  private void addComponents(TypeElement record) {
    for (RecordComponentElement component : record.getRecordComponents()) {
      addComponent(component);
      TypeElement group = Reader.group(component);
      if (group != null && !group.equals(record)) {
        addWithOuter(group);
        for (RecordComponentElement inner : group.getRecordComponents()) {
          addComponent(inner);
        }
      }
    }
  }

  private void addComponent(RecordComponentElement component) {
    Element accessor = component.getAccessor();
    if (accessor != null) { // javac 17 knows none where the record is from a class file
      named.add(accessor);
    }
    addEnums(component.asType());
  }

  private void addEnums(TypeMirror type) {
    TypeElement constants = types.enumOf(type);
    if (constants != null) {
      addWithOuter(constants);
      named.addAll(TypeReader.constants(constants));
    } else if (type instanceof DeclaredType declared) {
      declared.getTypeArguments().forEach(this::addEnums);
    }
  }

  private void addWithOuter(TypeElement type) {
    for (Element at = type; at instanceof TypeElement; at = at.getEnclosingElement()) {
      named.add(at);
    }
  }
}
