package dev.candor.processor;

import dev.candor.Event;
import dev.candor.Product;
import dev.candor.State;
import dev.candor.wire.TrackingPlan;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.QualifiedNameable;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * What javac calls: reads the declarations of a compilation, reports every problem of them at once,
 * and where there is none writes the codecs and the plans.
 *
 * <p>It writes in the first round in which the compiler knows every type that the events use, so
 * events may use types that another processor generates, and those that this one derives of states.
 * The events themselves may not come in a later round: a plan is written once.
 */
public final class CandorProcessor extends AbstractProcessor {

  /** By qualified name, since an element is good for one round only. */
  private final Map<String, Element> found = new LinkedHashMap<>();

  /** The types that are being compiled, by qualified name. */
  private final Set<String> compiled = new HashSet<>();

  private final @Nullable String sourceDateEpoch;
  private final InstantSource clock;
  private boolean done;

  /** Called by javac, through the service loader. */
  public CandorProcessor() {
    this(System.getenv("SOURCE_DATE_EPOCH"), InstantSource.system());
  }

  /** On the day that a reproducible build asks for, in seconds of the epoch, or else today. */
  CandorProcessor(@Nullable String sourceDateEpoch, InstantSource clock) {
    this.sourceDateEpoch = sourceDateEpoch;
    this.clock = clock;
  }

  @Override
  public Set<String> getSupportedOptions() {
    return Set.of(CommittedPlan.OPTION);
  }

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
    Report report =
        new Report(
            processingEnv.getMessager(), found, processingEnv.getElementUtils()::getTypeElement);
    try {
      run(annotations, round, report);
    } catch (RuntimeException e) {
      done = true;
      report.failure(e);
    }
    return true;
  }

  private void run(Set<? extends TypeElement> annotations, RoundEnvironment round, Report report) {
    round.getRootElements().forEach(root -> compiled.add(root.toString()));
    boolean derived = derive(annotated(annotations, round, State.class), report);
    Set<? extends Element> added = annotated(annotations, round, Product.class, Event.class);
    if (done) {
      added.forEach(report::tooLate);
      return;
    }
    found.replaceAll((name, element) -> again(element));
    added.forEach(element -> found.put(name(element), element));
    if (found.isEmpty() || derived) { // what was derived may stand in for an older one till then
      return;
    }
    List<Problem> problems = new ArrayList<>();
    Declarations declarations = read(problems);
    boolean unfinished = declarations.unfinished();
    if (unfinished && !round.processingOver()) {
      return;
    }
    done = true;
    LocalDate today = today(report);
    problems.addAll(declarations.problems(today == null ? LocalDate.EPOCH : today));
    problems.forEach(report::problem);
    if (problems.isEmpty() && today != null && !unfinished) {
      write(declarations, report);
    }
  }

  /** What a round adds; nothing is searched for an annotation that the round does not have. */
  private static Set<? extends Element> annotated(
      Set<? extends TypeElement> present, RoundEnvironment round, Class<?>... types) {
    TypeElement[] wanted =
        present.stream()
            .filter(
                each ->
                    Arrays.stream(types)
                        .anyMatch(type -> each.getQualifiedName().contentEquals(type.getName())))
            .toArray(TypeElement[]::new);
    return wanted.length == 0 ? Set.of() : round.getElementsAnnotatedWithAny(wanted);
  }

  /** Writes what changes in each state; returns whether anything was written, for another round. */
  private boolean derive(Set<? extends Element> states, Report report) {
    StateReader reader = new StateReader(processingEnv.getElementUtils(), types());
    boolean derived = false;
    for (Element element : states) {
      StateDeclaration state = reader.state((TypeElement) element);
      List<Problem> problems = new ArrayList<>(state.problems());
      if (problems.isEmpty()) {
        try {
          new Output(processingEnv.getFiler(), Map.of()).write(state, element);
          derived = true;
        } catch (IOException e) {
          problems.add(
              new Problem(
                  state.place(),
                  "'%s' cannot be written (%s); rename or remove what is in its way"
                      .formatted(state.delta().simple(), e.getMessage())));
        }
      }
      problems.forEach(report::problem);
    }
    return derived;
  }

  private TypeReader types() {
    return new TypeReader(processingEnv.getElementUtils(), processingEnv.getTypeUtils());
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
    TypeReader types = types();
    Reader reader = new Reader(processingEnv.getElementUtils(), types, compiled::contains);
    ProductReader productReader = new ProductReader(processingEnv.getElementUtils(), types, reader);
    List<ProductDeclaration> products = new ArrayList<>();
    List<EventDeclaration> events = new ArrayList<>();
    each(
        Product.class,
        element -> products.add(productReader.product((PackageElement) element)),
        problems);
    each(Event.class, element -> events.add(reader.event((TypeElement) element)), problems);
    return new Declarations(products, events, this::hasProduct);
  }

  private boolean hasProduct(String packageName) {
    PackageElement element = processingEnv.getElementUtils().getPackageElement(packageName);
    return element != null
        && element.getAnnotationMirrors().stream().anyMatch(each -> Report.is(each, Product.class));
  }

  private void each(
      Class<? extends Annotation> type, Consumer<Element> read, List<Problem> problems) {
    found.forEach(
        (name, element) -> {
          if (element.getAnnotationMirrors().stream().noneMatch(each -> Report.is(each, type))) {
            return;
          }
          try {
            read.accept(element);
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
    CommittedPlan committed = committed(declarations, report);
    for (ProductDeclaration product : declarations.products()) {
      List<EventDeclaration> events = declarations.eventsOf(product);
      try {
        TrackingPlan plan = declarations.plan(product);
        byte[] json = plan.toJson();
        URI at = output.write(product, events, plan.hash(), json);
        if (committed != null) {
          compare(committed, product, json, at, report);
        }
      } catch (IOException e) {
        report.problem(
            new Problem(
                product.place().element("name"),
                "the plan of '%s' cannot be written (%s); rename or remove what is in its way"
                    .formatted(product.name(), e.getMessage())));
      }
    }
  }

  /** The committed plans, or null where there are none to compare with. */
  private @Nullable CommittedPlan committed(Declarations declarations, Report report) {
    Map<String, String> options = processingEnv.getOptions();
    if (!options.containsKey(CommittedPlan.OPTION) || declarations.products().isEmpty()) {
      return null;
    }
    CommittedPlan committed =
        new CommittedPlan(Objects.requireNonNullElse(options.get(CommittedPlan.OPTION), ""));
    List<String> parts = declarations.products().stream().map(ProductDeclaration::part).toList();
    String problem = committed.problem(parts);
    if (problem == null) {
      return committed;
    }
    report.outOfDate(declarations.products().get(0).packageName(), problem);
    return null;
  }

  private static void compare(
      CommittedPlan committed, ProductDeclaration product, byte[] json, URI at, Report report) {
    String problem = committed.problem(product.part(), json, at);
    if (problem != null) {
      report.outOfDate(product.packageName(), problem);
    }
  }

  /** In UTC, so that the same source compiles alike everywhere; null where nobody can tell. */
  private @Nullable LocalDate today(Report report) {
    String epoch = Objects.requireNonNullElse(sourceDateEpoch, "").strip();
    try {
      Instant now =
          epoch.isEmpty() ? clock.instant() : Instant.ofEpochSecond(Long.parseLong(epoch));
      return LocalDate.ofInstant(now, ZoneOffset.UTC);
    } catch (NumberFormatException | DateTimeException e) {
      report.noDay(epoch);
      return null;
    }
  }
}
