package dev.candor.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

final class SizesTest {

  @Test
  void everythingThatIsShippedIsSmall() throws IOException {
    List<Source> sources = sources("src/main/java");

    assertThat(sources).hasSizeGreaterThan(30);
    assertThat(problems(sources)).isEmpty();
  }

  @Test
  void noFileOfTheTestsIsLongerThanOneThatIsShippedMayBe() throws IOException {
    List<Source> sources = sources("src/test/java");

    assertThat(sources).hasSizeGreaterThan(300);
    assertThat(sources).flatMap(source -> Sizes.length(source.name, source.text)).isEmpty();
  }

  @Test
  void aFileOfFourHundredLinesIsTheLongest() throws IOException {
    assertThat(problems("final class A {\n" + "\n".repeat(398) + "}\n")).isEmpty();

    assertThat(problems("final class A {\n" + "\n".repeat(399) + "}\n"))
        .containsExactly("A.java: 401 lines, at most 400");
  }

  @Test
  void aFileOfTheTestsIsMeasuredByItsLinesAlone() {
    String method = "void a(" + ints(7) + ") {\n" + "\n".repeat(396) + "}\n";
    assertThat(Sizes.length("ATest.java", "class ATest {\n" + method + "}\n")).isEmpty();

    assertThat(Sizes.length("ATest.java", "class ATest {\n" + method + "\n}\n"))
        .containsExactly("ATest.java: 401 lines, at most 400");
  }

  @Test
  void aMethodOfSixtyLinesIsTheLongest() throws IOException {
    assertThat(problems("class A {\n/** Not counted. */\nvoid a() {\n" + "\n".repeat(58) + "}\n}"))
        .isEmpty();

    assertThat(problems("class A {\nA() {\n" + "\n".repeat(59) + "}\n}"))
        .containsExactly("A.java:2: <init> has 61 lines, at most 60");
  }

  @Test
  void sixParametersAreTheMostWhereverTheMethodStands() throws IOException {
    assertThat(problems("class A {\nvoid a(" + ints(6) + ") {}\n}")).isEmpty();

    assertThat(problems("class A { class B {\nB(" + ints(7) + ") {}\n} }"))
        .containsExactly("A.java:2: <init> has 7 parameters, at most 6");
    assertThat(problems("class A { Object a = new Object() {\nvoid a(" + ints(7) + ") {} }; }"))
        .containsExactly("A.java:2: a has 7 parameters, at most 6");
    assertThat(problems("interface A {\nvoid a(" + ints(7) + ");\n}"))
        .containsExactly("A.java:2: a has 7 parameters, at most 6");
  }

  @Test
  void theComponentsOfARecordAreTheShapeOfAFactAndNotCounted() throws IOException {
    assertThat(problems("record A(" + ints(9) + ") { A {} }")).isEmpty();
    assertThat(problems("record A(" + ints(9) + ") { A(" + ints(9) + ") {} }")).isEmpty();

    assertThat(problems("record A(" + ints(9) + ") {\nA(" + ints(8) + ") {}\n}"))
        .containsExactly("A.java:2: <init> has 8 parameters, at most 6");
  }

  private static String ints(int count) {
    return IntStream.range(0, count).mapToObj(i -> "int p" + i).collect(Collectors.joining(", "));
  }

  /** The sources of all modules in a folder of each. */
  private static List<Source> sources(String folder) throws IOException {
    List<Source> sources = new ArrayList<>();
    try (Stream<Path> files = Files.walk(House.folder())) {
      for (Path file : files.sorted().toList()) {
        String name = House.folder().relativize(file).toString().replace('\\', '/');
        if (name.matches("[^/]+/" + folder + "/.*\\.java")) {
          sources.add(new Source(name, Files.readString(file)));
        }
      }
    }
    return sources;
  }

  private static List<String> problems(String source) throws IOException {
    return problems(List.of(new Source("A.java", source)));
  }

  private static List<String> problems(List<? extends JavaFileObject> sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    JavacTask task = (JavacTask) compiler.getTask(null, null, null, null, null, sources);
    List<String> problems = new ArrayList<>();
    for (CompilationUnitTree file : task.parse()) {
      problems.addAll(new Sizes(task, file).problems());
    }
    return problems;
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String name;
    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///" + name), Kind.SOURCE);
      this.name = name;
      this.text = text;
    }

    @Override
    public String getName() {
      return name;
    }

    @Override
    public String getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
