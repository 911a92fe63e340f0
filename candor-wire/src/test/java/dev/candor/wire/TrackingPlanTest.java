package dev.candor.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class TrackingPlanTest {

  private static final FieldPlan KIND =
      new FieldPlan(
          "agent_kind",
          PrivacyClass.ONE_OF,
          FieldType.TEXT,
          null,
          List.of("claude", "codex", "other"),
          null,
          0,
          null);
  private static final FieldPlan FULL =
      new FieldPlan(
          "everything",
          PrivacyClass.IDENTIFIER,
          FieldType.TEXT,
          "milliseconds",
          List.of("a"),
          "[a-z]+",
          64,
          "installation");
  private static final EventPlan SPAWNED = event("ao.session.spawned", KIND, FULL);
  private static final EventPlan KILLED = event("ao.session.killed");
  private static final TrackingPlan PLAN =
      new TrackingPlan("ao", "AO", "local", List.of("collector"), 400, List.of(SPAWNED, KILLED));

  @Test
  void aPlanIsReadBackAsItWasWritten() {
    assertThat(TrackingPlan.parse(PLAN.toJson())).isEqualTo(PLAN);
  }

  @Test
  void aPlanIsDrawnToTheLetter() {
    TrackingPlan small =
        new TrackingPlan("ao", "AO", "local", List.of("a", "b"), 400, List.of(event("e", KIND)));

    assertThat(new String(small.toJson(), UTF_8))
        .isEqualTo(
            """
            {"candor_plan":1,
              "product":{"name":"ao","variables":"AO","default_level":"local",\
            "destinations":["a","b"],"retention_days":400},
              "hash":"%s",
              "events":[
                {"name":"e",
                  "purpose":"Shows what sessions are for.",
                  "owner":"agents","tier":"events","route":"product","activity":"development",\
            "actor":"installation",
                  "fields":[
                    {"name":"agent_kind","class":"one_of","type":"text",\
            "values":["claude","codex","other"]}]}]}
            """
                .formatted(small.hash()));
  }

  @Test
  void theOrderInWhichEventsAreDeclaredIsNoFact() {
    TrackingPlan turned =
        new TrackingPlan("ao", "AO", "local", List.of("collector"), 400, List.of(KILLED, SPAWNED));

    assertThat(turned.toJson()).isEqualTo(PLAN.toJson());
  }

  @Test
  void theHashIsThirtyTwoHexadecimalDigits() {
    assertThat(PLAN.hash()).matches("[0-9a-f]{32}");
  }

  @Test
  void everyFactOfAPlanChangesItsHash() {
    List<TrackingPlan> changed = new ArrayList<>();
    for (Record plan : changes(PLAN)) {
      changed.add((TrackingPlan) plan);
    }
    for (Record event : changes(SPAWNED)) {
      changed.add(planOf((EventPlan) event));
    }
    for (FieldPlan field : List.of(KIND, FULL)) {
      for (Record other : changes(field)) {
        changed.add(planOf(event("ao.session.spawned", (FieldPlan) other)));
      }
    }
    changed.add(planOf(event("ao.session.spawned", KIND)));
    changed.add(planOf(event("ao.session.spawned", FULL)));
    changed.add(planOf(event("ao.session.spawned", FULL, KIND)));
    changed.add(PLAN);

    assertThat(changed.stream().map(TrackingPlan::hash)).doesNotHaveDuplicates();
    assertThat(changed).allSatisfy(p -> assertThat(TrackingPlan.parse(p.toJson())).isEqualTo(p));
  }

  @Test
  void aFileThatWasEditedByHandIsRefused() {
    String file = new String(PLAN.toJson(), UTF_8);
    for (String[] edit :
        new String[][] {
          {"\"default_level\":\"local\"", "\"default_level\":\"on\""},
          {"\"retention_days\":400", "\"retention_days\":4000"},
          {"\"retention_days\":400", "\"retention_days\":4294967696"},
          {"\"max_length\":64", "\"max_length\":4294967360"},
          {"\"collector\"", "\"collector\",\"vendor\""},
          {"\"identifier\"", "\"opaque\""},
          {"what sessions are for", "nothing of you"},
          {"\"codex\",", ""},
          {"\"events\":[", "\"evts\":["},
        }) {
      String edited = file.replace(edit[0], edit[1]);
      assertThat(edited).isNotEqualTo(file);
      assertThatExceptionOfType(MalformedException.class)
          .as(edit[1])
          .isThrownBy(() -> TrackingPlan.parse(edited.getBytes(UTF_8)));
    }
  }

  @Test
  void theMessageOfAnEditedFileSaysWhatToDo() {
    String edited = new String(PLAN.toJson(), UTF_8).replace("400", "399");

    assertThatExceptionOfType(MalformedException.class)
        .isThrownBy(() -> TrackingPlan.parse(edited.getBytes(UTF_8)))
        .withMessageContaining(PLAN.hash())
        .withMessageContaining("compile the plan again");
  }

  @Test
  void aNewerFormatIsNotGuessedAt() {
    String newer = new String(PLAN.toJson(), UTF_8).replace("_plan\":1,", "_plan\":2,");

    assertThatExceptionOfType(MalformedException.class)
        .isThrownBy(() -> TrackingPlan.parse(newer.getBytes(UTF_8)))
        .withMessage("candor_plan 2: this reader knows 1");
  }

  @Test
  void everyCutOfAPlanIsMalformed() {
    byte[] whole = PLAN.toJson();

    for (int length = 0; length < whole.length - 1; length++) { // the last byte ends the line
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatExceptionOfType(MalformedException.class)
          .as("cut at byte " + length)
          .isThrownBy(() -> TrackingPlan.parse(cut));
    }
  }

  @Test
  void aFlippedBitIsMalformedOrReadsAsTheSamePlan() {
    byte[] whole = PLAN.toJson();

    for (int bit = 0; bit < 8 * whole.length; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      Attempts.isMalformedOrRead(
          () -> assertThat(TrackingPlan.parse(flipped)).isEqualTo(PLAN), "bit " + bit);
    }
  }

  private static TrackingPlan planOf(EventPlan event) {
    return new TrackingPlan("ao", "AO", "local", List.of("collector"), 400, List.of(event, KILLED));
  }

  private static EventPlan event(String name, FieldPlan... fields) {
    return new EventPlan(
        name,
        "Shows what sessions are for.",
        "agents",
        "events",
        "product",
        "development",
        EventPlan.INSTALLATION,
        List.of(fields));
  }

  /** Copies of a record, each of which differs in one component. */
  private static List<Record> changes(Record record) {
    try {
      RecordComponent[] components = requireNonNull(record.getClass().getRecordComponents());
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<? extends Record> canonical = record.getClass().getDeclaredConstructor(types);
      List<Record> changes = new ArrayList<>();
      for (int i = 0; i < components.length; i++) {
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int j = 0; j < components.length; j++) {
          values[j] = components[j].getAccessor().invoke(record);
        }
        values[i] = other(values[i]);
        changes.add(canonical.newInstance(values));
      }
      return changes;
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static Object other(@Nullable Object value) {
    if (value instanceof Integer number) {
      return number + 1;
    } else if (value instanceof PrivacyClass) {
      return PrivacyClass.LOCAL_ONLY;
    } else if (value instanceof FieldType) {
      return FieldType.DECIMAL;
    } else if (value instanceof List<?> list) {
      List<Object> longer = new ArrayList<>();
      list.forEach(element -> longer.add(requireNonNull(element)));
      Object first = list.isEmpty() ? "" : requireNonNull(list.get(0));
      longer.add(
          first instanceof EventPlan ? event("more") : first instanceof FieldPlan ? FULL : "more");
      return longer;
    }
    return value + "x";
  }
}
