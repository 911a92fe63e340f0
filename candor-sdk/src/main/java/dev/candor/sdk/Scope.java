package dev.candor.sdk;

import dev.candor.Telemetry;
import org.jspecify.annotations.Nullable;

/** What a caller records through: the whole run, or one session of it. A value. */
final class Scope implements Telemetry {

  private final Intake intake;
  private final @Nullable String session;

  Scope(Intake intake, @Nullable String session) {
    this.intake = intake;
    this.session = session;
  }

  @Override
  public void record(Record event) {
    intake.take(event, this);
  }

  @Override
  public Telemetry session(String id) {
    return new Scope(intake, checked("session", id));
  }

  @Nullable String session() {
    return session;
  }

  /** Returns the id of a session or an installation, if it is one. */
  static String checked(String what, String id) {
    if (!LeavingFields.isToken(id)) {
      throw new IllegalArgumentException(
          "the "
              + what
              + " id '"
              + id
              + "' must be 1 to 64 letters, digits and . _ : - ; mint a random one, such as a UUID");
    }
    return id;
  }
}
