package dev.candor.cli.demo;

import dev.candor.sdk.LeavingRows;
import dev.candor.wire.Batch;
import dev.candor.wire.Row;
import dev.candor.wire.RowHeader;
import dev.candor.wire.RunId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A fleet that seems to have used a tool for some months: people who come, stay or leave, and
 * machines that run jobs at night. The same seed gives the same fleet on the same day, of which a
 * later clock tells more; every batch says {@code simulated}.
 *
 * <p>Not safe for use by several threads.
 */
final class Fleet {

  /** The environment class that marks all of it. */
  static final String ENVIRONMENT = "simulated";

  private static final int INSTALLATIONS = 400;
  private static final int RUNNERS = 70;
  private static final int DAYS = 90;
  private static final String VERSION = "4.2.0";

  private final LeavingRows rows;
  private final RandomGenerator random;
  private final Instant now;
  private final LocalDate today;

  Fleet(LeavingRows rows, Instant now, long seed) {
    this.rows = rows;
    this.now = now;
    this.today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /** Takes batches, one after another. */
  interface Reader {
    void take(Batch batch) throws InterruptedException;
  }

  /** Tells the whole history, machine by machine, some hundred events at a time. */
  void tell(Reader reader) throws InterruptedException {
    for (int machine = 0; machine < INSTALLATIONS; machine++) {
      boolean runner = machine < RUNNERS;
      // Some were there from the start, the others came since, more of them of late.
      int came = machine % 3 == 0 ? 0 : (int) (DAYS * Math.sqrt(random.nextDouble()));
      double loyalty = runner ? 0.98 : 0.35 + 0.65 * random.nextDouble();
      int left = random.nextDouble() < 0.3 ? came + random.nextInt(1, 40) : DAYS;
      String installation = uuid().toString();
      List<Moment> waiting = new ArrayList<>();
      for (int day = came; day <= Math.min(left, DAYS); day++) {
        day(day, runner, loyalty, waiting);
        if (waiting.size() >= 400) {
          send(installation, waiting, reader);
        }
      }
      send(installation, waiting, reader);
    }
  }

  private record Moment(Instant at, Record event) {}

  private void day(int day, boolean runner, double loyalty, List<Moment> moments) {
    LocalDate date = today.minusDays(DAYS - day);
    boolean weekend = date.getDayOfWeek().getValue() > 5;
    if (random.nextDouble() > (weekend && !runner ? loyalty / 6 : loyalty)) {
      return;
    }
    Instant midnight = date.atStartOfDay(ZoneOffset.UTC).toInstant();
    int count = runner ? random.nextInt(8, 18) : random.nextInt(6, 29);
    int second = runner ? random.nextInt(3_600) : 6 * 3_600 + random.nextInt(8 * 3_600);
    for (int i = 0; i < count; i++) {
      second += random.nextInt(1, runner ? 5_000 : 2_400);
      Instant at = midnight.plusSeconds(Math.min(second, 86_399));
      moments.add(new Moment(at, event(runner, i)));
    }
  }

  private Record event(boolean runner, int index) {
    Duration duration = Duration.ofMillis((long) Math.exp(5 + 3 * random.nextDouble()));
    boolean success = random.nextDouble() < 0.93;
    if (runner) {
      return new JobExecuted(success, duration);
    }
    if (index == 0) {
      return new WorkspaceOpened(pick(WorkspaceOpened.Editor.values()), random.nextDouble() < 0.05);
    }
    return new CommandRun(pick(CommandRun.Command.values()), success, duration);
  }

  /** Picks a value, the first ones more often. */
  private <E> E pick(E[] values) {
    double skewed = random.nextDouble() * random.nextDouble();
    return values[(int) (skewed * values.length)];
  }

  private void send(String installation, List<Moment> moments, Reader reader)
      throws InterruptedException {
    if (moments.isEmpty()) {
      return;
    }
    UUID run = run(moments.getFirst().at());
    List<Row> told = new ArrayList<>(moments.size());
    for (Moment moment : moments) {
      if (moment.at().isBefore(now)) { // left out here, so that the clock shifts nothing random
        told.add(rows.row(moment.event(), run, told.size() + 1, moment.at()));
      }
    }
    RowHeader header =
        new RowHeader(
            moments.getFirst().at().toEpochMilli(),
            DemoPlan.plan().product(),
            VERSION,
            DemoPlan.plan().hash(),
            run,
            ENVIRONMENT,
            "linux",
            "",
            "",
            installation);
    moments.clear();
    if (!told.isEmpty()) {
      reader.take(Batch.of(header, Map.of(), told).asHistorical());
    }
  }

  private UUID run(Instant at) {
    byte[] bytes = new byte[RunId.RANDOM_BYTES];
    random.nextBytes(bytes);
    return RunId.of(at.toEpochMilli(), bytes);
  }

  private UUID uuid() {
    return new UUID(
        (random.nextLong() & ~0xf000L) | 0x4000L,
        (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L);
  }
}
