package dev.candor.processor;

import dev.candor.ActorProperty;
import dev.candor.Count;
import dev.candor.Crash;
import dev.candor.Embedded;
import dev.candor.Hashed;
import dev.candor.Identifier;
import dev.candor.Label;
import dev.candor.LocalOnly;
import dev.candor.Masked;
import dev.candor.Measure;
import dev.candor.OneOf;
import dev.candor.Opaque;
import dev.candor.PerKey;
import dev.candor.Size;
import dev.candor.Unsigned;
import dev.candor.wire.FieldPlan;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import javax.lang.model.element.RecordComponentElement;
import org.jspecify.annotations.Nullable;

/** Turns what the compiler knows of a record's component into its declaration. Judges nothing. */
final class ComponentReader {

  private final TypeReader types;

  ComponentReader(TypeReader types) {
    this.types = types;
  }

  /**
   * Reads a component.
   *
   * @param place where a problem of it is told
   * @param group the event's component that holds that record; empty where it is the event
   */
  Component component(Place place, String group, RecordComponentElement component) {
    String name = component.getSimpleName().toString();
    return new Component(
        place, group, name, types.read(component.asType()), marks(component), traits(component));
  }

  private static List<Mark> marks(RecordComponentElement component) {
    List<Mark> marks = new ArrayList<>();
    mark(
        component,
        OneOf.class,
        oneOf -> new Mark.OneOf(List.of(oneOf.value()), oneOf.otherwise(), oneOf.reason()),
        marks);
    mark(
        component,
        Identifier.class,
        identifier ->
            new Mark.Identifier(identifier.pattern(), identifier.maxLength(), identifier.reason()),
        marks);
    mark(component, Opaque.class, opaque -> new Mark.Opaque(opaque.reason()), marks);
    mark(component, Hashed.class, hashed -> new Mark.Hashed(hashed.value(), hashed.rawTo()), marks);
    mark(
        component,
        Masked.class,
        masked -> new Mark.Masked(masked.maxLength(), masked.reason()),
        marks);
    mark(component, Crash.class, crash -> new Mark.Crash(), marks);
    mark(component, LocalOnly.class, localOnly -> new Mark.LocalOnly(), marks);
    return marks;
  }

  private static <A extends Annotation> void mark(
      RecordComponentElement component, Class<A> type, Function<A, Mark> read, List<Mark> marks) {
    A annotation = component.getAnnotation(type);
    if (annotation != null) {
      marks.add(read.apply(annotation));
    }
  }

  private static Traits traits(RecordComponentElement component) {
    Label label = component.getAnnotation(Label.class);
    Size size = component.getAnnotation(Size.class);
    PerKey perKey = component.getAnnotation(PerKey.class);
    return new Traits(
        Reader.exactName(component),
        meter(component),
        component.getAnnotation(Count.class) != null
            && component.getAnnotation(Measure.class) != null,
        label == null ? null : label.value(),
        component.getAnnotation(Unsigned.class) != null,
        size == null ? null : size.value(),
        perKey == null ? null : perKey.value(),
        component.getAnnotation(Embedded.class) != null,
        actorProperty(component),
        Reader.prose(component));
  }

  private static FieldPlan.@Nullable ActorProperty actorProperty(RecordComponentElement component) {
    ActorProperty kept = component.getAnnotation(ActorProperty.class);
    if (kept == null) {
      return null;
    }
    return kept.once() ? FieldPlan.ActorProperty.FIRST : FieldPlan.ActorProperty.LATEST;
  }

  private static Traits.@Nullable Meter meter(RecordComponentElement component) {
    Count count = component.getAnnotation(Count.class);
    if (count != null) {
      return new Traits.Meter(true, count.value(), List.of(), count.counter());
    }
    Measure measure = component.getAnnotation(Measure.class);
    return measure == null
        ? null
        : new Traits.Meter(
            false,
            measure.value(),
            Arrays.stream(measure.buckets()).boxed().toList(),
            measure.histogram());
  }
}
