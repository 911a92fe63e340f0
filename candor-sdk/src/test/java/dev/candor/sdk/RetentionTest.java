package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionTest {

  private static final Instant NOW = Instant.parse("2026-02-03T12:00:00Z");
  private static final long ALL = Long.MAX_VALUE;

  private final List<String> asked = new ArrayList<>();
  private Set<String> live = Set.of();

  @TempDir Path folder;

  /**
   * Files are letters, each of ten bytes: a is five days old, b and c are four, d is two, and e is
   * to be changed tomorrow.
   */
  @ParameterizedTest(name = "{0}: of {1} days, {2} files, {3} bytes, {4} live, go {5}")
  @CsvSource({
    "nothing is too much,         6, 5, 50, '',  ''",
    "what is older goes,          3, 9, 99, '',  abc",
    "of an age is not older,      4, 9, 99, '',  a",
    "the oldest of too many,      9, 3, 99, '',  ab",
    "ties go by name,             9, 4, 99, a,   b",
    "the oldest of too much,      9, 9, 29, '',  abc",
    "a byte too much,             9, 9, 49, '',  a",
    "as much as may be,           9, 9, 50, '',  ''",
    "live is spared and counts,   9, 3, 99, ab,  cd",
    "live is spared from its age, 3, 9, 99, b,   ac",
    "age goes before number,      3, 1, 99, '',  abcd",
    "all is live,                 1, 0, 0,  abcde, ''",
    "nothing may be,              9, 0, 0,  '',  abcde",
    "changed tomorrow is young,   1, 9, 99, '',  abcd",
  })
  void keepsWithinBounds(
      String why, int days, long files, long bytes, String spared, String expected)
      throws IOException {
    left("a", 5);
    left("b", 4);
    left("c", 4);
    left("d", 2);
    left("e", -1);
    live = spared.chars().mapToObj(name -> "" + (char) name).collect(Collectors.toSet());

    Retention.Limits limits = new Retention.Limits(Duration.ofDays(days), files, bytes);
    boolean within = limits.hold(folder, NOW);

    Retention.Sweep sweep = sweep(limits, this::remove);

    assertThat(within).as(why).isEqualTo(asked.isEmpty());
    assertThat("abcde".chars().filter(name -> !Files.exists(path("" + (char) name))).toArray())
        .as(why)
        .isEqualTo(expected.chars().toArray());
    assertThat(sweep).isEqualTo(new Retention.Sweep(expected.length(), List.of()));
  }

  @Test
  void goesByAgeBeforeNumberAndByNumberBeforeBytes() throws IOException {
    left("a", 9);
    left("b", 3);
    left("c", 2);
    left("d", 1);

    sweep(new Retention.Limits(Duration.ofDays(5), 2, 15), this::remove);

    assertThat(asked).containsExactly("a AGE", "b FILES", "c BYTES");
  }

  @Test
  void seesOnlyFilesOfTheFolderWhoseNamesItKnows() throws IOException {
    Path outside = Files.writeString(folder.resolve("outside"), "a person's own");
    Path inside = Files.createDirectories(folder.resolve("inside"));
    Files.createSymbolicLink(inside.resolve("link.kept"), outside);
    Files.createDirectory(inside.resolve("folder.kept"));
    Files.writeString(inside.resolve("folder.kept").resolve("x.kept"), "1234567890");
    Files.writeString(inside.resolve("x.other"), "1234567890");
    Files.writeString(inside.resolve("..kept"), "1234567890");

    Retention.Sweep sweep =
        kept((path, because) -> {
              asked.add("" + path.getFileName());
              assertThat(path.getParent()).isEqualTo(inside);
              return true;
            })
            .sweep(
                inside,
                new Retention.Limits(Duration.ZERO, 0, 0),
                NOW.plus(Duration.ofDays(36_500)));

    assertThat(asked).containsExactly("..kept");
    assertThat(sweep.removed()).isEqualTo(1);
  }

  @Test
  void whatIsMissingIsNoTroubleAndAnythingElseIsSaid() throws IOException {
    left("a", 9);
    left("b", 8);
    left("c", 7);
    left("d", 6);

    Retention.Sweep sweep =
        sweep(
            new Retention.Limits(Duration.ofDays(1), ALL, ALL),
            (path, because) -> {
              switch (name(path)) {
                case "a" -> throw new NoSuchFileException("another process was here");
                case "b" -> throw new IOException("operation not permitted");
                case "c" -> throw new IllegalStateException("stumbled");
                default -> {
                  return remove(path, because);
                }
              }
            });

    assertThat(sweep.removed()).isEqualTo(2);
    assertThat(sweep.trouble())
        .containsExactly(
            path("b") + " cannot be removed: java.io.IOException: operation not permitted",
            path("c") + " cannot be removed: java.lang.IllegalStateException: stumbled");
    assertThat(path("d")).doesNotExist();
  }

  @Test
  void whatCannotBeRemovedStillCountsSoThatTheNextGoes() throws IOException {
    left("a", 3);
    left("b", 2);
    left("c", 1);

    Retention.Sweep sweep =
        sweep(
            new Retention.Limits(Duration.ofDays(9), 2, ALL),
            (path, because) -> {
              if (name(path).equals("a")) {
                throw new IOException("busy");
              }
              return remove(path, because);
            });

    assertThat(sweep.removed()).isEqualTo(1);
    assertThat(path("b")).doesNotExist();
    assertThat(path("c")).exists();
  }

  @Test
  void aFolderThatIsMissingOrIsNoneIsClean() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    for (Path none : List.of(folder.resolve("missing"), file)) {
      assertThat(kept(this::remove).sweep(none, new Retention.Limits(Duration.ZERO, 0, 0), NOW))
          .isEqualTo(new Retention.Sweep(0, List.of()));
    }
  }

  @ParameterizedTest
  @CsvSource({"LIST, cannot be read", "LOOK, cannot be looked at"})
  void aDiskThatDoesNotAnswerIsSaid(FaultyDisk.Act act, String words) throws IOException {
    left("a", 9);
    FaultyDisk disk = new FaultyDisk();
    disk.refuse("Too many open files", act);

    Retention.Sweep sweep =
        kept(this::remove).sweep(disk.at(folder), new Retention.Limits(Duration.ZERO, 0, 0), NOW);

    assertThat(sweep.removed()).isZero();
    assertThat(sweep.trouble())
        .singleElement()
        .asString()
        .contains(words)
        .contains("Too many open files");
  }

  private Retention.Sweep sweep(Retention.Limits limits, Removal removal) {
    return kept(removal).sweep(folder, limits, NOW);
  }

  /** How a test removes a file. */
  private interface Removal {
    boolean remove(Path path, Retention.Bound because) throws IOException;
  }

  private static Retention kept(Removal removal) {
    return new Retention() {

      @Override
      boolean isOne(String name) {
        return name.endsWith(".kept");
      }

      @Override
      boolean remove(Path file, Bound because) throws IOException {
        return removal.remove(file, because);
      }
    };
  }

  private boolean remove(Path path, Retention.Bound because) throws IOException {
    asked.add(name(path) + " " + because);
    if (live.contains(name(path))) {
      return false;
    }
    Files.delete(path);
    return true;
  }

  private static String name(Path path) {
    return ("" + path.getFileName()).replace(".kept", "");
  }

  private Path path(String name) {
    return folder.resolve(name + ".kept");
  }

  private void left(String name, int days) throws IOException {
    Files.writeString(path(name), "1234567890");
    Files.setLastModifiedTime(path(name), FileTime.from(NOW.minus(Duration.ofDays(days))));
  }
}
