package dev.candor.sdk;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.spi.FileSystemProvider;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file system of a test: the machine's own, until it fails as the test says.
 *
 * <p>Dead, it does nothing any more, neither cut nor remove, as after SIGKILL; only what is open
 * can still be closed, as the system does that for the dead. Safe for use by several threads.
 */
final class FaultyDisk extends FileSystemProvider {

  /** What is done to a disk. */
  enum Act {
    OPEN,
    CREATE,
    READ,
    WRITE,
    TRUNCATE,
    LOCK,
    FOLDER,
    LIST,
    DELETE,
    MOVE,
    CHANGE,
    LOOK
  }

  /** All that a disk that is mounted for reading refuses. */
  static final Act[] CHANGES = {
    Act.CREATE, Act.WRITE, Act.TRUNCATE, Act.FOLDER, Act.DELETE, Act.MOVE, Act.CHANGE
  };

  private final FileSystemProvider real = FileSystems.getDefault().provider();
  private final FileSystem view = new FaultyPath.View(this);
  private final Map<Act, String> refused = new EnumMap<>(Act.class);
  private long acts;
  private long bytes;
  private long lastAct = Long.MAX_VALUE;
  private long lastByte = Long.MAX_VALUE;
  private long room = Long.MAX_VALUE;
  private boolean dead;
  private @Nullable Act before;
  private int times;
  private Runnable meanwhile = () -> {};

  /** A path of the machine's own as one of this disk. */
  Path at(Path path) {
    return FaultyPath.wrap(this, path);
  }

  FileSystem view() {
    return view;
  }

  /** From the n-th act on, nothing is done any more. */
  synchronized void dieAtAct(long n) {
    lastAct = n - 1;
  }

  /** The n-th byte is the first that is not written, and nothing is done any more. */
  synchronized void dieAtByte(long n) {
    lastByte = n - 1;
  }

  /** Only so many bytes more are taken. */
  synchronized void fill(long left) {
    room = left;
  }

  /** Refuses acts with these words of the system. */
  synchronized void refuse(String words, Act... which) {
    for (Act act : which) {
      refused.put(act, words);
    }
  }

  /** Just before each of the next so many acts of a kind, something else happens. */
  synchronized void meanwhile(Act act, int often, Runnable what) {
    before = act;
    times = often;
    meanwhile = what;
  }

  /** Is whole again, unless it is dead. */
  synchronized void heal() {
    refused.clear();
    room = Long.MAX_VALUE;
  }

  synchronized long acts() {
    return acts;
  }

  synchronized long bytes() {
    return bytes;
  }

  synchronized boolean isDead() {
    return dead;
  }

  /** Does an act, or fails. */
  synchronized void act(Act act, Path at) throws IOException {
    dead |= acts >= lastAct;
    if (dead) {
      throw new IOException("the process is dead");
    }
    acts++;
    if (act == before && times > 0) {
      times--;
      meanwhile.run();
    }
    String words = refused.get(act);
    if (words != null) {
      throw new FileSystemException(at.toString(), null, words);
    }
  }

  /** How many of so many bytes the disk takes; it is dead behind them if that is where it dies. */
  synchronized int takes(int wanted, Path at) throws IOException {
    if (room == 0 && wanted > 0) {
      throw new FileSystemException(at.toString(), null, "No space left on device");
    }
    int taken = (int) Math.min(wanted, Math.min(room, lastByte - bytes));
    if (bytes + wanted > lastByte && lastByte - bytes <= room) {
      dead = true;
    }
    bytes += taken;
    room -= room == Long.MAX_VALUE ? 0 : taken;
    return taken;
  }

  /** What is cut off is room again. */
  synchronized void gives(long taken) {
    room += room == Long.MAX_VALUE ? 0 : taken;
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    boolean makes =
        options.contains(StandardOpenOption.CREATE)
            || options.contains(StandardOpenOption.CREATE_NEW)
            || options.contains(StandardOpenOption.WRITE)
            || options.contains(StandardOpenOption.APPEND);
    act(Act.OPEN, path);
    if (makes) {
      act(Act.CREATE, path);
    }
    return new FaultyChannel(
        this, path, real.newFileChannel(FaultyPath.unwrap(path), options, attributes));
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    Set<OpenOption> all = new HashSet<>(options);
    if (all.isEmpty()) {
      all.add(StandardOpenOption.READ);
    }
    return newFileChannel(path, all, attributes);
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
    act(Act.LIST, folder);
    DirectoryStream<Path> found =
        real.newDirectoryStream(FaultyPath.unwrap(folder), path -> filter.accept(at(path)));
    return new DirectoryStream<>() {
      @Override
      public Iterator<Path> iterator() {
        Iterator<Path> paths = found.iterator();
        return new Iterator<>() {
          @Override
          public boolean hasNext() {
            return paths.hasNext();
          }

          @Override
          public Path next() {
            return at(paths.next());
          }
        };
      }

      @Override
      public void close() throws IOException {
        found.close();
      }
    };
  }

  @Override
  public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
    act(Act.FOLDER, folder);
    real.createDirectory(FaultyPath.unwrap(folder), attributes);
  }

  @Override
  public void delete(Path path) throws IOException {
    act(Act.DELETE, path);
    real.delete(FaultyPath.unwrap(path));
  }

  @Override
  public void copy(Path from, Path to, CopyOption... options) throws IOException {
    act(Act.WRITE, to);
    real.copy(FaultyPath.unwrap(from), FaultyPath.unwrap(to), options);
  }

  @Override
  public void move(Path from, Path to, CopyOption... options) throws IOException {
    act(Act.MOVE, from);
    real.move(FaultyPath.unwrap(from), FaultyPath.unwrap(to), options);
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    act(Act.LOOK, path);
    real.checkAccess(FaultyPath.unwrap(path), modes);
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    act(Act.LOOK, path);
    return real.readAttributes(FaultyPath.unwrap(path), type, options);
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
      throws IOException {
    act(Act.LOOK, path);
    return real.readAttributes(FaultyPath.unwrap(path), names, options);
  }

  @Override
  public void setAttribute(Path path, String name, Object value, LinkOption... options)
      throws IOException {
    act(Act.CHANGE, path);
    real.setAttribute(FaultyPath.unwrap(path), name, value, options);
  }

  @Override
  public <V extends FileAttributeView> @Nullable V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    if (!type.equals(BasicFileAttributeView.class)) {
      throw new UnsupportedOperationException(type + " is not needed on " + path);
    }
    BasicFileAttributeView times =
        real.getFileAttributeView(FaultyPath.unwrap(path), BasicFileAttributeView.class, options);
    return type.cast(
        new BasicFileAttributeView() {
          @Override
          public String name() {
            return times.name();
          }

          @Override
          public BasicFileAttributes readAttributes() throws IOException {
            act(Act.LOOK, path);
            return times.readAttributes();
          }

          @Override
          public void setTimes(
              @Nullable FileTime changed, @Nullable FileTime read, @Nullable FileTime made)
              throws IOException {
            act(Act.CHANGE, path);
            times.setTimes(changed, read, made);
          }
        });
  }

  @Override
  public boolean isSameFile(Path one, Path other) throws IOException {
    return real.isSameFile(FaultyPath.unwrap(one), FaultyPath.unwrap(other));
  }

  @Override
  public boolean isHidden(Path path) throws IOException {
    return real.isHidden(FaultyPath.unwrap(path));
  }

  @Override
  public FileStore getFileStore(Path path) throws IOException {
    return real.getFileStore(FaultyPath.unwrap(path));
  }

  @Override
  public String getScheme() {
    return "faulty";
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
    throw new UnsupportedOperationException(uri + " " + environment);
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    return view;
  }

  @Override
  public Path getPath(URI uri) {
    return at(real.getPath(uri));
  }

  @Override
  public synchronized String toString() {
    return "act %d, byte %d, refused %s, room %s".formatted(acts, bytes, refused, room);
  }
}
