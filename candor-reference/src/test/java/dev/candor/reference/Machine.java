package dev.candor.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.Plan;
import dev.candor.sdk.Commands;
import dev.candor.sdk.Hashing;
import dev.candor.sdk.Identity;
import dev.candor.sdk.LeavingRows;
import dev.candor.sdk.Places;
import dev.candor.sdk.Surroundings;
import dev.candor.wire.Row;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** A machine that a reference tool runs on: what leaves it, and the files that speak of consent. */
public final class Machine {

  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
  private static final UUID RUN = UUID.fromString("01890000-0000-7000-8000-000000000001");

  /** The steady clock, which stands still until a test moves it. */
  public final AtomicLong nanos = new AtomicLong();

  /** Its environment variables, beside the place of its state. */
  public final Map<String, String> variables = new HashMap<>();

  /** The time of day, which stands still until a test moves it. */
  public final AtomicReference<Instant> now = new AtomicReference<>(NOW);

  /** What its platform calls its system. */
  public String osName = "Linux";

  /** What its platform calls its processor. */
  public String osArch = "amd64";

  private final Plan plan;
  private final Path root;

  /** With this folder for its root. */
  public Machine(Plan plan, Path root) {
    this.plan = plan;
    this.root = root;
  }

  /** What there is around the tool. */
  public Surroundings surroundings() {
    Map<String, String> all = new HashMap<>(variables);
    all.put("XDG_STATE_HOME", root.resolve("state").toString());
    return new Surroundings(
        Map.copyOf(all),
        root.resolve("home"),
        root,
        root.resolve("home/project"),
        osName,
        "6.1",
        osArch,
        now::get,
        nanos::get,
        bytes -> Arrays.fill(bytes, (byte) 7),
        Commands.none(),
        new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
  }

  /** The row that leaves of an event. */
  public Row leaving(Record event) {
    Identity identity =
        new Identity(Places.of(plan.product(), surroundings()), surroundings().entropy());
    return new LeavingRows(plan, new Hashing(identity, null)).row(event, RUN, 1, NOW);
  }

  /** The person's own choice. */
  public void user(String level) throws IOException {
    write(Places.of(plan.product(), surroundings()).userFile(), level);
  }

  /** What the repository asks for. */
  public void repository(String level) throws IOException {
    write(root.resolve("home/project/." + plan.product() + "/telemetry.properties"), level);
  }

  private static void write(Path file, String level) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.getParent(), "a folder"));
    Files.writeString(file, "level=" + level + "\n");
  }
}
