package dev.candor.picocli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor says of the disk that telemetry is kept on. */
final class FoldersTest {

  private static final long PLENTY = 1L << 40;

  @TempDir private Path root = Path.of("");
  private final List<String> wrong = new ArrayList<>();

  @Test
  void aDiskThatIsNearlyFullIsWrong() throws IOException {
    Path state = Files.createDirectories(new GreetTool(root).places().state());

    Place place = folders(new Left(9_999_999, "")).state(true, wrong);

    assertThat(place).isEqualTo(new Place("state", state, "can be written"));
    assertThat(wrong)
        .containsExactly(
            "the disk of "
                + state
                + " has 10.0 MB left, and events are lost once it is full: make room there.");
  }

  @Test
  void aDiskThatTakesNoFileIsWrongWhateverIsLeft() throws IOException {
    Path state = Files.createDirectories(new GreetTool(root).places().state());

    folders(new Left(PLENTY, "Disk quota exceeded")).state(true, wrong);

    assertThat(wrong)
        .containsExactly(
            "the disk of "
                + state
                + " takes nothing more, and events are lost (a file: Disk quota exceeded): make room"
                + " there.");
  }

  @Test
  void aDiskWithRoomIsNotWrongAndIsLeftAsItWas() throws IOException {
    Path state = Files.createDirectories(new GreetTool(root).places().state());

    folders(Disk.OF_THIS_MACHINE).state(true, wrong);

    assertThat(state).isEmptyDirectory();
    assertThat(wrong).isEmpty();
  }

  @Test
  void whereNothingIsToBeKeptNoDiskIsAsked() throws IOException {
    Files.createDirectories(new GreetTool(root).places().state());

    folders(new Left(0, "it is asked")).state(false, wrong);

    assertThat(wrong).isEmpty();
  }

  @Test
  void whereNothingWasKeptYetNoFileIsMade() {
    folders(new Left(PLENTY, "it is asked")).state(true, wrong);

    assertThat(wrong).isEmpty();
  }

  private Folders folders(Disk disk) {
    GreetTool greet = new GreetTool(root);
    return new Folders(
        new Tool(greet.plan, "1.0", greet.surroundings(), Map.of(), null, Map.of()), disk);
  }

  /** A disk with so many bytes left, that takes no file where there is a reason. */
  private record Left(long bytes, String reason) implements Disk {

    @Override
    public long left(Path folder) {
      return bytes;
    }

    @Override
    public void tryOut(Path folder) throws IOException {
      if (!reason.isEmpty()) {
        throw new FileSystemException("a file", null, reason);
      }
    }
  }
}
