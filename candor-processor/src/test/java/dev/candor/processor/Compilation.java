package dev.candor.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.candor.EventCodec;
import dev.candor.wire.TrackingPlan;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.CodeSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;

/**
 * A real compilation in memory, with the processor: what javac said, and what it made.
 *
 * @param messages errors and warnings, each as {@code File.java:line: message}
 * @param files what was generated and compiled, by path
 */
record Compilation(List<String> messages, Map<String, byte[]> files) {

  /** With every lint but for annotations that nobody claims, which no processor can help. */
  static final List<String> STRICT =
      List.of("-Xlint:all,-processing", "-Xdoclint:all,-missing", "-Werror");

  /** Compiles sources, each of which says its path in its first line, as {@code // path}. */
  static Compilation of(List<String> options, String... sources) {
    return of(options, List.of(new CandorProcessor()), sources);
  }

  static Compilation of(List<String> options, List<Processor> processors, String... sources) {
    JavaCompiler compiler = requireNonNull(ToolProvider.getSystemJavaCompiler());
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    try (Files files = new Files(compiler.getStandardFileManager(said, Locale.ROOT, UTF_8))) {
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              null,
              files,
              said,
              Stream.concat(libraries(sources), options.stream()).toList(),
              null,
              Stream.of(sources).map(Source::new).toList());
      task.setLocale(Locale.ROOT);
      task.setProcessors(processors);
      task.call();
      return new Compilation(
          said.getDiagnostics().stream()
              .filter(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.NOTE)
              .map(Compilation::message)
              .toList(),
          files.written());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Stream<String> libraries(String... sources) {
    boolean module =
        Stream.of(sources).anyMatch(source -> source.startsWith("// module-info.java"));
    return Stream.of(module ? "--module-path" : "--class-path", classPath());
  }

  /** What every compilation needs. */
  static String classPath() {
    return Stream.of(EventCodec.class, TrackingPlan.class, NullMarked.class)
        .map(Compilation::location)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Where a class comes from. */
  static String location(Class<?> type) {
    CodeSource source = requireNonNull(type.getProtectionDomain().getCodeSource());
    try {
      return new File(requireNonNull(source.getLocation()).toURI()).getPath();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  static String message(Diagnostic<? extends JavaFileObject> diagnostic) {
    JavaFileObject source = diagnostic.getSource();
    String text = diagnostic.getMessage(Locale.ROOT);
    return source == null
        ? text
        : "%s:%d: %s".formatted(file(source), diagnostic.getLineNumber(), text);
  }

  private static String file(JavaFileObject source) {
    String path = source.toUri().toString();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  String text(String path) {
    return new String(bytes(path), UTF_8);
  }

  byte[] bytes(String path) {
    return requireNonNull(files.get(path), () -> path + " is not among " + files.keySet());
  }

  /** Loads what was compiled. */
  ClassLoader loader() {
    return new ClassLoader(Compilation.class.getClassLoader()) {
      @Override
      protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = files.get(name.replace('.', '/') + ".class");
        if (bytes == null) {
          throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
      }
    };
  }

  /** A source in memory; its first line says its path. */
  static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String text) {
      super(URI.create("memory:///" + path(text)), Kind.SOURCE);
      this.text = text;
    }

    private static String path(String text) {
      return text.substring(3, text.indexOf('\n')).trim();
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** A file that was made in memory. */
  private static final class Made extends SimpleJavaFileObject {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Made(String path, Kind kind) {
      super(URI.create("memory:///" + path), kind);
    }

    @Override
    public OutputStream openOutputStream() {
      return bytes;
    }

    @Override
    public InputStream openInputStream() {
      return new ByteArrayInputStream(bytes.toByteArray());
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return bytes.toString(UTF_8);
    }
  }

  private static final class Files extends ForwardingJavaFileManager<StandardJavaFileManager> {

    private final Map<String, Made> made = new LinkedHashMap<>();

    Files(StandardJavaFileManager real) {
      super(real);
    }

    Map<String, byte[]> written() {
      Map<String, byte[]> written = new LinkedHashMap<>();
      made.forEach((path, file) -> written.put(path, file.bytes.toByteArray()));
      return written;
    }

    private Made make(String path, JavaFileObject.Kind kind) {
      return made.computeIfAbsent(path, at -> new Made(at, kind));
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      return make(className.replace('.', '/') + kind.extension, kind);
    }

    @Override
    public FileObject getFileForOutput(
        Location location, String packageName, String relativeName, FileObject sibling) {
      return make(relativeName, JavaFileObject.Kind.OTHER);
    }

    @Override
    public FileObject getFileForInput(Location location, String packageName, String relativeName)
        throws IOException {
      if (location.isOutputLocation()) {
        throw new FileNotFoundException(relativeName);
      }
      return super.getFileForInput(location, packageName, relativeName);
    }

    @Override
    public boolean isSameFile(FileObject one, FileObject other) {
      return one.toUri().equals(other.toUri());
    }
  }
}
