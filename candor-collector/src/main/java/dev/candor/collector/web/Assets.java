package dev.candor.collector.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The style sheet and the script. Their address names their content, so that a browser may keep
 * them for ever and still never shows an old one.
 *
 * @param css the style sheet
 * @param js the script
 */
record Assets(Asset css, Asset js) {

  /**
   * One file.
   *
   * @param path its address
   * @param type its content type
   */
  record Asset(String path, String type, String content) {}

  /** Reads them from beside this class. */
  static Assets load() {
    return new Assets(
        load("candor", "css", "text/css; charset=utf-8"),
        load("candor", "js", "text/javascript; charset=utf-8"));
  }

  Optional<Asset> at(String path) {
    return Stream.of(css, js).filter(asset -> asset.path().equals(path)).findFirst();
  }

  private static Asset load(String name, String extension, String type) {
    String file = name + "." + extension;
    try (InputStream in = Assets.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("\"%s\" is missing from the jar".formatted(file));
      }
      byte[] content = in.readAllBytes();
      String path = "/assets/%s-%s.%s".formatted(name, hash(content), extension);
      return new Asset(path, type, new String(content, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest).substring(0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
