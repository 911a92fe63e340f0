package dev.candor.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A git repository that a test makes: what git itself says of it is the truth. */
final class Repository {

  private final Path folder;
  private final StringBuilder stream = new StringBuilder();
  private int commits;

  /** An empty one. */
  Repository(Path folder) throws IOException, InterruptedException {
    this.folder = Files.createDirectories(folder);
    git("init", "-q", "-b", "main", ".");
  }

  Path folder() {
    return folder;
  }

  /** Adds a commit of an author, by the author's clock; {@link #write} makes it so. */
  void commit(String email, Instant authored, String zone) {
    String text = "line " + commits + "\n";
    stream
        .append("commit refs/heads/main\n")
        .append("mark :%d\n".formatted(++commits))
        .append("author A Person <%s> %d %s\n".formatted(email, authored.getEpochSecond(), zone))
        .append("committer C <c@example.org> %d +0000\n".formatted(authored.getEpochSecond()))
        .append("data 2\nx\n");
    if (commits > 1) {
      stream.append("from :%d\n".formatted(commits - 1));
    }
    stream
        .append("M 100644 inline file%d\n".formatted(commits % 7))
        .append("data %d\n%s\n".formatted(text.length(), text));
  }

  /** Makes the commits that were added. */
  void write() throws IOException, InterruptedException {
    Path input = folder.resolve(".git/stream");
    Files.writeString(input, stream);
    Process process =
        new ProcessBuilder("git", "-C", folder.toString(), "fast-import", "--quiet")
            .redirectInput(input.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  /** What a git command prints, line by line. */
  List<String> git(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Outcome outcome = Outcome.of(folder, command);
    assertThat(outcome.exit()).as(outcome.output()).isZero();
    return outcome.output().lines().toList();
  }
}
