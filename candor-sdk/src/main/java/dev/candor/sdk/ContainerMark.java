package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The mark in a state folder that was made in the container that it is in. A container that keeps
 * nothing would pass for one that keeps its state as soon as its first run has written something.
 *
 * <pre>
 * container: the machine's boot, and when the container's first process began, in ticks of the
 *            kernel's clock since then, with a blank between them
 * </pre>
 *
 * <p>A mark that says another beginning has outlived its container, so the folder is kept. Where
 * the system does not say when a container began, none is left and none is believed. Holds no
 * state: safe for use by several threads and processes.
 */
final class ContainerMark {

  private static final String NAME = "container";
  private static final int BEGAN = 20; // of what stands behind the name of the process

  private ContainerMark() {}

  /** Whether the state folder was made in this container. */
  static boolean isOfThis(Surroundings surroundings, Places places) {
    String beginning = beginning(surroundings);
    return beginning != null && beginning.equals(line(places.state().resolve(NAME)));
  }

  /**
   * Makes the state folder with its mark, in one step: a run that starts meanwhile sees both or
   * none. Does nothing where the tool has one already.
   */
  static void leave(Surroundings surroundings, Places places, Debug debug) {
    Path state = places.state();
    Path own = state.getParent();
    Path all = own == null ? null : own.getParent();
    String beginning = beginning(surroundings);
    if (own == null || all == null || beginning == null || Files.exists(own)) {
      return;
    }
    try {
      OwnFiles.createFolder(all);
      Path fresh = OwnFiles.createTemporaryFolder(all, "" + own.getFileName());
      make(own, fresh, fresh.resolve(own.relativize(state)), beginning);
    } catch (IOException e) {
      debug.trouble("the next run in this container may be taken for one that keeps its state", e);
    }
  }

  private static void make(Path own, Path fresh, Path marked, String beginning) throws IOException {
    Path mark = marked.resolve(NAME);
    try {
      OwnFiles.createFolder(marked);
      Files.writeString(mark, beginning + "\n", UTF_8);
      Files.move(fresh, own, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      for (Path each : List.of(mark, marked, fresh)) {
        Files.deleteIfExists(each);
      }
      if (!Files.exists(own)) { // else another run was first
        throw e;
      }
    }
  }

  /** When the container began; null where the system does not say. */
  private static @Nullable String beginning(Surroundings surroundings) {
    Path processes = surroundings.root().resolve("proc");
    String boot = line(processes.resolve("sys/kernel/random/boot_id"));
    String first = line(processes.resolve("1/stat"));
    if (boot == null || first == null) {
      return null;
    }
    String[] behindName = first.substring(first.lastIndexOf(')') + 1).split(" ", -1);
    return behindName.length > BEGAN ? boot + " " + behindName[BEGAN] : null;
  }

  /** The one line of a file; null where there is none, or it is hidden from this user. */
  private static @Nullable String line(Path file) {
    try {
      return Files.readString(file, UTF_8).strip();
    } catch (IOException e) {
      return null;
    }
  }
}
