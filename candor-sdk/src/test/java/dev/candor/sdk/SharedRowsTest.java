package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.FieldWriter;
import dev.candor.HashScope;
import dev.candor.Level;
import dev.candor.Trust;
import dev.candor.WireNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The row of the local store is also the one that leaves only where the two are the same. */
class SharedRowsTest {

  private static final WireNames LEVELS = new WireNames("ON", "on", "OFF", "off");
  private static final Pattern VERSION = Pattern.compile("[0-9]+(\\.[0-9]+)*");
  private static final Set<String> COLOURS = Set.of("red", "green");

  private final Encoder local = Encoder.raw(true);
  private Encoder leaving = Encoder.leaving(keys(Path.of("")), Agreement.NONE, null);

  @BeforeEach
  void keysInAFolderOfTheirOwn(@TempDir Path folder) {
    leaving = Encoder.leaving(keys(folder), Agreement.NONE, null);
  }

  private static Hashing keys(Path folder) {
    Machine machine = new Machine(folder);
    return new Hashing(new Identity(machine.places(), machine.entropy), null);
  }

  /**
   * A call of a generated codec.
   *
   * @param same whether its field may leave as it stands in the local row
   */
  record Field(String word, boolean same, Consumer<FieldWriter> write) {
    @Override
    public String toString() {
      return word;
    }
  }

  private static Field field(String word, boolean same, Consumer<FieldWriter> write) {
    return new Field(word, same, write);
  }

  private static final List<Field> FIELDS =
      List.of(
          field("flag", true, out -> out.flag("field", true)),
          field("whole", true, out -> out.whole("field", -7)),
          field("unsigned", true, out -> out.unsigned("field", 7)),
          field("decimal", true, out -> out.decimal("field", 0.5)),
          field("no decimal", true, out -> out.decimal("field", Double.NaN)),
          field("constant", true, out -> out.constant("field", "red")),
          field(
              "constants",
              true,
              out -> out.constants("field", List.of(Level.ON, Level.OFF), 1, LEVELS)),
          field("one of", true, out -> out.oneOf("field", "red", COLOURS, "other")),
          field("none of", false, out -> out.oneOf("field", "a secret", COLOURS, "other")),
          field("no one", true, out -> out.oneOf("field", null, COLOURS, "other")),
          field("identifier", true, out -> out.identifier("field", "1.4.2", VERSION, 8)),
          field("no identifier", false, out -> out.identifier("field", "a secret", VERSION, 8)),
          field(
              "long identifier", false, out -> out.identifier("field", "1.4.2.1.4.2", VERSION, 8)),
          field("opaque", true, out -> out.opaque("field", "t0k-en")),
          field("no opaque", false, out -> out.opaque("field", "a secret")),
          field("uuid token", true, out -> out.opaque("field", new UUID(3, 4))),
          field(
              "hashed",
              false,
              out -> out.hashed("field", "a secret", HashScope.INSTALLATION, Trust.LOCAL)),
          field(
              "hashed null",
              false,
              out -> out.hashed("field", null, HashScope.INSTALLATION, Trust.LOCAL)),
          field("local", false, out -> out.local("field", "a secret")),
          field("local null", false, out -> out.local("field", null)),
          field("local whole", false, out -> out.local("field", 4711L)),
          field("local decimal", false, out -> out.local("field", 47.11)),
          field("local flag", false, out -> out.local("field", true)),
          field("masked", false, out -> out.masked("field", "a secret", 40)),
          field("crash", false, out -> out.crash("field", new IllegalStateException("a secret"))),
          field("one ofs", false, out -> out.oneOfs("field", List.of("red"), 4, COLOURS, "other")),
          field("identifiers", false, out -> out.identifiers("field", List.of("1"), 4, VERSION, 8)),
          field("opaques", false, out -> out.opaques("field", List.of("t0k-en"), 4)),
          field(
              "hashes",
              false,
              out -> out.hashes("field", List.of("a secret"), 4, HashScope.INSTALLATION)),
          field("locals", false, out -> out.locals("field", List.of("a secret"), 4)),
          field("numbers", true, out -> out.numbers("field", List.of(1, 2.5), 4)),
          field(
              "map",
              true,
              out -> {
                out.beginMap("field");
                out.whole("one", 1);
                out.endMap();
              }),
          field(
              "map of locals",
              false,
              out -> {
                out.beginMap("field");
                out.local("one", "a secret");
                out.endMap();
              }));

  static List<Field> fields() {
    return FIELDS;
  }

  @ParameterizedTest
  @MethodSource("fields")
  void eachClassOfFieldsSaysWhetherItLeavesAsItIs(Field field) {
    Numbered event = event(Context.NONE, field.write());

    EncodedRow row = local.encode(event);

    assertThat(local.leavesAsItIs(Context.NONE)).isEqualTo(field.same());
    if (field.same()) {
      assertThat(leaving.encode(event)).hasToString(row.toString());
    } else {
      assertThat(leaving.encode(event).toString()).doesNotContain("secret").doesNotContain("47");
    }
  }

  /** In any order and number, with measurements behind: one field that differs is enough. */
  @Test
  void aRowThatIsSharedIsByteForByteTheOneThatLeaves() {
    long seed = Long.getLong("candor.seed", 20_261_122);
    Random random = new Random(seed);
    List<Field> all = FIELDS;
    List<Field> same = all.stream().filter(each -> each.same()).toList();
    int shared = 0;
    for (int i = 0; i < 5_000; i++) {
      List<Field> fields = new ArrayList<>();
      for (int field = random.nextInt(5); field > 0; field--) {
        List<Field> from = random.nextInt(8) == 0 ? all : same;
        fields.add(from.get(random.nextInt(from.size())));
      }
      long measured = random.nextLong();
      Numbered event =
          event(
              Context.NONE,
              out -> {
                fields.forEach(field -> field.write().accept(out));
                out.measure("measured", measured);
              });
      String row = local.encode(event).toString();
      boolean leaves = local.leavesAsItIs(Context.NONE);
      shared += leaves ? 1 : 0;
      assertThat(leaves)
          .as("seed %s, fields %s", seed, fields)
          .isEqualTo(fields.stream().allMatch(field -> field.same()));
      if (leaves) {
        assertThat(leaving.encode(event)).as("seed %s, %s", seed, fields).hasToString(row);
      }
    }
    assertThat(shared).isBetween(1_000, 4_500);
  }

  @Test
  void whatWentWrongStays() {
    Context failed = Context.NONE.failed(new IllegalStateException("a secret"));
    Numbered event = event(failed, out -> out.whole("field", 1));

    assertThat(local.encode(event).toString()).contains("a secret");
    assertThat(local.leavesAsItIs(failed)).isFalse();
  }

  @Test
  void whereFieldsAreWithheldOrListedNoRowIsShared() {
    Agreement some =
        new Agreement(
            Agreement.NONE.tiers(),
            Set.of(),
            false,
            Map.of("step", Set.of("number")),
            List.of(),
            null);

    assertThat(Encoder.leavesAll("step", Agreement.NONE, null)).isTrue();
    assertThat(Encoder.leavesAll("step", some, null)).isFalse();
    assertThat(Encoder.leavesAll("other", some, null)).isTrue();
    assertThat(Encoder.leavesAll("step", Agreement.NONE, Map.of())).isFalse();
  }

  @Test
  void whereNothingLeavesNoRowIsCompared() {
    Encoder alone = Encoder.raw(false);

    alone.encode(event(Context.NONE, out -> out.whole("field", 1)));

    assertThat(alone.leavesAsItIs(Context.NONE)).isFalse();
  }

  private static Numbered event(Context context, Consumer<FieldWriter> fields) {
    return new Numbered(
        SampleEvents.codec(
            SampleEvents.Step.class,
            "step",
            (SampleEvents.Step event, FieldWriter out) -> fields.accept(out)),
        new SampleEvents.Step(1),
        SpoolRows.header(SpoolRows.RUN),
        1,
        1_770_000_000_000L,
        context);
  }
}
