package dev.candor.processor;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/** Puts a product's files where the compiler wants them, and says what each was made from. */
final class Output {

  private final Filer filer;
  private final Map<String, Element> elements;

  /** With the declared elements, by qualified name. */
  Output(Filer filer, Map<String, Element> elements) {
    this.filer = filer;
    this.elements = Map.copyOf(elements);
  }

  /**
   * Writes a product's files, and returns where its plan is.
   *
   * @param hash of the plan
   * @param json the plan's file
   */
  URI write(ProductDeclaration product, List<EventDeclaration> events, String hash, byte[] json)
      throws IOException {
    List<CodecClass> codecs = CodecClass.of(product, events);
    for (CodecClass each : codecs) {
      source(each.name(), new CodecSource(each).text(), origins(names(each.events())));
    }
    Element[] all = origins(Stream.concat(Stream.of(product.packageName()), names(events)));
    source(product.planClass(), new PlanSource(product, codecs, hash, json).text(), all);
    FileObject file =
        filer.createResource(StandardLocation.CLASS_OUTPUT, "", product.resource(), all);
    try (OutputStream out = file.openOutputStream()) {
      out.write(json);
    }
    return file.toUri();
  }

  /** Writes what changes in a state. */
  void write(StateDeclaration state, Element origin) throws IOException {
    source(state.delta(), new DeltaSource(state).text(), new Element[] {origin});
  }

  private static Stream<String> names(List<EventDeclaration> events) {
    return events.stream().map(event -> event.type().qualified());
  }

  private Element[] origins(Stream<String> names) {
    return names.map(elements::get).toArray(Element[]::new);
  }

  private void source(TypeName name, String text, Element[] origins) throws IOException {
    try (Writer out = filer.createSourceFile(name.qualified(), origins).openWriter()) {
      out.write(text);
    }
  }
}
