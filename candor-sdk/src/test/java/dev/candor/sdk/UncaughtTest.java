package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Level;
import dev.candor.Telemetry;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a panic that nobody caught leaves behind, and that the tool ends as it would have. */
class UncaughtTest {

  @TempDir Path root;

  private record End(int exit, String printed) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the main thread dies",
        "a pool thread dies",
        "a full stack ends the main thread",
        "the handler behind throws",
        "the handler behind halts",
        "a guarded panic ends the thread",
      })
  void theToolEndsAsWithoutUsAndThePanicIsKeptOnce(String how) throws Exception {
    Machine with = new Machine(root.resolve("with"));
    Machine without = new Machine(root.resolve("without"));

    End asBefore = run(without, how, "silent");
    End now = run(with, how, "asked");

    assertThat(now).isEqualTo(asBefore);
    assertThat(now.printed()).isNotEmpty();
    String component = how.startsWith("a guarded") ? "guard" : "nobody";
    assertThat(CrashEvents.texts(with, "panic", "component")).containsExactly(component);
    assertThat(CrashEvents.kept(without, "panic"))
        .hasSize(how.startsWith("a guarded") ? 1 : 0); // the guard does not need the handler
  }

  @Test
  void closingPutsTheHandlerBackThatWasThere() {
    UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    UncaughtExceptionHandler own = (thread, failure) -> {};
    try {
      Thread.setDefaultUncaughtExceptionHandler(own);

      Candor candor = open(new Machine(root), Level.LOCAL);
      assertThat(Thread.getDefaultUncaughtExceptionHandler()).isNotSameAs(own);
      candor.close();

      assertThat(Thread.getDefaultUncaughtExceptionHandler()).isSameAs(own);
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  @Test
  void aHandlerThatCameAfterUsStaysAndReachesTheOneBeforeUs() throws Exception {
    UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    List<String> reached = new CopyOnWriteArrayList<>();
    Machine machine = new Machine(root);
    try {
      Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> reached.add("first"));
      Candor candor = open(machine, Level.LOCAL);
      UncaughtExceptionHandler ours =
          Objects.requireNonNull(Thread.getDefaultUncaughtExceptionHandler());
      UncaughtExceptionHandler later = (thread, failure) -> ours.uncaughtException(thread, failure);
      Thread.setDefaultUncaughtExceptionHandler(later);
      die();
      candor.close();

      assertThat(Thread.getDefaultUncaughtExceptionHandler()).isSameAs(later);
      die();

      assertThat(reached).containsExactly("first", "first");
      assertThat(CrashEvents.kept(machine, "panic")).hasSize(1);
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  @Test
  void atLevelOffNoHandlerIsInstalled() throws IOException {
    UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Machine machine = new Machine(root);
    machine.choose("off");

    try (Candor candor = open(machine, Level.LOCAL)) {
      assertThat(candor.decision().level()).isEqualTo(Level.OFF);
      assertThat(Thread.getDefaultUncaughtExceptionHandler()).isSameAs(before);
    }
  }

  private static void die() throws InterruptedException {
    Thread dying =
        new Thread(
            () -> {
              throw new IllegalStateException("a panic");
            });
    dying.start();
    dying.join();
  }

  private static Candor open(Machine machine, Level level) {
    return machine
        .candor(CrashEvents.plan(level))
        .uncaught(failure -> new CrashEvents.Panic("nobody", failure))
        .open();
  }

  private static End run(Machine machine, String how, String asked) throws Exception {
    Process process =
        ChildJvm.start(
            List.of("-XX:MaxJavaStackTraceDepth=20"),
            Tool.class,
            machine.root.toString(),
            how,
            asked);
    String printed = ChildJvm.end(process);
    return new End(
        process.exitValue(),
        printed.replaceAll("deeper\\(UncaughtTest.java:[0-9]+\\)", "deeper(somewhere in it)"));
  }

  /** A tool that dies as it is told. */
  static final class Tool {

    private Tool() {}

    public static void main(String[] args) throws InterruptedException {
      Machine machine = new Machine(Path.of(args[0]));
      machine.entropy = new SystemEntropy();
      if (args[1].equals("the handler behind halts")) {
        Thread.setDefaultUncaughtExceptionHandler(
            (thread, failure) -> {
              System.out.print("halting after a panic");
              System.out.flush();
              Runtime.getRuntime().halt(7);
            });
      } else if (args[1].equals("the handler behind throws")) {
        Thread.setDefaultUncaughtExceptionHandler(
            (thread, failure) -> {
              throw new UnsupportedOperationException("a panic in the handler of a panic");
            });
      }
      Candor.Builder builder = machine.candor(CrashEvents.plan(Level.LOCAL));
      if (args[2].equals("asked")) {
        builder.uncaught(failure -> new CrashEvents.Panic("nobody", failure));
      }
      die(builder.open().telemetry(), args[1]);
    }

    private static void die(Telemetry telemetry, String how) throws InterruptedException {
      switch (how) {
        case "a pool thread dies" -> {
          List<Thread> threads = new CopyOnWriteArrayList<>();
          ExecutorService pool =
              Executors.newCachedThreadPool(
                  task -> {
                    threads.add(new Thread(task, "a pool's"));
                    return threads.get(threads.size() - 1);
                  });
          pool.execute(
              () -> {
                throw new IllegalStateException("a panic");
              });
          pool.shutdown();
          for (Thread thread : threads) {
            thread.join(); // it prints its end after the pool's
          }
          System.exit(3);
        }
        case "a full stack ends the main thread" ->
            throw new IllegalStateException("a panic of " + deeper(0));
        case "a guarded panic ends the thread" ->
            telemetry
                .guarded(
                    failure -> new CrashEvents.Panic("guard", failure),
                    () -> {
                      throw new IllegalStateException("a panic");
                    })
                .run();
        default -> throw new IllegalStateException("a panic");
      }
    }

    private static int deeper(int depth) {
      if (depth == Integer.MAX_VALUE) {
        return 0;
      }
      return 1 + deeper(depth + 1);
    }
  }
}
