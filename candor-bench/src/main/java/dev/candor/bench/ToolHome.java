package dev.candor.bench;

import dev.candor.sdk.Ledger;
import dev.candor.sdk.Places;
import dev.candor.sdk.Spool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;

/** A new folder in which a tool's telemetry is on, to be looked at from outside. */
final class ToolHome {

  private static final String DESTINATION = "collector";

  private final Path folder = Files.createTempDirectory("candor-bench");
  private final Places places = Places.of("build-tool", Tool.surroundings(folder, Map.of()));

  ToolHome() throws IOException {
    Path choice = places.userFile();
    Files.createDirectories(Objects.requireNonNull(choice.getParent(), "a folder"));
    Files.writeString(choice, "level=on\n");
  }

  Path folder() {
    return folder;
  }

  /** What a process takes, and the files that it writes here. */
  Footprint footprint(long process) throws IOException {
    return Footprint.of(process, places.spool(), places.events());
  }

  /** How many events wait in the spool. */
  long waiting() throws IOException {
    return new Spool(places).list().stream().mapToLong(Spool.Waiting::events).sum();
  }

  /** Removes what waits, so that the ledger says all that happened; returns how many did. */
  long removeWaiting() throws IOException {
    return new Spool(places).drop(InstantSource.system());
  }

  /** What the ledger says of the destination. */
  Ledger.Reading ledger() throws IOException {
    return new Ledger(places.ledger()).read().getOrDefault(DESTINATION, Ledger.Reading.NONE);
  }
}
