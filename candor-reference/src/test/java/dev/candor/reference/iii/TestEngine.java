package dev.candor.reference.iii;

import dev.candor.reference.iii.EngineCounters.Counter;
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
  private final Map<CliCommand, Integer> commands = new EnumMap<>(CliCommand.class);
  private EngineCounters counters = new EngineCounters();
  private long invocations;
  private long failures;
  private long workersConnected;
  private int triggers;
  private Host host = new Host("/home/ada/.iii/bin/iii", 8, "UTC");
  private @Nullable String firstSuccess;
  private @Nullable String firstFailure;

  /** Something happens so often: a call of a user's function, a failure of one, or else. */
  synchronized void count(String what, long by) {
    switch (what) {
      case "INVOCATIONS" -> invocations += by;
      case "FAILURES" -> failures += by;
      default -> counters.count(Counter.valueOf(what), by);
    }
  }

  synchronized void register(String function) {
    counters.count(Counter.FUNCTION_REGISTRATIONS, 1);
    if (!functions.contains(function)) {
      functions.add(function);
    }
  }

  synchronized void remove(String function) {
    functions.remove(function);
  }

  synchronized void registerTriggers(int number) {
    counters.count(Counter.TRIGGER_REGISTRATIONS, number);
    triggers += number;
  }

  synchronized void removeTriggers(int number) {
    triggers -= number;
  }

  synchronized void connect(String worker, @Nullable String framework) {
    counters.workerCame();
    workersConnected++;
    workers.add(
        new EngineWorker(new UUID(7, workersConnected), worker, "node", null, null, framework));
  }

  /** A worker that speaks of itself. */
  synchronized void connect(EngineWorker worker) {
    counters.workerCame();
    workersConnected++;
    workers.add(worker);
  }

  /** It turns out to be another program. */
  synchronized void setHost(Host other) {
    host = other;
  }

  synchronized void disconnect(String worker) {
    if (workers.removeIf(each -> each.name().equals(worker))) {
      counters.workerWent();
    }
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
    counters = new EngineCounters();
    invocations = 0;
    failures = 0;
  }

  @Override
  public synchronized EngineWork work() {
    return new EngineWork(
        invocations,
        invocations - failures,
        failures,
        counters.of(Counter.API_REQUESTS),
        counters.of(Counter.QUEUE_EMITS),
        counters.of(Counter.QUEUE_CONSUMES),
        counters.of(Counter.PUBSUB_PUBLISHES),
        counters.of(Counter.PUBSUB_SUBSCRIBES),
        counters.of(Counter.CRON_EXECUTIONS),
        counters.of(Counter.FUNCTION_REGISTRATIONS),
        counters.of(Counter.TRIGGER_REGISTRATIONS),
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
  public synchronized EngineCounters counters() {
    return counters;
  }

  @Override
  public synchronized Map<CliCommand, Integer> drainCommands() {
    Map<CliCommand, Integer> drained = Map.copyOf(commands);
    commands.clear();
    return drained;
  }

  @Override
  public synchronized Host host() {
    return host;
  }

  @Override
  public String version() {
    return "0.11.2";
  }
}
