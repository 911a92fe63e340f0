package dev.candor.bench;

import dev.candor.wire.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A tool with the least of telemetry, so that one can see how much of the price of a start that is:
 * it reads its level, and where that is on, a thread writes its events as JSON into two files that
 * it locks, and a line into a third, and the end waits for that. It judges, bounds, hashes and
 * sends nothing.
 *
 * <pre>
 * BareTool FOLDER ADDRESS EVENTS
 * </pre>
 */
final class BareTool implements Runnable {

  private final Path folder;
  private final BuildFinished[] events;

  private BareTool(Path folder, BuildFinished[] events) {
    this.folder = folder;
    this.events = events;
  }

  /** Records so many events, and ends. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Path.of(args[0]);
    Path level = folder.resolve(".config/build-tool/telemetry.properties");
    if (Files.readString(level).contains("level=on")) {
      BuildFinished[] events = new BuildFinished[Integer.parseInt(args[2])];
      for (int i = 0; i < events.length; i++) {
        events[i] = Events.finished(i);
      }
      Thread thread = new Thread(new BareTool(folder, events), "bare");
      thread.setDaemon(true);
      thread.start();
      thread.join();
    }
    System.out.write('!');
    System.out.flush();
  }

  @Override
  public void run() {
    JsonWriter rows = new JsonWriter(64 * 1024);
    for (int i = 0; i < events.length; i++) {
      BareRow.write(rows, events[i], i);
    }
    try {
      append("one", rows);
      append("other", rows);
      rows.truncate(0);
      rows.beginObject().name("recorded").value(events.length).endObject().newline();
      append("ended", rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void append(String name, JsonWriter rows) throws IOException {
    try (FileChannel file =
            FileChannel.open(
                folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = file.lock()) {
      ByteBuffer bytes = ByteBuffer.wrap(rows.buffer(), 0, rows.size());
      for (long at = file.size(); lock.isValid() && bytes.hasRemaining(); ) {
        at += file.write(bytes, at);
      }
    }
  }
}
