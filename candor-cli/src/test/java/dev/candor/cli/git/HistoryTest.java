package dev.candor.cli.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What git says of repositories that have little to say. */
final class HistoryTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void aRepositoryBeforeItsFirstCommitHasNone() throws Exception {
    Process git = new ProcessBuilder("git", "init", "-q", folder.toString()).start();

    assertThat(git.waitFor()).isZero();
    assertThat(new History(folder, false).count()).isZero();
    assertThat(new History(folder, true).count()).isZero();
  }

  @Test
  void aFolderThatIsNoRepositoryIsNotTakenForAnEmptyOne() {
    assertThatThrownBy(() -> new History(folder, false).count())
        .isInstanceOf(History.GitException.class)
        .hasMessageContaining("not a git repository");
  }
}
