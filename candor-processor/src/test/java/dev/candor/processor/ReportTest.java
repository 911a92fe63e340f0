package dev.candor.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;

class ReportTest {

  private final List<String> said = new ArrayList<>();
  private final Report report = new Report(new RecordingMessager(said), Map.of(), name -> null);

  @Test
  void aBugOfTheProcessorIsAnErrorThatSaysWhereItIs() {
    report.failure(new IllegalStateException("so far unseen"));

    assertThat(said).hasSize(1);
    assertThat(said.get(0))
        .startsWith("ERROR candor-processor failed, which is its own fault: report '")
        .contains("IllegalStateException: so far unseen'\n  at dev.candor.processor.ReportTest.");
  }

  @Test
  void aProblemOfADeclarationThatIsGoneNamesIt() {
    report.problem(new Problem(Place.of("acme.Gone"), "rename it"));

    assertThat(said).containsExactly("ERROR acme.Gone: rename it");
  }

  /** Keeps each message as a line. */
  private record RecordingMessager(List<String> said) implements Messager {

    @Override
    public void printMessage(Diagnostic.Kind kind, CharSequence message) {
      said.add(kind + " " + message);
    }

    @Override
    public void printMessage(Diagnostic.Kind kind, CharSequence message, Element element) {
      printMessage(kind, message);
    }

    @Override
    public void printMessage(
        Diagnostic.Kind kind, CharSequence message, Element element, AnnotationMirror mirror) {
      printMessage(kind, message);
    }

    @Override
    public void printMessage(
        Diagnostic.Kind kind,
        CharSequence message,
        Element element,
        AnnotationMirror mirror,
        AnnotationValue value) {
      printMessage(kind, message);
    }
  }
}
