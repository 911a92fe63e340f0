package dev.candor.reference.ao;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.candor.sdk.IdentityScheme;
import dev.candor.sdk.Installation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * AO's installation id, which the daemon and the desktop application share.
 *
 * <pre>
 * &lt;data folder&gt;/telemetry_install_id:   ins_3fa85f64-5717-4562-b3fc-2c963f66afa6
 * </pre>
 *
 * <p>A blank file gets a new id. It is read and written under a lock, so that processes that start
 * together end with one.
 */
final class InstallId implements IdentityScheme {

  private static final Pattern FORM =
      Pattern.compile("ins_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final int MOST_BYTES = 256;

  private final Path file;

  InstallId(Path dataFolder) {
    this.file = dataFolder.resolve("telemetry_install_id");
  }

  @Override
  public String name() {
    return "ao-install-id";
  }

  /** Whether an id is there, or one can be made: where it cannot be read, AO sends nothing. */
  boolean isReadable() {
    try {
      return Files.notExists(file) || Files.readAllBytes(file).length <= MOST_BYTES;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public Installation installation(Circumstances at) throws IOException {
    byte[] random = new byte[16];
    at.surroundings().entropy().fill(random);
    String id = kept("ins_" + uuid(random));
    if (!FORM.matcher(id).matches()) {
      throw new IOException(
          file + " holds '" + id + "', which is no id: remove it to get a new one");
    }
    return Installation.of(id, Installation.Origin.SCHEME, at.environment());
  }

  private String kept(String fresh) throws IOException {
    Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
    try (FileChannel channel =
            FileChannel.open(
                file,
                Set.of(
                    StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(
                    PosixFilePermissions.fromString("rw-------")));
        FileLock lock = channel.lock()) {
      ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES);
      channel.read(bytes, 0);
      String id = new String(bytes.array(), 0, bytes.position(), US_ASCII).strip();
      if (id.isEmpty() && lock.isValid()) {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((fresh + "\n").getBytes(US_ASCII)), 0);
        id = fresh;
      }
      return id;
    } catch (OverlappingFileLockException e) {
      throw new IOException(file + " is being made by another thread", e);
    }
  }

  private static UUID uuid(byte[] random) {
    ByteBuffer bits = ByteBuffer.wrap(random);
    long high = (bits.getLong() & ~0xf000L) | 0x4000L;
    return new UUID(high, (bits.getLong() & ~(3L << 62)) | (1L << 63));
  }
}
