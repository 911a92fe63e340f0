package dev.candor.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What strace wrote of a program that has ended, read from its first thread to the last. */
final class Trace {

  /** A name that the JVM gives to whichever thread happens to end it. */
  static final String LAST_OF_JAVA = "DestroyJavaVM";

  private final Strace strace;
  private final Notes notes;
  private final Deque<Task> tasks = new ArrayDeque<>();
  private final Set<Long> known = new HashSet<>();
  private final Set<String> contacts = new HashSet<>();
  private boolean outlived;

  Trace(Strace strace, Notes notes) {
    this.strace = strace;
    this.notes = notes;
  }

  /** A thread, the first one of its process or another. */
  private static final class Task {

    final long id;
    final boolean first;
    String folder;
    String program;
    String name = "without a name";

    Task(long id, boolean first, String folder, String program) {
      this.id = id;
      this.first = first;
      this.folder = folder;
      this.program = program;
    }
  }

  /** Reads all that a process and those that it started did. */
  void read(long root, String folder) throws IOException, InterruptedException {
    if (!strace.ended(root)) {
      notes.unseen("strace came to no end: what the program did last is not seen.");
    }
    enter(new Task(root, true, folder, ""));
    while (!tasks.isEmpty()) {
      Task task = tasks.remove();
      read(task);
      if (task.id != root) {
        note(task);
      }
    }
    if (outlived) {
      notes.unseen(
          "What the program started was still running when it ended: what it does later is not"
              + " seen.");
    }
  }

  private void note(Task task) throws IOException {
    notes.add(
        task.first ? Sight.Kind.CHILD : Sight.Kind.THREAD, task.first ? task.program : task.name);
    outlived |= !strace.hasEnded(task.id) && strace.release(task.id);
  }

  private void enter(Task task) {
    if (known.add(task.id)) {
      tasks.add(task);
    }
  }

  private void read(Task task) throws IOException {
    if (!Files.exists(strace.file(task.id))) {
      return; // it died before it called anything
    }
    try (BufferedReader lines = Files.newBufferedReader(strace.file(task.id), ISO_8859_1)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Call call = Call.parse(line);
        if (call != null) {
          read(call, task);
        } else if (!line.startsWith("+++") && strace.hasEnded(task.id)) {
          notes.unseen("A line of strace's cannot be read: '" + line + "'.");
        }
      }
    }
  }

  private void read(Call call, Task task) {
    switch (call.name()) {
      case "connect" -> contacted(call, "connect");
      case "sendto", "sendmsg", "sendmmsg" -> contacted(call, "send");
      default -> {
        if (!call.failed()) {
          done(call, task);
        }
      }
    }
  }

  private void done(Call call, Task task) {
    switch (call.name()) {
      case "clone", "clone3", "fork", "vfork" -> {
        if (call.result() > 0) {
          boolean thread = call.arguments().contains("CLONE_THREAD");
          enter(new Task(call.result(), !thread, task.folder, task.program));
        }
      }
      case "execve", "execveat" -> task.program = call.path(task.folder);
      case "chdir", "fchdir" -> task.folder = call.path(task.folder);
      case "prctl" -> {
        if (call.arguments().startsWith("PR_SET_NAME") && !call.text().equals(LAST_OF_JAVA)) {
          task.name = call.text().strip(); // cut to 15 letters, it may end in a blank
        }
      }
      case "open", "openat", "openat2", "creat" -> opened(call);
      case "rename", "renameat", "renameat2" ->
          notes.addAll(Sight.Kind.WRITTEN, call.paths(task.folder));
      case "link", "linkat", "symlink", "symlinkat" -> {
        List<String> paths = call.paths(task.folder);
        notes.add(Sight.Kind.WRITTEN, paths.get(paths.size() - 1));
      }
      case "socket" -> socket(call);
      case "bind" -> contacted(call, "bind");
      case "io_uring_setup" ->
          notes.unseen(
              "The program uses io_uring: files and sockets opened that way are not seen.");
      default -> notes.add(Sight.Kind.WRITTEN, call.path(task.folder));
    }
  }

  private void opened(Call call) {
    String arguments = call.arguments();
    boolean written =
        call.name().equals("creat")
            || arguments.contains("O_WRONLY")
            || arguments.contains("O_RDWR")
            || arguments.contains("O_CREAT");
    if (written) {
      notes.add(Sight.Kind.WRITTEN, call.opened());
    } else if (!arguments.contains("O_DIRECTORY") && !arguments.contains("O_PATH")) {
      notes.add(Sight.Kind.READ, call.opened());
    }
  }

  /** One between processes of this machine is told of when somebody is at its other end. */
  private void socket(Call call) {
    if (!call.arguments().startsWith("AF_UNIX")) {
      notes.add(Sight.Kind.SOCKET, call.arguments().replaceFirst("^(\\w+), (\\w+).*", "$1 $2"));
    }
  }

  /** An attempt counts: its packets have left, whatever came back. */
  private void contacted(Call call, String how) {
    boolean nobody = call.failed() && call.family().equals("AF_UNIX");
    String contact = how + " " + call.address();
    if (!call.address().isEmpty() && !nobody && contacts.add(contact)) {
      notes.add(Sight.Kind.SOCKET, contact);
    }
  }
}
