package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a configuration profile of macOS says, by what its {@code plutil} was seen to print. */
class ManagedPreferencesTest {

  @TempDir private Path root;
  private final Map<String, String> printed = new HashMap<>();
  private final List<String> ran = new ArrayList<>();

  @BeforeEach
  void macOs() throws IOException {
    Machine machine = new Machine(root);
    Machine.write(machine.places().userFile(), "level=on\ntiers=metrics,events\ncrashes=on\n");
  }

  private Consent.Decision decide() {
    Machine machine = new Machine(root);
    machine.osName = "Mac OS X";
    machine.variables.put("XDG_CONFIG_HOME", root.resolve("home/ada/.config").toString());
    machine.commands =
        command -> {
          ran.add(String.join(" ", command));
          String answer = printed.get(command.get(command.size() - 1));
          if (answer == null) {
            throw new IOException("plutil ended with 1");
          }
          return answer;
        };
    return machine.consent().decide();
  }

  private void profile(String below, String json) throws IOException {
    Path plist =
        root.resolve("Library/Managed Preferences/" + below + "dev.candor.build-tool.plist");
    Machine.write(plist, "bplist00");
    printed.put(plist.toString(), json);
  }

  @Test
  void runsNothingWhereThereIsNoProfile() {
    assertThat(decide().level()).isEqualTo(Level.ON);
    assertThat(ran).isEmpty();
  }

  @Test
  void aProfileNarrows() throws IOException {
    profile("", "{\"level\":\"local\",\"crashes\":false,\"tiers\":\"metrics\"}");

    Consent.Decision decision = decide();

    assertThat(decision.level()).isEqualTo(Level.LOCAL);
    assertThat(decision.origin()).isEqualTo(Consent.Origin.MANAGED_FILE);
    assertThat(decision.crashes()).isFalse();
    assertThat(decision.tiers()).containsExactly(dev.candor.Tier.METRICS);
    assertThat(ran)
        .containsExactly(
            "/usr/bin/plutil -convert json -o - -- "
                + root.resolve("Library/Managed Preferences/dev.candor.build-tool.plist"));
  }

  @Test
  void aPersonsOwnProfileIsMergedKeyByKey() throws IOException {
    profile("", "{\"level\":\"local\",\"tiers\":\"metrics\"}");
    profile("ada/", "{\"level\":\"off\"}");

    Consent.Decision decision = decide();

    assertThat(decision.level()).isEqualTo(Level.OFF);
    assertThat(decision.tiers()).containsExactly(dev.candor.Tier.METRICS);
  }

  @Test
  void aProfileAndAFileRefuseEachForItself() throws IOException {
    profile("", "{\"level\":\"on\"}");
    Path file = root.resolve("Library/Application Support/build-tool/telemetry.properties");
    Machine.write(file, "level=local\n");

    assertThat(decide().level()).isEqualTo(Level.LOCAL);
  }

  @Test
  void aProfileThatCannotBeReadMeansOff() throws IOException {
    profile("", "{\"level\":3}");
    assertThat(decide().level()).isEqualTo(Level.OFF);
    assertThat(decide().warnings()).singleElement().asString().contains("'level' is neither");

    profile("", "");
    assertThat(decide().level()).isEqualTo(Level.OFF);

    printed.clear();
    assertThat(decide().warnings()).singleElement().asString().contains("plutil ended with 1");
    assertThat(Files.exists(root.resolve("Library"))).isTrue();
  }
}
