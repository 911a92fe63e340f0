package dev.candor.reference.iii;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An engine of which a test says what is done with it. Safe for use by several threads. */
final class TestEngine implements EngineHeartbeat.Engine {

  private final List<String> functions = new ArrayList<>();
  private final List<EngineWorker> workers = new ArrayList<>();
  private final Map<Counter, Long> counts = new EnumMap<>(Counter.class);
  private final Map<CliCommand, Integer> commands = new EnumMap<>(CliCommand.class);
  private long workersRegistered;
  private int triggers;
  private @Nullable String firstSuccess;
  private @Nullable String firstFailure;

  /** What an engine counts from its start on. */
  enum Counter {
    INVOCATIONS,
    FAILURES,
    API_REQUESTS,
    QUEUE_EMITS,
    QUEUE_CONSUMES,
    PUBSUB_PUBLISHES,
    PUBSUB_SUBSCRIBES,
    CRON_EXECUTIONS,
    FUNCTION_REGISTRATIONS,
    TRIGGER_REGISTRATIONS
  }

  synchronized void count(Counter counter, long by) {
    counts.merge(counter, by, Long::sum);
  }

  synchronized void register(String function) {
    count(Counter.FUNCTION_REGISTRATIONS, 1);
    if (!functions.contains(function)) {
      functions.add(function);
    }
  }

  synchronized void remove(String function) {
    functions.remove(function);
  }

  synchronized void registerTriggers(int number) {
    count(Counter.TRIGGER_REGISTRATIONS, number);
    triggers += number;
  }

  synchronized void removeTriggers(int number) {
    triggers -= number;
  }

  synchronized void connect(String worker, @Nullable String framework) {
    workersRegistered++;
    workers.add(
        new EngineWorker(new UUID(7, workersRegistered), worker, "node", null, null, framework));
  }

  synchronized void disconnect(String worker) {
    workers.removeIf(each -> each.name().equals(worker));
  }

  synchronized void succeed(String function) {
    firstSuccess = firstSuccess == null ? function : firstSuccess;
  }

  synchronized void fail(String function) {
    firstFailure = firstFailure == null ? function : firstFailure;
  }

  @Override
  public synchronized @Nullable String firstSuccess() {
    return firstSuccess;
  }

  @Override
  public synchronized @Nullable String firstFailure() {
    return firstFailure;
  }

  synchronized void command(String line) {
    commands.merge(CliCommand.of(line), 1, Integer::sum);
  }

  /** Counts from nothing again, as after its own parts were started anew. */
  synchronized void forgetCounts() {
    counts.clear();
  }

  private long counted(Counter counter) {
    return counts.getOrDefault(counter, 0L);
  }

  @Override
  public synchronized EngineWork work() {
    return new EngineWork(
        counted(Counter.INVOCATIONS),
        counted(Counter.INVOCATIONS) - counted(Counter.FAILURES),
        counted(Counter.FAILURES),
        counted(Counter.API_REQUESTS),
        counted(Counter.QUEUE_EMITS),
        counted(Counter.QUEUE_CONSUMES),
        counted(Counter.PUBSUB_PUBLISHES),
        counted(Counter.PUBSUB_SUBSCRIBES),
        counted(Counter.CRON_EXECUTIONS),
        counted(Counter.FUNCTION_REGISTRATIONS),
        counted(Counter.TRIGGER_REGISTRATIONS),
        functions.size(),
        triggers,
        workers.size(),
        List.copyOf(functions),
        workers.stream().map(EngineWorker::name).toList());
  }

  @Override
  public synchronized List<EngineWorker> workers() {
    return List.copyOf(workers);
  }

  @Override
  public List<String> triggerTypes() {
    return List.of("cron");
  }

  @Override
  public synchronized long workerRegistrations() {
    return workersRegistered;
  }

  @Override
  public synchronized Map<CliCommand, Integer> drainCommands() {
    Map<CliCommand, Integer> drained = Map.copyOf(commands);
    commands.clear();
    return drained;
  }

  @Override
  public Host host() {
    return new Host("/home/ada/.iii/bin/iii", 8, "UTC");
  }

  @Override
  public String version() {
    return "0.11.2";
  }
}
