package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.Plan;
import dev.candor.wire.Json;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.MalformedException;
import dev.candor.wire.Timestamp;
import dev.candor.wire.TrackingPlan;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a person agreed to: which plan, since when, and how they said so.
 *
 * <pre>
 * telemetry-agreed.json:  {"format":1,"plan":"&lt;hash&gt;","since":"2026-02-03T10:00:00Z",
 *                          "origin":"command"}
 * telemetry-agreed-plan.json: that plan, whole, as its tracking plan is written
 * </pre>
 *
 * <p>Both stand beside the person's file, and each is replaced by one step. Where the plan that is
 * there is not the one that is named, as after a death in between, any other plan is withheld
 * whole.
 *
 * @param plan the hash of the plan
 * @param since from when on what is recorded may leave
 * @param origin how it was said
 */
public record Agreed(String plan, Instant since, By origin) {

  private static final int FORMAT = 1;

  /** What the quotation marks of seven texts part a line into. */
  private static final int PARTS = 15;

  /** How somebody agreed. */
  public enum By {
    /** By {@code telemetry on} or {@code telemetry consent agree}. */
    COMMAND,
    /** By a line in their own file, which a run found. */
    FILE,
    /** By going on after a notice. */
    NOTICE;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Reads it; null where nobody agreed yet.
   *
   * @throws IOException if it cannot be read, or makes no sense
   */
  static @Nullable Agreed read(Places places) throws IOException {
    Path file = places.agreedFile();
    try {
      byte[] bytes = OwnFiles.read(file);
      Agreed own = asWritten(bytes);
      if (own != null) {
        return own;
      }
      Json.Members json = Json.parse(bytes).object();
      if (json.whole("format") != FORMAT) {
        throw new MalformedException("format " + json.whole("format") + ", this reader knows 1");
      }
      return new Agreed(json.text("plan"), since(json.text("since")), by(json.text("origin")));
    } catch (NoSuchFileException e) {
      return null;
    } catch (MalformedException e) {
      throw new IOException(file + " makes no sense: " + e.getMessage(), e);
    }
  }

  /**
   * Reads what {@link #write} has written, to the byte, without the parser and its classes: each
   * run reads it when it starts. Null for anything else.
   */
  private static @Nullable Agreed asWritten(byte[] file) {
    String[] parts = new String(file, UTF_8).split("\"", -1);
    if (parts.length != PARTS) {
      return null;
    }
    try {
      Agreed agreed = new Agreed(parts[5], since(parts[9]), by(parts[13]));
      return Arrays.equals(agreed.json(), file) ? agreed : null;
    } catch (MalformedException e) {
      return null; // the parser says what is wrong
    }
  }

  private static Instant since(String text) {
    return Instant.ofEpochMilli(Timestamp.parse(text));
  }

  private static By by(String word) {
    for (By by : By.values()) {
      if (by.word().equals(word)) {
        return by;
      }
    }
    throw new MalformedException("origin '" + word + "' is none of command, file and notice");
  }

  /**
   * Writes down that this plan is agreed to.
   *
   * @throws IOException if it cannot be written
   */
  static void write(Plan plan, Instant since, By origin, Places places) throws IOException {
    OwnFiles.replace(places.agreedPlanFile(), whole(plan));
    OwnFiles.replace(places.agreedFile(), new Agreed(plan.hash(), since, origin).json());
  }

  /**
   * Writes it down where nobody has; what another process writes at the same moment stands.
   *
   * @return whether it is ours
   * @throws IOException if it cannot be written
   */
  static boolean claim(Plan plan, Instant since, By origin, Places places) throws IOException {
    if (!OwnFiles.create(places.agreedFile(), new Agreed(plan.hash(), since, origin).json())) {
      return false;
    }
    OwnFiles.replace(places.agreedPlanFile(), whole(plan));
    return true;
  }

  /** The plan's file; empty where it is not to be had: its hash alone says that it is this one. */
  private static byte[] whole(Plan plan) {
    try {
      return CompiledPlan.bytes(plan);
    } catch (IOException e) {
      return new byte[0]; // any other plan is then withheld whole, and the person is told
    }
  }

  private byte[] json() {
    JsonWriter json = new JsonWriter(256);
    json.beginObject().name("format").value(FORMAT).name("plan").value(plan);
    json.name("since").instant(since.toEpochMilli()).name("origin").value(origin.word());
    return json.endObject().newline().toByteArray();
  }

  /**
   * What a plan asks beyond this agreement.
   *
   * @throws IOException if either plan cannot be read
   */
  List<Withheld> news(Plan now, Places places) throws IOException {
    if (plan.equals(now.hash())) {
      return List.of();
    }
    TrackingPlan then;
    try {
      then = TrackingPlan.parse(OwnFiles.read(places.agreedPlanFile()));
    } catch (MalformedException e) {
      throw new IOException(places.agreedPlanFile() + " is no plan: " + e.getMessage(), e);
    }
    if (!then.hash().equals(plan)) {
      throw new IOException(places.agreedPlanFile() + " is not the plan that was agreed to");
    }
    return Grants.of(then).beyond(CompiledPlan.of(now));
  }
}
