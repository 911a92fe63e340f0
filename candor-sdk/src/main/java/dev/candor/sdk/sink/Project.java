package dev.candor.sdk.sink;

import dev.candor.sdk.HttpSink;
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
   * @throws IllegalArgumentException if its address is not one of http or https, or has something
   *     behind its path, or if the key is none
   */
  Project(URI server, String key) {
    HttpSink.base(server);
    if (!isKey(key)) {
      throw new IllegalArgumentException(
          "the key for %s must be of letters, digits and signs without blanks: copy it again"
              .formatted(server));
    }
    this.server = URI.create(server.toString().replaceAll("/+$", ""));
    this.key = key;
  }

  /** Whether a text can be a key: one with a blank or a line break is refused at each attempt. */
  static boolean isKey(String text) {
    return text.matches("[!-~]+");
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
