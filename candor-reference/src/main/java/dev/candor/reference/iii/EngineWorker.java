package dev.candor.reference.iii;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A worker that is connected to the engine, as it speaks of itself.
 *
 * @param id minted by the engine
 * @param name what it is called
 * @param runtime what it runs in; null where it says none, and then it counts nowhere
 * @param language that its SDK found on its machine; null where it says none
 * @param projectName what its SDK calls the project; null where it says none
 * @param framework that it sits in; null where it says none
 */
record EngineWorker(
    UUID id,
    String name,
    @Nullable String runtime,
    @Nullable String language,
    @Nullable String projectName,
    @Nullable String framework) {

  /** Whether its SDK says anything of the project. */
  boolean tells() {
    return says(language) || says(projectName) || says(framework);
  }

  /** Whether it says what it runs in. */
  boolean counts() {
    return says(runtime);
  }

  private static boolean says(@Nullable String text) {
    return text != null && !text.isBlank();
  }
}
