package dev.candor.processor;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.candor.EventCodec;
import dev.candor.FieldWriter;
import dev.candor.HashScope;
import dev.candor.Level;
import dev.candor.Plan;
import dev.candor.Route;
import dev.candor.Tier;
import java.lang.reflect.Constructor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the generated classes do once they are loaded. */
class GeneratedCodecTest {

  private final ClassLoader loader = ExampleIde.compile().loader();

  @Test
  void aCodecHandsOverPropertiesThenMeasurementsByTheirClass() throws Exception {
    Object outcome = constant("com.example.ide.BuildOutcome", 1);

    List<String> calls =
        written(
            "com.example.ide.BuildFinished",
            Duration.ofMillis(1500),
            outcome,
            true,
            3,
            0.5,
            7,
            Duration.ofMillis(2999),
            4096L);

    assertThat(calls)
        .containsExactly(
            "constant outcome tests_failed",
            "flag clean true",
            "whole exit_code 3",
            "decimal cache_hit_ratio 0.5",
            "measure took 1500",
            "measure files 7",
            "measure waited 2",
            "measure written 4096");
  }

  @Test
  void aNullIsAFieldThatIsAbsent() throws Exception {
    List<String> calls =
        written("com.example.ide.BuildFinished", null, null, false, null, 0.0, 0, null, null);

    assertThat(calls)
        .containsExactly(
            "constant outcome null",
            "flag clean false",
            "decimal cache_hit_ratio 0.0",
            "measure files 0");
  }

  @Test
  void textsGoByTheMethodOfTheirClass() throws Exception {
    UUID session = new UUID(1, 2);

    List<String> calls =
        written(
            "com.example.ide.agent.Agent$Spawned",
            "codex",
            "mine",
            "1.2",
            "t-1",
            session,
            "ada",
            "bob",
            "rm -rf",
            3,
            1.5,
            true,
            constant("com.example.ide.agent.Agent$Mode", 0),
            Duration.ofSeconds(2));

    assertThat(calls)
        .containsExactly(
            "oneOf agent_kind codex [claude, codex, gemini] other",
            "oneOf extension mine [an-extension-with-a-long-name,"
                + " another-extension-with-a-long-name] private",
            "identifier version 1.2 \\d+(\\.\\d+)* 32",
            "opaque token t-1",
            "opaque session 00000000-0000-0001-0000-000000000002",
            "hashed user ada INSTALLATION",
            "hashed author bob PRODUCT",
            "local command rm -rf",
            "local depth 3",
            "local load 1.5",
            "local interactive true",
            "local mode ask",
            "local idle 2000");
  }

  @Test
  void textsThatAreNullAreHandedOverAsNull() throws Exception {
    List<String> calls =
        written(
            "com.example.ide.agent.Agent$Spawned",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            0,
            null,
            false,
            null,
            null);

    assertThat(calls)
        .containsExactly(
            "oneOf agent_kind null [claude, codex, gemini] other",
            "oneOf extension null [an-extension-with-a-long-name,"
                + " another-extension-with-a-long-name] private",
            "identifier version null \\d+(\\.\\d+)* 32",
            "opaque token null",
            "opaque session null",
            "hashed user null INSTALLATION",
            "hashed author null PRODUCT",
            "local command null",
            "local depth 0",
            "local interactive false",
            "local mode null");
  }

  @Test
  void thePlanCarriesTheHeaderAndACodecOfEachEvent() throws Exception {
    Plan plan = plan();

    assertThat(plan.product()).isEqualTo("example-ide");
    assertThat(plan.variables()).isEqualTo("EXAMPLE_IDE");
    assertThat(plan.defaultLevel()).isEqualTo(Level.ON);
    assertThat(plan.destinations()).containsExactly("collector", "warehouse");
    assertThat(plan.events())
        .extracting(EventCodec::name, EventCodec::tier, EventCodec::route, EventCodec::hashes)
        .containsExactly(
            tuple("agent.spawned", Tier.EVENTS, Route.PRODUCT, true),
            tuple("build.finished", Tier.METRICS, Route.OPERATIONAL, false));
  }

  private Plan plan() throws ReflectiveOperationException {
    Class<?> type = loader.loadClass("com.example.ide.ExampleIdePlan");
    return (Plan) requireNonNull(type.getMethod("plan").invoke(null));
  }

  private Object constant(String type, int ordinal) throws ClassNotFoundException {
    return requireNonNull(loader.loadClass(type).getEnumConstants())[ordinal];
  }

  private List<String> written(String type, @Nullable Object... components)
      throws ReflectiveOperationException {
    Constructor<?> constructor = loader.loadClass(type).getDeclaredConstructors()[0];
    constructor.setAccessible(true);
    Record event = (Record) constructor.newInstance(components);
    RecordingWriter out = new RecordingWriter();
    for (EventCodec<?> codec : plan().events()) {
      if (codec.type().equals(event.getClass())) {
        write(codec, event, out);
      }
    }
    return out.calls;
  }

  private static <E extends Record> void write(EventCodec<E> codec, Record event, FieldWriter out) {
    codec.write(codec.type().cast(event), out);
  }

  /** Keeps each call as a line. */
  private static final class RecordingWriter implements FieldWriter {

    private final List<String> calls = new ArrayList<>();

    private void call(String method, String name, @Nullable Object... rest) {
      StringBuilder call = new StringBuilder(method).append(' ').append(name);
      for (Object argument : rest) {
        call.append(' ').append(argument);
      }
      calls.add(call.toString());
    }

    @Override
    public void flag(String name, boolean value) {
      call("flag", name, value);
    }

    @Override
    public void whole(String name, long value) {
      call("whole", name, value);
    }

    @Override
    public void decimal(String name, double value) {
      call("decimal", name, value);
    }

    @Override
    public void constant(String name, @Nullable String value) {
      call("constant", name, value);
    }

    @Override
    public void oneOf(String name, @Nullable String value, Set<String> values, String otherwise) {
      call("oneOf", name, value, new TreeSet<>(values), otherwise);
    }

    @Override
    public void identifier(String name, @Nullable String value, Pattern pattern, int maxLength) {
      call("identifier", name, value, pattern, maxLength);
    }

    @Override
    public void opaque(String name, @Nullable String value) {
      call("opaque", name, value);
    }

    @Override
    public void opaque(String name, @Nullable UUID value) {
      call("opaque", name, value);
    }

    @Override
    public void hashed(String name, @Nullable String value, HashScope scope) {
      call("hashed", name, value, scope);
    }

    @Override
    public void local(String name, @Nullable String value) {
      call("local", name, value);
    }

    @Override
    public void local(String name, long value) {
      call("local", name, value);
    }

    @Override
    public void local(String name, double value) {
      call("local", name, value);
    }

    @Override
    public void local(String name, boolean value) {
      call("local", name, value);
    }

    @Override
    public void measure(String name, long value) {
      call("measure", name, value);
    }

    @Override
    public void measure(String name, double value) {
      call("measure", name, value);
    }
  }
}
