package dev.candor.sdk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** An open file of a {@link FaultyDisk}. */
final class FaultyChannel extends FileChannel {

  private final FaultyDisk disk;
  private final Path path;
  private final FileChannel real;

  FaultyChannel(FaultyDisk disk, Path path, FileChannel real) {
    this.disk = disk;
    this.path = path;
    this.real = real;
  }

  @Override
  public int write(ByteBuffer from) throws IOException {
    disk.act(FaultyDisk.Act.WRITE, path);
    int taken = disk.takes(from.remaining(), path);
    int written = real.write(part(from, taken));
    from.position(from.position() + written);
    dieIfDead();
    return written;
  }

  @Override
  public int write(ByteBuffer from, long at) throws IOException {
    disk.act(FaultyDisk.Act.WRITE, path);
    int taken = disk.takes(from.remaining(), path);
    int written = real.write(part(from, taken), at);
    from.position(from.position() + written);
    dieIfDead();
    return written;
  }

  private void dieIfDead() throws IOException {
    if (disk.isDead()) {
      throw new IOException("the process is dead");
    }
  }

  private static ByteBuffer part(ByteBuffer whole, int length) {
    return whole.slice().limit(length);
  }

  @Override
  public long write(ByteBuffer[] from, int offset, int length) throws IOException {
    long written = 0;
    for (int i = offset; i < offset + length; i++) {
      written += write(from[i]);
    }
    return written;
  }

  @Override
  public int read(ByteBuffer to) throws IOException {
    disk.act(FaultyDisk.Act.READ, path);
    return real.read(to);
  }

  @Override
  public int read(ByteBuffer to, long at) throws IOException {
    disk.act(FaultyDisk.Act.READ, path);
    return real.read(to, at);
  }

  @Override
  public long read(ByteBuffer[] to, int offset, int length) throws IOException {
    disk.act(FaultyDisk.Act.READ, path);
    return real.read(to, offset, length);
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    disk.act(FaultyDisk.Act.TRUNCATE, path);
    long before = real.size();
    real.truncate(size);
    disk.gives(before - real.size());
    return this;
  }

  @Override
  public @Nullable FileLock tryLock(long at, long size, boolean shared) throws IOException {
    disk.act(FaultyDisk.Act.LOCK, path);
    return real.tryLock(at, size, shared);
  }

  @Override
  public FileLock lock(long at, long size, boolean shared) throws IOException {
    disk.act(FaultyDisk.Act.LOCK, path);
    return real.lock(at, size, shared);
  }

  @Override
  public long position() throws IOException {
    return real.position();
  }

  @Override
  public FileChannel position(long to) throws IOException {
    real.position(to);
    return this;
  }

  @Override
  public long size() throws IOException {
    disk.act(FaultyDisk.Act.LOOK, path);
    return real.size();
  }

  @Override
  public void force(boolean all) throws IOException {
    real.force(all);
  }

  @Override
  public long transferTo(long at, long count, WritableByteChannel to) {
    throw new UnsupportedOperationException("nobody moves bytes so");
  }

  @Override
  public long transferFrom(ReadableByteChannel from, long at, long count) {
    throw new UnsupportedOperationException("nobody moves bytes so");
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long at, long size) {
    throw new UnsupportedOperationException("nobody maps a file");
  }

  @Override
  protected void implCloseChannel() throws IOException {
    real.close(); // whoever dies, the system closes its files
  }
}
