package dev.candor.reference.ao;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns what somebody typed after {@code ao} into words that AO itself knows. Arguments once came
 * through here as if they had been commands; now nothing does that is not in the list.
 *
 * <p>What is unknown becomes {@code other}. In compatibility mode, for dashboards that tell unknown
 * commands apart, it becomes {@code sha256:} and 16 digits as before, but keyed with the product's
 * pepper, so that nobody without it can try guesses.
 */
final class CommandNames {

  /** What an unknown command becomes. */
  static final String OTHER = "other";

  /** The longest command, in characters. */
  static final int LONGEST = 48;

  private static final Pattern COMMAND = Pattern.compile(Shapes.COMMAND);
  private static final Pattern COMMAND_PATH = Pattern.compile(Shapes.COMMAND_PATH);
  private static final int OLD_BYTES = 8;

  private final Optional<byte[]> pepper;

  private CommandNames(Optional<byte[]> pepper) {
    this.pepper = pepper;
  }

  /** Unknown commands become {@code other}. */
  static CommandNames closed() {
    return new CommandNames(Optional.empty());
  }

  /** Unknown commands become the old form, keyed with this pepper. */
  static CommandNames compatible(byte[] pepper) {
    return new CommandNames(Optional.of(pepper.clone()));
  }

  /** The first word after {@code ao}. */
  String command(String typed) {
    return known(COMMAND, typed);
  }

  /** All words, beginning with {@code ao}. */
  String path(String typed) {
    return known(COMMAND_PATH, typed);
  }

  private String known(Pattern pattern, String typed) {
    String value = typed.strip();
    if (value.length() <= LONGEST && pattern.matcher(value).matches()) {
      return value;
    }
    return pepper.map(key -> "sha256:" + keyed(key, value)).orElse(OTHER);
  }

  private static String keyed(byte[] key, String value) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] digest = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, OLD_BYTES);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new AssertionError("every Java has HMAC-SHA-256", e);
    }
  }
}
