package dev.candor.verify;

import static java.util.stream.Collectors.joining;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleReference;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a module lets others see, as text: every public or protected type of an exported package,
 * and every public or protected member, with its nullness. Sorted, one a line.
 */
final class Surface {

  private final List<String> lines = new ArrayList<>();

  private Surface() {}

  static String of(ModuleReference module, ClassLoader loader) throws Exception {
    Surface surface = new Surface();
    List<String> exported =
        module.descriptor().exports().stream()
            .filter(exports -> !exports.isQualified())
            .map(ModuleDescriptor.Exports::source)
            .toList();
    try (var reader = module.open();
        Stream<String> entries = reader.list()) {
      List<String> names =
          entries
              .filter(entry -> entry.endsWith(".class"))
              .map(entry -> entry.replace('/', '.').replaceAll("\\.class$", ""))
              .sorted()
              .toList();
      for (String name : names) {
        int packageEnd = name.lastIndexOf('.');
        if (packageEnd > 0 && exported.contains(name.substring(0, packageEnd))) {
          surface.add(Class.forName(name, false, loader));
        }
      }
    }
    return String.join("\n", surface.lines) + "\n";
  }

  private void add(Class<?> type) {
    if (!isSeen(type)) {
      return;
    }
    lines.add(header(type));
    Stream<String> members =
        Stream.of(
                Arrays.stream(type.getDeclaredFields()).filter(f -> shown(f)).map(f -> text(f)),
                Arrays.stream(type.getDeclaredConstructors())
                    .filter(c -> shown(c.getModifiers(), c.isSynthetic()))
                    .map(c -> text(c)),
                Arrays.stream(type.getDeclaredMethods())
                    .filter(m -> shown(m.getModifiers(), m.isSynthetic()) && !isImplied(m))
                    .map(m -> text(m)))
            .flatMap(texts -> texts);
    members.sorted().map(member -> "  " + member).forEach(lines::add);
  }

  private static boolean isSeen(Class<?> type) {
    boolean seen = !type.isAnonymousClass() && !type.isLocalClass();
    for (@Nullable Class<?> at = type; at != null; at = at.getEnclosingClass()) {
      seen &= shown(at.getModifiers(), at.isSynthetic());
    }
    return seen;
  }

  private static boolean shown(Field field) {
    return shown(field.getModifiers(), field.isSynthetic());
  }

  private static boolean shown(int modifiers, boolean synthetic) {
    return !synthetic && (Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers));
  }

  /** What every enum and record has is no decision. */
  private static boolean isImplied(Method method) {
    Class<?> type = method.getDeclaringClass();
    String name = method.getName();
    return (type.isEnum() && (name.equals("values") || name.equals("valueOf")))
        || (type.isRecord() && List.of("equals", "hashCode", "toString").contains(name));
  }

  private static String header(Class<?> type) {
    String kind =
        type.isAnnotation()
            ? "@interface"
            : type.isRecord()
                ? "record"
                : type.isEnum() ? "enum" : type.isInterface() ? "interface" : "class";
    int implied =
        type.isInterface()
            ? Modifier.ABSTRACT | Modifier.STATIC
            : type.isRecord() || type.isEnum() ? Modifier.FINAL | Modifier.STATIC : 0;
    StringBuilder text = new StringBuilder(modifiers(type.getModifiers() & ~implied));
    text.append(type.isSealed() && !type.isEnum() ? "sealed " : "").append(kind).append(' ');
    text.append(type.getName()).append(variables(type.getTypeParameters()));
    AnnotatedType parent = type.getAnnotatedSuperclass();
    if (parent != null && kind.equals("class") && type.getSuperclass() != Object.class) {
      text.append(" extends ").append(text(parent));
    }
    if (type.getInterfaces().length > 0 && !type.isAnnotation()) {
      text.append(" implements ").append(texts(type.getAnnotatedInterfaces()));
    }
    return text.toString();
  }

  private static String text(Field field) {
    String constant = field.isEnumConstant() ? "constant " : modifiers(field.getModifiers());
    return constant
        + (field.isEnumConstant() ? "" : text(field.getAnnotatedType()) + " ")
        + field.getName();
  }

  private static String text(Constructor<?> constructor) {
    return modifiers(constructor.getModifiers()) + "new" + parameters(constructor);
  }

  private static String text(Method method) {
    int implied =
        method.getDeclaringClass().isInterface() ? Modifier.PUBLIC | Modifier.ABSTRACT : 0;
    String variables = variables(method.getTypeParameters());
    return modifiers(method.getModifiers() & ~implied & Modifier.methodModifiers())
        + (method.isDefault() ? "default " : "")
        + (variables.isEmpty() ? "" : variables + " ")
        + text(method.getAnnotatedReturnType())
        + " "
        + method.getName()
        + parameters(method)
        + byDefault(method.getDefaultValue());
  }

  private static String byDefault(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof String text) {
      return " default \"" + text + '"';
    }
    if (value instanceof double[] numbers) {
      return " default " + Arrays.toString(numbers);
    }
    return " default " + (value instanceof Object[] values ? Arrays.toString(values) : value);
  }

  private static String parameters(Executable executable) {
    String thrown = texts(executable.getAnnotatedExceptionTypes());
    String taken = texts(executable.getAnnotatedParameterTypes());
    return "("
        + (executable.isVarArgs() ? taken.replaceAll("\\[\\]$", "...") : taken)
        + ")"
        + (thrown.isEmpty() ? "" : " throws " + thrown);
  }

  private static String variables(TypeVariable<?>[] variables) {
    return variables.length == 0
        ? ""
        : Arrays.stream(variables)
            .map(v -> v.getName() + " extends " + texts(v.getAnnotatedBounds()))
            .collect(joining(", ", "<", ">"))
            .replace(" extends Object", "");
  }

  private static String modifiers(int modifiers) {
    String text = Modifier.toString(modifiers & ~Modifier.INTERFACE);
    return text.isEmpty() ? "" : text + " ";
  }

  private static String texts(AnnotatedType[] types) {
    return Arrays.stream(types).map(Surface::text).collect(joining(", "));
  }

  private static String text(AnnotatedType type) {
    return type.toString()
        .replaceAll("@org\\.jspecify\\.annotations\\.(\\w+)\\(\\)", "@$1")
        .replaceAll("\\bjava\\.(lang|util|time)\\.(?=@|[A-Z])", "");
  }
}
