package dev.candor.collector.web;

import java.util.List;
import java.util.Optional;

/**
 * Where the pages get what they show.
 *
 * <p>An interface because an arrow has to turn round: the pages must not know how an insight is
 * computed, and their tests and the sample server answer from a list. Called for every page, by
 * several threads.
 */
public interface Figures {

  /**
   * The products that this collector knows, in the order of the chooser; the first is shown first.
   */
  List<String> products();

  /**
   * The first screen of a product, or empty while nothing at all has arrived for it.
   *
   * @param product one of {@link #products}
   */
  Optional<Screen> screen(String product, Range range);

  /** The last events of a product, or, where none is named, of all. */
  Live live(Optional<String> product);
}
