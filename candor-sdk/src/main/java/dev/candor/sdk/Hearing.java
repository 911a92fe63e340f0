package dev.candor.sdk;

import dev.candor.Level;
import dev.candor.Plan;
import dev.candor.Tier;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Hears everybody who can speak of consent, once, and decides. Made anew for each decision. */
final class Hearing {

  private static final String DO_NOT_TRACK = "DO_NOT_TRACK";

  /** By how much a clock may be set back without a word: what that holds back is soon over. */
  private static final long MINUTE = 60_000;

  private final Plan plan;
  private final Surroundings surroundings;
  private final Places places;
  private final EnvironmentClass environment;
  private final Switches switches;
  private final List<String> warnings = new ArrayList<>();
  private final List<ConsentFile> managed;
  private final ConsentFile user;
  private final ConsentFile project;
  private final @Nullable String garbled;
  private final boolean ofRoot;
  private @Nullable Agreed agreed;
  private boolean agreedIsRead;
  private boolean unknownAgreement;

  Hearing(Plan plan, Surroundings surroundings, Places places, Map<String, String> settings) {
    this.plan = plan;
    this.surroundings = surroundings;
    this.places = places;
    this.environment = EnvironmentClass.of(surroundings, places);
    this.switches = new Switches(surroundings, settings, environment == EnvironmentClass.CI);
    this.managed =
        List.of(
            ConsentFile.read(Consent.Origin.MANAGED_FILE, places.managedFile(), warnings),
            ManagedPreferences.read(plan.product(), surroundings, warnings));
    String place = surroundings.garbled(Places.OF_THE_PERSON);
    this.garbled = place == null ? surroundings.garbled(List.of(Places.OF_THE_PROJECT)) : place;
    this.user =
        garbled == null
            ? ConsentFile.read(Consent.Origin.USER_FILE, places.userFile(), warnings)
            : ConsentFile.SILENT;
    if (garbled != null) {
      warnings.add(
          "%s has letters that this process cannot read: telemetry is off. Set LC_ALL=C.UTF-8."
              .formatted(garbled));
    }
    this.project = ConsentFile.read(Consent.Origin.PROJECT_FILE, places.projectFile(), warnings);
    this.ofRoot = surroundings.isSet(Sudo.CALLER) && Sudo.keepsHome(surroundings);
    if (ofRoot) {
      warnings.add(
          "This runs as root in %s, the home of who called sudo, and would leave files there that are root's: telemetry is off. Call it without sudo, or with sudo -H."
              .formatted(surroundings.home()));
    }
  }

  Consent.Decision decide() {
    Consent.Word word = word();
    List<Withheld> withheld = word.level() == Level.ON ? withheld(word) : List.of();
    boolean unread = isUnread(word);
    if (unknownAgreement && word.origin() != Consent.Origin.VARIABLE) {
      unread = true;
      word = new Consent.Word(Consent.Origin.USER_FILE, Level.OFF);
    }
    Set<Tier> tiers = new TreeSet<>();
    tiers.addAll(Objects.requireNonNullElse(user.tiers(), List.of(Tier.values())));
    Set<String> content = new HashSet<>(content());
    boolean crashes = Boolean.TRUE.equals(user.crashes());
    for (ConsentFile file : managed) {
      file.narrow(content, tiers);
      crashes &= !Boolean.FALSE.equals(file.crashes());
    }
    List<String> widening = project.beyond(content, tiers);
    project.narrow(content, tiers);
    crashes &= !Boolean.FALSE.equals(project.crashes());
    if (tiers.isEmpty() && word.level() == Level.ON) {
      word = new Consent.Word(word.origin(), Level.LOCAL);
    }
    reportWidening(word.level(), widening);
    return new Consent.Decision(
        word.level(),
        word.origin(),
        word.level() == Level.OFF ? switches.reason() : "",
        unread,
        environment,
        tiers,
        content,
        crashes,
        rawTo(),
        agreed,
        withheld,
        heard(),
        warnings,
        switches.mistakes());
  }

  private Consent.Word word() {
    Consent.@Nullable Word doNotTrack =
        surroundings.isSet(DO_NOT_TRACK)
            ? new Consent.Word(Consent.Origin.DO_NOT_TRACK, Level.OFF)
            : null;
    Consent.@Nullable Word variable =
        garbled == null && !ofRoot
            ? variable()
            : new Consent.Word(Consent.Origin.VARIABLE, Level.OFF);
    Consent.@Nullable Word switched = switches.hear(plan.switches());
    List<Consent.@Nullable Word> refusals = new ArrayList<>();
    for (ConsentFile file : managed) {
      refusals.add(file.word());
    }
    refusals.addAll(Arrays.asList(user.word(), project.word(), doNotTrack, variable, switched));
    Consent.Word word = byDefault();
    for (Consent.@Nullable Word speaker : Arrays.asList(user.word(), switched, variable)) {
      word = speaker == null ? word : speaker; // the last that speaks is the first that counts
    }
    for (Consent.@Nullable Word refusal : refusals) {
      if (refusal != null && refusal.level().compareTo(word.level()) < 0) {
        word = refusal;
      }
    }
    return word;
  }

  /** Whether a word is that of a file that could not be read. */
  private boolean isUnread(Consent.Word word) {
    List<ConsentFile> files = new ArrayList<>(managed);
    files.addAll(List.of(user, project));
    for (ConsentFile file : files) {
      if (file.isUnreadable() && word.equals(file.word())) {
        return true;
      }
    }
    return false;
  }

  private Consent.@Nullable Word variable() {
    String name = plan.variables() + "_TELEMETRY";
    String value = surroundings.variable(name);
    return value.isEmpty()
        ? null
        : new Consent.Word(Consent.Origin.VARIABLE, Consent.level(name, value, warnings));
  }

  /** What the product says where nobody speaks; it sends only after a notice. */
  private Consent.Word byDefault() {
    Level level = plan.defaultLevel();
    if (level == Level.ON && (environment.ephemeral() || readAgreed() == null)) {
      level = Level.LOCAL;
    }
    return new Consent.Word(Consent.Origin.PRODUCT_DEFAULT, level);
  }

  private @Nullable Agreed readAgreed() {
    if (!agreedIsRead) {
      agreedIsRead = true;
      try {
        agreed = Agreed.read(places);
      } catch (IOException e) {
        unknownAgreement = true;
        warnings.add(
            "%s: telemetry is off. Say again what you agree to, or remove the file."
                .formatted(e.getMessage()));
      }
    }
    return agreed;
  }

  /** What the plan asks beyond what was agreed to; what binds one run agrees to all of it. */
  private List<Withheld> withheld(Consent.Word word) {
    Agreed before = readAgreed();
    if (word.origin() == Consent.Origin.VARIABLE) {
      return List.of();
    }
    if (before != null && before.since().toEpochMilli() > surroundings.clock().millis() + MINUTE) {
      warnings.add(
          "You agreed at %s, which is still to come: nothing that is recorded before then leaves."
                  .formatted(before.since())
              + " Say again what you agree to.");
    }
    try {
      return before == null ? List.of() : before.news(plan, places);
    } catch (IOException e) {
      warnings.add(
          "the plan cannot be compared with the one that was agreed to (%s): nothing leaves. Say"
                  .formatted(e.getMessage())
              + " again what you agree to.");
      return List.of(Withheld.NOT_KNOWN);
    }
  }

  /** Says what of the project's file allows more than everybody else does. */
  private void reportWidening(Level level, List<String> lines) {
    List<String> ignored = new ArrayList<>();
    Consent.Word word = project.word();
    if (word != null && word.level().compareTo(level) > 0) {
      ignored.add("level");
    }
    ignored.addAll(lines);
    if (Boolean.TRUE.equals(project.crashes())) {
      ignored.add("crashes=on");
    }
    for (String line : ignored) {
      warnings.add(
          "%s: %s is ignored: a project can only narrow what you allow. Remove it."
              .formatted(places.projectFile(), line));
    }
  }

  private @Nullable URI rawTo() {
    String variable = plan.variables() + "_TELEMETRY_RAW_TO";
    String value = surroundings.variable(variable);
    if (!value.isEmpty()) {
      warnings.add(ConsentFile.rawToIgnored(variable, value));
    }
    return ConsentFile.rawTo(managed, user);
  }

  /** What the person's own file agrees to, by names that the plan may know. */
  private Set<String> content() {
    Set<String> names = Objects.requireNonNullElse(user.content(), Set.of());
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

  private List<Heard> heard() {
    List<Heard> heard = new ArrayList<>();
    for (ConsentFile file : managed) {
      heard.addAll(file.heard());
    }
    hear(Consent.Origin.DO_NOT_TRACK, DO_NOT_TRACK, heard);
    hear(Consent.Origin.VARIABLE, plan.variables() + "_TELEMETRY", heard);
    heard.addAll(switches.heard());
    heard.addAll(user.heard());
    heard.addAll(project.heard());
    return heard;
  }

  private void hear(Consent.Origin origin, String variable, List<Heard> heard) {
    String value = surroundings.variable(variable);
    if (!value.isEmpty()) {
      heard.add(new Heard(origin, variable, ConsentKey.LEVEL.toString(), value));
    }
  }
}
