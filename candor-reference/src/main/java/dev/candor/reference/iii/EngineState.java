package dev.candor.reference.iii;

import dev.candor.Hashed;
import dev.candor.Identifier;
import dev.candor.Meaning;
import dev.candor.Measure;
import dev.candor.OneOf;
import dev.candor.PerKey;
import dev.candor.Size;
import dev.candor.Unit;
import dev.candor.Unsigned;
import dev.candor.sdk.HeartbeatReport;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What runs in an engine, as its reports say it. */
record EngineState(
    @Identifier(pattern = Template.PATTERN, maxLength = Template.LENGTH)
        @Meaning(value = "The template that the project was made from.", example = "quickstart")
        @Nullable String source,
    @Unsigned @Meaning("Functions of the user's; the engine's own are left out.") int functionCount,
    @Meaning("Triggers of the user's; the engine's own are left out.") @Unsigned int triggerCount,
    @Hashed
        @Size(200)
        @Meaning(
            "The user's functions. The contract sends what people call them; here each is hashed.")
        List<String> functions,
    @OneOf({"api", "http", "event", "queue", "cron", "stream", "state", "subscribe", "pubsub"})
        @Size(32)
        @Meaning("Kinds of triggers that are in use; one that somebody wrote is 'other'.")
        List<String> triggerTypes,
    @OneOf({"iii_direct", "motia", "next", "express", "fastapi", "axum"})
        @Meaning("The framework that the project is written with; iii_direct where it has none.")
        String clientType,
    @Meaning("The languages that workers are written in, each once.") @Size(8)
        List<SdkLanguage> sdkLanguages,
    @Unsigned @Meaning("Workers that say what they run in; the others are not counted.")
        int workerCountTotal,
    @Meaning("How many workers there are, of each framework.") @PerKey("worker_count_") @Unsigned
        Map<Framework, Integer> workerCount,
    @Meaning("How many workers there are, of each language.") @Unsigned
        Map<WorkerRuntime, Integer> workerCountByLanguage,
    @Identifier(pattern = WorkerShape.PATTERN, maxLength = 20)
        @Size(64)
        @Meaning(value = "Each worker's language and framework.", example = "[\"node:motia\"]")
        List<String> workers,
    @Hashed
        @Size(64)
        @Meaning(
            "What workers are called, without the machine's name. The contract sends the names;"
                + " here each is hashed.")
        List<String> workerNames,
    @Meaning("How often a worker has registered since the engine's start.") @Unsigned
        long workerRegistrations,
    @Measure(Unit.SECONDS) @Unsigned @Meaning("How long ago the report before was.")
        long periodSecs,
    @Measure(Unit.SECONDS) @Unsigned @Meaning("How long the engine has been running.")
        long uptimeSecs,
    @Meaning("Whether any of the user's functions was called.") boolean functionsInvoked,
    @Meaning(
            "How often each command was used. The contract sends any text that was typed; here only"
                + " commands that exist are counted by name.")
        @Unsigned
        @Nullable Map<CliCommand, Integer> cliCommands,
    @Meaning("How often any command was used; absent where none was.") @Unsigned
        @Nullable Integer cliCommandsTotal) {

  /**
   * What runs in an engine that lives.
   *
   * @param source the template that the project was made from; null where there is none
   */
  static EngineState of(
      EngineHeartbeat.Engine engine,
      HeartbeatReport<EngineWork, EngineWorkDelta> report,
      @Nullable String source) {
    Workers workers = new Workers(engine.workers());
    Map<CliCommand, Integer> commands = engine.drainCommands();
    return new EngineState(
        source,
        report.state().functionCount(),
        report.state().triggerCount(),
        report.state().functions(),
        engine.triggerTypes(),
        workers.clientType(),
        workers.sdkLanguages(),
        workers.all().size(),
        workers.byFramework(),
        workers.byLanguage(),
        workers.shapes(),
        workers.names(),
        engine.counters().of(EngineCounters.Counter.WORKER_REGISTRATIONS),
        report.period().toSeconds(),
        report.uptime().toSeconds(),
        report.state().invocationsTotal() > 0,
        commands.isEmpty() ? null : commands,
        commands.isEmpty() ? null : commands.values().stream().mapToInt(Integer::intValue).sum());
  }

  /** What is still known of an engine that was killed: what it kept, and nothing of its workers. */
  static EngineState ofKilled(
      HeartbeatReport<EngineWork, EngineWorkDelta> report, @Nullable String source) {
    return new EngineState(
        source,
        report.state().functionCount(),
        report.state().triggerCount(),
        report.state().functions(),
        List.of(),
        new Workers(List.of()).clientType(),
        List.of(),
        report.state().workerCount(),
        Map.of(),
        Map.of(),
        List.of(),
        List.of(),
        0,
        report.period().toSeconds(),
        report.uptime().toSeconds(),
        report.state().invocationsTotal() > 0,
        null,
        null);
  }
}
