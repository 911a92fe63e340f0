package dev.candor.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What one run of a program did more than others.
 *
 * <p>Numbers and random ids in names (of processes, ports, temporary files, threads) are other ones
 * in each run, so sights are counted that differ in nothing else: one more is one more, whatever
 * its number.
 */
final class Difference {

  /** What a program reads is not compared: asking for consent is to read where it may stand. */
  private static final Set<Sight.Kind> COMPARED = EnumSet.complementOf(EnumSet.of(Sight.Kind.READ));

  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  /**
   * Threads that a JVM makes as many of as it finds work for: one waits for each child, unless the
   * one of an earlier child is free by then.
   */
  private static final Pattern OF_THE_JVM =
      Pattern.compile("C# CompilerThre|GC Thread##|G# (Conc|Refine)##|process reaper");

  private final Map<Sight, Integer> most = new TreeMap<>();

  /** Takes a run for a measure: what it did is not more. */
  void allow(Seen seen) {
    groups(seen).forEach((like, sights) -> most.merge(like, sights.size(), Math::max));
  }

  /** What a run did more; of several alike, all are given. */
  List<Sight> more(Seen seen) {
    List<Sight> more = new ArrayList<>();
    groups(seen)
        .forEach(
            (like, sights) -> {
              int allowed = most.getOrDefault(like, 0);
              boolean ofTheJvm = allowed > 0 && OF_THE_JVM.matcher(like.what()).matches();
              if (sights.size() > allowed && !ofTheJvm) {
                more.addAll(sights);
              }
            });
    return more;
  }

  private static Map<Sight, ? extends Collection<Sight>> groups(Seen seen) {
    return seen.sights().stream()
        .filter(Difference::isCompared)
        .collect(Collectors.groupingBy(Difference::like, TreeMap::new, Collectors.toList()));
  }

  private static boolean isCompared(Sight sight) {
    return COMPARED.contains(sight.kind())
        && (sight.kind() != Sight.Kind.CLASS || ClassLog.isOfASink(sight.what()));
  }

  private static Sight like(Sight sight) {
    String what = UUID.matcher(sight.what()).replaceAll("#");
    return new Sight(sight.kind(), NUMBER.matcher(what).replaceAll("#"));
  }
}
