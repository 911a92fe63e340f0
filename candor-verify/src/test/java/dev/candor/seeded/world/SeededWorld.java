package dev.candor.seeded.world;

import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.function.Supplier;

/** Takes from the world what it should be given. */
public final class SeededWorld {

  private SeededWorld() {}

  /** Takes it. */
  @SuppressWarnings("JavaUtilDate")
  public static Object[] take() {
    Supplier<Clock> reference = Clock::systemUTC; // caught by clock
    Supplier<Instant> hidden = () -> Instant.now(); // caught by clock
    Date date = new Date(); // caught by clock
    InputStream in = System.in; // caught by console
    return new Object[] {
      System.currentTimeMillis(), // caught by clock
      System.nanoTime(), // caught by clock
      LocalDate.now(ZoneOffset.UTC), // caught by clock
      Clock.systemUTC(), // caught by clock
      Instant.now(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)),
      reference,
      hidden,
      date,
      in,
      System.getenv("PATH"), // caught by environment
      System.getenv(), // caught by environment
      System.getProperty("user.home"), // caught by environment
      Boolean.getBoolean("debug"), // caught by environment
    };
  }

  /** Prints and ends. */
  public static void end() {
    System.out.println("bye"); // caught by console
    System.err.println("bye"); // caught by console
    Runtime.getRuntime().halt(1); // caught by exit
    System.exit(1); // caught by exit
  }
}
