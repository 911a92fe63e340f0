package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The random id of an installation, and the secret that keys its hashes: two files in the state
 * folder, made when first needed, each by one atomic step, so that processes that start together
 * end with the same one. Safe for use by several threads and processes.
 */
public final class Identity {

  private static final int SECRET_BYTES = 32;

  private final Path folder;
  private final Entropy entropy;

  /** The identity that is kept in a tool's state folder. */
  public Identity(Places places, Entropy entropy) {
    this.folder = places.state();
    this.entropy = entropy;
  }

  /** The installation's id, or null where none was made yet. */
  public @Nullable String known() throws IOException {
    byte[] kept = read("installation");
    return kept == null ? null : id(kept);
  }

  /** The installation's id; made now where there is none. */
  public String installation() throws IOException {
    byte[] bytes = new byte[16];
    byte[] kept = read("installation");
    if (kept == null) {
      entropy.fill(bytes);
      bytes[6] = (byte) ((bytes[6] & 0x0f) | 0x40);
      bytes[8] = (byte) ((bytes[8] & 0x3f) | 0x80);
      long high = 0;
      long low = 0;
      for (int i = 0; i < 8; i++) {
        high = (high << 8) | (bytes[i] & 0xff);
        low = (low << 8) | (bytes[i + 8] & 0xff);
      }
      kept = keep("installation", (new UUID(high, low) + "\n").getBytes(US_ASCII));
    }
    return id(kept);
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

  private String id(byte[] kept) throws IOException {
    String text = new String(kept, US_ASCII).strip();
    try {
      return UUID.fromString(text).toString();
    } catch (IllegalArgumentException e) {
      throw new IOException(
          folder.resolve("installation") + " holds no id: remove it to get a new one", e);
    }
  }

  private byte @Nullable [] read(String name) throws IOException {
    try {
      return Files.readAllBytes(folder.resolve(name));
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
      return Files.readAllBytes(folder.resolve(name));
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
