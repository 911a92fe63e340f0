package dev.candor.verify;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Measures one source file as the compiler reads it. There is no list of exceptions: the limits
 * stand where the code already is.
 *
 * <p>The components of a record, and its canonical constructor with them, are not counted as
 * parameters: they are the shape of a fact, and splitting a fact to please a number makes two facts
 * that mean nothing apart.
 */
final class Sizes extends TreeScanner<@Nullable Void, @Nullable Void> {

  private static final int FILE_LINES = 400;
  private static final int METHOD_LINES = 60;
  private static final int PARAMETERS = 6;

  private final CompilationUnitTree file;
  private final SourcePositions positions;
  private final List<String> problems = new ArrayList<>();
  private int components = -1;

  Sizes(JavacTask task, CompilationUnitTree file) {
    this.file = file;
    this.positions = Trees.instance(task).getSourcePositions();
  }

  List<String> problems() {
    problems.addAll(length(name(), text()));
    scan(file, null);
    return problems;
  }

  /** Measures a file alone and not its methods: over those of a test its table of cases stands. */
  static List<String> length(String name, String text) {
    long lines = text.lines().count();
    return lines > FILE_LINES
        ? List.of("%s: %d lines, at most %d".formatted(name, lines, FILE_LINES))
        : List.of();
  }

  @Override
  public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
    int outer = components;
    components = type.getKind() == Tree.Kind.RECORD ? componentsOf(type) : -1;
    super.visitClass(type, null);
    components = outer;
    return null;
  }

  @Override
  public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
    long first = line(positions.getStartPosition(file, method));
    long lines = line(positions.getEndPosition(file, method)) - first + 1;
    String place = "%s:%d: %s".formatted(name(), first, method.getName());
    if (lines > METHOD_LINES) {
      problems.add("%s has %d lines, at most %d".formatted(place, lines, METHOD_LINES));
    }
    int parameters = method.getParameters().size();
    boolean canonical = method.getName().contentEquals("<init>") && parameters == components;
    if (parameters > PARAMETERS && !canonical) {
      problems.add("%s has %d parameters, at most %d".formatted(place, parameters, PARAMETERS));
    }
    return super.visitMethod(method, null);
  }

  private static int componentsOf(ClassTree type) {
    int count = 0;
    for (Tree member : type.getMembers()) {
      if (member instanceof VariableTree field
          && !field.getModifiers().getFlags().contains(Modifier.STATIC)) {
        count++;
      }
    }
    return count;
  }

  private long line(long position) {
    return file.getLineMap().getLineNumber(position);
  }

  private String name() {
    return file.getSourceFile().getName();
  }

  private String text() {
    try {
      return file.getSourceFile().getCharContent(true).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
