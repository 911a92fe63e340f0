package dev.candor.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Real compilations into a folder, as a build's are. */
final class Disk {

  private Disk() {}

  /**
   * Compiles sources, each of which says its path in its first line, into a folder that is on the
   * class path too.
   *
   * @param options of javac, and then, behind {@code --}, the classes to process from class files
   * @return what javac said, each as {@code File.java:line: message}
   */
  static List<String> compile(Path folder, List<String> options, String... sources)
      throws IOException {
    int end = options.indexOf("--");
    List<String> classes = end < 0 ? List.of() : options.subList(end + 1, options.size());
    List<String> all = new ArrayList<>(end < 0 ? options : options.subList(0, end));
    if (!all.contains("-cp") && !all.contains("--module-path")) {
      all.addAll(0, List.of("-cp", Compilation.classPath() + File.pathSeparator + folder));
    }
    all.addAll(List.of("-implicit:none", "-d", Files.createDirectories(folder).toString()));
    JavaCompiler compiler = requireNonNull(ToolProvider.getSystemJavaCompiler());
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(said, Locale.ROOT, UTF_8)) {
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              null,
              files,
              said,
              all,
              classes,
              Stream.of(sources).map(Compilation.Source::new).toList());
      List<Processor> processors = List.of(new CandorProcessor());
      task.setProcessors(processors);
      task.call();
    }
    return said.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.NOTE)
        .map(Compilation::message)
        .toList();
  }
}
