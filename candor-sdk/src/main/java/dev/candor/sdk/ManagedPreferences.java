package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.wire.Json;
import dev.candor.wire.MalformedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an administrator of macOS says by a configuration profile: the managed preferences of the
 * domain {@code dev.candor.<tool>}, for the person or for the whole machine, in the same keys as
 * {@code telemetry.properties}. The system keeps them as property lists, which its own {@code
 * plutil} reads; it is run only where there is one.
 */
final class ManagedPreferences {

  private static final String DOMAIN = "dev.candor.";

  private ManagedPreferences() {}

  /** The domain of a tool. */
  static String domain(String tool) {
    return DOMAIN + tool;
  }

  /** Reads those of a tool; silent where there are none. The person's own come first. */
  static ConsentFile read(String tool, Surroundings surroundings, List<String> warnings) {
    if (!surroundings.osType().equals("darwin")) {
      return ConsentFile.SILENT;
    }
    Path folder = surroundings.root().resolve("Library/Managed Preferences");
    String file = domain(tool) + ".plist";
    Map<String, String> lines = new TreeMap<>();
    Path person = folder.resolve("" + surroundings.home().getFileName()).resolve(file);
    for (Path plist : List.of(folder.resolve(file), person)) {
      if (Files.exists(plist)) {
        try {
          lines.putAll(parse(surroundings.commands().run(command(plist))));
        } catch (IOException | MalformedException e) {
          return ConsentFile.unreadable(
              Consent.Origin.MANAGED_FILE, "" + plist, "" + e.getMessage(), warnings);
        }
      }
    }
    return ConsentFile.of(
        Consent.Origin.MANAGED_FILE, folder.resolve(file).toString(), lines, warnings);
  }

  private static List<String> command(Path plist) {
    return List.of("/usr/bin/plutil", "-convert", "json", "-o", "-", plist.toString());
  }

  /**
   * The lines that a property list amounts to. The system adds what the profile says of itself,
   * which is no line; profiles that are written by hand have 0 and 1 where no and yes are meant.
   */
  private static Map<String, String> parse(String json) {
    Map<String, String> lines = new TreeMap<>();
    Json.parse(json.getBytes(UTF_8))
        .object()
        .members()
        .forEach(
            (key, value) -> {
              if (!key.startsWith("Payload") && !key.equals("_manualProfile")) {
                lines.put(key, line(key, value));
              }
            });
    return lines;
  }

  private static String line(String key, Json value) {
    if (value instanceof Json.Text text) {
      return text.value();
    }
    if (value instanceof Json.Flag flag) {
      return flag.value() ? "on" : "off";
    }
    if (value instanceof Json.Whole number) {
      return "" + number.value();
    }
    if (isLine(key)) {
      throw new MalformedException("'" + key + "' is neither a text nor a yes or no");
    }
    return ""; // and the warning says that there is no such line
  }

  private static boolean isLine(String key) {
    return Arrays.stream(ConsentKey.values()).anyMatch(each -> each.toString().equals(key));
  }
}
