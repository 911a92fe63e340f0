package dev.candor.collector.web;

import java.util.Map;
import java.util.Optional;

/**
 * A request for a page, without the web server that took it.
 *
 * @param path such as {@code /}
 * @param query the first value of each name
 * @param cookies the Cookie header
 * @param address at which the reader reached this collector, such as {@code http://127.0.0.1:4318}
 */
public record PageRequest(
    String path, Map<String, String> query, Optional<String> cookies, String address) {

  /** Copies its map. */
  public PageRequest {
    query = Map.copyOf(query);
  }

  Optional<String> asked(String name) {
    return Optional.ofNullable(query.get(name));
  }
}
