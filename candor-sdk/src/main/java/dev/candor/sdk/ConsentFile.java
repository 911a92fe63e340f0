package dev.candor.sdk;

import dev.candor.Level;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a file says about consent. One that cannot be read says off, and agrees to nothing.
 *
 * @param word what it says of the level, or null where it says nothing of it
 * @param content the fields that it names, each as {@code <event>.<field>}; null where it has no
 *     such line
 * @param rawTo what it says of the collector that may have identities raw; null where it says
 *     nothing of it
 */
record ConsentFile(
    Consent.@Nullable Word word, @Nullable Set<String> content, @Nullable RawTo rawTo) {

  private static final ConsentFile SILENT = new ConsentFile(null, null, null);
  private static final RawTo NOBODY = new RawTo(null);

  /**
   * A collector that is named.
   *
   * @param collector as {@link CollectorAddress} writes it, or null where a collector is refused
   */
  record RawTo(@Nullable URI collector) {}

  ConsentFile {
    content = content == null ? null : Set.copyOf(content);
  }

  /** Reads a file; one that is not there says nothing. */
  static ConsentFile read(Consent.Origin origin, @Nullable Path path, List<String> warnings) {
    if (path == null) {
      return SILENT;
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(path)) {
      properties.load(reader);
    } catch (NoSuchFileException e) {
      return SILENT;
    } catch (IOException | IllegalArgumentException e) {
      warnings.add(path + " cannot be read (" + e + "): telemetry is off. Mend or remove it.");
      return new ConsentFile(new Consent.Word(origin, Level.OFF), Set.of(), NOBODY);
    }
    String level = Objects.requireNonNullElse(properties.getProperty("level"), "").strip();
    return new ConsentFile(
        level.isEmpty()
            ? null
            : new Consent.Word(origin, Consent.level(path + ": level", level, warnings)),
        names(properties.getProperty("content")),
        rawTo(origin, path, properties.getProperty("raw_to"), warnings));
  }

  private static @Nullable RawTo rawTo(
      Consent.Origin origin, Path path, @Nullable String line, List<String> warnings) {
    if (line == null) {
      return null;
    }
    String value = line.strip();
    if (origin == Consent.Origin.PROJECT_FILE) {
      warnings.add(rawToIgnored(path + ": raw_to", value));
      return null;
    }
    if (value.isEmpty() || value.equalsIgnoreCase("none")) {
      return NOBODY;
    }
    URI collector = CollectorAddress.parse(value);
    if (collector == null) {
      warnings.add(
          path
              + ": raw_to='"
              + value
              + "' is no address of a collector, and nothing leaves raw: write http://HOST:PORT.");
      return NOBODY;
    }
    return new RawTo(collector);
  }

  /** What is said of a collector that is named where none can be. */
  static String rawToIgnored(String where, String value) {
    return where
        + "='"
        + value
        + "' is ignored: only your own or your administrator's file can name a collector."
        + " Remove it.";
  }

  /**
   * The one collector that may have identities raw, or null. Either file can refuse; where both
   * name one, it is the person's.
   */
  static @Nullable URI rawTo(ConsentFile managed, ConsentFile user) {
    boolean refused = NOBODY.equals(managed.rawTo) || NOBODY.equals(user.rawTo);
    RawTo named = user.rawTo == null ? managed.rawTo : user.rawTo;
    return refused || named == null ? null : named.collector();
  }

  private static @Nullable Set<String> names(@Nullable String line) {
    if (line == null) {
      return null;
    }
    Set<String> names = new TreeSet<>();
    for (String name : line.split(",", -1)) {
      if (!name.isBlank()) {
        names.add(name.strip());
      }
    }
    return names;
  }

  /** Takes out of what was agreed to what this file, if it names any content, does not name. */
  void narrow(Set<String> agreed) {
    if (content != null) {
      agreed.retainAll(content);
    }
  }
}
