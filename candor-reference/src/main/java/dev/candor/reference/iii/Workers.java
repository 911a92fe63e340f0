package dev.candor.reference.iii;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The workers of an engine that say what they run in; whoever does not is left out.
 *
 * @param all in the order in which they connected
 */
record Workers(List<EngineWorker> all) {

  private static final String NO_FRAMEWORK = "iii_direct";

  Workers {
    all = all.stream().filter(EngineWorker::counts).toList();
  }

  /**
   * The one whose SDK speaks for the project: of those that say anything of it, the one with the
   * smallest id, so that the same one does in every report. Ids are compared as they are written;
   * Java's own order has those from 8 on before the others.
   */
  @Nullable EngineWorker source() {
    return all.stream()
        .filter(EngineWorker::tells)
        .min(Comparator.comparing(worker -> worker.id().toString()))
        .orElse(null);
  }

  /** The framework that the project is written with; {@code iii_direct} where it has none. */
  String clientType() {
    EngineWorker source = source();
    Framework framework = source == null ? null : framework(source);
    return framework == null ? NO_FRAMEWORK : framework.wireName();
  }

  List<SdkLanguage> sdkLanguages() {
    return all.stream().map(Workers::runtime).map(SdkLanguage::of).distinct().toList();
  }

  Map<Framework, Integer> byFramework() {
    Map<Framework, Integer> counts = new EnumMap<>(Framework.class);
    for (EngineWorker worker : all) {
      Framework framework = framework(worker);
      if (framework != null) {
        counts.merge(framework, 1, Integer::sum);
      }
    }
    return counts;
  }

  Map<WorkerRuntime, Integer> byLanguage() {
    Map<WorkerRuntime, Integer> counts = new EnumMap<>(WorkerRuntime.class);
    all.forEach(worker -> counts.merge(runtime(worker), 1, Integer::sum));
    return counts;
  }

  /** What each is made of. */
  List<String> shapes() {
    return all.stream()
        .map(worker -> new WorkerShape(runtime(worker), framework(worker)).text())
        .toList();
  }

  /** What they are called, without the machine's name. */
  List<String> names() {
    return all.stream().map(worker -> WorkerName.of(worker.name())).toList();
  }

  private static WorkerRuntime runtime(EngineWorker worker) {
    return WorkerRuntime.of(Objects.requireNonNull(worker.runtime(), "runtime"));
  }

  private static @Nullable Framework framework(EngineWorker worker) {
    String said = worker.framework();
    return said == null || said.isBlank() ? null : Framework.of(said);
  }
}
