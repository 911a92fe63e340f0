package org.example.greet;

import static dev.candor.Activity.BY_ENVIRONMENT;
import static dev.candor.Category.CORE_LOOP;
import static dev.candor.Route.PRODUCT;
import static dev.candor.Tier.EVENTS;

import dev.candor.Event;
import dev.candor.picocli.TelemetryCommand;
import dev.candor.sdk.Candor;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Greets, and records in which language, and whether by name; never the name. */
@Command(name = "greet", description = "Greets.", version = "1.0", mixinStandardHelpOptions = true)
public final class Greet implements Callable<Integer> {

  enum Language {
    ENGLISH,
    GERMAN
  }

  @Event(
      name = "greet.greeted",
      purpose = "Shows which greetings are worth translating next.",
      owner = "greet@example.org",
      tier = EVENTS,
      route = PRODUCT,
      category = CORE_LOOP,
      activity = BY_ENVIRONMENT)
  record Greeted(Language language, boolean byName) {}

  @Option(names = "--language", description = "${COMPLETION-CANDIDATES}")
  private Language language = Language.ENGLISH;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "Whom to greet.")
  private String name = "";

  public static void main(String[] args) {
    CommandLine line = new CommandLine(new Greet());
    TelemetryCommand.of(GreetPlan.plan(), "1.0").mountIn(line); // greet telemetry status, on, off …
    System.exit(line.execute(args));
  }

  @Override
  public Integer call() {
    try (Candor candor = Candor.open(GreetPlan.plan(), "1.0")) {
      candor.telemetry().record(new Greeted(language, !name.isEmpty()));
    }
    String greeting = language == Language.GERMAN ? "Guten Tag " : "Hello ";
    System.out.println(greeting + (name.isEmpty() ? "world" : name));
    return 0;
  }
}
