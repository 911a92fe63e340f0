package dev.candor.reference;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import dev.candor.Coded;
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
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes events of any record, with a word of its own in every component whose value must not leave,
 * and finds those words again. Not safe for use by several threads.
 *
 * <p>What a component is, it reads from the annotations in the class file: neither the processor
 * nor the plan has a say in what must not be found.
 */
final class Planting {

  private static final String BEGIN = "canary";
  private static final Pattern WORD = Pattern.compile(BEGIN + "[a-z]+yranac");
  private static final List<String> CODED = coded();

  private static final List<String> FORMS =
      List.of(
          "%s", "/home/%s/work", "%s@example.org", "C:\\Users\\%s\\x", "é %s \uD83D\uDE00", "'%s");

  /** Of content, what masking takes away: the rest may leave where the person agreed to it. */
  private static final List<String> SECRET_FORMS =
      List.of(
          "cannot open '%s'",
          "no answer of %s@example.org",
          "at /home/%s/x y",
          "at C:\\Users\\%s\\x",
          "from http://10.0.0.1/%s",
          "with Bearer aaaaaaaaaaaaaaaa%s");

  private static final List<String> PLAIN = List.of("claude", "1.2.3", "x", "other");

  /** What stands in place of a value that the plan lists, or of a public name. */
  private static final String STRAY = "é %s \uD83D\uDE00";

  private final Random random;
  private final Map<Class<?>, Map<String, Set<String>>> marks = new HashMap<>();
  private final Set<String> kept = new TreeSet<>();
  private final Set<String> forOwn = new TreeSet<>();
  private int planted;

  Planting(Random random) {
    this.random = random;
  }

  /** A failure whose own name may not leave either, nor the code that it has. */
  private static final class CanaryfailureYranac extends IllegalStateException implements Coded {

    private static final long serialVersionUID = 1L;

    private final String code;

    CanaryfailureYranac(String message, String code, Throwable cause) {
      super(message, cause);
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  /** The words that the local store has to keep: all that were planted in events. */
  Set<String> kept() {
    return Set.copyOf(kept);
  }

  /** The words of identities that may go raw to the one collector that a person names. */
  Set<String> forOwn() {
    return Set.copyOf(forOwn);
  }

  /** The words that stand in bytes, in any case; of those in Base64 or hexadecimal, the code. */
  static Set<String> words(byte[] bytes) {
    String text = new String(bytes, ISO_8859_1);
    Set<String> words = new TreeSet<>();
    Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
    while (matcher.find()) {
      words.add(requireNonNull(matcher.group()));
    }
    for (String code : CODED) {
      if (text.contains(code)) {
        words.add(code);
      }
    }
    return words;
  }

  /** How a word begins in hexadecimal digits, and in Base64 at each of three places. */
  private static List<String> coded() {
    List<String> coded = new ArrayList<>();
    coded.add(HexFormat.of().formatHex(BEGIN.getBytes(US_ASCII)));
    for (int skipped = 0; skipped < 3; skipped++) {
      byte[] bytes = BEGIN.substring(skipped).getBytes(US_ASCII);
      coded.add(Base64.getEncoder().encodeToString(bytes).substring(0, bytes.length * 8 / 6));
    }
    return List.copyOf(coded);
  }

  /** A word for another place than an event. */
  String word() {
    return planted("%s");
  }

  /** A failure of code in a package: in its texts, its code, its name and its frames are words. */
  Throwable failure(String ownPackage) {
    Throwable failure =
        new CanaryfailureYranac(planted("%s"), planted("%s"), new IOException(planted("%s")));
    failure.addSuppressed(new IOException(planted("/home/%s/work")));
    failure.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("com.example." + planted("%s"), planted("%s"), "X.java", 1),
          new StackTraceElement(ownPackage + ".Step", planted("%s"), planted("%s"), 12)
        });
    return failure;
  }

  /** An event with a value in every component. */
  Record event(Class<?> type) {
    RecordComponent[] components = requireNonNull(type.getRecordComponents());
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      Set<String> marked = marks(type).getOrDefault(components[i].getName(), Set.of());
      values[i] = value(type, components[i].getGenericType(), marked);
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

  /** The names of the annotations of each component, and of their elements that are set. */
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
            all ->
                all.annotations()
                    .forEach(
                        each -> {
                          names.add(each.classSymbol().displayName());
                          each.elements().forEach(set -> names.add(set.name().stringValue()));
                        }));
    return names;
  }

  private Object value(Class<?> of, Type type, Set<String> marks) {
    if (type instanceof ParameterizedType several) {
      return several(of, several, marks);
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
        Throwable failure = failure(of.getPackageName());
        keep("" + failure.getMessage());
        keep("" + requireNonNull(failure.getCause()).getMessage());
        keep("" + failure.getSuppressed()[0].getMessage());
        yield failure;
      }
    };
  }

  private Object several(Class<?> of, ParameterizedType type, Set<String> marks) {
    Type[] each = type.getActualTypeArguments();
    if (each.length == 1) {
      List<Object> list = new ArrayList<>();
      for (int size = random.nextInt(4); size >= 0; size--) {
        list.add(value(of, each[0], marks));
      }
      return list;
    }
    Map<Object, Object> map = new LinkedHashMap<>();
    for (int size = random.nextInt(4); size >= 0; size--) {
      map.put(value(of, each[0], marks), value(of, each[1], marks));
    }
    return map;
  }

  private String text(Set<String> marks) {
    if (marks.contains("Masked")) {
      return keep(planted(any(SECRET_FORMS)));
    }
    if (marks.contains("Hashed") || marks.contains("LocalOnly")) {
      String text = keep(planted(any(FORMS)));
      if (marks.contains("rawTo")) {
        forOwn.addAll(words(text.getBytes(ISO_8859_1)));
      }
      return text;
    }
    boolean closed = marks.contains("OneOf") || marks.contains("Identifier");
    return closed && random.nextInt(4) == 0 ? planted(STRAY) : any(PLAIN);
  }

  private String any(List<String> some) {
    return requireNonNull(some.get(random.nextInt(some.size())));
  }

  private String keep(String text) {
    kept.addAll(words(text.getBytes(ISO_8859_1)));
    return text;
  }

  private String planted(String form) {
    planted++;
    StringBuilder word = new StringBuilder(BEGIN);
    for (int rest = planted; rest > 0; rest /= 26) {
      word.append((char) ('a' + rest % 26));
    }
    return form.formatted(word.append("yranac"));
  }
}
