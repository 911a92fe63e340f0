package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CrashShapeTest {

  private static final Agreement TESTS = own(List.of("dev.candor.sdk"));
  private static final Agreement OTHERS = own(List.of("org.example.build"));

  @Test
  void theClassIsTheNearestOfTheJdkOrTheProduct() {
    assertThat(CrashShape.of(new FileNotFoundException("secret"), OTHERS).type())
        .isEqualTo("java.io.FileNotFoundException");
    assertThat(CrashShape.of(new Odd(), OTHERS).type()).isEqualTo("java.io.IOException");
    assertThat(CrashShape.of(new Odd(), TESTS).type())
        .isEqualTo("dev.candor.sdk.CrashShapeTest$Odd");
  }

  @Test
  void aPackageWhoseNameOnlyBeginsAlikeIsNotTheProducts() {
    Agreement alike = own(List.of("dev.candor.sd", "dev.candor.sdk.Crash"));

    assertThat(CrashShape.of(new Odd(), alike).type()).isEqualTo("java.io.IOException");
    assertThat(CrashShape.of(new IOException(), alike).frames()).isEmpty();
  }

  @Test
  void theFramesAreSixteenOfTheProductsOwn() {
    IOException failure = new IOException("secret");
    StackTraceElement[] trace = new StackTraceElement[100];
    for (int i = 0; i < trace.length; i++) {
      String owner = i % 2 == 0 ? "org.example.build.Step" : "com.example.Library";
      trace[i] = new StackTraceElement(owner, "secret", "Secret.java", i);
    }
    failure.setStackTrace(trace);

    List<String> frames = CrashShape.of(failure, OTHERS).frames();

    assertThat(frames).hasSize(16).startsWith("org.example.build.Step:0").doesNotHaveDuplicates();
    assertThat(frames).allMatch(frame -> frame.matches("org\\.example\\.build\\.Step:\\d+"));
  }

  @Test
  void whatTheJvmMadeOfAClassIsTakenOffItsName() {
    assertThat(frames("org.example.build.Step$$Lambda$14/0x00007f"))
        .containsExactly("org.example.build.Step:7");
    assertThat(frames("org.example.build.Step$$Lambda/0x00007f.12"))
        .containsExactly("org.example.build.Step:7");
    assertThat(frames("org.example.build.Step$1")).containsExactly("org.example.build.Step$1:7");
  }

  @Test
  void aFrameThatNoCompilerNamedStays() {
    assertThat(frames("org.example.build.ada@example.org")).isEmpty();
    assertThat(frames("org.example.build.of /home/ada")).isEmpty();
    assertThat(frames("org.example.build." + "a".repeat(300))).isEmpty();
    assertThat(frames("org.example.build.J\u00f6rg")).isEmpty();
  }

  @Test
  void aLineThatIsNotKnownIsZero() {
    IOException failure = new IOException();
    failure.setStackTrace(
        new StackTraceElement[] {new StackTraceElement("org.example.build.Step", "x", null, -2)});

    assertThat(CrashShape.of(failure, OTHERS).frames()).containsExactly("org.example.build.Step:0");
  }

  @Test
  void aFailureWhoseMethodsFailHasAShapeAndATraceAllTheSame() {
    for (Throwable failure : List.of(new Odd(), new Silent(), new Sneaky())) {
      assertThat(CrashShape.of(failure, OTHERS))
          .isEqualTo(new CrashShape("java.io.IOException", List.of()));
      assertThat(FullTrace.of(failure)).contains("CrashShapeTest$");
    }
  }

  @Test
  void aTraceEndsThoughItsCausesDoNot() {
    assertThat(FullTrace.of(new Endless())).hasSizeBetween(60 * 1024, 64 * 1024).endsWith("\n");

    IOException one = new IOException("one");
    IOException two = new IOException("two", one);
    one.initCause(two);
    assertThat(FullTrace.of(one)).contains("one").contains("two").contains("CIRCULAR");

    Throwable deep = new IOException("innermost");
    for (int i = 0; i < 50_000; i++) {
      deep = new IOException("outer", deep);
    }
    assertThat(FullTrace.of(deep)).startsWith("java.io.IOException: outer");
    assertThat(FullTrace.of(new IOException("x".repeat(1_000_000)))).hasSize(64 * 1024);
  }

  private static List<String> frames(String className) {
    IOException failure = new IOException();
    failure.setStackTrace(
        new StackTraceElement[] {new StackTraceElement(className, "secret", "Secret.java", 7)});
    return CrashShape.of(failure, OTHERS).frames();
  }

  /** A failure that cannot be told. */
  private static final class Odd extends IOException {

    private static final long serialVersionUID = 1;

    @Override
    public StackTraceElement[] getStackTrace() {
      throw new IllegalStateException("no trace");
    }

    @Override
    public String getMessage() {
      throw new StackOverflowError("no words");
    }
  }

  /** A failure that has nothing where something must be. */
  private static final class Silent extends IOException {

    private static final long serialVersionUID = 1;

    @Override
    public String getMessage() {
      return "silent";
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      return new StackTraceElement[1];
    }
  }

  /** A failure that throws what its methods do not declare. */
  private static final class Sneaky extends IOException {

    private static final long serialVersionUID = 1;

    @Override
    public StackTraceElement[] getStackTrace() {
      throw Sneaky.<RuntimeException>sneak(new Exception("checked"));
    }

    @Override
    public void printStackTrace(PrintWriter out) {
      throw Sneaky.<RuntimeException>sneak(new Exception("checked"));
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> E sneak(Throwable failure) throws E {
      throw (E) failure;
    }
  }

  /** A failure with a new cause each time it is asked. */
  private static final class Endless extends IOException {

    private static final long serialVersionUID = 1;

    @Override
    public synchronized Throwable getCause() {
      return new Endless();
    }
  }

  private static Agreement own(List<String> packages) {
    return new Agreement(Set.of(), Set.of(), false, Map.of(), packages, null);
  }
}
