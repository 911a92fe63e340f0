package dev.candor.sdk;

import dev.candor.PlanDestination;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;

/**
 * Starts the product's own command that sends, when a run that was permitted to send has ended and
 * something waits. Consent comes first: where a file has refused meanwhile, nothing is even looked
 * at. At most one such process lives on a machine, as {@link DetachedClaim} says.
 *
 * <p>In an ephemeral environment none is started: a job of CI ends with what it started, and says
 * so in its log.
 */
final class Afterwards implements Runnable {

  /** How long the end of a run waits for the start of a process, in milliseconds. */
  private static final long MOST_MILLIS = 500;

  private final List<String> command;
  private final List<PlanDestination> destinations;
  private final Surroundings surroundings;
  private final Consent consent;
  private final Places places;
  private final Debug debug;

  Afterwards(Candor.Builder settings, Surroundings surroundings, Consent consent, Debug debug) {
    this.command = settings.afterwards;
    this.destinations = settings.plan.destinations();
    this.surroundings = surroundings;
    this.consent = consent;
    this.places = consent.places();
    this.debug = debug;
  }

  /**
   * Starts it where it is due, in a thread of its own: a system that is slow to start a process
   * does not keep the tool.
   *
   * @return whether the caller was interrupted meanwhile
   */
  boolean start() {
    Thread thread = Threads.daemon("afterwards", this);
    try {
      thread.start();
      thread.join(MOST_MILLIS);
      if (thread.isAlive()) { // where the process ends now, nobody hears what becomes of it
        debug.tell(
            "'%s' is not started after %d ms, so what waits may be left to the next run"
                .formatted(command.get(0), MOST_MILLIS));
      }
      return false;
    } catch (OutOfMemoryError e) { // the system gives this process no more threads
      debug.trouble("what waits is left to the next run", e);
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }

  @Override
  public void run() {
    try {
      if (isDue() && new DetachedClaim(places, surroundings.clock()).take()) {
        surroundings.commands().start(command);
        debug.sent("left what waits to a process of its own: " + command.get(0));
      }
    } catch (IOException | RuntimeException | Error e) {
      debug.trouble("what waits is left to the next run: %s".formatted(command), e);
    }
  }

  private boolean isDue() throws IOException {
    Consent.Decision now = consent.decide();
    if (now.permit() == null || now.environment().ephemeral()) {
      return false;
    }
    for (PlanDestination destination : destinations) {
      if (waits(destination.name())) {
        return true;
      }
    }
    return false;
  }

  /** Whether something waits for a destination that may be tried now. */
  private boolean waits(String destination) throws IOException {
    Backoff backoff =
        new Backoff(
            Spool.nextAttempt(places, destination), surroundings.clock(), surroundings.entropy());
    if (new Stop(places, destination).isAsked() || !backoff.left().isZero()) {
      return false;
    }
    for (Path segment : Spool.of(places, destination).segments()) {
      if (isLeft(segment)) {
        return true;
      }
    }
    return false;
  }

  /** Whether no process writes or carries a segment. */
  private static boolean isLeft(Path segment) throws IOException {
    try (OwnedFile left =
        OwnedFile.open(segment, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE))) {
      return left != null;
    } catch (NoSuchFileException e) {
      return false; // carried since we looked
    }
  }
}
