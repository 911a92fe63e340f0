package dev.candor.verify;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ArchitectureTest {

  private static final String SEEDED = "dev.candor.seeded";
  private static final Pattern MARK = Pattern.compile("// caught by ([a-z, -]+?)(?: as (\\w+))?$");
  private static final Pattern LINE = Pattern.compile("\\(\\w+\\.java:[1-9]\\d*\\)");

  private static final JavaClasses HOUSE = House.classes();
  private static final JavaClasses SEEDS = new ClassFileImporter().importPackages(SEEDED);

  @ParameterizedTest
  @MethodSource("locks")
  void theHouseKeeps(Lock lock) {
    lock.rule().check(HOUSE);
  }

  @ParameterizedTest
  @MethodSource("seededLocks")
  void everyLineThatIsSeededAgainstALockIsNamedAndNoOther(Lock lock) {
    String report = String.join("\n", lock.rule().evaluate(SEEDS).getFailureReport().getDetails());

    List<Mark> marks = marks().stream().filter(mark -> mark.lock().equals(lock.name())).toList();
    assertThat(marks).isNotEmpty().allSatisfy(mark -> assertThat(report).contains(mark.expected()));
    Set<String> lines = new TreeSet<>(LINE.matcher(report).results().map(m -> m.group()).toList());
    marks.forEach(mark -> lines.remove(mark.expected()));
    assertThat(lines).as("named, but not seeded against %s", lock).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("locks")
  void aLockFindsWhatItGuardsOnceTheModuleIsThere(Lock lock) {
    for (String guarded : lock.guards()) {
      String module = guarded.split("\\.", 2)[0];
      if (HOUSE.stream().anyMatch(type -> House.standsIn(type, module))) {
        assertThat(HOUSE.stream().anyMatch(type -> House.standsIn(type, guarded)))
            .as("a class in the package '%s', which %s guards", guarded, lock)
            .isTrue();
      }
    }
  }

  @Test
  void aListedRootIsStillThere() {
    for (String root : Roots.LISTED.keySet()) {
      String module = root.substring(0, root.lastIndexOf('.'));
      boolean here = HOUSE.stream().anyMatch(type -> type.getPackageName().equals(module));
      assertThat(!here || HOUSE.contain(root)).as("take '%s' off the list", root).isTrue();
    }
  }

  @Test
  void everyMarkNamesALock() {
    List<String> names = locks().map(Lock::name).toList();

    assertThat(marks().stream().map(Mark::lock)).isSubsetOf(names);
  }

  static Stream<Lock> locks() {
    return new Architecture(House.ROOT).locks().stream();
  }

  static Stream<Lock> seededLocks() {
    return new Architecture(SEEDED).locks().stream();
  }

  /** A seeded line, and what the report about it must contain. */
  private record Mark(String lock, String expected) {}

  private static List<Mark> marks() {
    List<Mark> marks = new ArrayList<>();
    for (Path file : seeds()) {
      int number = 0;
      for (String line : lines(file)) {
        number++;
        Matcher mark = MARK.matcher(line);
        if (mark.find()) {
          String word = mark.group(2);
          String expected = word == null ? "(" + file.getFileName() + ":" + number + ")" : word;
          for (String name : requireNonNull(mark.group(1)).split(", ", -1)) {
            marks.add(new Mark(name, expected));
          }
        }
      }
    }
    return marks;
  }

  private static List<Path> seeds() {
    Path folder = House.verify().resolve("src/test/java").resolve(SEEDED.replace('.', '/'));
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
