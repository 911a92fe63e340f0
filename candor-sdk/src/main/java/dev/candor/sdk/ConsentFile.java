package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.Level;
import dev.candor.Tier;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a file says about consent. One that cannot be read says off, and agrees to nothing; what of
 * it cannot be understood narrows as far as its line can.
 *
 * @param word what it says of the level, or null where it says nothing of it
 * @param tiers the tiers that it names; null where it has no such line
 * @param content the fields that it names, each as {@code <event>.<field>}; null where it has no
 *     such line
 * @param crashes what it says of the shapes of crashes; null where it says nothing of them
 * @param rawTo what it says of the collector that may have identities raw; null where it says
 *     nothing of it
 * @param heard each line that has a meaning here
 */
record ConsentFile(
    Consent.@Nullable Word word,
    @Nullable Set<Tier> tiers,
    @Nullable Set<String> content,
    @Nullable Boolean crashes,
    @Nullable RawTo rawTo,
    List<Heard> heard) {

  static final ConsentFile SILENT = new ConsentFile(null, null, null, null, null, List.of());
  private static final RawTo NOBODY = new RawTo(null);

  private static final int MOST_BYTES = 64 * 1024;

  /** What some editors put before a text in UTF-8: unseen, and no part of its first line. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** The lines that commands write for whoever reads the file. */
  private static final Set<String> WRITTEN = Set.of("since", "origin");

  /**
   * A collector that is named.
   *
   * @param collector as {@link CollectorAddress} writes it, or null where a collector is refused
   */
  record RawTo(@Nullable URI collector) {}

  ConsentFile {
    tiers = tiers == null ? null : Set.copyOf(tiers);
    content = content == null ? null : Set.copyOf(content);
    heard = List.copyOf(heard);
  }

  /** Reads a file; one that is not there says nothing. */
  static ConsentFile read(Consent.Origin origin, @Nullable Path path, List<String> warnings) {
    if (path == null) {
      return SILENT;
    }
    Properties properties = new Lines();
    try {
      properties.load(new StringReader(text(path)));
    } catch (NoSuchFileException e) {
      return SILENT;
    } catch (IOException e) {
      return unreadable(origin, "" + path, FileTrouble.words(e), warnings);
    } catch (IllegalArgumentException e) {
      return unreadable(origin, "" + path, "" + e.getMessage(), warnings);
    }
    Map<String, String> lines = new TreeMap<>();
    for (Map.Entry<Object, Object> line : properties.entrySet()) {
      lines.put("" + line.getKey(), "" + line.getValue());
    }
    return of(origin, "" + path, lines, warnings);
  }

  /** The lines of a file; one that stands there twice, and not the same, says neither. */
  private static final class Lines extends Properties {

    private static final long serialVersionUID = 1;

    @Override
    public synchronized @Nullable Object put(Object key, Object value) {
      Object before = get(key);
      boolean twice = before != null && !before.equals(value);
      return super.put(key, twice ? before + " and " + value : value);
    }
  }

  /**
   * What stands in a file. A project's is a stranger's, who must not hold up the tools that are
   * started there: a pipe is never opened, and of what has no end little is read.
   */
  private static String text(Path path) throws IOException {
    if (!Files.isRegularFile(path) && Files.exists(path)) {
      throw new IOException("it is no file");
    }
    byte[] bytes;
    try (InputStream in = open(path)) {
      bytes = in.readNBytes(MOST_BYTES + 1);
    }
    if (bytes.length > MOST_BYTES) {
      throw new IOException("it has more than " + MOST_BYTES + " bytes");
    }
    String text = new String(bytes, UTF_8);
    if (!Arrays.equals(text.getBytes(UTF_8), bytes)) {
      throw new IOException("it is not in UTF-8");
    }
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
  }

  /**
   * Opens it without a channel, for it may say off: with the first channel a JVM loads its network,
   * and opens sockets to learn which kinds there are. On Windows nobody could replace it meanwhile.
   */
  private static InputStream open(Path path) throws IOException {
    boolean here = path.getFileSystem().equals(FileSystems.getDefault());
    if (here && File.separatorChar == '/' && Files.exists(path)) {
      try {
        return new FileInputStream(path.toFile());
      } catch (FileNotFoundException e) {
        return Files.newInputStream(path); // which says what the trouble is
      }
    }
    return Files.newInputStream(path);
  }

  /** Whether there is something that could not be read: for a moment, perhaps. */
  boolean isUnreadable() {
    return word != null && heard.isEmpty();
  }

  /** What a place says that should be understood and is not. */
  static ConsentFile unreadable(
      Consent.Origin origin, String place, String because, List<String> warnings) {
    warnings.add(place + " cannot be read (" + because + "): telemetry is off. Mend or remove it.");
    return new ConsentFile(
        new Consent.Word(origin, Level.OFF), Set.of(), Set.of(), false, NOBODY, List.of());
  }

  /** What lines say, wherever they stand. */
  static ConsentFile of(
      Consent.Origin origin, String place, Map<String, String> lines, List<String> warnings) {
    List<Heard> heard = new ArrayList<>();
    Set<String> unknown = new TreeSet<>(lines.keySet());
    unknown.removeAll(WRITTEN);
    for (ConsentKey key : ConsentKey.values()) {
      String value = lines.get(key.toString());
      if (value != null) {
        unknown.remove(key.toString());
        heard.add(new Heard(origin, place, key.toString(), value.strip()));
      }
    }
    for (String key : unknown) {
      warnings.add(
          "%s: '%s' is no line of such a file, and says nothing: remove or correct it."
              .formatted(place, key));
    }
    return new Reading(origin, place, lines, warnings).file(heard);
  }

  /** Reads the lines of one place. */
  private record Reading(
      Consent.Origin origin, String place, Map<String, String> lines, List<String> warnings) {

    ConsentFile file(List<Heard> heard) {
      return new ConsentFile(word(), tiers(), content(), crashes(), rawTo(), heard);
    }

    private @Nullable String line(ConsentKey key) {
      String line = lines.get(key.toString());
      return line == null ? null : line.strip();
    }

    private Consent.@Nullable Word word() {
      String level = line(ConsentKey.LEVEL);
      return level == null || level.isEmpty()
          ? null
          : new Consent.Word(origin, Consent.level(place + ": level", level, warnings));
    }

    private @Nullable Set<Tier> tiers() {
      Set<String> words = words(ConsentKey.TIERS);
      if (words == null) {
        return null;
      }
      Set<Tier> tiers = new TreeSet<>();
      for (String word : words) {
        switch (word.toLowerCase(Locale.ROOT)) {
          case "metrics" -> tiers.add(Tier.METRICS);
          case "events" -> tiers.add(Tier.EVENTS);
          default -> {
            warnings.add(
                "%s: tiers='%s' is none of metrics and events: nothing leaves."
                    .formatted(place, word));
            return Set.of();
          }
        }
      }
      return tiers;
    }

    private @Nullable Set<String> content() {
      return words(ConsentKey.CONTENT);
    }

    private @Nullable Boolean crashes() {
      String word = line(ConsentKey.CRASHES);
      if (word == null || word.isEmpty()) {
        return null;
      }
      return switch (word.toLowerCase(Locale.ROOT)) {
        case "on", "true", "1", "yes" -> true;
        case "off", "false", "0", "no" -> false;
        default -> {
          warnings.add(
              "%s: crashes='%s' is none of on and off: no crash leaves.".formatted(place, word));
          yield false;
        }
      };
    }

    private @Nullable RawTo rawTo() {
      String value = line(ConsentKey.RAW_TO);
      if (value == null) {
        return null;
      }
      if (origin == Consent.Origin.PROJECT_FILE) {
        warnings.add(rawToIgnored(place + ": raw_to", value));
        return null;
      }
      if (value.isEmpty() || value.equalsIgnoreCase("none")) {
        return NOBODY;
      }
      URI collector = CollectorAddress.parse(value);
      if (collector == null) {
        warnings.add(
            "%s: raw_to='%s' is no address of a collector, and nothing leaves raw: write"
                    .formatted(place, value)
                + " http://HOST:PORT.");
        return NOBODY;
      }
      return new RawTo(collector);
    }

    private @Nullable Set<String> words(ConsentKey key) {
      String line = line(key);
      if (line == null) {
        return null;
      }
      Set<String> words = new TreeSet<>();
      for (String word : line.split(",", -1)) {
        if (!word.isBlank()) {
          words.add(word.strip());
        }
      }
      return words;
    }
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
   * The one collector that may have identities raw, or null. Each can refuse; where several name
   * one, it is the person's.
   */
  static @Nullable URI rawTo(List<ConsentFile> managed, ConsentFile user) {
    @Nullable RawTo named = user.rawTo;
    for (ConsentFile each : managed) {
      if (each.rawTo != null && each.rawTo.collector() == null) {
        return null;
      }
      named = named == null ? each.rawTo : named;
    }
    return named == null ? null : named.collector();
  }

  /** Takes out of what was agreed to what this file, if it names any, does not name. */
  void narrow(Set<String> agreedContent, Set<Tier> agreedTiers) {
    if (content != null) {
      agreedContent.retainAll(content);
    }
    if (tiers != null) {
      agreedTiers.retainAll(tiers);
    }
  }

  /** What this file names beyond what was agreed to, each as a line that says only that. */
  List<String> beyond(Set<String> agreedContent, Set<Tier> agreedTiers) {
    List<String> beyond = new ArrayList<>();
    for (Tier tier : Tier.values()) {
      if (tiers != null && tiers.contains(tier) && !agreedTiers.contains(tier)) {
        beyond.add("tiers=" + tier.name().toLowerCase(Locale.ROOT));
      }
    }
    for (String name : content == null ? Set.<String>of() : new TreeSet<>(content)) {
      if (!agreedContent.contains(name)) {
        beyond.add("content=" + name);
      }
    }
    return beyond;
  }
}
