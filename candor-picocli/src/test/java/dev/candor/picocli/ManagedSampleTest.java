package dev.candor.picocli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.candor.Level;
import dev.candor.Tier;
import dev.candor.picocli.greet.GreetPlan;
import dev.candor.sdk.Consent;
import dev.candor.sdk.ConsentKey;
import dev.candor.sdk.Heard;
import dev.candor.wire.JsonWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The samples for administrators, read back by the SDK where they say that they belong. */
final class ManagedSampleTest {

  @TempDir private Path root = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "Linux, etc, etc/greet/telemetry.properties, /etc/greet/telemetry.properties",
    "Mac OS X, etc, Library/Application Support/greet/telemetry.properties,"
        + " /Library/Application Support/greet/telemetry.properties",
    "Windows 11, windows, greet/telemetry.properties, %ProgramData%\\greet\\telemetry.properties",
  })
  void aFileSaysEveryKeyAndNarrowsWhatThePersonAllows(
      String osName, String sample, String place, String told) throws IOException {
    GreetTool tool = new GreetTool(root);
    tool.osName = osName;
    generous(tool);
    String text = tool.run("telemetry", "consent", "sample", sample).out();
    Path file = root.resolve(place);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));

    Files.writeString(file, text);

    assertThat(text).contains(told);
    assertExplained(text);
    assertNarrowed(tool);
  }

  @Test
  void aProfileSaysEveryKeyAndNarrowsWhatThePersonAllows() throws Exception {
    GreetTool tool = new GreetTool(root);
    tool.osName = "Mac OS X";
    generous(tool);
    String profile = tool.run("telemetry", "consent", "sample", "mobileconfig").out();
    Map<String, String> payload = payload(profile);
    Path plist =
        root.resolve("Library/Managed Preferences").resolve(payload.get("PayloadType") + ".plist");
    Files.createDirectories(Objects.requireNonNull(plist.getParent()));
    Files.createFile(plist);

    tool.commands = command -> asPlutilPrints(payload);

    assertNarrowed(tool);
    assertExplained(profile);
    assertThat(profile).isEqualTo(tool.run("telemetry", "consent", "sample", "mobileconfig").out());
  }

  /** As the system does, which takes the preferences out of the profile. */
  @Test
  void aRealProgramReadsThePreferencesThatTheProfileHolds() throws Exception {
    Path plutil = Path.of("/usr/bin/plutil");
    assumeTrue(Files.isExecutable(plutil), "no plutil (gnustep-base-runtime) to read a list with");
    GreetTool tool = new GreetTool(root);
    tool.osName = "Mac OS X";
    generous(tool);
    String profile = tool.run("telemetry", "consent", "sample", "mobileconfig").out();
    Path plist =
        root.resolve("Library/Managed Preferences")
            .resolve(payload(profile).get("PayloadType") + ".plist");
    Files.createDirectories(Objects.requireNonNull(plist.getParent()));
    int inner = profile.indexOf("<dict>", profile.indexOf("<array>"));
    String dict = profile.substring(inner, profile.indexOf("</dict>", inner) + "</dict>".length());
    Files.writeString(plist, profile.substring(0, profile.indexOf("<dict>")) + dict + "</plist>");

    tool.commands = command -> printed(plutil, command);

    assertNarrowed(tool);
  }

  /** GNUstep's 1.28 opens no file by its name, and is given that on its standard input. */
  private static String printed(Path plutil, List<String> command) throws IOException {
    int last = command.size() - 1;
    List<String> own = new ArrayList<>(command.subList(1, last));
    own.add(0, plutil.toString());
    own.add("-");
    Process process =
        new ProcessBuilder(own).redirectInput(Path.of(command.get(last)).toFile()).start();
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }

  /** A person who allows all that can be allowed. */
  private static void generous(GreetTool tool) throws IOException {
    tool.run("telemetry", "on");
    Path file = tool.places().userFile();
    Files.writeString(
        file,
        Files.readString(file)
            + "content=greet.failed.message\ncrashes=on\nraw_to=http://127.0.0.1:4318\n");
    assertThat(decide(tool).crashes()).isTrue();
    assertThat(decide(tool).rawTo()).isNotNull();
  }

  private static void assertExplained(String sample) {
    for (ConsentKey key : ConsentKey.values()) {
      assertThat(sample).contains(key.meaning(), "One of: " + key.choice());
    }
  }

  private static void assertNarrowed(GreetTool tool) {
    Consent.Decision decision = decide(tool);
    assertThat(decision.warnings()).isEmpty();
    assertThat(decision.level()).isEqualTo(Level.LOCAL);
    assertThat(decision.origin()).isEqualTo(Consent.Origin.MANAGED_FILE);
    assertThat(decision.tiers()).containsExactly(Tier.METRICS);
    assertThat(decision.content()).isEmpty();
    assertThat(decision.crashes()).isFalse();
    assertThat(decision.rawTo()).isNull();
    assertThat(decision.heard().stream().filter(ManagedSampleTest::isManaged).map(Heard::key))
        .containsExactlyElementsOf(
            Stream.of(ConsentKey.values()).map(ConsentKey::toString).toList());
  }

  private static boolean isManaged(Heard heard) {
    return heard.origin() == Consent.Origin.MANAGED_FILE;
  }

  private static Consent.Decision decide(GreetTool tool) {
    return new Consent(GreetPlan.plan(), tool.surroundings()).decide();
  }

  /** The dictionary of the preferences inside of a profile. */
  private static Map<String, String> payload(String profile) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    Element plist =
        factory
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(profile.getBytes(UTF_8)))
            .getDocumentElement();
    Map<String, String> payload = new LinkedHashMap<>();
    String key = "";
    Node dict = Objects.requireNonNull(plist.getElementsByTagName("dict").item(1));
    for (Node at = dict.getFirstChild(); at != null; at = at.getNextSibling()) {
      String text = String.valueOf(at.getTextContent());
      if (at.getNodeName().equals("key")) {
        key = text;
      } else if (at.getNodeType() == Node.ELEMENT_NODE) {
        payload.put(key, text);
      }
    }
    return payload;
  }

  /** The preferences as the system keeps them, with what is about the profile itself. */
  private static String asPlutilPrints(Map<String, String> payload) {
    JsonWriter json = new JsonWriter(256).beginObject();
    payload.forEach(
        (key, value) -> {
          if (key.equals("PayloadVersion")) {
            json.name(key).value(Long.parseLong(value));
          } else {
            json.name(key).value(value);
          }
        });
    return new String(json.endObject().toByteArray(), UTF_8);
  }
}
