package dev.candor.sdk;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Watches the processes of this machine in whose command line a mark stands. */
final class DetachedLives implements AutoCloseable {

  private final String mark;
  private final Set<Long> begun = new HashSet<>();
  private int mostAtOnce;
  private volatile boolean over;

  /** Watches from now on; nothing where the mark is empty. */
  DetachedLives(String mark) {
    this.mark = mark;
    if (!mark.isEmpty()) {
      Thread watch = new Thread(this::watch);
      watch.setDaemon(true);
      watch.start();
    }
  }

  private void watch() {
    while (!over) {
      now();
      LockSupport.parkNanos(50_000_000);
    }
  }

  /** Those that live. */
  synchronized List<ProcessHandle> now() {
    List<ProcessHandle> living =
        ProcessHandle.allProcesses()
            .filter(each -> each.info().commandLine().orElse("").contains(mark))
            .toList();
    living.forEach(each -> begun.add(each.pid()));
    mostAtOnce = Math.max(mostAtOnce, living.size());
    return living;
  }

  /** How many were seen. */
  synchronized int begun() {
    return begun.size();
  }

  /** How many of them lived at the same moment. */
  synchronized int mostAtOnce() {
    return mostAtOnce;
  }

  /** Watches no longer, and ends those that are left. */
  @Override
  public void close() {
    over = true;
    if (!mark.isEmpty()) {
      now().forEach(ProcessHandle::destroyForcibly);
    }
  }
}
