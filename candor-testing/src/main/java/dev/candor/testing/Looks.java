package dev.candor.testing;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks at a running program from time to time, where it cannot be traced: its children everywhere,
 * and on Linux what {@code /proc} says of its threads, files and sockets. What begins and ends
 * between two looks is not seen.
 */
final class Looks {

  private static final Path PROC = Path.of("/proc");

  /** The three streams, which a program is given open. */
  private static final Set<String> GIVEN = Set.of("0", "1", "2");

  private final Notes notes;
  private final boolean linux = Files.isDirectory(PROC.resolve("self/task"));
  private final Map<Long, String> children = new HashMap<>();
  private final Map<String, String> threads = new HashMap<>();
  private final Map<String, String> sockets = new HashMap<>();

  Looks(Notes notes) {
    this.notes = notes;
  }

  /** Looks once. */
  void look(ProcessHandle program) throws IOException {
    look(program.pid());
    for (ProcessHandle child : program.descendants().toList()) {
      children.put(child.pid(), child.info().command().orElse("a program that cannot be told"));
      look(child.pid());
    }
  }

  private void look(long process) throws IOException {
    if (!linux) {
      return; // its children are all that the system shows
    }
    Path at = PROC.resolve("" + process);
    try {
      threads(at.resolve("task"), "" + process);
      files(at);
    } catch (AccessDeniedException e) {
      notes.unseen("A process of another user's cannot be looked into: '" + e.getFile() + "'.");
    } catch (IOException e) {
      if (Files.isReadable(at.resolve("fd"))) {
        throw e; // it is not that the process ended meanwhile
      }
    }
  }

  private void threads(Path tasks, String first) throws IOException {
    for (Path task : list(tasks)) {
      String id = "" + task.getFileName();
      if (!id.equals(first)) {
        String name = Files.exists(task) ? Files.readString(task.resolve("comm")).strip() : "";
        if (!name.isEmpty() && !name.equals(Trace.LAST_OF_JAVA)) {
          threads.put(id, name);
        }
      }
    }
  }

  private void files(Path process) throws IOException {
    for (Path open : list(process.resolve("fd"))) {
      String number = "" + open.getFileName();
      String target = Files.readSymbolicLink(open).toString();
      if (target.startsWith("socket:")) {
        String inode = target.replaceAll("\\D", "");
        if (!sockets.containsKey(inode)) {
          sockets.put(inode, new SocketTables(process.resolve("net")).find(inode));
        }
      } else if (target.startsWith("/") && !GIVEN.contains(number)) {
        Path info = process.resolve("fdinfo").resolve(number);
        notes.add(isWritten(info) ? Sight.Kind.WRITTEN : Sight.Kind.READ, target);
      }
    }
  }

  private static boolean isWritten(Path info) throws IOException {
    try (Stream<String> lines = Files.lines(info)) {
      String flags =
          lines
              .filter(line -> line.startsWith("flags:"))
              .map(line -> line.substring(6).strip())
              .findFirst()
              .orElse("0");
      return (Long.parseLong(flags, 8) & 3) != 0;
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      List<Path> list = new ArrayList<>();
      all.forEach(list::add);
      return list;
    }
  }

  /** Says what was seen in all looks, and what may have escaped them. */
  void end() {
    notes.addAll(Sight.Kind.THREAD, threads.values());
    notes.addAll(Sight.Kind.CHILD, children.values());
    notes.addAll(Sight.Kind.SOCKET, sockets.values());
    notes.unseen(
        linux
            ? "There is no strace that works here: a file, thread, socket or child that came and"
                + " went between two looks is not seen. Install strace, or allow ptrace."
            : "This is not Linux: files, threads and sockets are not seen, only children.");
  }
}
