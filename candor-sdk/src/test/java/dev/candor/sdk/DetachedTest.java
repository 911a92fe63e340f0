package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Level;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The processes that a tool leaves to send: real ones, of a crowd, of the killed, of the deaf. */
@Tag("alone")
class DetachedTest {

  private static final int JVMS = 2;
  private static final int THREADS = 8;
  private static final int RUNS_EACH = 50;
  private static final Duration GRACE = Duration.ofSeconds(3);

  @TempDir Path root;

  private Machine machine = new Machine(Path.of(""));
  private DetachedLives lives = new DetachedLives("");

  @BeforeEach
  void agree() throws IOException {
    machine = new Machine(root);
    machine.choose("on");
    lives = new DetachedLives(mark(root));
  }

  @AfterEach
  void endThem() {
    lives.close();
  }

  @Test
  void ofTwoHundredEndsNoneLeavesAProcessAndAtMostOneLives() throws Exception {
    try (DetachedServer server = new DetachedServer()) {
      server.hang();
      crowd(server, 0);
      assertThat(lives.begun()).isEqualTo(1);
      await(() -> lives.now().isEmpty(), DetachedClaim.LIFE.plus(GRACE));

      server.take();
      await(this::mayStart, DetachedClaim.LIFE.plus(GRACE));
      crowd(server, JVMS * RUNS_EACH);
      await(() -> lives.now().isEmpty(), DetachedClaim.LIFE.plus(GRACE));

      assertThat(lives.begun()).isEqualTo(2);
      assertThat(lives.mostAtOnce()).isEqualTo(1);
      assertThat(server.steps()).as("by processes of their own").isNotEmpty();
      carryTheRest(server);
      assertThat(server.steps()).containsExactlyElementsOf(numbers(2 * JVMS * RUNS_EACH));
    }
  }

  @Test
  void oneThatIsKilledLeavesTheSpoolToTheNext() throws Exception {
    try (DetachedServer server = new DetachedServer()) {
      server.hang();
      starter(server, 1, 1, 0).waitFor();
      assertThat(server.isAsked()).isTrue();
      lives.now().forEach(ProcessHandle::destroyForcibly);
      await(() -> lives.now().isEmpty(), GRACE);

      server.take();
      age(DetachedClaim.LIFE);
      starter(server, 1, 1, 1).waitFor();
      await(() -> server.steps().size() == 2, DetachedClaim.LIFE);

      assertThat(server.steps()).containsExactly(0L, 1L);
      assertThat(lives.begun()).isEqualTo(2);
      await(() -> lives.now().isEmpty(), GRACE);
    }
  }

  @Test
  void aToolThatDiesRightAfterItsClaimKeepsNobodyAwayForLongerThanTenSeconds() throws Exception {
    ChildJvm.run(Dying.class, root.toString());
    DetachedClaim claim = new DetachedClaim(machine.places(), machine.clock);
    Instant claimed = claimed();

    machine.clock.set(claimed.plus(DetachedClaim.LIFE).minusMillis(1));
    assertThat(claim.take()).isFalse();
    machine.clock.set(claimed.plus(DetachedClaim.LIFE));
    assertThat(claim.take()).isTrue();
    assertThat(lives.begun()).isZero();
  }

  @Test
  void oneThatIsDeafEndsTenSecondsAfterItWasStarted() throws Exception {
    Machine.write(claim(), System.currentTimeMillis() + "\n");
    age(DetachedClaim.LIFE.minusSeconds(2));
    Process deaf = ChildJvm.start(List.of(), Sender.class, root.toString(), "deaf");
    assertThat(deaf.getInputStream().read()).as("it is at work").isEqualTo('!');
    deaf.toHandle()
        .destroy(); // nor does it heed SIGTERM: a hook of the product's own does not come back

    assertThat(deaf.waitFor(5, TimeUnit.SECONDS)).isTrue();
    assertThat(new String(deaf.getInputStream().readAllBytes(), UTF_8)).isEmpty();
  }

  @Test
  void oneThatNobodyStartedOrThatIsRefusedSendsNothing() throws Exception {
    try (DetachedServer server = new DetachedServer()) {
      SpoolRows.leave(machine.places(), 1, 2);
      assertThat(ChildJvm.run(Sender.class, root.toString(), "" + server.address())).isEmpty();
      Machine.write(claim(), System.currentTimeMillis() + "\n");
      machine.choose("local");
      assertThat(ChildJvm.run(Sender.class, root.toString(), "" + server.address())).isEmpty();

      assertThat(server.isAsked()).isFalse();
    }
  }

  /**
   * Several tools at once, each with several runs at the same moment, that record an event each.
   */
  private void crowd(DetachedServer server, int first) throws Exception {
    List<Process> tools = new ArrayList<>();
    for (int i = 0; i < JVMS; i++) {
      tools.add(starter(server, THREADS, RUNS_EACH, first + i * RUNS_EACH));
    }
    for (Process tool : tools) {
      assertThat(ChildJvm.end(tool)).isEmpty();
    }
  }

  private Process starter(DetachedServer server, int threads, int runs, int first)
      throws IOException {
    return ChildJvm.start(
        List.of(),
        Starter.class,
        root.toString(),
        "" + server.address(),
        "" + threads,
        "" + runs,
        "" + first);
  }

  /** What no process of its own had the time for waits for the next run; here it is this one. */
  private void carryTheRest(DetachedServer server) throws Exception {
    Machine now = new Machine(root);
    now.clock.set(Instant.now().plusSeconds(60));
    try (Courier courier =
        new Courier(now.places(), leg(server.address()), now.consent(), now.surroundings())) {
      Machine.carryAll(courier);
    }
  }

  private boolean mayStart() {
    machine.clock.set(Instant.now());
    Path next = Spool.nextAttempt(machine.places(), "collector");
    try {
      return claimed().plus(DetachedClaim.LIFE).isBefore(Instant.now())
          && new Backoff(next, machine.clock, machine.entropy).left().isZero();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Path claim() {
    return machine.places().state().resolve("detached");
  }

  private Instant claimed() throws IOException {
    return Instant.ofEpochMilli(Long.parseLong(Files.readString(claim()).strip()));
  }

  /** Makes the claim older. */
  private void age(Duration by) throws IOException {
    Files.writeString(claim(), claimed().minus(by).toEpochMilli() + "\n");
  }

  private static List<Long> numbers(int until) {
    List<Long> numbers = new ArrayList<>();
    for (long i = 0; i < until; i++) {
      numbers.add(i);
    }
    return numbers;
  }

  static void await(BooleanSupplier condition, Duration atMost) {
    long until = System.nanoTime() + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("too late").isLessThan(until);
      LockSupport.parkNanos(25_000_000);
    }
  }

  /** What stands in the command line of the processes that are started for a machine. */
  private static String mark(Path root) {
    return "-Dcandor.detached=" + root.getFileName();
  }

  private static Leg leg(URI to) {
    return new Leg(
        "collector",
        permit -> new HttpSink(permit, new CollectorProtocol(to, "key"), InstantSource.system()));
  }

  /** The machine of a test, with the time, the chance and the processes of the real one. */
  private static Surroundings real(Path root, Commands commands) {
    Surroundings machine = new Machine(root).surroundings();
    return new Surroundings(
        machine.variables(),
        machine.home(),
        machine.root(),
        machine.workingDirectory(),
        machine.osName(),
        machine.osVersion(),
        machine.osArch(),
        InstantSource.system(),
        System::nanoTime,
        new SystemEntropy(),
        commands,
        machine.err());
  }

  private static void run(Surroundings surroundings, List<String> command, int number) {
    try (Candor candor =
        Candor.builder(SampleEvents.plan(Level.LOCAL), "1.4.2")
            .surroundings(surroundings)
            .sendAfterwards(command)
            .open()) {
      candor.telemetry().record(new SampleEvents.Step(number));
    }
  }

  /** A tool of many runs, so many at the same moment, that leave what they recorded. */
  static final class Starter {

    private Starter() {}

    public static void main(String[] args) throws InterruptedException {
      Path root = Path.of(args[0]);
      List<String> command = ChildJvm.command(List.of(), Sender.class, args[0], args[1]);
      command.add(1, mark(root));
      Surroundings surroundings = real(root, new SystemCommands());
      int threads = Integer.parseInt(args[2]);
      int runs = Integer.parseInt(args[3]);
      int first = Integer.parseInt(args[4]);
      List<Thread> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int from = i;
        Thread thread =
            new Thread(
                () -> {
                  for (int run = from; run < runs; run += threads) {
                    run(surroundings, command, first + run);
                  }
                });
        thread.start();
        all.add(thread);
      }
      for (Thread thread : all) {
        thread.join();
      }
    }
  }

  /** A tool that is killed when it has claimed, and before it has started anything. */
  static final class Dying implements Commands {

    private Dying() {}

    public static void main(String[] args) {
      DetachedTest.run(real(Path.of(args[0]), new Dying()), List.of("never"), 1);
    }

    @Override
    public String run(List<String> command) {
      return "";
    }

    @Override
    public void start(List<String> command) {
      Runtime.getRuntime().halt(137);
    }
  }

  /** The process that sends; or one that does not come back. */
  static final class Sender {

    private Sender() {}

    public static void main(String[] args) throws Exception {
      Path root = Path.of(args[0]);
      Files.writeString(
          root.resolve("lives"),
          ProcessHandle.current().pid() + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      Surroundings surroundings = real(root, Commands.none());
      Consent consent = new Consent(SampleEvents.plan(Level.LOCAL), surroundings);
      new Detached(consent, surroundings)
          .send(atMost -> send(args[1], consent, surroundings, atMost));
    }

    private static void send(String to, Consent consent, Surroundings surroundings, Duration atMost)
        throws IOException, InterruptedException {
      if (to.equals("deaf")) {
        Runtime.getRuntime().addShutdownHook(new Thread(Sender::hangs));
        System.out.print('!');
        System.out.flush();
        hangs();
      }
      Instant deadline = surroundings.clock().instant().plus(atMost);
      try (Courier courier =
          new Courier(consent.places(), leg(URI.create(to)), consent, surroundings)) {
        Courier.Step step = courier.step(deadline);
        while (!step.idle() && step.trouble().isEmpty()) {
          step = courier.step(deadline);
        }
      }
    }

    private static void hangs() {
      while (true) {
        LockSupport.park();
      }
    }
  }
}
