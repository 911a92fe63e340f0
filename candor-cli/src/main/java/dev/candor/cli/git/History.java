package dev.candor.cli.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the commits of a repository through {@code git log}. Git never fetches here: what a partial
 * clone lacks is not asked for.
 */
final class History {

  /** One line a commit, behind a byte that no address holds; a line of sizes may follow. */
  private static final String FORMAT = "%x01%H%x00%P%x00%at%x00%ae";

  private static final Pattern SIZES =
      Pattern.compile(
          " (\\d+) files? changed(?:, (\\d+) insertions?\\(\\+\\))?(?:, (\\d+) deletions?\\(-\\))?");

  /** The last second of the year 9999. */
  private static final long LAST_SECOND = 253_402_300_799L;

  private final Path directory;
  private final boolean all;

  /** The commits reachable from HEAD of the repository in a directory, or from all its refs. */
  History(Path directory, boolean all) {
    this.directory = directory;
    this.all = all;
  }

  /** Takes commits, one after another. */
  interface Reader {
    void take(Commit commit) throws IOException, InterruptedException;
  }

  /** Git could not do what was asked; the message is git's own. */
  static final class GitException extends IOException {
    private static final long serialVersionUID = 1;

    GitException(String message) {
      super(message);
    }
  }

  /** How many commits there are; none where the first is still to be made. */
  long count() throws IOException, InterruptedException {
    try {
      return count(all ? "--all" : "HEAD");
    } catch (GitException e) {
      if (count("--all") == 0) {
        return 0;
      }
      throw e;
    }
  }

  private long count(String which) throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    run(List.of("rev-list", "--count", which), lines::add);
    return Long.parseLong(lines.getFirst().strip());
  }

  /**
   * Reads every commit once.
   *
   * @param sizes whether to ask for the sizes, which needs the content of the files
   * @throws GitException if git failed, which may be half-way
   */
  void read(boolean sizes, Reader reader) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("log", "--no-mailmap", "--no-show-signature", "--no-color"));
    arguments.addAll(List.of("--encoding=UTF-8", "--format=" + FORMAT));
    if (sizes) {
      arguments.addAll(List.of("--shortstat", "--no-renames", "--no-ext-diff", "--no-textconv"));
    }
    arguments.add(all ? "--all" : "HEAD");
    arguments.add("--");
    Parser parser = new Parser(reader);
    run(arguments, parser::line);
    parser.end();
  }

  private interface Lines {
    void take(String line) throws IOException, InterruptedException;
  }

  private void run(List<String> arguments, Lines lines) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-C", directory.toString()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("GIT_"));
    environment.put("GIT_NO_LAZY_FETCH", "1");
    environment.put("GIT_ALLOW_PROTOCOL", "none"); // a git that does not know the line above
    environment.put("GIT_TERMINAL_PROMPT", "0");
    environment.put("GIT_OPTIONAL_LOCKS", "0");
    environment.put("LC_ALL", "C");
    Process process = builder.start();
    process.getOutputStream().close();
    AtomicReference<String> complaint = new AtomicReference<>("");
    Thread errors = Thread.ofVirtual().start(() -> complaint.set(firstLine(process)));
    boolean whole = false;
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      String line = out.readLine();
      while (line != null) {
        lines.take(line);
        line = out.readLine();
      }
      whole = true;
    } finally {
      if (!whole) {
        process.destroy();
      }
    }
    int exitCode = process.waitFor();
    errors.join();
    if (exitCode != 0) {
      throw new GitException("git: " + complaint.get());
    }
  }

  private static String firstLine(Process process) {
    try {
      List<String> lines =
          new String(process.getErrorStream().readAllBytes(), UTF_8).lines().toList();
      return lines.isEmpty() ? "git said nothing" : lines.getFirst();
    } catch (IOException e) {
      return "git's complaint could not be read: " + e;
    }
  }

  /** Puts the lines of a log together to commits. */
  private static final class Parser {

    private final Reader reader;
    private @Nullable String head;
    private @Nullable Matcher sizes;

    Parser(Reader reader) {
      this.reader = reader;
    }

    void line(String line) throws IOException, InterruptedException {
      if (line.startsWith("\u0001")) {
        end();
        head = line.substring(1);
        return;
      }
      Matcher matcher = SIZES.matcher(line);
      if (matcher.matches()) {
        sizes = matcher;
      }
    }

    void end() throws IOException, InterruptedException {
      if (head == null) {
        return;
      }
      String[] parts = head.split("\0", 4);
      if (parts.length != 4) {
        throw new GitException("git log printed a line that is no commit");
      }
      String author = parts[3].strip().toLowerCase(Locale.ROOT);
      Commit commit =
          new Commit(
              parts[0],
              authored(parts[2]),
              new CommitAuthored(
                  author.isEmpty() ? null : author,
                  parts[1].indexOf(' ') > 0,
                  size(1),
                  size(2),
                  size(3)));
      head = null;
      sizes = null;
      reader.take(commit);
    }

    private @Nullable Extent size(int group) {
      if (sizes == null) {
        return null;
      }
      String digits = sizes.group(group);
      return Extent.of(digits == null ? 0 : Long.parseLong(digits));
    }

    /** A time that no calendar holds is moved to the end of one: it is quarantined all the same. */
    private static Instant authored(String seconds) {
      try {
        long at = Long.parseLong(seconds.strip());
        return Instant.ofEpochSecond(Math.clamp(at, 0, LAST_SECOND));
      } catch (NumberFormatException e) {
        return Instant.ofEpochSecond(LAST_SECOND);
      }
    }
  }
}
