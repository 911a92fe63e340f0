package dev.candor.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Takes down what a watcher sees, and leaves out what is the watcher's own or leaves no trace: its
 * scratch folder, the terminal, and what a process tells the kernel about itself.
 */
final class Notes {

  private static final Set<Sight.Kind> ONCE =
      EnumSet.of(Sight.Kind.READ, Sight.Kind.WRITTEN, Sight.Kind.CLASS);
  private static final String NO_FILE =
      "/dev/(null|zero|full|u?random|tty|pts/.*)|/proc/(self|\\d+)/.*";

  private final Path scratch;
  private final List<Sight> sights = new ArrayList<>();
  private final Set<Sight> once = new TreeSet<>();
  private final Set<String> unseen = new TreeSet<>();

  Notes(Path scratch) {
    this.scratch = scratch;
  }

  void add(Sight.Kind kind, String what) {
    Sight sight = new Sight(kind, what);
    if (!ONCE.contains(kind)) {
      sights.add(sight);
    } else if (!what.startsWith(scratch + "/") && !what.matches(NO_FILE)) {
      once.add(sight);
    }
  }

  void addAll(Sight.Kind kind, Collection<String> all) {
    all.forEach(what -> add(kind, what));
  }

  void unseen(String sentence) {
    unseen.add(sentence);
  }

  Seen seen(int exitCode, String output) {
    List<Sight> all = new ArrayList<>(sights);
    all.addAll(once);
    all.sort(null);
    return new Seen(exitCode, output, all, List.copyOf(unseen));
  }
}
