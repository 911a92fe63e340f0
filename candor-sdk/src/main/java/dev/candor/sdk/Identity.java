package dev.candor.sdk;

import dev.candor.wire.MalformedException;
import dev.candor.wire.UuidText;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The random id of an installation, and the secret that keys its hashes: files in the state folder,
 * made when first needed, each by one atomic step, so that processes that start together end with
 * the same one. Safe for use by several threads and processes.
 *
 * <p><b>Twice.</b> The id is kept a second time, beside the person's own file of choices. Where the
 * state folder loses it, it is found there, and counted as found. Two files that name two ids are
 * both left: the one of the state folder holds, and the other came from elsewhere. A file of a
 * later format is never replaced.
 */
public final class Identity {

  private static final int SECRET_BYTES = 32;
  private static final String NAME = "installation";

  private static final String UNREADABLE = "it cannot be read";

  private final Path folder;
  private final Path second;
  private final Entropy entropy;
  private final Consumer<String> diagnostics;

  /** The identity that is kept in a tool's folders. */
  public Identity(Places places, Entropy entropy) {
    this(places, entropy, words -> {});
  }

  /** The identity that is kept in a tool's folders; the listener is told what had to be mended. */
  public Identity(Places places, Entropy entropy, Consumer<String> diagnostics) {
    this.folder = places.state();
    this.second = places.userFile().resolveSibling(NAME);
    this.entropy = entropy;
    this.diagnostics = diagnostics;
  }

  /** What a file holds, or why nothing. */
  private record Found(@Nullable Installation installation, @Nullable String damage) {

    boolean missing() {
      return installation == null && damage == null;
    }
  }

  /** The installation's id, or null where none was made yet. */
  public @Nullable String known() throws IOException {
    Installation kept = read();
    return kept == null ? null : kept.id();
  }

  /** The installation's id; made now where there is none. */
  public String installation() throws IOException {
    return make(EnvironmentClass.WORKSTATION).id();
  }

  /**
   * The installation, as either file has it; null where none was made yet. Changes nothing.
   *
   * @throws IOException if there is a file, and neither can be read
   */
  public @Nullable Installation read() throws IOException {
    Found first = look(folder.resolve(NAME));
    if (first.installation() != null) {
      return first.installation();
    }
    Found other = look(second);
    if (other.installation() == null && first.damage() != null) {
      throw new IOException(first.damage());
    }
    return other.installation();
  }

  /**
   * The installation; found again in its second file where the first is lost, and made now where
   * both are.
   *
   * @param environment the kind of machine that one is made on
   * @throws IOException if it is nowhere, and cannot be kept here
   */
  public Installation make(EnvironmentClass environment) throws IOException {
    Found first = look(folder.resolve(NAME));
    Found other = lookAtSecond();
    Installation kept = first.installation();
    if (kept == null) {
      kept =
          other.installation() == null
              ? fresh(environment, first)
              : found(other.installation(), first);
    }
    keepTwice(kept, other);
    return kept;
  }

  private Installation fresh(EnvironmentClass environment, Found first) throws IOException {
    byte[] bytes = new byte[16];
    entropy.fill(bytes);
    bytes[6] = (byte) ((bytes[6] & 0x0f) | 0x40);
    bytes[8] = (byte) ((bytes[8] & 0x3f) | 0x80);
    long high = 0;
    long low = 0;
    for (int i = 0; i < 8; i++) {
      high = (high << 8) | (bytes[i] & 0xff);
      low = (low << 8) | (bytes[i + 8] & 0xff);
    }
    Installation made =
        Installation.of(UuidText.of(new UUID(high, low)), Installation.Origin.RANDOM, environment);
    Installation kept = first.missing() ? publish(made) : mend(made);
    if (!first.missing()) {
      diagnostics.accept(first.damage() + "; it has another id from now on");
    }
    return kept;
  }

  /** Gives the first file back what the second has; where that cannot be, it is so all the same. */
  private Installation found(Installation copy, Found first) {
    try {
      Installation found = copy.found();
      Installation kept = first.missing() ? publish(found) : mend(found);
      if (kept.equals(found)) {
        diagnostics.accept(
            "the id of this installation was lost in %s, and found in %s"
                .formatted(folder, second));
      }
      return kept;
    } catch (IOException e) {
      diagnostics.accept("the id of this installation is in %s only: %s".formatted(second, e));
      return copy;
    }
  }

  private Installation publish(Installation made) throws IOException {
    keep(NAME, InstallationFile.of(made));
    Found kept = look(folder.resolve(NAME));
    if (kept.installation() == null) {
      throw new IOException(kept.missing() ? folder + " does not keep it" : kept.damage());
    }
    return kept.installation();
  }

  /** Replaces a damaged file, unless another process has or is about to. */
  private Installation mend(Installation made) throws IOException {
    Path file = folder.resolve(NAME);
    try (OwnedFile lock =
        OwnedFile.open(
            folder.resolve(NAME + ".lock"),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE))) {
      if (lock == null) {
        throw new IOException(file + " is being mended by another process");
      }
      Found now = look(file);
      if (now.installation() != null) {
        return now.installation();
      }
      OwnFiles.replace(file, InstallationFile.of(made));
      return made;
    }
  }

  private void keepTwice(Installation kept, Found other) {
    Installation copy = other.installation();
    boolean isAnother = copy != null && !copy.id().equals(kept.id());
    if (isAnother || UNREADABLE.equals(other.damage())) {
      return;
    }
    byte[] file = InstallationFile.of(kept);
    if (copy != null && Arrays.equals(file, InstallationFile.of(copy))) {
      return;
    }
    try {
      OwnFiles.replace(second, file);
    } catch (IOException e) {
      diagnostics.accept("the id of this installation is kept once only: " + e);
    }
  }

  /** As {@link #look}; one that cannot be read has a reason that is no damage, and is left. */
  private Found lookAtSecond() {
    try {
      return look(second);
    } catch (IOException e) {
      diagnostics.accept("the id of this installation is kept once only: " + e);
      return new Found(null, UNREADABLE);
    }
  }

  private static Found look(Path file) throws IOException {
    try {
      return new Found(InstallationFile.parse(OwnFiles.read(file)), null);
    } catch (NoSuchFileException e) {
      return new Found(null, null);
    } catch (MalformedException e) {
      return new Found(
          null, file + " holds no id (" + e.getMessage() + "): remove it to get a new one");
    } catch (InstallationFile.LaterFormatException e) {
      throw new IOException(file + ": " + e.getMessage() + ". Update the tool.", e);
    }
  }

  /** The secret that keys this installation's hashes; made now where there is none. */
  byte[] secret() throws IOException {
    byte[] kept = read("secret");
    if (kept == null) {
      byte[] fresh = new byte[SECRET_BYTES];
      entropy.fill(fresh);
      kept = keep("secret", fresh);
    }
    if (kept.length != SECRET_BYTES) {
      throw new IOException(folder.resolve("secret") + " is damaged: remove it to make a new one");
    }
    return kept;
  }

  private byte @Nullable [] read(String name) throws IOException {
    try {
      return OwnFiles.read(folder.resolve(name));
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /** Keeps the bytes under a name that nobody has yet, or returns what somebody else kept. */
  private byte[] keep(String name, byte[] fresh) throws IOException {
    OwnFiles.createFolder(folder);
    Path whole = OwnFiles.createTemporary(folder, name);
    try {
      Files.write(whole, fresh);
      publish(whole, folder.resolve(name));
      return OwnFiles.read(folder.resolve(name));
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  /** Gives a whole file its name, if nobody else's file has it. */
  private static void publish(Path whole, Path named) throws IOException {
    try {
      Files.createLink(named, whole);
    } catch (FileAlreadyExistsException e) {
      return;
    } catch (UnsupportedOperationException | FileSystemException e) {
      // No hard links here: a rename may replace what another process kept at the same moment.
      try {
        Files.move(whole, named);
      } catch (FileAlreadyExistsException other) {
        return;
      }
    }
  }
}
