package dev.candor.seeded.sdk;

import dev.candor.seeded.collector.SeededRoot;
import java.util.Timer;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;

/** Reaches into the server, its host and its log. */
public final class SeededSdk {

  private SeededSdk() {}

  /** Reaches. */
  public static void reach() throws Exception {
    SeededRoot.use(); // caught by sdk-collector
    java.util.logging.LogManager.getLogManager(); // caught by logging
    Executors.newSingleThreadExecutor().close(); // caught by executors
    ForkJoinPool.commonPool().close(); // caught by executors
    new Timer().cancel(); // caught by executors
    new Thread(SeededSdk::use).join(); // caught by threads
  }

  /** Does nothing. */
  public static void use() {}
}
