package dev.candor.processor;

import dev.candor.HashScope;
import dev.candor.wire.PrivacyClass;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A privacy annotation of a component: what it may carry, and what is wrong with its elements. */
sealed interface Mark {

  /** What may be done with the value. */
  PrivacyClass privacyClass();

  /** The annotation, as it is written. */
  String annotation();

  /** What it may stand on, in words. */
  default String carriers() {
    return "String";
  }

  /** Whether it may stand on a type. */
  default boolean carries(ValueType type) {
    return type.kind() == ValueType.Kind.TEXT;
  }

  /** What is wrong with its elements; one message a problem. */
  default List<String> messages() {
    return List.of();
  }

  /** Whether the value can be counted as an actor. */
  default boolean identifies() {
    return true;
  }

  /** A text out of a closed set. */
  record OneOf(List<String> values, String otherwise) implements Mark {

    public OneOf {
      values = List.copyOf(values);
    }

    @Override
    public PrivacyClass privacyClass() {
      return PrivacyClass.ONE_OF;
    }

    @Override
    public String annotation() {
      return "@OneOf";
    }

    @Override
    public boolean identifies() {
      return false;
    }

    @Override
    public List<String> messages() {
      List<String> messages = new ArrayList<>();
      if (values.isEmpty()) {
        messages.add("@OneOf has no values; list those that may leave");
      }
      Set<String> seen = new HashSet<>();
      for (String value : values) {
        if (value.isBlank()) {
          messages.add("@OneOf value '%s' is blank; remove it".formatted(value));
        } else if (!seen.add(value)) {
          messages.add("@OneOf value '%s' is there twice; remove one".formatted(value));
        }
      }
      if (otherwise.isBlank()) {
        messages.add(
            "@OneOf otherwise = '%s' is blank; write what leaves in the place of another value"
                .formatted(otherwise));
      }
      return messages;
    }

    /** All that may leave: the values, and the fall-back. */
    List<String> leaving() {
      List<String> leaving = new ArrayList<>(values);
      if (!leaving.contains(otherwise)) {
        leaving.add(otherwise);
      }
      return leaving;
    }
  }

  /** The public name of a thing. */
  record Identifier(String pattern, int maxLength) implements Mark {

    static final int LONGEST = 1024;

    @Override
    public PrivacyClass privacyClass() {
      return PrivacyClass.IDENTIFIER;
    }

    @Override
    public String annotation() {
      return "@Identifier";
    }

    @Override
    public List<String> messages() {
      List<String> messages = new ArrayList<>();
      try {
        Pattern.compile(pattern);
      } catch (PatternSyntaxException e) {
        messages.add(
            "@Identifier pattern '%s' is no regular expression (%s at index %d); correct it"
                .formatted(pattern, e.getDescription(), e.getIndex()));
      }
      if (pattern.isEmpty()) {
        messages.add("@Identifier pattern '' matches nothing; write what a value looks like");
      }
      if (maxLength < 1 || maxLength > LONGEST) {
        messages.add(
            "@Identifier maxLength '%d' must be from 1 to %d characters"
                .formatted(maxLength, LONGEST));
      }
      return messages;
    }
  }

  /** A random token of the product. */
  record Opaque() implements Mark {

    @Override
    public PrivacyClass privacyClass() {
      return PrivacyClass.OPAQUE;
    }

    @Override
    public String annotation() {
      return "@Opaque";
    }

    @Override
    public String carriers() {
      return "String or a UUID";
    }

    @Override
    public boolean carries(ValueType type) {
      return type.kind() == ValueType.Kind.TEXT || type.kind() == ValueType.Kind.UUID;
    }
  }

  /** An identity. */
  record Hashed(HashScope scope) implements Mark {

    @Override
    public PrivacyClass privacyClass() {
      return PrivacyClass.HASHED;
    }

    @Override
    public String annotation() {
      return "@Hashed";
    }
  }

  /** A value that never leaves. */
  record LocalOnly() implements Mark {

    @Override
    public PrivacyClass privacyClass() {
      return PrivacyClass.LOCAL_ONLY;
    }

    @Override
    public String annotation() {
      return "@LocalOnly";
    }

    @Override
    public String carriers() {
      return "String, a number, a boolean, an enum or a Duration";
    }

    @Override
    public boolean carries(ValueType type) {
      return type.kind() == ValueType.Kind.TEXT || type.plain();
    }

    @Override
    public boolean identifies() {
      return false;
    }
  }
}
