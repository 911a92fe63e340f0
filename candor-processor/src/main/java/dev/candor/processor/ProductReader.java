package dev.candor.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.candor.Declares;
import dev.candor.Level;
import dev.candor.Product;
import dev.candor.wire.MalformedException;
import dev.candor.wire.ProductPlan.DestinationPlan;
import dev.candor.wire.ProductPlan.SchemePlan;
import dev.candor.wire.SwitchPlan;
import dev.candor.wire.TrackingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Turns what the compiler knows of a product into its declaration. Judges nothing. */
final class ProductReader {

  private final Elements elements;
  private final TypeReader types;
  private final Reader events;

  ProductReader(Elements elements, TypeReader types, Reader events) {
    this.elements = elements;
    this.types = types;
    this.events = events;
  }

  /**
   * By its mirror: javac cannot show an annotation that names a class which is not there (yet).
   *
   * @throws RuntimeException if it says what the compiler cannot make out
   */
  ProductDeclaration product(PackageElement element) {
    AnnotationMirror product = mirror(element);
    return new ProductDeclaration(
        element.getQualifiedName().toString(),
        text(product, "name"),
        text(product, "variables"),
        list(product, "switches").stream().map(this::planSwitch).toList(),
        Level.valueOf(text(product, "defaultLevel")),
        identity(product),
        list(product, "destinations").stream().map(this::destination).toList(),
        (int) value(product, "retentionDays"),
        texts(product, "ownPackages"),
        text(product, "metrics"),
        list(product, "insights").stream().map(this::question).toList(),
        text(product, "module"),
        list(product, "modules").stream().map(this::module).toList(),
        Reader.exported(elements, element),
        new Neighbours(elements).hiding(element));
  }

  private DestinationPlan destination(AnnotationValue value) {
    AnnotationMirror destination = (AnnotationMirror) value.getValue();
    return new DestinationPlan(
        text(destination, "name"),
        word(destination, "trust"),
        texts(destination, "takes").stream().map(tier -> tier.toLowerCase(Locale.ROOT)).toList());
  }

  private @Nullable SchemePlan identity(AnnotationMirror product) {
    AnnotationMirror identity = (AnnotationMirror) value(product, "identity");
    String name = text(identity, "name");
    String madeOf = text(identity, "madeOf");
    return name.isEmpty() && madeOf.isEmpty() ? null : new SchemePlan(name, madeOf);
  }

  private SwitchPlan planSwitch(AnnotationValue value) {
    AnnotationMirror each = (AnnotationMirror) value.getValue();
    return new SwitchPlan(
        word(each, "source"),
        texts(each, "name"),
        texts(each, "off"),
        texts(each, "local"),
        texts(each, "on"),
        texts(each, "nothing"),
        word(each, "otherwise"),
        word(each, "unset"),
        (boolean) value(each, "exact"),
        text(each, "reason"));
  }

  private ProductDeclaration.Question question(AnnotationValue value) {
    AnnotationMirror insight = (AnnotationMirror) value.getValue();
    return new ProductDeclaration.Question(
        text(insight, "name"),
        word(insight, "kind"),
        text(insight, "revised"),
        list(insight, "events").stream().map(this::asked).toList());
  }

  private ProductDeclaration.Asked asked(AnnotationValue value) {
    return value.getValue() instanceof TypeMirror type
        ? new ProductDeclaration.Asked(type.toString(), events.wireName(type), unknown(type))
        : new ProductDeclaration.Asked(value.toString(), "", true);
  }

  private ProductDeclaration.Module module(AnnotationValue value) {
    boolean unknown = !(value.getValue() instanceof TypeMirror mirror) || unknown(mirror);
    TypeElement type = value.getValue() instanceof TypeMirror mirror ? types.element(mirror) : null;
    if (type == null) {
      return new ProductDeclaration.Module(new TypeName("", value.toString()), null, unknown);
    }
    Declares declares = type.getAnnotation(Declares.class);
    return new ProductDeclaration.Module(
        types.name(type), declares == null ? null : parsed(declares), false);
  }

  private static boolean unknown(TypeMirror type) {
    return type.getKind() == TypeKind.ERROR;
  }

  private static @Nullable TrackingPlan parsed(Declares declares) {
    try {
      return TrackingPlan.parse(String.join("\n", declares.value()).getBytes(UTF_8));
    } catch (MalformedException e) {
      return null; // of another version of Candor: no plan for this one
    }
  }

  private AnnotationMirror mirror(Element element) {
    return element.getAnnotationMirrors().stream()
        .filter(each -> Report.is(each, Product.class))
        .findFirst()
        .orElseThrow();
  }

  private Object value(AnnotationMirror mirror, String element) {
    return elements.getElementValuesWithDefaults(mirror).entrySet().stream()
        .filter(entry -> entry.getKey().getSimpleName().contentEquals(element))
        .map(entry -> entry.getValue().getValue())
        .findFirst()
        .orElseThrow();
  }

  private String text(AnnotationMirror mirror, String element) {
    return text(value(mirror, element));
  }

  /** A constant as plans spell it. */
  private String word(AnnotationMirror mirror, String element) {
    return text(mirror, element).toLowerCase(Locale.ROOT);
  }

  private static String text(Object said) {
    return said instanceof Element constant ? constant.getSimpleName().toString() : "" + said;
  }

  private List<String> texts(AnnotationMirror mirror, String element) {
    return list(mirror, element).stream().map(each -> text(each.getValue())).toList();
  }

  private List<AnnotationValue> list(AnnotationMirror mirror, String element) {
    List<AnnotationValue> values = new ArrayList<>();
    if (value(mirror, element) instanceof List<?> all) {
      all.forEach(each -> values.add((AnnotationValue) requireNonNull(each)));
    }
    return values;
  }
}
