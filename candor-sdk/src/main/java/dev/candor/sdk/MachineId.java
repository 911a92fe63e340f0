package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The id that an operating system gives to its machine, for schemes that need one. It outlives the
 * tool and is the same for all that read it, so it never leaves as it is: {@link #salted} makes of
 * it another one for each salt.
 *
 * <p>Linux keeps it in a file. macOS and Windows tell it to a command, which Candor does not start;
 * a tool that did hands in what was printed.
 */
public final class MachineId {

  private static final List<String> FILES = List.of("etc/machine-id", "var/lib/dbus/machine-id");
  private static final Pattern LINUX = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern UUID_TEXT =
      Pattern.compile("\\b[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\\b");

  private MachineId() {}

  /** The id in Linux's files; null where there is none. */
  public static @Nullable String ofFiles(Surroundings surroundings) {
    for (String name : FILES) {
      String id = read(surroundings.root().resolve(name));
      if (LINUX.matcher(id).matches() && !id.equals("0".repeat(id.length()))) {
        return id;
      }
    }
    return null;
  }

  /**
   * The id in what a command printed: {@code ioreg -rd1 -c IOPlatformExpertDevice} on macOS, {@code
   * reg query HKLM\SOFTWARE\Microsoft\Cryptography /v MachineGuid} on Windows. Null where there is
   * none.
   */
  public static @Nullable String ofPrinted(String printed) {
    for (String line : printed.lines().toList()) {
      if (line.contains("IOPlatformUUID") || line.contains("MachineGuid")) {
        Matcher id = UUID_TEXT.matcher(line);
        if (id.find()) {
          return line.substring(id.start(), id.end()).toLowerCase(Locale.ROOT);
        }
      }
    }
    return null;
  }

  /** The SHA-256 of a salt and an id, in hexadecimal digits. */
  public static String salted(String salt, String id) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(salt.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest.digest(id.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.readString(file).strip() : "";
    } catch (IOException e) {
      return ""; // as good as none
    }
  }
}
