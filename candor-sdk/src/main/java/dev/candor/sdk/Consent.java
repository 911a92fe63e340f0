package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.candor.Level;
import dev.candor.Plan;
import dev.candor.Tier;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides how much a product may record here, and whether anything may leave; the only way to
 * obtain the {@link Permit} that a remote sink is made with.
 *
 * <p><b>Refusals first.</b> The ceiling is the narrowest of what the administrator's file and
 * managed preferences, {@code DO_NOT_TRACK}, the tool's variable and its other switches, the
 * person's file and the project's file say; nothing lifts it. Under it, the level is the first that
 * speaks of variable, switches, person's file and product's default. What cannot be understood
 * means off, and is a warning. A product's default sends nothing before its notice was shown, and
 * never from an ephemeral environment, where nobody can have seen one. Root records nothing in the
 * home of who called {@code sudo}.
 *
 * <p><b>Field by field.</b> A person agrees to the plan of the moment. What a newer one asks beyond
 * it is {@link Decision#withheld} until they agree again. A variable that says on agrees to all of
 * it, for its run.
 *
 * <p><b>Content by name.</b> Masked texts leave only where the person's own file names them: {@code
 * content=build.failed.message}; the shapes of crashes where it names them or says {@code
 * crashes=on}. Where the administrator's or the project's file has such a line, what it does not
 * name stays here all the same.
 *
 * <p><b>Identities raw.</b> {@code raw_to=http://HOST:PORT} in the person's or the administrator's
 * file, and nowhere else, names the one collector that may have those identities raw whose plan
 * says so. Either file refuses it with {@code raw_to=none}.
 *
 * <p>Holds no state: {@link #decide} reads the files anew each time, so that what is asked at the
 * moment of sending is what holds at that moment. Safe for use by several threads.
 */
public final class Consent {

  /** What some editors put before a text in UTF-8, read in ISO 8859-1. */
  private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

  private final Plan plan;
  private final Surroundings surroundings;
  private final Places places;
  private final Map<String, String> settings;

  /** The consent of a product's users, in these surroundings. */
  public Consent(Plan plan, Surroundings surroundings) {
    this(plan, surroundings, Map.of());
  }

  /**
   * The consent of a product's users, in these surroundings.
   *
   * @param settings what the tool's own settings say, by the names that its plan knows
   */
  public Consent(Plan plan, Surroundings surroundings, Map<String, String> settings) {
    this.plan = plan;
    this.surroundings = surroundings;
    this.places = Places.of(plan.product(), surroundings);
    this.settings = Map.copyOf(settings);
  }

  /** Who can speak about the level. */
  public enum Origin {
    /** The administrator's file, or managed preferences. */
    MANAGED_FILE("the administrator's file", true),
    /** {@code DO_NOT_TRACK}. */
    DO_NOT_TRACK("DO_NOT_TRACK", false),
    /** The tool's own variable, or another switch from outside of it. */
    VARIABLE("the variable", false),
    /** The tool's own settings. */
    SETTING("the tool's own settings", true),
    /** The person's file, as {@code on}, {@code local} and {@code off} write it. */
    USER_FILE("your own choice", true),
    /** The project's file. */
    PROJECT_FILE("the project's file", true),
    /** Nobody spoke. */
    PRODUCT_DEFAULT("the product's default", false);

    private final String words;
    private final boolean lasts;

    Origin(String words, boolean lasts) {
      this.words = words;
      this.lasts = lasts;
    }

    /** The origin, in words for a person. */
    public String words() {
      return words;
    }

    /** Whether it speaks for later runs, too. */
    boolean lasts() {
      return lasts;
    }
  }

  /**
   * What was decided.
   *
   * @param level how much may be recorded
   * @param origin whose word it is
   * @param reason why it is off, as a switch of the product tells it; empty where none did
   * @param unread whether the level is that of a file that is there and could not be read: for a
   *     moment, perhaps
   * @param environment what kind of machine this is
   * @param tiers in what form events may leave
   * @param content what the person agreed to of content and crashes, each as {@code
   *     <event>.<field>}
   * @param crashes whether the shapes of all crashes may leave
   * @param rawTo the one collector that may have identities raw, its port always given and no slash
   *     at its end; null where none may
   * @param agreed the plan that was agreed to; null where nobody did yet, or need not
   * @param withheld what the plan asks beyond that, and what does not leave
   * @param heard all that was said, whether it held or not
   * @param warnings what could not be understood, in sentences
   * @param mistakes what a switch was set to for which the product must not start, in sentences
   */
  public record Decision(
      Level level,
      Origin origin,
      String reason,
      boolean unread,
      EnvironmentClass environment,
      Set<Tier> tiers,
      Set<String> content,
      boolean crashes,
      @Nullable URI rawTo,
      @Nullable Agreed agreed,
      List<Withheld> withheld,
      List<Heard> heard,
      List<String> warnings,
      List<String> mistakes) {

    /** Copies its collections. */
    public Decision {
      tiers = Set.copyOf(tiers);
      content = Set.copyOf(content);
      withheld = List.copyOf(withheld);
      heard = List.copyOf(heard);
      warnings = List.copyOf(warnings);
      mistakes = List.copyOf(mistakes);
    }

    /** Whether what lasts forbids that anything leaves, so that what waits is never sent. */
    public boolean withdrawn() {
      return level != Level.ON && origin.lasts && !unread;
    }

    /** What a remote sink is made with; null where nothing may leave. */
    public @Nullable Permit permit() {
      return level == Level.ON ? new Permit() : null;
    }

    /** Whether somebody has agreed, and nobody has written down to which plan. */
    boolean adopts() {
      return level == Level.ON && origin.lasts && agreed == null;
    }
  }

  /** What somebody says of the level. */
  record Word(Origin origin, Level level) {}

  /** Decides by what files and variables say now. */
  public Decision decide() {
    return new Hearing(plan, surroundings, places, settings).decide();
  }

  /**
   * What the plan asks beyond what was agreed to, whatever the level is now: what saying on would
   * agree to. Empty where nobody has agreed to anything yet. It reads both plans whole, which costs
   * some milliseconds: for who asks, not for a run.
   */
  public List<Withheld> news() {
    try {
      Agreed before = Agreed.read(places);
      return before == null ? List.of() : before.news(plan, places);
    } catch (IOException e) {
      return List.of(Withheld.NOT_KNOWN);
    }
  }

  /**
   * The permit for what a person has just asked for by a command, such as an import: nobody's
   * telemetry, but a delivery of theirs.
   */
  public static Permit byCommand() {
    return new Permit();
  }

  /** In what form events may leave to a destination. */
  Set<Tier> tiers(Decision decision, String destination) {
    return Agreement.tiers(decision, plan, destination);
  }

  /** Whether the plan lists a destination. */
  boolean knows(String destination) {
    return Agreement.destination(plan, destination) != null;
  }

  /** The places of the product. */
  public Places places() {
    return places;
  }

  /**
   * Writes the person's choice into their file, beside whatever else stands there. On agrees to the
   * plan as it is now.
   *
   * @throws IOException if the file cannot be written
   */
  public void choose(Level level) throws IOException {
    requireOwnHome();
    Instant now = surroundings.clock().instant();
    if (level == Level.ON) {
      Agreed.write(plan, since(now), Agreed.By.COMMAND, places);
      for (String destination : new Spool(places).destinations()) {
        new Stop(places, destination).lift();
      }
      new Narrowed(places, surroundings.clock()).lift();
    }
    List<String> lines = new ArrayList<>();
    lines.add("level=" + level.name().toLowerCase(Locale.ROOT));
    lines.add("since=" + now);
    lines.add("origin=command");
    Path file = places.userFile();
    if (Files.exists(file)) {
      lines.addAll(otherLines(file));
      file = file.toRealPath(); // the file behind a link is replaced, not the link
    }
    byte[] bytes = (String.join("\n", lines) + "\n").getBytes(ISO_8859_1);
    try {
      OwnFiles.replace(file, bytes);
    } catch (IOException e) {
      if (level == Level.ON || Files.notExists(file)) {
        throw e;
      }
      writeOver(file, bytes, e);
    }
  }

  /** A choice must be read again where it is written, and by who made it. */
  private void requireOwnHome() throws IOException {
    String garbled = surroundings.garbled(Places.OF_THE_PERSON);
    if (garbled != null) {
      throw new IOException(
          garbled
              + " has letters that this process cannot read, so your choice would be written"
              + " elsewhere: set LC_ALL=C.UTF-8 and say it again");
    }
    if (Sudo.keepsHome(surroundings)) {
      throw new IOException(
          surroundings.home()
              + " is the home of who called sudo, where your choice would be root's: say it"
              + " without sudo");
    }
  }

  /** The lines of the person's file that no choice writes, byte for byte. */
  private static List<String> otherLines(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(file + " is a folder, and would be your choice: remove it");
    }
    List<String> lines = new ArrayList<>();
    for (String read : Files.readAllLines(file, ISO_8859_1)) { // which loses no byte
      String line =
          read.startsWith(BYTE_ORDER_MARK) ? read.substring(BYTE_ORDER_MARK.length()) : read;
      if (!line.matches("\\s*(level|since|origin)\\s*([=: ].*)?")) {
        lines.add(line);
      }
    }
    return lines;
  }

  /**
   * A full disk has room where a file is already: a refusal must hold, and its line is the first.
   */
  private static void writeOver(Path file, byte[] bytes, IOException full) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.truncate(bytes.length);
    } catch (IOException e) {
      full.addSuppressed(e);
      throw full;
    }
  }

  /**
   * Since when what is recorded may leave: agreeing again releases and holds back nothing. A time
   * that is still to come is that of a clock that was wrong, and would hold back all.
   */
  private Instant since(Instant now) {
    Decision before = decide();
    Agreed agreed = before.agreed();
    return before.level() == Level.ON && agreed != null && !agreed.since().isAfter(now)
        ? agreed.since()
        : now;
  }

  /**
   * Writes down what holds from this run on: that a line in the person's file agrees to the plan as
   * it is now. Does nothing where that is written down.
   *
   * @throws IOException if it cannot be written
   */
  void adopt(Decision decision) throws IOException {
    if (decision.adopts()) {
      Agreed.claim(plan, surroundings.clock().instant(), Agreed.By.FILE, places);
    }
  }

  /** Whether a person is to see a notice before anything is sent by the product's default. */
  boolean owesNotice(Decision decision) {
    return plan.defaultLevel() == Level.ON
        && decision.origin() == Origin.PRODUCT_DEFAULT
        && decision.agreed() == null
        && !decision.environment().ephemeral();
  }

  /**
   * The notice that is owed, or null where another process has it. Who asks shows it: it is given
   * once.
   *
   * @param command what the person calls, such as {@code hello telemetry}
   * @throws IOException if it cannot be written down that it was shown, or the plan not be read
   */
  @Nullable String notice(String command) throws IOException {
    String text = Notice.of(CompiledPlan.of(plan), command);
    Instant now = surroundings.clock().instant();
    return Agreed.claim(plan, now, Agreed.By.NOTICE, places) ? text : null;
  }

  /** Forgets that a notice was given, as it was not shown: nothing is sent until one is. */
  void takeBackNotice() throws IOException {
    Files.deleteIfExists(places.agreedFile());
  }

  /** The name of the tool's variable. */
  public String variableName() {
    return plan.variables() + "_TELEMETRY";
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
