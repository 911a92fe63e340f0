package dev.candor.reference;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.RecordComponentInfo;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * Makes events of any record, with a word of its own in every component whose value must not leave.
 *
 * <p>What a component is, it reads from the annotations in the class file: neither the processor
 * nor the plan has a say in what must not be found.
 */
final class Planting {

  /** A planted word, wherever it stands. */
  static final String WORD = "canary[a-z]+yranac";

  private static final List<String> FORMS =
      List.of(
          "%s", "/home/%s/work", "%s@example.org", "C:\\Users\\%s\\x", "é %s \uD83D\uDE00", "'%s");

  private final Random random;
  private final Map<Class<?>, Map<String, Set<String>>> marks = new HashMap<>();
  private int planted;

  Planting(Random random) {
    this.random = random;
  }

  /** How many words were planted so far. */
  int planted() {
    return planted;
  }

  /** An event with a value in every component. */
  Record event(Class<?> type) {
    RecordComponent[] components = requireNonNull(type.getRecordComponents());
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      Set<String> marked = marks(type).getOrDefault(components[i].getName(), Set.of());
      values[i] = value(components[i].getGenericType(), marked);
    }
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return (Record) constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(type + " refuses " + Arrays.toString(values), e);
    }
  }

  private Map<String, Set<String>> marks(Class<?> type) {
    return marks.computeIfAbsent(type, Planting::read);
  }

  /** The names of the annotations of each component. */
  private static Map<String, Set<String>> read(Class<?> type) {
    String file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
    Map<String, Set<String>> marks = new HashMap<>();
    try (InputStream in = requireNonNull(type.getResourceAsStream(file))) {
      ClassFile.of()
          .parse(in.readAllBytes())
          .findAttribute(Attributes.record())
          .orElseThrow()
          .components()
          .forEach(component -> marks.put(component.name().stringValue(), names(component)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return marks;
  }

  private static Set<String> names(RecordComponentInfo component) {
    Set<String> names = new HashSet<>();
    component
        .findAttribute(Attributes.runtimeInvisibleAnnotations())
        .ifPresent(
            all -> all.annotations().forEach(each -> names.add(each.classSymbol().displayName())));
    return names;
  }

  private Object value(Type type, Set<String> marks) {
    if (type instanceof ParameterizedType several) {
      return several(several, marks);
    }
    Class<?> single = (Class<?>) type;
    if (marks.contains("Embedded")) {
      return event(single);
    }
    if (single.isEnum()) {
      Object[] constants = requireNonNull(single.getEnumConstants());
      return requireNonNull(constants[random.nextInt(constants.length)]);
    }
    return switch (single.getSimpleName()) {
      case "String" -> text(marks);
      case "UUID" -> new UUID(random.nextLong(), random.nextLong());
      case "boolean", "Boolean" -> random.nextBoolean();
      case "byte", "Byte" -> (byte) random.nextInt(100);
      case "short", "Short" -> (short) random.nextInt(1000);
      case "int", "Integer" -> random.nextInt(100_000);
      case "long", "Long" -> random.nextLong(1_000_000);
      case "float", "Float" -> random.nextFloat();
      case "double", "Double" -> random.nextDouble();
      case "Duration" -> Duration.ofMillis(random.nextInt(100_000));
      default -> {
        if (!Throwable.class.isAssignableFrom(single)) {
          throw new AssertionError("no value for " + type);
        }
        yield new IllegalStateException(planted("%s"), new IOException(planted("%s")));
      }
    };
  }

  private Object several(ParameterizedType type, Set<String> marks) {
    Type[] of = type.getActualTypeArguments();
    if (of.length == 1) {
      List<Object> list = new ArrayList<>();
      for (int size = random.nextInt(4); size >= 0; size--) {
        list.add(value(of[0], marks));
      }
      return list;
    }
    Map<Object, Object> map = new LinkedHashMap<>();
    for (int size = random.nextInt(4); size >= 0; size--) {
      map.put(value(of[0], marks), value(of[1], marks));
    }
    return map;
  }

  private String text(Set<String> marks) {
    boolean stays = marks.contains("Hashed") || marks.contains("LocalOnly");
    if (stays || marks.contains("Masked")) {
      return planted(requireNonNull(FORMS.get(random.nextInt(FORMS.size()))));
    }
    return List.of("claude", "1.2.3", "x", "other").get(random.nextInt(4));
  }

  private String planted(String form) {
    planted++;
    StringBuilder word = new StringBuilder("canary");
    for (int rest = planted; rest > 0; rest /= 26) {
      word.append((char) ('a' + rest % 26));
    }
    return form.formatted(word.append("yranac"));
  }
}
