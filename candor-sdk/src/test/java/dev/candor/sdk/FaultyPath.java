package dev.candor.sdk;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A path of a {@link FaultyDisk}: the machine's own, but for whom it asks. */
final class FaultyPath implements InvocationHandler {

  private final FaultyDisk disk;
  private final Path real;

  private FaultyPath(FaultyDisk disk, Path real) {
    this.disk = disk;
    this.real = real;
  }

  static Path wrap(FaultyDisk disk, Path real) {
    return (Path)
        Proxy.newProxyInstance(
            FaultyPath.class.getClassLoader(),
            new Class<?>[] {Path.class},
            new FaultyPath(disk, unwrap(real)));
  }

  static Path unwrap(Path path) {
    return path instanceof Proxy && Proxy.getInvocationHandler(path) instanceof FaultyPath wrapped
        ? wrapped.real
        : path;
  }

  @Override
  public @Nullable Object invoke(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    if (method.getName().equals("getFileSystem")) {
      return disk.view();
    }
    @Nullable Object[] given = arguments == null ? new Object[0] : arguments.clone();
    for (int i = 0; i < given.length; i++) {
      if (given[i] instanceof Path path) {
        given[i] = unwrap(path);
      }
    }
    try {
      Object answer = method.invoke(real, given);
      return answer instanceof Path path ? wrap(disk, path) : answer;
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause();
      throw cause == null ? e : cause;
    }
  }

  /** The file system that such a path is of. */
  static final class View extends FileSystem {
    private final FileSystem real = FileSystems.getDefault();
    private final FaultyDisk disk;

    View(FaultyDisk disk) {
      this.disk = disk;
    }

    @Override
    public FileSystemProvider provider() {
      return disk;
    }

    @Override
    public PathMatcher getPathMatcher(String pattern) {
      PathMatcher matcher = real.getPathMatcher(pattern);
      return path -> matcher.matches(unwrap(path));
    }

    @Override
    public Path getPath(String first, String... more) {
      return wrap(disk, real.getPath(first, more));
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
      return real.supportedFileAttributeViews();
    }

    @Override
    public Iterable<Path> getRootDirectories() {
      return List.of(wrap(disk, Path.of("/")));
    }

    @Override
    public Iterable<FileStore> getFileStores() {
      return real.getFileStores();
    }

    @Override
    public String getSeparator() {
      return real.getSeparator();
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public boolean isReadOnly() {
      return false;
    }

    @Override
    public void close() {
      throw new UnsupportedOperationException("it is open as long as the test runs");
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
      return real.getUserPrincipalLookupService();
    }

    @Override
    public WatchService newWatchService() {
      throw new UnsupportedOperationException("nobody watches it");
    }
  }
}
