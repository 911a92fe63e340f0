package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Words that stand nowhere but where a test planted them, and the search for them in whatever was
 * written or sent: in any case, packed, as Base64 and in hexadecimal digits.
 */
final class Canaries {

  private final List<String> planted = new ArrayList<>();

  /** A word to plant; of letters only, so that no rule of a class refuses it. */
  String plant() {
    StringBuilder word = new StringBuilder("canary");
    for (int rest = planted.size() + 1; rest > 0; rest /= 26) {
      word.append((char) ('a' + rest % 26));
    }
    planted.add(word.append("yranac").toString());
    return word.toString();
  }

  /** The words that are found in a folder's files, names included. */
  Set<String> in(Path folder) throws IOException {
    TreeSet<String> found = new TreeSet<>();
    if (!Files.exists(folder)) {
      return found;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        found.addAll(in(file.toString().getBytes(UTF_8)));
        if (Files.isRegularFile(file)) {
          found.addAll(in(Files.readAllBytes(file)));
        }
      }
    }
    return found;
  }

  /** The words that are found in bytes. */
  Set<String> in(byte[] bytes) throws IOException {
    TreeSet<String> found = new TreeSet<>();
    String text = new String(bytes, ISO_8859_1);
    String folded = text.toLowerCase(Locale.ROOT);
    for (String word : planted) {
      boolean plain = folded.contains(word) || folded.contains(hex(word)) || isIn64(text, word);
      if (plain) {
        found.add(word);
      }
    }
    if (bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b) {
      try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
        found.addAll(in(unpacked.readAllBytes()));
      }
    }
    return found;
  }

  private static String hex(String word) {
    return HexFormat.of().formatHex(word.getBytes(UTF_8));
  }

  /** Whether a word is in a text in Base64, at whichever of three places it began. */
  private static boolean isIn64(String text, String word) {
    for (int skipped = 0; skipped < 3; skipped++) {
      byte[] bytes = word.substring(skipped).getBytes(UTF_8);
      String coded = Base64.getEncoder().withoutPadding().encodeToString(bytes);
      if (text.contains(coded.substring(0, coded.length() - 2))) {
        return true;
      }
    }
    return false;
  }
}
