package dev.candor.reference.ao;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.reference.Machine;
import dev.candor.sdk.Candor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** D.2's variables that say what is recorded, and of which version. */
class AoTelemetryTest {

  private static final Build BUILD = new Build(null, null, null, 2);

  @TempDir private Path root;

  private final List<String> told = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "0.11.3, 0.11.3, stable",
    "' 0.11.3-nightly.5 ', 0.11.3-nightly.5, nightly",
    "0.12.0-rc.1, 0.12.0-rc.1, stable"
  })
  void eventsNameTheVersionOfItsVariable(String said, String version, String channel)
      throws Exception {
    assertThat(invoked(said))
        .contains(
            "\"app_version\":\"" + version + "\"",
            "\"ao_version\":\"" + version + "\"",
            "\"version_channel\":\"" + channel + "\"");
  }

  @ParameterizedTest
  @CsvSource({"''", "' '", ","})
  void eventsNameNoVersionWhereNobodySaysOne(@Nullable String said) throws Exception {
    assertThat(invoked(said)).doesNotContain("_version\":\"", "version_channel");
  }

  @ParameterizedTest
  @CsvSource({
    ", PACKAGED, 1",
    ", DEV, 0",
    "'', PACKAGED, 1",
    "' ', DEV, 0",
    "on, DEV, 1",
    "ON, DEV, 1",
    "on, PACKAGED, 1",
    "off, PACKAGED, 0",
    "Off, PACKAGED, 0",
    "off, DEV, 0"
  })
  void theWindowRecordsWhereItsVariableOrItsBuildSaysSo(
      @Nullable String said, BuildMode build, int rows) throws Exception {
    assertThat(viewed(said, build)).isEqualTo(rows);
    assertThat(told).isEmpty();
  }

  @Test
  void aWordThatCannotBeUnderstoodSwitchesTheWindowOffAndIsSaid() throws Exception {
    assertThat(viewed("maybe", BuildMode.PACKAGED)).isZero();
    assertThat(told).singleElement().asString().contains("AO_TELEMETRY_RENDERER='maybe'");
  }

  private String invoked(@Nullable String version) throws Exception {
    AoTelemetry ao = with("AO_TELEMETRY_APP_VERSION", version);
    try (Candor candor = ao.in(Candor.builder(AoPlan.plan(), "0.11.3")).open()) {
      ao.reports(candor, CommandNames.closed()).succeeded("user", "ao spawn");
    }
    return AoRows.of(root, "ao.v2.cli.invoked").get(0);
  }

  private int viewed(@Nullable String said, BuildMode build) throws Exception {
    AoTelemetry ao = with("AO_TELEMETRY_RENDERER", said);
    RendererContext context = new RendererContext(Platform.LINUX, ReleaseChannel.STABLE, build);
    try (Candor candor = ao.in(Candor.builder(AoPlan.plan(), "0.11.3")).open()) {
      ao.window(candor, build)
          .ifPresent(
              telemetry ->
                  telemetry.record(
                      new WindowEvents.RouteViewed(
                          BUILD, context, RouteSurface.HOME, "ao.renderer.route_viewed")));
    }
    return AoRows.of(root, "ao.v2.renderer.route_viewed").size();
  }

  private AoTelemetry with(String variable, @Nullable String value) {
    Machine machine = new Machine(AoPlan.plan(), root);
    machine.variables.put("AO_TELEMETRY_EVENTS", "on");
    if (value != null) {
      machine.variables.put(variable, value);
    }
    return new AoTelemetry(
        root.resolve("data"),
        machine.surroundings(),
        new AoSinks(machine.variables, machine.now::get),
        told::add);
  }
}
