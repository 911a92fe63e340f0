package dev.candor.reference.iii;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An engine of which a test says what is done with it. Safe for use by several threads. */
final class TestEngine implements EngineHeartbeat.Engine {

  private final List<String> functions = new ArrayList<>();
  private final List<String> workers = new ArrayList<>();
  private long succeeded;
  private long failed;
  private long requests;
  private long registered;
  private long triggersRegistered;
  private int triggers;

  synchronized void register(String function) {
    registered++;
    if (!functions.contains(function)) {
      functions.add(function);
    }
  }

  synchronized void remove(String function) {
    functions.remove(function);
  }

  synchronized void registerTrigger() {
    triggersRegistered++;
    triggers++;
  }

  synchronized void removeTriggers(int count) {
    triggers -= count;
  }

  synchronized void invoke(boolean success) {
    requests++;
    if (success) {
      succeeded++;
    } else {
      failed++;
    }
  }

  synchronized void connect(String worker) {
    workers.add(worker);
  }

  synchronized void disconnect(String worker) {
    workers.remove(worker);
  }

  /** Counts from nothing again, as after its own parts were started anew. */
  synchronized void forgetCounts() {
    succeeded = 0;
    failed = 0;
    requests = 0;
    registered = 0;
  }

  @Override
  public synchronized EngineWork work() {
    return new EngineWork(
        succeeded + failed,
        succeeded,
        failed,
        requests,
        0,
        0,
        0,
        0,
        0,
        registered,
        triggersRegistered,
        functions.size(),
        triggers,
        workers.size(),
        List.copyOf(functions),
        List.copyOf(workers));
  }

  @Override
  public EngineState described(EngineWork work, Duration period, Duration uptime) {
    return new EngineState(
        null,
        work.functionCount(),
        work.triggerCount(),
        work.functions(),
        List.of(),
        "iii_direct",
        List.of(SdkLanguage.NODE),
        work.workerCount(),
        Map.of(),
        Map.of(),
        List.of(),
        List.of(),
        0,
        period.toSeconds(),
        uptime.toSeconds(),
        work.invocationsTotal() > 0,
        null,
        null);
  }

  @Override
  public UserProperties user() {
    return new UserProperties(
        Platform.ENGINE,
        "de_DE",
        OperatingSystem.LINUX,
        Architecture.X86_64,
        8,
        "UTC",
        null,
        ExecutionContext.USER,
        "dev",
        InstallMethod.SH,
        null,
        new UUID(7, 7).toString(),
        null);
  }

  @Override
  public String version() {
    return "0.11.2";
  }
}
