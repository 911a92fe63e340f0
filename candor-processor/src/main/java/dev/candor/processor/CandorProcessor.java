package dev.candor.processor;

import dev.candor.Event;
import dev.candor.Product;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.QualifiedNameable;
import javax.lang.model.element.TypeElement;

/**
 * What javac calls: reads the declarations of a compilation, reports every problem of them at once,
 * and where there is none writes the codecs and the plans.
 *
 * <p>It writes in the first round in which the compiler knows every type that the events use, so
 * events may use types that another processor generates. The events themselves may not come in a
 * later round: a plan is written once.
 */
public final class CandorProcessor extends AbstractProcessor {

  /** By qualified name, since an element is good for one round only. */
  private final Map<String, Element> found = new LinkedHashMap<>();

  private boolean done;

  /** Called by javac, through the service loader. */
  public CandorProcessor() {}

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("dev.candor.*");
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  /**
   * {@inheritDoc}
   *
   * @return true: the annotations are ours, and -Xlint:all warns of those that nobody claims
   */
  @SuppressWarnings("DoNotClaimAnnotations")
  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    Report report = new Report(processingEnv.getMessager(), found);
    try {
      run(round, report);
    } catch (RuntimeException e) {
      done = true;
      report.failure(e);
    }
    return true;
  }

  private void run(RoundEnvironment round, Report report) {
    List<Element> added = new ArrayList<>();
    added.addAll(round.getElementsAnnotatedWith(Product.class));
    added.addAll(round.getElementsAnnotatedWith(Event.class));
    if (done) {
      added.forEach(report::tooLate);
      return;
    }
    found.replaceAll((name, element) -> again(element));
    added.forEach(element -> found.put(name(element), element));
    if (found.isEmpty()) {
      return;
    }
    List<Problem> problems = new ArrayList<>();
    Declarations declarations = read(problems);
    boolean unfinished = declarations.events().stream().anyMatch(EventDeclaration::unfinished);
    if (unfinished && !round.processingOver()) {
      return;
    }
    done = true;
    problems.addAll(declarations.problems());
    problems.forEach(report::problem);
    if (problems.isEmpty() && !unfinished) {
      write(declarations, report);
    }
  }

  private static String name(Element element) {
    return ((QualifiedNameable) element).getQualifiedName().toString();
  }

  private Element again(Element element) {
    Element now =
        element instanceof PackageElement
            ? processingEnv.getElementUtils().getPackageElement(name(element))
            : processingEnv.getElementUtils().getTypeElement(name(element));
    return now == null ? element : now;
  }

  private Declarations read(List<Problem> problems) {
    TypeReader types =
        new TypeReader(processingEnv.getElementUtils(), processingEnv.getTypeUtils());
    Reader reader = new Reader(processingEnv.getElementUtils(), types);
    List<ProductDeclaration> products = new ArrayList<>();
    List<EventDeclaration> events = new ArrayList<>();
    each(
        Product.class,
        (element, product) -> products.add(reader.product((PackageElement) element, product)),
        problems);
    each(
        Event.class,
        (element, event) -> events.add(reader.event((TypeElement) element, event)),
        problems);
    return new Declarations(products, events);
  }

  private <A extends Annotation> void each(
      Class<A> type, BiConsumer<Element, A> read, List<Problem> problems) {
    found.forEach(
        (name, element) -> {
          A annotation = element.getAnnotation(type);
          if (annotation == null) {
            return;
          }
          try {
            read.accept(element, annotation);
          } catch (RuntimeException e) {
            problems.add(
                new Problem(
                    Place.of(name),
                    "an annotation of '%s' cannot be read (%s); correct its elements"
                        .formatted(element.getSimpleName(), e)));
          }
        });
  }

  private void write(Declarations declarations, Report report) {
    Output output = new Output(processingEnv.getFiler(), found);
    for (ProductDeclaration product : declarations.products()) {
      List<EventDeclaration> events = declarations.eventsOf(product);
      try {
        output.write(product, events, declarations.plan(product));
      } catch (IOException e) {
        report.problem(
            new Problem(
                product.place().element("name"),
                "the plan of '%s' cannot be written (%s); rename or remove what is in its way"
                    .formatted(product.name(), e.getMessage())));
      }
    }
  }
}
