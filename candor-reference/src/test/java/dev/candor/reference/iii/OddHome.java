package dev.candor.reference.iii;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** Makes machines with something the matter where an engine keeps its state. */
final class OddHome {

  /** Nobody makes a folder there, whoever asks. */
  private static final String READ_ONLY = "/proc/self";

  private static final int NOBODY = 65_534;

  private OddHome() {}

  /** Makes a machine of which this is true; returns how an engine is started there. */
  static String make(Path machine, String matter, String machineId)
      throws IOException, InterruptedException {
    Files.createDirectories(machine.resolve("etc"));
    Files.writeString(machine.resolve("etc/machine-id"), machineId);
    String asked = machine + "|HASHED|TMPDIR=" + machine.resolve("scratch");
    String kept = asked + "|XDG_STATE_HOME=" + machine.resolve("kept");
    if (matter.startsWith("no home")) {
      return kept + temporary(machine, matter);
    }
    if (matter.startsWith("disk")) {
      disk(machine.resolve("disk"), matter);
      return (matter.endsWith("all") ? asked : kept) + "|HOME=" + machine.resolve("disk");
    }
    if (matter.endsWith("another's")) {
      others(machine, matter);
      return kept;
    }
    if (matter.equals("home is read-only")) {
      return kept + "|HOME=" + READ_ONLY;
    }
    Path at = machine.resolve("home");
    switch (matter.substring(0, matter.indexOf(' '))) {
      case "folder" -> at = Files.createDirectories(at).resolve(".iii");
      case "state" -> at = Files.createDirectories(at.resolve(".iii")).resolve("telemetry.yaml");
      default -> {} // the home itself
    }
    spoil(at, matter, machine.resolve("elsewhere"));
    return kept;
  }

  private static String temporary(Path machine, String matter) throws IOException {
    return switch (matter.substring(matter.lastIndexOf(' ') + 1)) {
      case "relative" -> "|TMPDIR=here";
      case "file" -> "|TMPDIR=" + Files.createFile(machine.resolve("a-file"));
      case "read-only" -> "|TMPDIR=" + READ_ONLY;
      default -> "";
    };
  }

  private static void spoil(Path at, String matter, Path elsewhere) throws IOException {
    Files.createDirectories(elsewhere);
    switch (matter.substring(matter.indexOf(" is a ") + " is a ".length())) {
      case "link" -> {
        Path target = elsewhere;
        if (matter.startsWith("state")) {
          target = Files.writeString(elsewhere.resolve("state"), state("stored-7", false));
        }
        Files.createSymbolicLink(at, target);
      }
      case "link to nothing" -> Files.createSymbolicLink(at, elsewhere.resolve("nothing/at/all"));
      case "link to itself" -> Files.createSymbolicLink(at, at);
      case "file" -> Files.createFile(at);
      default -> Files.createDirectory(at);
    }
  }

  private static void disk(Path disk, String matter) throws IOException, InterruptedException {
    Files.createDirectory(disk);
    if (!isMounted(disk)) {
      throw new IOException("nothing is mounted at " + disk);
    }
    if (matter.contains(" has ")) {
      write(disk.resolve(".iii/telemetry.yaml"), state("stored-7", false));
    }
    if (matter.startsWith("disk is read-only")) {
      isRun("mount", "-o", "remount,ro", disk.toString());
    } else {
      fill(disk.resolve("filler"));
    }
  }

  private static void fill(Path file) throws IOException {
    Files.createFile(file);
    try (var out = Files.newOutputStream(file)) {
      for (int i = 0; i < 1_000; i++) {
        out.write(new byte[1_024]);
      }
    } catch (IOException e) {
      return; // now it is full
    }
    throw new IOException(file + " does not fill its disk");
  }

  private static void others(Path machine, String matter) throws IOException {
    Path home = Files.createDirectories(machine.resolve("home"));
    Path folder = Files.createDirectory(home.resolve(".iii"));
    Path state = folder.resolve("telemetry.yaml");
    try (Stream<Path> all = Files.walk(machine)) {
      for (Path each : all.toList()) {
        Files.setAttribute(each, "unix:uid", NOBODY);
      }
    }
    if (matter.startsWith("state")) {
      Files.writeString(state, state("stored-7", false));
      Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rw-------"));
    }
    Path closed = matter.startsWith("home") ? home : folder;
    if (!matter.equals("state is another's")) {
      Files.setAttribute(closed, "unix:uid", 0);
      boolean open = matter.startsWith("state");
      Files.setPosixFilePermissions(
          closed, PosixFilePermissions.fromString(open ? "rwxr-xr-x" : "rwx------"));
    }
  }

  /** What the state file has. */
  static String state(String device, boolean sent) {
    return """
    version: 2
    identity:
      device_id: "%s"
    state:
      first_run_sent: %s
    iii_execution_context: "${III_EXECUTION_CONTEXT:user}"
    """
        .formatted(device, sent);
  }

  /** Mounts a small disk of its own there, if that is allowed. */
  static boolean isMounted(Path folder) throws InterruptedException {
    return isRun("mount", "-t", "tmpfs", "-o", "size=16k", "candor-test", folder.toString());
  }

  /** Takes away what {@link #isMounted} mounted. */
  static void unmount(Path folder) throws InterruptedException {
    isRun("umount", folder.toString());
  }

  /** Whether a program ran, and ended well. */
  static boolean isRun(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(List.of(command))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false; // there is no such command here
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, text);
  }
}
