package dev.candor.reference.iii;

import dev.candor.ActorProperty;
import dev.candor.Hashed;
import dev.candor.Identifier;
import dev.candor.Meaning;
import dev.candor.Name;
import dev.candor.OneOf;
import dev.candor.Opaque;
import dev.candor.Unsigned;
import dev.candor.sdk.MachineId;
import dev.candor.sdk.Surroundings;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every event says of the machine and the project that it comes from. The contract gives it to
 * Amplitude as the properties of its user, but for the members that Amplitude has of its own.
 */
record UserProperties(
    @Meaning("Which of the programs speaks.") Platform platform,
    @Identifier(pattern = "[a-z]{2,3}([_-][A-Za-z0-9]{2,8}){0,2}|C|POSIX", maxLength = 20)
        @Meaning(value = "The language that the machine speaks.", example = "de_DE")
        @Nullable String language,
    @Meaning("The machine's system.") @ActorProperty @Name("environment.os") OperatingSystem os,
    @Meaning("The machine's processor.") @ActorProperty @Name("environment.arch") Architecture arch,
    @Meaning("How many processors the machine has.")
        @ActorProperty
        @Name("environment.cpu_cores")
        @Unsigned
        int cpuCores,
    @ActorProperty
        @Name("environment.timezone")
        @Identifier(pattern = "[A-Z][A-Za-z_]*(/[A-Za-z0-9_+-]+){0,2}", maxLength = 40)
        @Meaning(value = "The time zone's public name; Unknown where none is set.", example = "UTC")
        String timezone,
    @ActorProperty
        @Name("environment.machine_id")
        @Hashed
        @Meaning(
            "The machine's own id. The contract sends it as a hash whose salt everybody knows; here"
                + " it is keyed by a secret of this installation.")
        @Nullable String machineId,
    @Meaning("Where it runs, told from variables and files.")
        @ActorProperty
        @Name("iii_execution_context")
        ExecutionContext executionContext,
    @ActorProperty
        @OneOf({
          "development",
          "dev",
          "test",
          "staging",
          "preview",
          "production",
          "prod",
          "local",
          "unknown"
        })
        @Meaning("What III_ENV says. The contract sends any text; here only the usual names leave.")
        String env,
    @Meaning("How the program was installed, told from where it lies.") @ActorProperty
        InstallMethod installMethod,
    @ActorProperty
        @Opaque
        @Meaning(
            "In a container: the id of the host's own installation, which its user handed in; a"
                + " random one, not made from the host's name.")
        @Nullable String hostDeviceId,
    @ActorProperty @Opaque @Meaning("The random id that the scaffolder gave to the project.")
        @Nullable String projectId,
    @ActorProperty
        @Hashed
        @Meaning("What somebody calls the project. The contract sends the name; here it is hashed.")
        @Nullable String projectName) {

  /** Those of an engine, of which a worker's SDK may know more. */
  static UserProperties ofEngine(
      EngineHeartbeat.Engine engine, Surroundings around, Project project) {
    return of(
        Platform.ENGINE, around, engine.host(), project, new Workers(engine.workers()).source());
  }

  /**
   * Those of a program that runs here.
   *
   * @param source the worker whose SDK speaks for the project; null where none does
   */
  static UserProperties of(
      Platform platform,
      Surroundings around,
      Host host,
      Project project,
      @Nullable EngineWorker source) {
    Map<String, String> variables = around.variables();
    ExecutionContext.Signs signs =
        ExecutionContext.Signs.of(around, StateFile.read(StateFile.path(around)));
    return new UserProperties(
        platform,
        SpokenLanguage.of(source == null ? null : source.language(), variables),
        OperatingSystem.of(around.osName()),
        Architecture.of(around.osArch()),
        host.cpuCores(),
        TimeZoneName.of(host.timeZone(), variables),
        MachineId.ofFiles(around),
        ExecutionContext.of(signs),
        env(variables),
        InstallMethod.of(host.executable()),
        DeviceId.inContainer(signs) ? DeviceId.hostDevice(variables, project) : null,
        project.id(),
        project.name(source == null ? null : source.projectName()));
  }

  /** What {@code III_ENV} says; {@code unknown} where it says nothing. */
  static String env(Map<String, String> variables) {
    String said = variables.getOrDefault("III_ENV", "").strip();
    return said.isEmpty() ? "unknown" : said;
  }
}
