package dev.candor.wire;

import static java.util.Objects.requireNonNull;

import dev.candor.wire.FieldPlan.Shape;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies of a record that differ from it in one fact each, however deep it lies. */
final class Changes {

  private static final List<Shape> SHAPES =
      List.of(
          Shape.ONE,
          Shape.list(1),
          Shape.list(77),
          Shape.map(List.of("a")),
          Shape.map(List.of("b", "c")),
          Shape.map(List.of("a", "b")));

  private Changes() {}

  /** By where they differ, such as {@code events[0].terms.tier}; what cannot be is left out. */
  static Map<String, Record> of(Record record) {
    RecordComponent[] components = requireNonNull(record.getClass().getRecordComponents());
    Map<String, Record> changes = new LinkedHashMap<>();
    for (int i = 0; i < components.length; i++) {
      String name = components[i].getName();
      int index = i;
      values(components[i], value(components[i], record))
          .forEach(
              (path, other) -> {
                Record copy = copy(record, components, index, other);
                if (copy != null) {
                  changes.put(name + path, copy);
                }
              });
    }
    return changes;
  }

  private static Map<String, @Nullable Object> values(
      RecordComponent component, @Nullable Object value) {
    Map<String, @Nullable Object> others = new LinkedHashMap<>();
    if (value instanceof Shape) {
      SHAPES.stream().filter(shape -> !shape.equals(value)).forEach(s -> others.put("=" + s, s));
    } else if (value instanceof Record record) {
      of(record).forEach((path, other) -> others.put("." + path, other));
    } else if (value instanceof List<?> list) {
      lists(list).forEach((path, other) -> others.put(path, other));
    } else if (value instanceof Enum<?> constant) {
      for (Object other : requireNonNull(constant.getDeclaringClass().getEnumConstants())) {
        if (other != constant) {
          others.put("=" + other, other);
        }
      }
    } else {
      others.put("", scalar(component, value));
    }
    boolean nullable =
        List.of("pattern", "replacedBy", "hash", "metric", "actorProperty", "identity")
            .contains(component.getName());
    if (value != null && nullable) {
      others.put("=null", null);
    }
    return others;
  }

  private static Object scalar(RecordComponent component, @Nullable Object value) {
    if (component.getType() == FieldPlan.Hash.class) {
      return new FieldPlan.Hash("product", "local");
    } else if (component.getType() == FieldPlan.Metric.class) {
      return FieldPlan.Metric.label("some");
    } else if (component.getType() == FieldPlan.ActorProperty.class) {
      return FieldPlan.ActorProperty.LATEST;
    } else if (value instanceof Integer number) {
      return number + 1;
    } else if (value instanceof Double number) {
      return number * 2;
    } else if (value instanceof Boolean flag) {
      return !flag;
    }
    return value == null ? "something" : value + "x";
  }

  private static Map<String, List<?>> lists(List<?> list) {
    Map<String, List<?>> others = new LinkedHashMap<>();
    for (int i = 0; i < list.size(); i++) {
      List<Object> shorter = copy(list);
      Object element = shorter.remove(i);
      others.put("-[" + i + "]", shorter);
      int index = i;
      Map<String, ? extends Object> elements =
          element instanceof Record record
              ? of(record)
              : Map.of("", element instanceof Double number ? number * 3 : element + "x");
      elements.forEach(
          (path, other) -> {
            List<Object> changed = copy(list);
            changed.set(index, other);
            others.put("[" + index + "]." + path, changed);
          });
    }
    return others;
  }

  private static List<Object> copy(List<?> list) {
    List<Object> copy = new ArrayList<>();
    list.forEach(element -> copy.add(requireNonNull(element)));
    return copy;
  }

  private static @Nullable Object value(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static @Nullable Record copy(
      Record record, RecordComponent[] components, int index, @Nullable Object other) {
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<? extends Record> canonical = record.getClass().getDeclaredConstructor(types);
      @Nullable Object[] values = new @Nullable Object[components.length];
      for (int i = 0; i < components.length; i++) {
        values[i] = i == index ? other : value(components[i], record);
      }
      return canonical.newInstance(values);
    } catch (InvocationTargetException e) {
      return null; // the record does not allow it
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
