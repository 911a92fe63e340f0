package dev.candor.verify;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;

/**
 * Who may create what everybody else is given: time, environment, output, the end of the process.
 *
 * <p>A class named {@code Main}, and those of the list. It is reviewed: an entry says why a caller
 * cannot pass these things in.
 */
final class Roots {

  /** Each class with its reason. */
  static final Map<String, String> LISTED =
      Map.of(
          "dev.candor.sdk.Surroundings",
          "a tool opens telemetry with one call; what it needs of the machine is read there, once",
          "dev.candor.processor.CandorProcessor",
          "javac makes it, with no arguments; the day on which events expire is read there, once",
          "dev.candor.sdk.OpenHere",
          "locks belong to the process whatever class loader asks: only its properties see all",
          "dev.candor.sdk.Detached",
          "a process that is telemetry's own may not outlive its time, whatever the product's does",
          "dev.candor.sdk.Uncaught",
          "who stands where the JVM prints an uncaught exception prints it where the JVM would have");

  private Roots() {}

  static boolean contains(JavaClass type) {
    JavaClass outermost = outermost(type);
    return outermost.getSimpleName().equals("Main") || LISTED.containsKey(outermost.getName());
  }

  static JavaClass outermost(JavaClass type) {
    JavaClass outermost = type;
    while (outermost.getEnclosingClass().isPresent()) {
      outermost = outermost.getEnclosingClass().get();
    }
    return outermost;
  }
}
