package dev.candor.sdk;

import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.Json;
import dev.candor.wire.MalformedException;
import dev.candor.wire.PrivacyClass;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the record of one event out of what a view says of its fields. Which component a field is
 * of, their order says: the plan has the fields in that of the record's components, those of a
 * group in the place of the group. Immutable.
 */
final class ViewRecord {

  /** A group, or the event itself: how it is made, and of what. */
  private final Constructor<? extends Record> constructor;

  private final List<Part> parts;
  private final Set<String> properties = new HashSet<>();
  private final Set<String> measurements = new HashSet<>();

  /** One component. */
  private sealed interface Part {

    /** Its value; null where the view says nothing of it. */
    @Nullable Object of(Map<String, Json> said);
  }

  private ViewRecord(Class<? extends Record> type, Queue<FieldPlan> fields) {
    RecordComponent[] components = Objects.requireNonNull(type.getRecordComponents());
    Class<?>[] types = new Class<?>[components.length];
    List<Part> all = new ArrayList<>();
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      all.add(part(components[i], fields));
    }
    this.parts = List.copyOf(all);
    this.constructor = constructor(type, types);
  }

  /**
   * Of an event.
   *
   * @throws MalformedException if its record cannot be made from here
   */
  static ViewRecord of(Class<? extends Record> type, EventPlan event) {
    Queue<FieldPlan> fields = new ArrayDeque<>(event.fields());
    ViewRecord record = new ViewRecord(type, fields);
    if (!fields.isEmpty()) {
      throw another();
    }
    for (FieldPlan field : event.fields()) {
      (isMeasured(field) ? record.measurements : record.properties).add(name(field));
    }
    return record;
  }

  private static MalformedException another() {
    return new MalformedException("its record and its plan differ: compile both together");
  }

  private static boolean isMeasured(FieldPlan field) {
    return field.metric() != null && !field.label();
  }

  /** The name that a view gives it: a hash is what is made of it here. */
  private static String name(FieldPlan field) {
    return field.privacyClass() == PrivacyClass.HASHED
        ? field.name().replaceFirst("_hash$", "")
        : field.name();
  }

  private static Constructor<? extends Record> constructor(
      Class<? extends Record> type, Class<?>[] components) {
    try {
      Constructor<? extends Record> constructor = type.getDeclaredConstructor(components);
      if (!constructor.trySetAccessible()) {
        throw new MalformedException(
            "its record cannot be made here: say 'opens %s to dev.candor.sdk' in the module of '%s'"
                .formatted(type.getPackageName(), type.getName()));
      }
      return constructor;
    } catch (NoSuchMethodException e) {
      throw new AssertionError("every record has a canonical constructor", e);
    }
  }

  private static Part part(RecordComponent component, Queue<FieldPlan> fields) {
    Class<?> type = component.getType();
    if (type.isRecord()) {
      Set<String> names = new HashSet<>();
      fields.forEach(field -> names.add(name(field)));
      ViewRecord group = new ViewRecord(type.asSubclass(Record.class), fields);
      fields.forEach(field -> names.remove(name(field)));
      return new Group(group, names);
    }
    FieldPlan field = next(fields);
    if (Throwable.class.isAssignableFrom(type)) {
      return new Failure(name(field), name(next(fields)));
    }
    if (!(component.getGenericType() instanceof ParameterizedType several)) {
      return new One(type, field);
    }
    Type[] of = several.getActualTypeArguments();
    if (of.length == 1) {
      return new Several((Class<?>) of[0], field);
    }
    List<Object> keys = List.of(Objects.requireNonNull(((Class<?>) of[0]).getEnumConstants()));
    Class<?> value = (Class<?>) of[1];
    if (field.shape().form() == FieldPlan.Form.MAP) {
      return new Keyed(keys, value, field);
    }
    Map<Object, One> spread = new LinkedHashMap<>();
    for (Object key : keys) {
      spread.put(key, new One(value, spread.isEmpty() ? field : next(fields)));
    }
    return new Spread(spread);
  }

  private static FieldPlan next(Queue<FieldPlan> fields) {
    FieldPlan field = fields.poll();
    if (field == null) {
      throw another();
    }
    return field;
  }

  /**
   * Makes one.
   *
   * @throws MalformedException if the view says something that the plan does not have
   */
  Record make(Json.Members saidProperties, Json.Members saidMeasurements) {
    Map<String, Json> said = new LinkedHashMap<>();
    add(saidProperties, properties, "properties", said);
    add(saidMeasurements, measurements, "measurements", said);
    return make(said);
  }

  private static void add(
      Json.Members from, Set<String> planned, String where, Map<String, Json> to) {
    from.members()
        .forEach(
            (name, value) -> {
              if (!planned.contains(name)) {
                throw new MalformedException(
                    "there is no '%s' among its %s".formatted(ViewEvents.shown(name), where));
              }
              if (!(value instanceof Json.Null)) {
                to.put(name, value);
              }
            });
  }

  private Record make(Map<String, Json> said) {
    @Nullable Object[] values = new @Nullable Object[parts.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = parts.get(i).of(said);
    }
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause(); // its message may have a value in it
      throw new MalformedException("its record threw " + (cause == null ? e : cause.getClass()));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("a record's constructor makes one", e);
    }
  }

  /** A group of which the view says nothing is none. */
  private record Group(ViewRecord group, Set<String> names) implements Part {

    @Override
    public @Nullable Object of(Map<String, Json> said) {
      return said.keySet().stream().anyMatch(names::contains) ? group.make(said) : null;
    }
  }

  private record Failure(String type, String frames) implements Part {

    @Override
    public @Nullable Object of(Map<String, Json> said) {
      if (said.containsKey(type) || said.containsKey(frames)) {
        throw new MalformedException(
            "'%s' is part of a failure, which a view cannot hand over: leave it null"
                .formatted(said.containsKey(type) ? type : frames));
      }
      return null;
    }
  }

  private record One(Class<?> type, FieldPlan field) implements Part {

    @Override
    public @Nullable Object of(Map<String, Json> said) {
      Json value = said.get(name(field));
      if (value != null) {
        return ViewValue.of(type, field, name(field), value);
      }
      if (type.isPrimitive()) {
        throw new MalformedException("'%s' must be there".formatted(name(field)));
      }
      return null;
    }
  }

  private record Several(Class<?> type, FieldPlan field) implements Part {

    @Override
    public @Nullable Object of(Map<String, Json> said) {
      String name = name(field);
      Json value = said.get(name);
      if (value == null) {
        return null;
      }
      if (!(value instanceof Json.Array array)) {
        throw new MalformedException("'%s' must be an array".formatted(name));
      }
      List<Object> several = new ArrayList<>();
      array.values().forEach(each -> several.add(ViewValue.of(type, field, name, each)));
      return several;
    }
  }

  private record Keyed(List<Object> keys, Class<?> type, FieldPlan field) implements Part {

    @Override
    public @Nullable Object of(Map<String, Json> said) {
      String name = name(field);
      Json value = said.get(name);
      if (value == null) {
        return null;
      }
      if (!(value instanceof Json.Members members)) {
        throw new MalformedException("'%s' must be an object".formatted(name));
      }
      Map<Object, Object> keyed = new LinkedHashMap<>();
      members
          .members()
          .forEach(
              (key, each) -> {
                int place = field.shape().keys().indexOf(key);
                if (place < 0 || place >= keys.size()) {
                  throw new MalformedException(
                      "'%s' has no key '%s'".formatted(name, ViewEvents.shown(key)));
                }
                keyed.put(keys.get(place), ViewValue.of(type, field, name, each));
              });
      return keyed;
    }
  }

  /** A map that is one field a key; one of which the view says nothing is none. */
  private record Spread(Map<Object, One> keys) implements Part {

    @Override
    public @Nullable Object of(Map<String, Json> said) {
      Map<Object, Object> spread = new LinkedHashMap<>();
      keys.forEach(
          (key, one) -> {
            Object value = one.of(said);
            if (value != null) {
              spread.put(key, value);
            }
          });
      return spread.isEmpty() ? null : spread;
    }
  }
}
