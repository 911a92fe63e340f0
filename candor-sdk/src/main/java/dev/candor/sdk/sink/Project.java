package dev.candor.sdk.sink;

import java.net.URI;

/**
 * A vendor's project: where its server is, and the key that may write to it, which it never shows.
 */
final class Project {

  private final URI server;
  private final String key;

  /**
   * Of a server.
   *
   * @throws IllegalArgumentException if the key is none
   */
  Project(URI server, String key) {
    if (key.isEmpty() || !key.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException(
          "the key for %s must be of letters, digits and signs without blanks: copy it again"
              .formatted(server));
    }
    this.server = URI.create(server.toString().replaceAll("/+$", ""));
    this.key = key;
  }

  URI server() {
    return server;
  }

  String key() {
    return key;
  }

  /** The address of something on the server. */
  URI at(String path) {
    return URI.create(server + path);
  }

  @Override
  public String toString() {
    return server.toString();
  }
}
