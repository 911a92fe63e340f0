package dev.candor.sdk;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Makes a product's local store: {@code JsonlFiles.STORE}, or another. */
@FunctionalInterface
public interface LocalStore {

  /** Makes the store; files are made with the first row only. */
  RowSink open(Site site);

  /**
   * Where a store is.
   *
   * @param folder the folder that it has for itself; not made yet
   * @param settings what holds now: asked again with every write, as a person may change it
   * @param clock the time of day
   * @param diagnostics is told in sentences what went wrong and was overcome
   */
  record Site(
      Path folder,
      Supplier<Settings> settings,
      InstantSource clock,
      Consumer<String> diagnostics) {}
}
