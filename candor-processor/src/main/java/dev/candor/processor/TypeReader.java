package dev.candor.processor;

import dev.candor.Name;
import dev.candor.processor.ValueType.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Turns the compiler's types into those that the rules know. */
final class TypeReader {

  private static final Map<String, Kind> KNOWN =
      Map.ofEntries(
          Map.entry("java.lang.Boolean", Kind.FLAG),
          Map.entry("java.lang.Byte", Kind.WHOLE),
          Map.entry("java.lang.Short", Kind.WHOLE),
          Map.entry("java.lang.Integer", Kind.WHOLE),
          Map.entry("java.lang.Long", Kind.WHOLE),
          Map.entry("java.lang.Float", Kind.DECIMAL),
          Map.entry("java.lang.Double", Kind.DECIMAL),
          Map.entry("java.time.Duration", Kind.DURATION),
          Map.entry("java.util.UUID", Kind.UUID),
          Map.entry("java.lang.String", Kind.TEXT),
          Map.entry("java.util.Optional", Kind.OPTIONAL),
          Map.entry("java.util.OptionalInt", Kind.OPTIONAL),
          Map.entry("java.util.OptionalLong", Kind.OPTIONAL),
          Map.entry("java.util.OptionalDouble", Kind.OPTIONAL),
          Map.entry("java.util.List", Kind.LIST),
          Map.entry("java.util.Map", Kind.MAP),
          Map.entry("java.util.Date", Kind.TIME));

  /** What is told by a type that a component's extends; the first that fits. */
  private static final List<Map.Entry<String, Kind>> ABOVE =
      List.of(
          Map.entry("java.lang.Throwable", Kind.EXCEPTION),
          Map.entry("java.nio.file.Path", Kind.LOCATION),
          Map.entry("java.io.File", Kind.LOCATION),
          Map.entry("java.net.URI", Kind.LOCATION),
          Map.entry("java.net.URL", Kind.LOCATION),
          Map.entry("java.util.List", Kind.LIST),
          Map.entry("java.util.Map", Kind.MAP),
          Map.entry("java.lang.Iterable", Kind.COLLECTION),
          Map.entry("java.time.temporal.Temporal", Kind.TIME));

  private final Elements elements;
  private final Types types;

  /** Those that were read already: one serves many components. */
  private final Map<String, ValueType> enums = new HashMap<>();

  TypeReader(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  TypeName name(TypeElement element) {
    String packageName = elements.getPackageOf(element).getQualifiedName().toString();
    String qualified = element.getQualifiedName().toString();
    return new TypeName(
        packageName,
        packageName.isEmpty() ? qualified : qualified.substring(packageName.length() + 1));
  }

  ValueType read(TypeMirror type) {
    return read(type, false);
  }

  /** Without what a list or a map holds, where it is itself inside of one. */
  private ValueType read(TypeMirror type, boolean inside) {
    return switch (type.getKind()) {
      case BOOLEAN -> ValueType.primitive(Kind.FLAG, "boolean");
      case BYTE, SHORT, INT, LONG ->
          ValueType.primitive(Kind.WHOLE, types.getPrimitiveType(type.getKind()).toString());
      case FLOAT, DOUBLE ->
          ValueType.primitive(Kind.DECIMAL, types.getPrimitiveType(type.getKind()).toString());
      case CHAR -> ValueType.primitive(Kind.OTHER, "char");
      case ERROR -> ValueType.of(Kind.UNKNOWN, new TypeName("", type.toString()));
      case ARRAY -> array((ArrayType) type);
      case DECLARED -> declared((DeclaredType) type, inside);
      default -> ValueType.of(Kind.OTHER, new TypeName("", type.toString()));
    };
  }

  private ValueType array(ArrayType type) {
    ValueType element = read(type.getComponentType());
    Kind kind = element.kind() == Kind.UNKNOWN ? Kind.UNKNOWN : Kind.COLLECTION;
    return ValueType.of(kind, new TypeName("", element.written() + "[]"));
  }

  private ValueType declared(DeclaredType type, boolean inside) {
    TypeElement element = (TypeElement) type.asElement();
    TypeName name = name(element);
    if (element.getKind() == ElementKind.ENUM) {
      return enums.computeIfAbsent(name.qualified(), each -> enumOf(element, name));
    }
    Kind known = KNOWN.get(name.qualified());
    Kind kind = known == null ? above(element) : known;
    List<ValueType> arguments =
        switch (kind) {
          case LIST -> inside ? List.of() : arguments(type, "java.util.List");
          case MAP -> inside ? List.of() : arguments(type, "java.util.Map");
          default -> List.of();
        };
    return new ValueType(kind, name, true, List.of(), arguments, "");
  }

  private static ValueType enumOf(TypeElement element, TypeName name) {
    List<ValueType.Constant> constants =
        constants(element).stream().map(TypeReader::constant).toList();
    return new ValueType(Kind.ENUM, name, true, constants, List.of(), hidden(element));
  }

  /** What the type says as the list or map that it is; nothing where it is raw. */
  private List<ValueType> arguments(TypeMirror type, String as) {
    TypeElement element = element(type);
    if (element != null && element.getQualifiedName().contentEquals(as)) {
      return ((DeclaredType) type)
          .getTypeArguments().stream().map(argument -> read(argument, true)).toList();
    }
    return types.directSupertypes(type).stream()
        .map(above -> arguments(above, as))
        .filter(arguments -> !arguments.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static ValueType.Constant constant(Element constant) {
    Name exact = constant.getAnnotation(Name.class);
    return new ValueType.Constant(
        constant.getSimpleName().toString(), exact == null ? "" : exact.value());
  }

  private Kind above(TypeElement element) {
    if (element.getKind() == ElementKind.RECORD) {
      return Kind.RECORD;
    }
    TypeMirror type = types.erasure(element.asType());
    for (Map.Entry<String, Kind> entry : ABOVE) {
      TypeElement above = elements.getTypeElement(entry.getKey());
      if (above != null && types.isAssignable(type, types.erasure(above.asType()))) {
        return entry.getValue();
      }
    }
    return Kind.OTHER;
  }

  /** The declaration of a type, or null where it has none. */
  @Nullable TypeElement element(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED && types.asElement(type) instanceof TypeElement known
        ? known
        : null;
  }

  /** The enum that a type is, or null where it is none. */
  @Nullable TypeElement enumOf(TypeMirror type) {
    TypeElement element = element(type);
    return element != null && element.getKind() == ElementKind.ENUM ? element : null;
  }

  static List<? extends Element> constants(TypeElement element) {
    return element.getEnclosedElements().stream()
        .filter(enclosed -> enclosed.getKind() == ElementKind.ENUM_CONSTANT)
        .toList();
  }

  /** The type, itself or one around it, that is private; empty where none is. */
  static String hidden(TypeElement element) {
    for (Element at = element; at instanceof TypeElement; at = at.getEnclosingElement()) {
      if (at.getModifiers().contains(Modifier.PRIVATE)) {
        return at.getSimpleName().toString();
      }
    }
    return "";
  }
}
