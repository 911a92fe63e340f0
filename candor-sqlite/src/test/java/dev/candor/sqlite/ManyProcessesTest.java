package dev.candor.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.sdk.RowSink;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.RunId;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;

/** Real processes on one file: started together, and killed. */
class ManyProcessesTest {

  private static final int PROCESSES = 64;
  private static final int WRITES = 20;
  private static final int ROWS = 15;
  private static final int KILLS = 12;

  @TempDir Path root;

  @Test
  void sixtyFourThatStartTogetherBringAFileForwardOnceAndLoseNoRow() throws Exception {
    Path folder = Files.createDirectories(root.resolve("state"));
    Path file = folder.resolve(SqliteStore.FILE);
    try (Connection connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + file)) {
      Migrations.apply(connection, 1, Instant.ofEpochMilli(Place.NOON));
    }

    together(PROCESSES, folder);

    assertThat(Place.ask(file, "SELECT number FROM telemetry_migration")).containsExactly("1", "2");
    assertThat(Place.count(file, "telemetry_event")).isEqualTo(PROCESSES * WRITES * ROWS);
    assertThat(Place.count(file, "telemetry_event WHERE json_valid(payload_json)"))
        .isEqualTo(PROCESSES * WRITES * ROWS);
    assertThat(Place.count(file, "telemetry_run")).isEqualTo(PROCESSES);
    assertThat(Place.ask(file, "PRAGMA integrity_check")).containsExactly("ok");
    assertThat(folder.resolve("events.db.damaged-1")).doesNotExist();
  }

  @Test
  void ofManyThatFindTheFileDamagedOneSetsItAside() throws Exception {
    Path folder = Files.createDirectories(root.resolve("state"));
    Path file = folder.resolve(SqliteStore.FILE);
    Files.writeString(file, "somebody's notes\n".repeat(300));

    together(12, folder);

    assertThat(Place.count(file, "telemetry_event")).isEqualTo(12 * WRITES * ROWS);
    assertThat(folder.resolve("events.db.damaged-1")).content().startsWith("somebody's notes");
    assertThat(folder.resolve("events.db.damaged-2")).doesNotExist();
  }

  private void together(int count, Path folder) throws Exception {
    List<Process> children = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        children.add(ChildJvm.start(root, Writer.class, "" + folder, "" + i, "" + WRITES));
      }
      for (Process child : children) {
        assertThat(child.getInputStream().read()).isEqualTo('!');
      }
      for (Process child : children) {
        child.getOutputStream().write('\n');
        child.getOutputStream().flush();
      }
      for (Process child : children) {
        assertThat(ChildJvm.end(child).lines().reduce("", (first, last) -> last))
            .isEqualTo("" + WRITES * ROWS);
      }
    } finally {
      children.forEach(Process::destroyForcibly);
    }
  }

  @Test
  void nothingOfWhichAKilledProcessKnewThatItWasWrittenIsMissing() throws Exception {
    long seed = 20_261_121;
    Random random = new Random(seed);
    Path folder = root.resolve("state");
    Set<String> known = new HashSet<>();

    for (int kill = 0; kill < KILLS; kill++) {
      Process child = ChildJvm.start(root, Writer.class, "" + folder, "" + kill, "1000000");
      assertThat(child.getInputStream().read()).isEqualTo('!');
      child.getOutputStream().write('\n');
      child.getOutputStream().flush();
      BufferedReader printed = child.inputReader(UTF_8);
      assertThat(printed.readLine()).isEmpty();
      String last = printed.readLine();
      child.waitFor(random.nextInt(60_000), TimeUnit.MICROSECONDS);
      child.toHandle().destroyForcibly(); // and not the process, which would close what it printed
      for (String line = printed.readLine(); line != null; line = printed.readLine()) {
        last = line.isEmpty() ? last : line;
      }
      for (int n = 1; n <= Integer.parseInt(last); n++) {
        known.add("tev_" + RunId.event(Writer.run(kill), n));
      }

      List<String> ids = new ArrayList<>();
      new SqliteReader(folder.resolve(SqliteStore.FILE))
          .read(SqliteReader.Wanted.ALL, event -> ids.add(event.id()));
      assertThat(ids).as("kill %d, seed %d", kill, seed).doesNotHaveDuplicates().containsAll(known);
      assertThat(ids.size() % ROWS).as("all of a write or nothing").isZero();
    }
    assertThat(Place.ask(folder.resolve(SqliteStore.FILE), "PRAGMA integrity_check"))
        .containsExactly("ok");
  }

  /** Writes at a sign, and prints how many rows it has written each time that a write returned. */
  static final class Writer {

    private Writer() {}

    static UUID run(int number) {
      return new UUID(0x0198_f000_0000_7000L, 0x8000_0000_0000_0000L | ((long) number << 40));
    }

    public static void main(String[] args) throws IOException {
      Place place = new Place(Path.of(args[0]), run(Integer.parseInt(args[1])));
      int writes = Integer.parseInt(args[2]);
      System.out.println('!');
      System.out.flush();
      if (System.in.read() < 0) {
        return;
      }
      try (RowSink store = place.store()) {
        for (int write = 1; write <= writes; write++) {
          JsonWriter rows = place.rows(ROWS);
          place.write(store, rows);
          System.out.println(write * ROWS);
          System.out.flush();
        }
      }
    }
  }
}
