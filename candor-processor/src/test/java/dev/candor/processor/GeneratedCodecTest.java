package dev.candor.processor;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.candor.EventCodec;
import dev.candor.FieldWriter;
import dev.candor.Level;
import dev.candor.Plan;
import dev.candor.PlanDestination;
import dev.candor.Route;
import dev.candor.Tier;
import dev.candor.Trust;
import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the generated classes do once they are loaded. */
class GeneratedCodecTest {

  private static final String VERDICT = "com.example.ide.ReviewFinished$Verdict";

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
            "hashed user ada INSTALLATION LOCAL",
            "hashed author bob PRODUCT LOCAL",
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
            "hashed user null INSTALLATION LOCAL",
            "hashed author null PRODUCT LOCAL",
            "local command null",
            "local depth 0",
            "local interactive false",
            "local mode null");
  }

  @Test
  void groupsListsAndMapsAreHandedOverByTheMethodOfTheirElements() throws Exception {
    Object approved = constant(VERDICT, 0);
    Object rejected = constant(VERDICT, 1);
    Map<Object, Object> found = new LinkedHashMap<>(); // against the order of the keys
    found.put(rejected, 2);
    found.put(approved, 1);

    List<String> calls =
        written(
            "com.example.ide.ReviewFinished",
            made("com.example.ide.Origin", "main", "ada", "/home/ada", Duration.ofMillis(2500)),
            approved,
            true,
            3,
            2,
            4096L,
            "it failed",
            new IllegalStateException("no"),
            List.of(rejected, approved),
            List.of(10, 20),
            List.of("lint"),
            List.of("no-tabs"),
            List.of("t-1"),
            List.of("ada"),
            List.of("a.txt"),
            found,
            Map.of(rejected, true),
            Map.of(approved, 5L, rejected, 6L));

    assertThat(calls)
        .containsExactly(
            "hashed $branch main INSTALLATION OWN",
            "hashed reviewer ada INSTALLATION LOCAL",
            "local path /home/ada",
            "constant verdict lgtm",
            "flag on_request true",
            "unsigned round 2",
            "masked message it failed 200",
            "crash failure java.lang.IllegalStateException: no",
            "constants rounds [rejected, lgtm] 8",
            "numbers lines [10, 20] 8",
            "oneOfs checks [lint] 4 [lint, test] other",
            "identifiers rules [no-tabs] 4 [a-z]+(-[a-z]+)* 32",
            "opaques threads [t-1] 4",
            "hashes authors [ada] 4 INSTALLATION",
            "locals files [a.txt] 4",
            "beginMap found",
            "whole lgtm 1",
            "whole rejected 2",
            "endMap ",
            "flag was.rejected true",
            "measure age 2",
            "count comments 3",
            "measure diff 4096",
            "count votes_lgtm 5",
            "count votes_rejected 6");
  }

  @Test
  void aGroupAListAndAMapThatAreNullAreAbsent() throws Exception {
    List<String> calls =
        written(
            "com.example.ide.ReviewFinished",
            null,
            null,
            false,
            0,
            0,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);

    assertThat(calls)
        .containsExactly(
            "constant verdict null",
            "flag on_request false",
            "unsigned round 0",
            "masked message null 200",
            "crash failure null",
            "constants rounds null 8",
            "numbers lines null 8",
            "oneOfs checks null 4 [lint, test] other",
            "identifiers rules null 4 [a-z]+(-[a-z]+)* 32",
            "opaques threads null 4",
            "hashes authors null 4 INSTALLATION",
            "locals files null 4",
            "count comments 0");
  }

  @Test
  void aMapOfTextsIsHandedOverKeyByKeyAndWhatStaysAsItsText() throws Exception {
    ClassLoader acme =
        Compilation.of(
                List.of(),
                Sources.product("acme", "acme"),
                Sources.event(
                    "@OneOf({\"a\", \"b\"}) Map<Tier, String> modes,"
                        + " @LocalOnly Path file, @LocalOnly UUID id"))
            .loader();
    Plan plan =
        (Plan) requireNonNull(acme.loadClass("acme.AcmePlan").getMethod("plan").invoke(null));
    EventCodec<?> codec = plan.events().get(0);
    Record event =
        (Record)
            codec
                .type()
                .getDeclaredConstructors()[0]
                .newInstance(
                    Map.of(Tier.METRICS, "a", Tier.EVENTS, "x"), Path.of("/home/ada"), null);
    RecordingWriter out = new RecordingWriter();

    write(codec, event, out);

    assertThat(out.calls)
        .containsExactly(
            "beginMap modes",
            "oneOf metrics a [a, b] other",
            "oneOf events x [a, b] other",
            "endMap ",
            "local file /home/ada",
            "local id null");
  }

  @Test
  void thePlanCarriesTheHeaderAndACodecOfEachEvent() throws Exception {
    Plan plan = plan();

    assertThat(plan.product()).isEqualTo("example-ide");
    assertThat(plan.variables()).isEqualTo("EXAMPLE_IDE");
    assertThat(plan.defaultLevel()).isEqualTo(Level.ON);
    assertThat(plan.destinations())
        .containsExactly(
            new PlanDestination("collector", Trust.OWN, Set.of(Tier.METRICS, Tier.EVENTS)),
            new PlanDestination("warehouse", Trust.VENDOR, Set.of(Tier.EVENTS)));
    assertThat(plan.events())
        .extracting(EventCodec::name, EventCodec::tier, EventCodec::route, EventCodec::hashes)
        .containsExactly(
            tuple("build.finished", Tier.METRICS, Route.OPERATIONAL, false),
            tuple("edited", Tier.EVENTS, Route.PRODUCT, true),
            tuple("review.finished", Tier.EVENTS, Route.PRODUCT, true),
            tuple("agent.spawned", Tier.EVENTS, Route.PRODUCT, true));
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
    Record event = made(type, components);
    RecordingWriter out = new RecordingWriter();
    for (EventCodec<?> codec : plan().events()) {
      if (codec.type().equals(event.getClass())) {
        write(codec, event, out);
      }
    }
    return out.calls;
  }

  private Record made(String type, @Nullable Object... components)
      throws ReflectiveOperationException {
    Constructor<?> constructor = loader.loadClass(type).getDeclaredConstructors()[0];
    constructor.setAccessible(true);
    return (Record) constructor.newInstance(components);
  }

  private static <E extends Record> void write(EventCodec<E> codec, Record event, FieldWriter out) {
    codec.write(codec.type().cast(event), out);
  }
}
