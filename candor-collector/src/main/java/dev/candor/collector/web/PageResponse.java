package dev.candor.collector.web;

import java.util.Map;

/**
 * A complete answer, without the web server that carries it.
 *
 * @param status of HTTP
 * @param headers all of them but the length
 * @param body UTF-8
 */
public record PageResponse(int status, Map<String, String> headers, String body) {

  /** Copies its map. */
  public PageResponse {
    headers = Map.copyOf(headers);
  }
}
