package dev.candor.testing;

import java.util.List;

/**
 * How a watched program ended, and what it was seen to do until then.
 *
 * @param exitCode as a shell sees it
 * @param output what it printed on both streams; empty where it printed on this process's own
 * @param sights in the order of their kinds; a file and a class once, a thread, a child and a
 *     socket as often as there was one
 * @param unseen what could not be seen, in sentences; empty where nothing escaped
 */
public record Seen(int exitCode, String output, List<Sight> sights, List<String> unseen) {

  /** Copies its lists. */
  public Seen {
    sights = List.copyOf(sights);
    unseen = List.copyOf(unseen);
  }

  /** What was seen of one kind. */
  public List<String> all(Sight.Kind kind) {
    return sights.stream().filter(sight -> sight.kind() == kind).map(Sight::what).toList();
  }
}
