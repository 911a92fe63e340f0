package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.Level;
import dev.candor.Plan;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
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
 * <p><b>Content by name.</b> Masked texts and crashes leave only where the person's own file names
 * them: {@code content=build.failed.message,build.failed.failure}. Where the administrator's or the
 * project's file has such a line, what it does not name stays here all the same.
 *
 * <p><b>Identities raw.</b> {@code raw_to=http://HOST:PORT} in the person's or the administrator's
 * file, and nowhere else, names the one collector that may have those identities raw whose plan
 * says so. Either file refuses it with {@code raw_to=none}.
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
   * @param content what the person agreed to of content and crashes, each as {@code
   *     <event>.<field>}
   * @param rawTo the one collector that may have identities raw, its port always given and no slash
   *     at its end; null where none may
   * @param warnings what could not be understood, in sentences
   */
  public record Decision(
      Level level,
      Origin origin,
      EnvironmentClass environment,
      Set<String> content,
      @Nullable URI rawTo,
      List<String> warnings) {

    /** Copies its collections. */
    public Decision {
      content = Set.copyOf(content);
      warnings = List.copyOf(warnings);
    }

    /** Whether a file forbids that anything leaves, so that what waits is never sent. */
    public boolean withdrawn() {
      return level != Level.ON && origin.file;
    }
  }

  /** What somebody says of the level. */
  record Word(Origin origin, Level level) {}

  /** Decides by what files and variables say now. */
  public Decision decide() {
    List<String> warnings = new ArrayList<>();
    ConsentFile managedFile = ConsentFile.read(Origin.MANAGED_FILE, places.managedFile(), warnings);
    ConsentFile userFile = ConsentFile.read(Origin.USER_FILE, places.userFile(), warnings);
    ConsentFile projectFile = ConsentFile.read(Origin.PROJECT_FILE, places.projectFile(), warnings);
    @Nullable Word managed = managedFile.word();
    @Nullable Word doNotTrack = doNotTrack();
    @Nullable Word variable = variable(warnings);
    @Nullable Word user = userFile.word();
    @Nullable Word project = projectFile.word();

    EnvironmentClass environment = EnvironmentClass.of(surroundings, places);
    Word word = variable != null ? variable : user != null ? user : ofProduct(environment);
    @Nullable Word[] refusals = {managed, user, project, doNotTrack, variable};
    for (@Nullable Word refusal : refusals) {
      if (refusal != null && refusal.level().compareTo(word.level()) < 0) {
        word = refusal;
      }
    }
    Set<String> content = new HashSet<>(agreed(userFile, warnings));
    managedFile.narrow(content);
    projectFile.narrow(content);
    return new Decision(
        word.level(),
        word.origin(),
        environment,
        content,
        rawTo(managedFile, userFile, warnings),
        warnings);
  }

  private @Nullable URI rawTo(ConsentFile managed, ConsentFile user, List<String> warnings) {
    String variable = variableName() + "_RAW_TO";
    String value = surroundings.variable(variable);
    if (!value.isEmpty()) {
      warnings.add(ConsentFile.rawToIgnored(variable, value));
    }
    return ConsentFile.rawTo(managed, user);
  }

  /** What the person's own file agrees to, by names that the plan may know. */
  private Set<String> agreed(ConsentFile userFile, List<String> warnings) {
    Set<String> names = Objects.requireNonNullElse(userFile.content(), Set.of());
    for (String name : new TreeSet<>(names)) {
      if (plan.events().stream().noneMatch(event -> name.startsWith(event.name() + "."))) {
        warnings.add(
            places.userFile()
                + ": content='"
                + name
                + "' is no field of "
                + plan.product()
                + ", and agrees to nothing: write <event>.<field>.");
      }
    }
    return names;
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

  /** The level that a word means; off, and a warning, where it is none. */
  static Level level(String where, String value, List<String> warnings) {
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
