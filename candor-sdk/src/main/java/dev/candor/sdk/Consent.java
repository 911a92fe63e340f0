package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.Level;
import dev.candor.Plan;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Decides how much a product may record here, and whether anything may leave.
 *
 * <p><b>Refusals first.</b> The ceiling is the narrowest of what the administrator's file, {@code
 * DO_NOT_TRACK}, the tool's variable, the person's file and the project's file say; nothing lifts
 * it. Under it, the level is the first that speaks of variable, person's file and product's
 * default. What cannot be understood means off, and is a warning. A product's default never sends
 * from an ephemeral environment, where nobody can have seen a notice.
 *
 * <p>Holds no state: {@link #decide} reads the files anew each time, so that what is asked at the
 * moment of sending is what holds at that moment. Safe for use by several threads.
 */
public final class Consent {

  private final Plan plan;
  private final Surroundings surroundings;
  private final Places places;

  /** The consent of a product's users, in these surroundings. */
  public Consent(Plan plan, Surroundings surroundings) {
    this.plan = plan;
    this.surroundings = surroundings;
    this.places = Places.of(plan.product(), surroundings);
  }

  /** Who can speak about the level. */
  public enum Origin {
    /** The administrator's file. */
    MANAGED_FILE("the administrator's file", true),
    /** {@code DO_NOT_TRACK}. */
    DO_NOT_TRACK("DO_NOT_TRACK", false),
    /** The tool's own variable. */
    VARIABLE("the variable", false),
    /** The person's file, as {@code on}, {@code local} and {@code off} write it. */
    USER_FILE("your own choice", true),
    /** The project's file. */
    PROJECT_FILE("the project's file", true),
    /** Nobody spoke. */
    PRODUCT_DEFAULT("the product's default", false);

    private final String words;
    private final boolean file;

    Origin(String words, boolean file) {
      this.words = words;
      this.file = file;
    }

    /** The origin, in words for a person. */
    public String words() {
      return words;
    }
  }

  /**
   * What was decided.
   *
   * @param level how much may be recorded
   * @param origin whose word it is
   * @param environment what kind of machine this is
   * @param warnings what could not be understood, in sentences
   */
  public record Decision(
      Level level, Origin origin, EnvironmentClass environment, List<String> warnings) {

    /** Copies its list. */
    public Decision {
      warnings = List.copyOf(warnings);
    }

    /** Whether a file forbids that anything leaves, so that what waits is never sent. */
    public boolean withdrawn() {
      return level != Level.ON && origin.file;
    }
  }

  private record Word(Origin origin, Level level) {}

  /** Decides by what files and variables say now. */
  public Decision decide() {
    List<String> warnings = new ArrayList<>();
    @Nullable Word managed = file(Origin.MANAGED_FILE, places.managedFile(), warnings);
    @Nullable Word doNotTrack = doNotTrack();
    @Nullable Word variable = variable(warnings);
    @Nullable Word user = file(Origin.USER_FILE, places.userFile(), warnings);
    @Nullable Word project = file(Origin.PROJECT_FILE, places.projectFile(), warnings);

    EnvironmentClass environment = EnvironmentClass.of(surroundings, places);
    Word word = variable != null ? variable : user != null ? user : ofProduct(environment);
    @Nullable Word[] refusals = {managed, user, project, doNotTrack, variable};
    for (@Nullable Word refusal : refusals) {
      if (refusal != null && refusal.level().compareTo(word.level()) < 0) {
        word = refusal;
      }
    }
    return new Decision(word.level(), word.origin(), environment, warnings);
  }

  /**
   * Writes the person's choice into their file, beside whatever else stands there.
   *
   * @throws IOException if the file cannot be written
   */
  public void choose(Level level) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("level=" + level.name().toLowerCase(Locale.ROOT));
    lines.add("since=" + surroundings.clock().instant());
    if (Files.exists(places.userFile())) {
      for (String line : Files.readAllLines(places.userFile())) {
        if (!line.matches("\\s*(level|since)\\s*[=: ].*")) {
          lines.add(line);
        }
      }
    }
    OwnFiles.replace(places.userFile(), (String.join("\n", lines) + "\n").getBytes(UTF_8));
  }

  /** The name of the tool's variable. */
  public String variableName() {
    return plan.variables() + "_TELEMETRY";
  }

  private Word ofProduct(EnvironmentClass environment) {
    boolean unseen = environment.ephemeral() && plan.defaultLevel() == Level.ON;
    return new Word(Origin.PRODUCT_DEFAULT, unseen ? Level.LOCAL : plan.defaultLevel());
  }

  private @Nullable Word doNotTrack() {
    return surroundings.isSet("DO_NOT_TRACK") ? new Word(Origin.DO_NOT_TRACK, Level.OFF) : null;
  }

  private @Nullable Word variable(List<String> warnings) {
    String value = surroundings.variable(variableName());
    return value.isEmpty()
        ? null
        : new Word(Origin.VARIABLE, level(variableName(), value, warnings));
  }

  private static @Nullable Word file(Origin origin, @Nullable Path path, List<String> warnings) {
    if (path == null) {
      return null;
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(path)) {
      properties.load(reader);
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException | IllegalArgumentException e) {
      warnings.add(path + " cannot be read (" + e + "): telemetry is off. Mend or remove it.");
      return new Word(origin, Level.OFF);
    }
    String value = Objects.requireNonNullElse(properties.getProperty("level"), "").strip();
    return value.isEmpty() ? null : new Word(origin, level(path + ": level", value, warnings));
  }

  private static Level level(String where, String value, List<String> warnings) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "on", "true", "1", "yes" -> Level.ON;
      case "local" -> Level.LOCAL;
      case "off", "false", "0", "no" -> Level.OFF;
      default -> {
        warnings.add(where + "='" + value + "' is none of on, local and off: telemetry is off.");
        yield Level.OFF;
      }
    };
  }
}
