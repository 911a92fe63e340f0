package org.example.hello;

import static dev.candor.Activity.BY_ENVIRONMENT;
import static dev.candor.Category.CORE_LOOP;
import static dev.candor.Route.PRODUCT;
import static dev.candor.Tier.EVENTS;

import dev.candor.Event;
import dev.candor.Telemetry;
import dev.candor.sdk.Candor;

/** Greets, and records that it did: in which language, and whether by name; never the name. */
public final class Hello {

  enum Language {
    ENGLISH,
    GERMAN
  }

  @Event(
      name = "hello.greeted",
      purpose = "Shows which greetings are worth translating next.",
      owner = "hello@example.org",
      tier = EVENTS,
      route = PRODUCT,
      category = CORE_LOOP,
      activity = BY_ENVIRONMENT)
  record Greeted(Language language, boolean byName) {}

  public static void main(String[] args) {
    try (Candor candor = Candor.open(HelloPlan.plan(), "1.0")) {
      System.out.println(greet(args, candor.telemetry()));
    }
  }

  static String greet(String[] args, Telemetry telemetry) {
    boolean german = args.length > 0 && args[0].equals("--german");
    String name = args.length > (german ? 1 : 0) ? args[args.length - 1] : "";
    telemetry.record(new Greeted(german ? Language.GERMAN : Language.ENGLISH, !name.isEmpty()));
    return (german ? "Guten Tag " : "Hello ") + (name.isEmpty() ? "world" : name);
  }
}
