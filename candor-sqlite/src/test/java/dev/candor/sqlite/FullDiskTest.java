package dev.candor.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.candor.sdk.RowSink;
import dev.candor.wire.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real file system without room; only an administrator may make one. */
class FullDiskTest {

  @TempDir Path root;

  @BeforeEach
  void aSmallDisk() throws Exception {
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", "" + root) == 0,
        "only an administrator may mount a small disk");
  }

  @AfterEach
  void unmountIt() throws Exception {
    run("umount", "-l", "" + root);
  }

  @Test
  void rowsThatFindNoRoomAreRefusedAndTakenOnceThereIsSome() throws Exception {
    Place place = new Place(root.resolve("state"));
    place.rows(0);
    try (RowSink store = place.store()) {
      JsonWriter refused = null;
      int written = 0;
      while (refused == null) {
        JsonWriter rows = place.rows(100);
        try {
          place.write(store, rows);
          written += 100;
        } catch (IOException e) {
          assertThat(e).hasMessageMatching("(?s).*takes no rows.*(SQLITE_FULL|SQLITE_IOERR).*");
          refused = rows;
        }
      }
      assertThat(written).isGreaterThan(500);
      assertThat(read(place)).isEqualTo(written);

      assertThat(run("mount", "-o", "remount,size=16m", "" + root)).isZero();
      place.write(store, refused);
      place.write(store, 100);
      assertThat(read(place)).isEqualTo(written + 200);
    }
    assertThat(place.told).isEmpty();
    assertThat(place.folder.resolve("events.db.damaged-1")).doesNotExist();
  }

  @Test
  void aStoreThatCannotEvenBeginBeginsOnceThereIsRoom() throws Exception {
    Place place = new Place(root.resolve("state"));
    Path filler = root.resolve("filler");
    try (RowSink store = place.store()) {
      fill(filler);
      for (int i = 0; i < 3; i++) {
        try {
          place.write(store, 10);
          assertThat(i).as("there is no room for a row").isNegative();
        } catch (IOException e) {
          assertThat(e).hasMessageContaining("" + root);
        }
      }
      Files.delete(filler);
      place.write(store, 10);
    }
    assertThat(read(place)).isEqualTo(10);
    assertThat(place.told).isEmpty();
  }

  private static void fill(Path file) throws IOException {
    try (var out = Files.newOutputStream(file)) {
      byte[] block = new byte[4096];
      while (true) {
        out.write(block);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("space");
    }
  }

  private static int read(Place place) throws IOException {
    List<String> ids = new ArrayList<>();
    new SqliteReader(place.file()).read(SqliteReader.Wanted.ALL, event -> ids.add(event.id()));
    assertThat(ids).doesNotHaveDuplicates();
    return ids.size();
  }

  private static int run(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (IOException e) {
      return -1; // there is no such command on this system
    }
  }
}
