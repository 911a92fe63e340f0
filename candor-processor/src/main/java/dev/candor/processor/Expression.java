package dev.candor.processor;

import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A Java expression that breaks its lines as a person's formatter would.
 *
 * @param text an atom, or what is called
 * @param arguments of the call, or null for an atom
 */
record Expression(String text, @Nullable List<Expression> arguments) {

  private static final int WIDTH = 100;
  private static final int CONTINUED = 4;

  static Expression atom(String text) {
    return new Expression(text, null);
  }

  static Expression call(String head, List<Expression> arguments) {
    return new Expression(head, List.copyOf(arguments));
  }

  /** A text as a literal: in ASCII, so that no encoding of a compiler can change it. */
  static Expression literal(String value) {
    StringBuilder literal = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"', '\\' -> literal.append('\\').append(c);
        case '\n' -> literal.append("\\n");
        case '\r' -> literal.append("\\r");
        case '\t' -> literal.append("\\t");
        default -> {
          if (c < 0x20 || c > 0x7e) {
            literal.append("\\u%04x".formatted((int) c));
          } else {
            literal.append(c);
          }
        }
      }
    }
    return atom(literal.append('"').toString());
  }

  private String flat() {
    return arguments == null ? text : text + "(" + flat(arguments) + ")";
  }

  private static String flat(List<Expression> arguments) {
    StringJoiner flat = new StringJoiner(", ");
    for (Expression argument : arguments) {
      flat.add(argument.flat());
    }
    return flat.toString();
  }

  /**
   * A whole statement, with its line's end.
   *
   * @param indent the spaces before it
   * @param before what stands before the expression, such as {@code return } or {@code int x =}
   */
  String statement(int indent, String before) {
    String margin = " ".repeat(indent);
    String oneLine = margin + before + flat() + ";\n";
    if (fits(oneLine)) {
      return oneLine;
    }
    if (before.endsWith("= ")) {
      int deeper = indent + CONTINUED;
      return margin
          + before.stripTrailing()
          + "\n"
          + " ".repeat(deeper)
          + broken(deeper, ";")
          + "\n";
    }
    return margin + before + broken(indent, ";") + "\n";
  }

  /** Without the first margin and the last line's end. */
  private String broken(int indent, String after) {
    if (arguments == null || fits(" ".repeat(indent) + flat() + after)) {
      return flat() + after;
    }
    int deeper = indent + CONTINUED;
    String margin = " ".repeat(deeper);
    String together = margin + flat(arguments) + ")";
    if (fits(together + after)) {
      return text + "(\n" + together + after;
    }
    StringBuilder lines = new StringBuilder(text).append("(");
    for (int i = 0; i < arguments.size(); i++) {
      String end = i + 1 < arguments.size() ? "," : ")" + after;
      lines.append('\n').append(margin).append(arguments.get(i).broken(deeper, end));
    }
    return lines.toString();
  }

  private static boolean fits(String line) {
    return line.stripTrailing().length() <= WIDTH;
  }
}
