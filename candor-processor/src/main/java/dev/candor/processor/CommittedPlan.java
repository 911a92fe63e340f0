package dev.candor.processor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tracking plan that is committed beside the code, so that a change to what is collected is a
 * change that somebody reviews. Its place is the compiler's option {@value #OPTION}, a path in
 * which {@code {product}} stands for the product's name. Only read here: the compiler does not
 * write beside the code.
 */
final class CommittedPlan {

  /** The compiler's option. */
  static final String OPTION = "candor.plan";

  private static final String PRODUCT = "{product}";
  private static final String HASH = "\"hash\":";
  private static final int SHOWN = 80;

  private final String option;

  /** With what the option says. */
  CommittedPlan(String option) {
    this.option = option;
  }

  /** What is wrong with the option where the plans of these are compiled; null where nothing is. */
  @Nullable String problem(List<String> products) {
    if (option.isBlank()) {
      return "-A%s = '%s' names no file; write -A%s=tracking-plan.json"
          .formatted(OPTION, option, OPTION);
    }
    if (products.size() > 1 && !option.contains(PRODUCT)) {
      return "-A%s = '%s' is one file, and there are the plans of '%s'; write %s for the name in it"
          .formatted(OPTION, option, String.join("' and '", products), PRODUCT);
    }
    return null;
  }

  /**
   * Why the committed plan must be renewed, and how; null where it is the generated one.
   *
   * @param product the product's name, with the module's behind it where the plan is of one
   * @param generated the generated plan
   * @param at where it was written
   */
  @Nullable String problem(String product, byte[] generated, URI at) {
    String path = option.replace(PRODUCT, product);
    try {
      Path committed = Path.of(path);
      byte[] old = Files.readAllBytes(committed);
      return new String(old, UTF_8).replace("\r\n", "\n").equals(new String(generated, UTF_8))
          ? null
          : "the committed plan '%s' is out of date: %s; look at the change and renew it: %s"
              .formatted(path, difference(old, generated), command(at, committed));
    } catch (NoSuchFileException e) {
      return "there is no committed plan '%s'; look at the generated one and commit it: %s"
          .formatted(path, command(at, Path.of(path)));
    } catch (IOException | InvalidPathException e) {
      return "the committed plan '%s' cannot be read (%s); correct the option -A%s or the file"
          .formatted(path, e, OPTION);
    }
  }

  /** From any folder, since nobody knows which one the compiler was in. */
  private static String command(URI generated, Path committed) {
    String from =
        "file".equals(generated.getScheme()) ? Path.of(generated).toString() : generated.toString();
    Path to = committed.toAbsolutePath().normalize();
    Path folder = to.getParent();
    String make =
        folder == null || Files.isDirectory(folder)
            ? ""
            : "mkdir -p %s && ".formatted(word(folder.toString()));
    return "%scp %s %s".formatted(make, word(from), word(to.toString()));
  }

  /** A path as one word of a shell. */
  private static String word(String path) {
    return path.matches("[A-Za-z0-9/._:\\\\-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
  }

  private static String difference(byte[] old, byte[] generated) {
    List<String> before = new String(old, UTF_8).lines().toList();
    List<String> now = new String(generated, UTF_8).lines().toList();
    int line = 0;
    while (line < Math.min(before.size(), now.size()) && alike(before.get(line), now.get(line))) {
      line++;
    }
    if (line == now.size()) {
      return line == before.size()
          ? "its hash or its last line's end is another"
          : "line %d, '%s', should not be there".formatted(line + 1, shown(before.get(line)));
    }
    return line == before.size()
        ? "line %d, '%s', is missing".formatted(line + 1, shown(now.get(line)))
        : "line %d is '%s' and should be '%s'"
            .formatted(
                line + 1,
                shown(before.get(line), now.get(line)),
                shown(now.get(line), before.get(line)));
  }

  /** The hash differs with every change, so it tells of none. */
  private static boolean alike(String before, String now) {
    return before.equals(now) || (before.strip().startsWith(HASH) && now.strip().startsWith(HASH));
  }

  private static String shown(String line) {
    return shown(line, "");
  }

  /** So much of a line as shows where it is another's no more. */
  private static String shown(String line, String other) {
    String text = line.strip();
    String others = other.strip();
    int same = 0;
    while (same < Math.min(text.length(), others.length())
        && text.charAt(same) == others.charAt(same)) {
      same++;
    }
    int from = text.length() <= SHOWN || same < SHOWN / 2 ? 0 : same - SHOWN / 4;
    int to = Math.min(text.length(), from + SHOWN);
    return (from == 0 ? "" : "…") + text.substring(from, to) + (to == text.length() ? "" : "…");
  }
}
