package dev.candor.verify;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.function.Predicate;

/**
 * The rules of the house that the compiler and the poms cannot hold, and in one place what each of
 * them must find.
 *
 * @param root the package that the house stands in: ours, or the one of the seeded violations
 */
record Architecture(String root) {

  private static final String EMPTY_NAMES =
      "(.*[.$])?([^.$]*(Utils?|Helper|Manager|Impl|Base)|Abstract[^.$]*)";
  private static final String MEET =
      "tool and collector meet in the bytes between them, and nowhere else";
  private static final String APART =
      "what a tool compiles against and what is sent change for different reasons";

  List<Lock> locks() {
    List<String> everywhere =
        List.of("", "wire", "processor", "sdk", "sqlite", "testing", "picocli", "collector", "cli");
    List<String> layers =
        List.of(
            "collector.receive",
            "collector.ingest",
            "collector.store",
            "collector.insight",
            "collector.web");
    return List.of(
        new Lock("layers", layers, layers()),
        new Lock("core", List.of("collector.ingest"), core()),
        new Lock("sql", List.of("collector", "collector.store"), sql()),
        new Lock("cycles", everywhere, cycles()),
        new Lock("sdk-collector", List.of("sdk"), never(in("sdk.."), in("collector.."), MEET)),
        new Lock(
            "collector-sdk", List.of("collector"), never(in("collector.."), in("sdk.."), MEET)),
        new Lock("api-wire", List.of(""), never(root, in("wire.."), APART)),
        new Lock("wire-api", List.of("wire"), never(in("wire.."), root, APART)),
        new Lock("processor", List.of("processor"), processor()),
        new Lock("clock", everywhere, clock()),
        new Lock("console", everywhere, console()),
        new Lock("environment", everywhere, environment()),
        new Lock("exit", everywhere, exit()),
        new Lock("logging", List.of("sdk"), logging()),
        new Lock("executors", List.of("sdk"), executors()),
        new Lock("threads", List.of("sdk"), threads()),
        new Lock("names", everywhere, names()),
        new Lock("packages", everywhere, packages()));
  }

  private ArchRule layers() {
    return layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .withOptionalLayers(true)
        .layer("root")
        .definedBy(in("collector"))
        .layer("receive")
        .definedBy(in("collector.receive.."))
        .layer("ingest")
        .definedBy(in("collector.ingest.."))
        .layer("store")
        .definedBy(in("collector.store.."))
        .layer("insight")
        .definedBy(in("collector.insight.."))
        .layer("web")
        .definedBy(in("collector.web.."))
        .whereLayer("root")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("receive")
        .mayOnlyBeAccessedByLayers("root", "web")
        .whereLayer("ingest")
        .mayOnlyBeAccessedByLayers("root", "receive", "store")
        .whereLayer("store")
        .mayOnlyBeAccessedByLayers("root", "insight")
        .whereLayer("insight")
        .mayOnlyBeAccessedByLayers("root", "web")
        .whereLayer("web")
        .mayOnlyBeAccessedByLayers("root")
        .allowEmptyShould(true)
        .because("receive -> ingest <- store, insight -> store, web -> receive and insight");
  }

  private ArchRule core() {
    return noClasses()
        .that()
        .resideInAPackage(in("collector.ingest.."))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.helidon..",
            "java.net.http..",
            "com.sun.net.httpserver..",
            "java.sql..",
            "javax.sql..",
            "org.duckdb..")
        .allowEmptyShould(true)
        .because("the verdict on an event is the same whatever brought it and wherever it is kept");
  }

  private ArchRule sql() {
    return noClasses()
        .that()
        .resideInAPackage(in(".."))
        .and()
        .resideOutsideOfPackages(in("collector.store.."), in("sqlite.."))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..", "org.duckdb..")
        .allowEmptyShould(true)
        .because("the database is one package's business, so that it can be understood in one");
  }

  private ArchRule cycles() {
    return slices()
        .assignedFrom(new OnePackageEach(root))
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .because("packages in a cycle are one package with several names");
  }

  private ArchRule never(String from, String to, String because) {
    return noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(to)
        .allowEmptyShould(true)
        .because(because);
  }

  private ArchRule processor() {
    return noClasses()
        .that()
        .resideInAPackage(in(".."))
        .and()
        .resideOutsideOfPackage(in("processor.."))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(in("processor.."))
        .allowEmptyShould(true)
        .because("the processor runs inside javac, and nothing that runs elsewhere may need it");
  }

  private ArchRule clock() {
    return outsideRoots("the clock", Touches::clock)
        .because("time is passed in, so that a test can say what time it is");
  }

  private ArchRule console() {
    return outsideRoots("System.out, err, in or console", Touches::console)
        .because("a library prints nothing, and a command writes where it is told");
  }

  private ArchRule environment() {
    return outsideRoots("variables or system properties", Touches::environment)
        .because("what the environment says is read once and passed in");
  }

  private ArchRule exit() {
    return outsideRoots("exit or halt", Touches::exit)
        .because("only a main may end a process that others live in");
  }

  private ArchRule logging() {
    return noClasses()
        .that()
        .resideInAPackage(in("sdk.."))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.logging..", "org.slf4j..", "org.apache.logging..")
        .allowEmptyShould(true)
        .because("what goes wrong is told to the listener and the ledger, not to the tool's log");
  }

  private ArchRule executors() {
    return classes()
        .that()
        .resideInAPackage(in("sdk.."))
        .should(Touches.neverTouch("pools or timers", Touches::borrowedThread))
        .allowEmptyShould(true)
        .because("a pool's threads are not daemons, and keep a tool from ending");
  }

  private ArchRule threads() {
    return classes()
        .that()
        .resideInAPackage(in("sdk.."))
        .should(Touches.makeThreadsInOneClassOnly())
        .allowEmptyShould(true)
        .because("the few threads in somebody else's process can be counted in one place");
  }

  private ArchRule names() {
    return noClasses()
        .that()
        .resideInAPackage(in(".."))
        .should()
        .haveNameMatching(EMPTY_NAMES)
        .allowEmptyShould(true)
        .because("a name says what a thing is for; these say only that it is there");
  }

  private ArchRule packages() {
    return noClasses()
        .should()
        .resideInAnyPackage("..internal..", "..impl..", "..util..", "..utils..", "..helper..")
        .allowEmptyShould(true)
        .because("package-private hides what a name can only ask to be left alone");
  }

  private ArchRule outsideRoots(String what, Predicate<JavaAccess<?>> forbidden) {
    DescribedPredicate<JavaClass> roots = describe("roots", Roots::contains);
    return classes()
        .that(resideInAPackage(in("..")).and(not(roots)))
        .should(Touches.neverTouch(what, forbidden))
        .allowEmptyShould(true);
  }

  private String in(String name) {
    return name.startsWith("..") ? root + name : root + "." + name;
  }

  /** Makes every package a slice of its own. */
  private record OnePackageEach(String root) implements SliceAssignment {

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      String name = type.getPackageName();
      return name.equals(root) || name.startsWith(root + ".")
          ? SliceIdentifier.of(name)
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "every package";
    }
  }
}
