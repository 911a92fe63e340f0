package dev.candor.picocli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.sdk.ConsentKey;
import java.util.UUID;

/**
 * Samples of the files by which an administrator decides for everybody on a machine: each key that
 * can be said, with what it means and a value that narrows. Made from {@link ConsentKey}.
 */
final class ManagedSample {

  private static final String FILE = "telemetry.properties";

  private final Tool tool;

  ManagedSample(Tool tool) {
    this.tool = tool;
  }

  /** A value that leaves a person's own choice less than it was. */
  static String value(ConsentKey key) {
    return switch (key) {
      case LEVEL -> "local";
      case TIERS -> "metrics";
      case CONTENT -> "";
      case CRASHES -> "off";
      case RAW_TO -> "none";
    };
  }

  /** For Linux, and for macOS without configuration profiles. */
  int etc(Voice voice) {
    return properties(
        voice,
        "/etc/%1$s/%2$s; on macOS: /Library/Application Support/%1$s/%2$s"
            .formatted(tool.name(), FILE));
  }

  /** For Windows. */
  int windows(Voice voice) {
    return properties(voice, "%ProgramData%\\" + tool.name() + "\\" + FILE);
  }

  private int properties(Voice voice, String place) {
    voice.say(
        "# What an administrator decides for everybody here about what %s records."
            .formatted(tool.name()));
    voice.say("# Its place: " + place);
    voice.say(
        "# It narrows what a person allows, and never widens it. Remove what you do not want.");
    for (ConsentKey key : ConsentKey.values()) {
      voice.say("");
      voice.say("# " + key.meaning());
      voice.say("# One of: " + key.choice());
      voice.say(key + "=" + value(key));
    }
    return 0;
  }

  /** A configuration profile for macOS, to be installed by a device management. */
  int profile(Voice voice) {
    String domain = "dev.candor." + tool.name();
    voice.say("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    voice.say(
        "<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\""
            + " \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">");
    voice.say("<plist version=\"1.0\">");
    voice.say("<dict>");
    voice.say("  <key>PayloadContent</key>");
    voice.say("  <array>");
    voice.say("    <dict>");
    for (ConsentKey key : ConsentKey.values()) {
      voice.say("      <!-- %s One of: %s. -->".formatted(key.meaning(), key.choice()));
      text(voice, "      ", key.toString(), value(key));
    }
    payload(voice, "      ", domain, domain + ".preferences");
    voice.say("    </dict>");
    voice.say("  </array>");
    text(voice, "  ", "PayloadDisplayName", "What %s may record".formatted(tool.name()));
    payload(voice, "  ", "Configuration", domain);
    voice.say("</dict>");
    voice.say("</plist>");
    return 0;
  }

  private static void payload(Voice voice, String indent, String type, String identifier) {
    text(voice, indent, "PayloadType", type);
    text(voice, indent, "PayloadIdentifier", identifier);
    // The same each time: a profile that is installed again replaces the one before.
    text(voice, indent, "PayloadUUID", "" + UUID.nameUUIDFromBytes(identifier.getBytes(UTF_8)));
    voice.say(indent + "<key>PayloadVersion</key>");
    voice.say(indent + "<integer>1</integer>");
  }

  private static void text(Voice voice, String indent, String key, String value) {
    voice.say(indent + "<key>" + key + "</key>");
    voice.say(indent + "<string>" + value + "</string>");
  }
}
