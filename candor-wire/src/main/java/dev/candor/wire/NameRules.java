package dev.candor.wire;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What things may be called. The compiler asks it of names that are in no plan, such as that of a
 * component beside {@code @Name}.
 */
public final class NameRules {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9$][A-Za-z0-9._$+/-]*");
  private static final Pattern PRODUCT = Pattern.compile("[a-z][a-z0-9-]*");

  /** Names, as whole words, under which people tend to find what nobody meant to collect. */
  private static final Set<String> SMELLS =
      Set.of(
          "args",
          "argv",
          "prompt",
          "token",
          "password",
          "path",
          "url",
          "email",
          "query",
          "message",
          "body");

  /** Where a word of a name ends: at a sign, and where {@code aB} and {@code ABc} begin anew. */
  private static final Pattern WORD_END =
      Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  private NameRules() {}

  /** Whether an event or a field may be called so. */
  public static boolean mayBeName(String name) {
    return NAME.matcher(name).matches();
  }

  /** Whether a product, or a module of one, may be called so. */
  public static boolean mayBeProduct(String name) {
    return PRODUCT.matcher(name).matches();
  }

  /** Whether a constant of an enum may be called so: as a name, or as Java calls it. */
  static boolean mayBeConstant(String name) {
    return mayBeName(name)
        || (!name.isEmpty() && name.chars().allMatch(Character::isJavaIdentifierPart));
  }

  /** Whether a name needs a reason: one of its words is that of what must not be collected. */
  public static boolean smells(String name) {
    return !smell(name).isEmpty();
  }

  /** What is to be said of a name that smells, and has no reason. */
  public static String problem(String name) {
    return ("'%s' is named after what must not be collected ('%s'); annotate it @LocalOnly,"
            + " @Hashed or @Masked, rename it, or say why its values are harmless with"
            + " reason = \"…\"")
        .formatted(name, smell(name));
  }

  /** The smelling word of a name, as a whole word; empty where none smells. */
  private static String smell(String name) {
    return words(name).stream().filter(SMELLS::contains).findFirst().orElse("");
  }

  /** The words of a name, in lower case: {@code user} and {@code id} of {@code userID}. */
  static List<String> words(String name) {
    return Arrays.stream(WORD_END.split(name))
        .filter(word -> !word.isEmpty())
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList();
  }
}
