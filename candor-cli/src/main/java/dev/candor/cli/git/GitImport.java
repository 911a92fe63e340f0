package dev.candor.cli.git;

import dev.candor.sdk.Consent;
import dev.candor.sdk.Hashing;
import dev.candor.sdk.Identity;
import dev.candor.sdk.Imports;
import dev.candor.sdk.LeavingRows;
import dev.candor.sdk.Places;
import dev.candor.sdk.Surroundings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;

/** Imports the commits of a repository: reads them, and sends them as events to a collector. */
public final class GitImport {

  /** The product that the events are of. */
  public static final String PRODUCT = "git";

  private final Surroundings surroundings;
  private final String version;

  /** In these surroundings, by a program of this version. */
  public GitImport(Surroundings surroundings, String version) {
    this.surroundings = surroundings;
    this.version = version;
  }

  /**
   * Where the events go.
   *
   * @param collector its address
   * @param key one that may import
   * @param pepper the product's in hexadecimal digits, as this collector gives it
   */
  public record To(URI collector, String key, String pepper) {}

  /** Is told how far an import is. */
  @FunctionalInterface
  public interface Progress {

    /** So many commits of so many are answered. */
    void at(long done, long of);
  }

  /**
   * What became of the commits.
   *
   * @param commits how many were read
   * @param added how many were new to the collector
   * @param known how many it had already
   * @param refused how many it put aside, by reason
   * @param withoutAuthor how many have no address, and so no actor
   * @param withoutSizes whether the sizes could not be read
   * @param trouble why not, in git's words; empty where they could
   */
  public record Report(
      long commits,
      long added,
      long known,
      Map<String, Long> refused,
      long withoutAuthor,
      boolean withoutSizes,
      String trouble) {

    /** Copies its map. */
    public Report {
      refused = Map.copyOf(refused);
    }
  }

  /**
   * Imports.
   *
   * @throws IOException if git or the collector failed; what was answered stays, and another import
   *     adds the rest
   */
  public Report run(Path directory, boolean all, To to, Progress progress)
      throws IOException, InterruptedException {
    History history = new History(directory, all);
    long count = history.count();
    if (count == 0) {
      return new Report(0, 0, 0, Map.of(), 0, false, "");
    }
    try {
      return run(history, count, true, to, progress, "");
    } catch (History.GitException e) {
      return run(history, count, false, to, progress, String.valueOf(e.getMessage()));
    }
  }

  private Report run(
      History history, long count, boolean sizes, To to, Progress progress, String trouble)
      throws IOException, InterruptedException {
    Places places = Places.of("candor", surroundings);
    Hashing hashing =
        new Hashing(
            new Identity(places, surroundings.entropy()), HexFormat.of().parseHex(to.pepper()));
    Import.Settings settings =
        new Import.Settings(
            version, new Consent(GitPlan.plan(), surroundings).decide().environment().word());
    try (Imports sink =
        new Imports(Consent.byCommand(), to.collector(), to.key(), surroundings.clock())) {
      Import report =
          new Import(
              sink,
              new LeavingRows(GitPlan.plan(), hashing),
              surroundings.clock(),
              surroundings.entropy(),
              settings,
              done -> progress.at(done, count));
      history.read(sizes, report);
      Import.Sum sum = report.end();
      return new Report(
          sum.commits(),
          sum.added(),
          sum.known(),
          sum.refused(),
          sum.withoutAuthor(),
          !sizes,
          trouble);
    }
  }
}
