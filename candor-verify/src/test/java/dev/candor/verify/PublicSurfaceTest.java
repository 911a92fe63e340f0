package dev.candor.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PublicSurfaceTest {

  private static final Set<String> CLOSED = Set.of("dev.candor.processor");
  private static final Path LISTINGS = House.verify().resolve("src/test/resources/api");

  private static final String SEEDED =
      """
      package seeded;
      import java.util.List;
      public final class Seen implements Comparable<Seen> {
        public static final int LIMIT = 1;
        int hidden;
        private Seen(int hidden) {}
        public Seen() {}
        public int compareTo(Seen other) { return 0; }
        protected long[] times(int... a) throws java.io.IOException { return null; }
        public static <E extends Enum<E>> List<? extends E> all(Class<E> type) { return null; }
        void hidden() {}
        protected interface Inner { int one(); default int two() { return 2; } }
        interface Hidden { class Deep { public void deep() {} } }
      }
      class Beside { public void beside() {} }
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("published")
  void whatAModuleShowsIsWhatItsListingSays(ModuleReference module) throws Exception {
    String name = module.descriptor().name();
    Path listing = LISTINGS.resolve(name + ".txt");
    if (Boolean.getBoolean("api.write")) {
      Files.createDirectories(LISTINGS);
      Files.writeString(listing, surface(module));
    }

    String listed = Files.exists(listing) ? Files.readString(listing) : "";

    assertThat(surface(module))
        .as(
            "the public surface of %s changed. If that is a decision, run"
                + " ./build -pl candor-verify -am test -Dapi.write=true and commit the listing",
            name)
        .isEqualTo(listed);
  }

  @Test
  void whatRunsInsideTheCompilerShowsNothing() {
    for (ModuleReference module : House.modules().values()) {
      if (CLOSED.contains(module.descriptor().name())) {
        assertThat(module.descriptor().exports()).as(module.toString()).isEmpty();
      }
    }
  }

  @Test
  void everyListingIsOfAModuleThatIsThere() throws Exception {
    try (Stream<Path> listings = Files.list(LISTINGS)) {
      assertThat(
              listings
                  .map(file -> String.valueOf(file.getFileName()))
                  .map(n -> n.replace(".txt", "")))
          .allSatisfy(name -> assertThat(House.modules()).containsKey(name));
    }
  }

  @Test
  void everyTypeAndMemberThatOthersCanReachIsListedAndNoneThatTheyCannot() throws Exception {
    ModuleReference module = compile(SEEDED);

    try (var loader = new URLClassLoader(new URL[] {module.location().orElseThrow().toURL()})) {
      assertThat(Surface.of(module, loader))
          .isEqualTo(
              """
              public final class seeded.Seen implements Comparable<seeded.Seen>
                protected long[] times(int...) throws java.io.IOException
                public int compareTo(seeded.Seen)
                public new()
                public static <E extends Enum<E>> List<? extends E> all(Class<E>)
                public static final int LIMIT
              protected interface seeded.Seen$Inner
                default int two()
                int one()
              """);
    }
  }

  private ModuleReference compile(String source) throws Exception {
    Files.createDirectories(folder.resolve("hidden"));
    Path descriptor = folder.resolve("module-info.java");
    Files.writeString(descriptor, "module seeded { exports seeded; }");
    Path seen = folder.resolve("Seen.java");
    Files.writeString(seen, source);
    Path hidden = folder.resolve("hidden/Hidden.java");
    Files.writeString(hidden, "package hidden; public class Hidden {}");
    String out = folder.resolve("out").toString();
    ToolProvider.getSystemJavaCompiler()
        .run(
            null, null, null, "-d", out, descriptor.toString(), seen.toString(), hidden.toString());
    return ModuleFinder.of(Path.of(out)).find("seeded").orElseThrow();
  }

  private static String surface(ModuleReference module) throws Exception {
    return Surface.of(module, ClassLoader.getSystemClassLoader());
  }

  static Stream<ModuleReference> published() {
    return House.modules().values().stream()
        .filter(module -> !CLOSED.contains(module.descriptor().name()));
  }
}
