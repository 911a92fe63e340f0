package dev.candor.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs a program under {@code strace}, which stands beside it and not between: the program stays
 * this process's own child, with its exit code, its streams and its signals.
 *
 * @param folder where it writes, one file a thread
 */
record Strace(Path folder) {

  /** A question mark has a call passed over that this kind of machine does not know. */
  private static final String CALLS =
      "trace=?execve,?execveat,?clone,?clone3,?fork,?vfork,?chdir,?fchdir,?prctl,?open,?openat,"
          + "?openat2,?creat,?mkdir,?mkdirat,?mknod,?mknodat,?rename,?renameat,?renameat2,?link,"
          + "?linkat,?symlink,?symlinkat,?unlink,?unlinkat,?rmdir,?truncate,?chmod,?fchmodat,"
          + "?utimensat,?socket,?connect,?bind,?sendto,?sendmsg,?sendmmsg,?io_uring_setup";

  private static final String END = "+++\n";
  private static final int LOOKS = 2_000;
  private static final Pattern TRACER = Pattern.compile("TracerPid:\\s+([1-9]\\d*)");

  /** Whether strace is here, and may do its work. */
  boolean works() throws IOException, InterruptedException {
    List<String> trial = command(List.of("true"));
    try {
      Process process =
          new ProcessBuilder(trial)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0 && ended(process.pid());
    } catch (IOException e) {
      return false; // there is no strace
    }
  }

  /** The command that runs another. */
  List<String> command(List<String> words) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("strace", "-DD", "-ff", "-q", "-y", "-I", "2", "-e", CALLS));
    command.addAll(List.of("-e", "signal=none", "-o", folder.resolve("t").toString(), "--"));
    command.addAll(words);
    return command;
  }

  /** The file of a thread. */
  Path file(long thread) {
    return folder.resolve("t." + thread);
  }

  /** Waits until all is written of a process that has ended; false where that never comes. */
  boolean ended(long process) throws IOException, InterruptedException {
    for (int i = 0; i < LOOKS; i++) {
      if (hasEnded(process)) {
        return true;
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
    return false;
  }

  /** Whether the last line of a thread's file says that it is no more. */
  boolean hasEnded(long thread) throws IOException {
    if (!Files.exists(file(thread))) {
      return false;
    }
    try (SeekableByteChannel channel = Files.newByteChannel(file(thread))) {
      ByteBuffer last = ByteBuffer.allocate(END.length());
      channel.position(Math.max(0, channel.size() - END.length())).read(last);
      return new String(last.array(), ISO_8859_1).equals(END);
    }
  }

  /** Lets go of a process that outlives the program; returns whether there was one. */
  boolean release(long process) throws IOException {
    Path status = Path.of("/proc/" + process + "/status");
    if (!Files.isReadable(status)) {
      return false;
    }
    Matcher tracer = TRACER.matcher(Files.readString(status, ISO_8859_1));
    if (tracer.find()) {
      ProcessHandle.of(Long.parseLong("" + tracer.group(1))).ifPresent(ProcessHandle::destroy);
      return true;
    }
    return false;
  }
}
