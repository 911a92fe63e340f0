package dev.candor.collector.ingest;

import dev.candor.wire.FieldPlan;
import dev.candor.wire.PrivacyClass;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which texts a field may hold, by its privacy class. Safe for use by several threads. */
final class TextRule {

  private static final int MAX_TOKEN = 64;
  private static final int MAX_HASH = 128;
  private static final int MAX_CLASS = 256;
  private static final String OTHER = "other";

  /** A line, or one of the negative numbers that stand for none. */
  private static final Pattern LINE = Pattern.compile("-?[0-9]{1,7}");

  private final PrivacyClass privacyClass;
  private final boolean frames;
  private final Set<String> values;
  private final @Nullable Pattern pattern;
  private final int maxLength;
  private final List<String> ownPackages;

  /** With the packages whose frames a crash may show. */
  TextRule(FieldPlan plan, List<String> ownPackages) {
    this.privacyClass = plan.privacyClass();
    this.frames = plan.shape().form() == FieldPlan.Form.LIST;
    this.values = Set.copyOf(plan.texts().values());
    this.pattern = plan.texts().pattern() == null ? null : Pattern.compile(plan.texts().pattern());
    this.maxLength = plan.texts().maxLength();
    this.ownPackages = List.copyOf(ownPackages);
  }

  /** Why a text may not be the field's value, or null where it may. */
  @Nullable Reason problem(String text) {
    return switch (privacyClass) {
      case LOCAL_ONLY -> Reason.LOCAL_ONLY;
      case VALUE, ONE_OF -> values.contains(text) ? null : Reason.UNKNOWN_VALUE;
      case IDENTIFIER -> identifier(text) ? null : Reason.BAD_IDENTIFIER;
      case OPAQUE -> token(text, MAX_TOKEN, "._:-") ? null : Reason.BAD_IDENTIFIER;
      case HASHED -> token(text, MAX_HASH, "._:+/=-") ? null : Reason.BAD_IDENTIFIER;
      case CRASH -> (frames ? frame(text) : className(text)) ? null : Reason.BAD_IDENTIFIER;
      case MASKED -> text.codePointCount(0, text.length()) <= maxLength ? null : Reason.TOO_LONG;
    };
  }

  private boolean identifier(String text) {
    return text.equals(OTHER)
        || (text.length() <= maxLength && pattern != null && pattern.matcher(text).matches());
  }

  private static boolean token(String text, int maxLength, String others) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!plain && others.indexOf(c) < 0) {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= maxLength;
  }

  /** Whether it is a class of the product's own packages, a colon and a line. */
  private boolean frame(String text) {
    int colon = text.lastIndexOf(':');
    return colon > 0
        && LINE.matcher(text).region(colon + 1, text.length()).matches()
        && className(text.substring(0, colon))
        && ownPackages.stream().anyMatch(own -> text.startsWith(own + "."));
  }

  private static boolean className(String text) {
    boolean start = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean named =
          start
              ? Character.isJavaIdentifierStart(c)
              : c == '.' || Character.isJavaIdentifierPart(c);
      if (!named || Character.isIdentifierIgnorable(c)) {
        return false;
      }
      start = c == '.';
    }
    return !start && text.length() <= MAX_CLASS;
  }
}
