package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.candor.FieldWriter;
import dev.candor.Level;
import dev.candor.Plan;
import dev.candor.sdk.sink.AmplitudeProtocol;
import dev.candor.sdk.sink.IngestProtocol;
import dev.candor.sdk.sink.LangfuseProtocol;
import dev.candor.sdk.sink.Observation;
import dev.candor.sdk.sink.OtlpProtocol;
import dev.candor.sdk.sink.PostHogProtocol;
import dev.candor.sdk.sink.SegmentProtocol;
import dev.candor.wire.Json;
import dev.candor.wire.Row;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No way out of a process changes a whole number. Not the largest or the least, and not an unsigned
 * one that is negative: a row says no sign, so that the mistake comes to where the plan is known.
 */
class WholeNumbersTest {

  private static final String METADATA = "langfuse.observation.metadata.";
  private static final URI THERE = URI.create("https://there.example");
  private static final Json MOST = new Json.Whole(9_223_372_036_854_775_807L);
  private static final Json LEAST = new Json.Whole(-9_223_372_036_854_775_808L);
  private static final Json MINUS_ONE = new Json.Whole(-1);
  private static final Map<String, Json> SENT =
      Map.of(
          "most",
          MOST,
          "least",
          LEAST,
          "unsigned",
          MINUS_ONE,
          "sizes",
          new Json.Array(List.of(MOST, LEAST, MINUS_ONE)),
          "by_kind.most",
          MOST,
          "by_kind.least",
          LEAST,
          "by_kind.unsigned",
          MINUS_ONE,
          "measured_most",
          MOST,
          "measured_least",
          LEAST,
          "counted",
          MINUS_ONE);

  @TempDir Path root;

  /** An event of whole numbers. */
  record Sized() {}

  private static final Plan PLAN =
      new Plan(
          "build-tool",
          "BUILD_TOOL",
          List.of(),
          Level.LOCAL,
          "",
          SampleEvents.COLLECTOR,
          List.of("org.example.build"),
          "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
          List.of(
              SampleEvents.codec(
                  Sized.class, "sized", (event, out) -> WholeNumbersTest.fill(out))));

  private static void fill(FieldWriter out) {
    out.whole("most", Long.MAX_VALUE);
    out.whole("least", Long.MIN_VALUE);
    out.unsigned("unsigned", -1);
    out.numbers("sizes", List.of(Long.MAX_VALUE, Long.MIN_VALUE, -1L), 3);
    out.beginMap("by_kind");
    out.whole("most", Long.MAX_VALUE);
    out.whole("least", Long.MIN_VALUE);
    out.unsigned("unsigned", -1);
    out.endMap();
    out.measure("measured_most", Long.MAX_VALUE);
    out.measure("measured_least", Long.MIN_VALUE);
    out.count("counted", -1);
  }

  /**
   * A protocol.
   *
   * @param read the fields of the one event of a body
   */
  record Door(String name, Protocol protocol, Function<byte[], Map<String, Json>> read) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Door> doors() {
    AmplitudeProtocol amplitude = new AmplitudeProtocol(THERE, "a-key");
    PostHogProtocol postHog = new PostHogProtocol(THERE, "phc_key");
    return List.of(
        new Door("collector", new CollectorProtocol(THERE, "key"), in("events", "fields")),
        new Door("PostHog", postHog, in("batch", "properties")),
        new Door("PostHog's batch", postHog.byBatch(), in("batch", "properties")),
        new Door("Amplitude", amplitude, in("events", "event_properties")),
        new Door("Amplitude's batch", amplitude.byBatch(), in("events", "event_properties")),
        new Door("Segment", SegmentProtocol.segment(THERE, "key"), in("batch", "properties")),
        new Door(
            "RudderStack", SegmentProtocol.rudderStack(THERE, "key"), in("batch", "properties")),
        new Door("ingest", new IngestProtocol(THERE), body -> first(body, "events").members()),
        new Door("OTLP logs", new OtlpProtocol(THERE), WholeNumbersTest::ofLog),
        new Door(
            "Langfuse",
            new LangfuseProtocol(THERE, "pk-lf-1", "sk-lf-2")
                .with(Observation.of("sized", Observation.Kind.EVENT)),
            WholeNumbersTest::ofSpan));
  }

  @ParameterizedTest
  @MethodSource("doors")
  void leaveAsTheyAre(Door door) {
    Protocol.Translation translation = door.protocol().translate(parcel(), Instant.EPOCH);

    assertThat(translation.refused()).isEmpty();
    assertThat(flat(door.read().apply(translation.messages().get(0).body())))
        .containsAllEntriesOf(SENT);
  }

  /** What a model used is told as a text of JSON. */
  @Test
  void areWhatAModelUsed() throws Exception {
    LangfuseProtocol langfuse =
        new LangfuseProtocol(THERE, "pk-lf-1", "sk-lf-2")
            .with(
                Observation.of("sized", Observation.Kind.GENERATION)
                    .field("most", "gen_ai.usage.input_tokens")
                    .usage("measured_most", "input")
                    .usage("counted", "output"));
    Map<String, Json> told =
        ofSpan(langfuse.translate(parcel(), Instant.EPOCH).messages().get(0).body());

    assertThat(told)
        .containsEntry("gen_ai.usage.input_tokens", MOST)
        .containsEntry(
            "langfuse.observation.usage_details",
            new Json.Text("{\"input\":9223372036854775807,\"output\":-1}"));
  }

  @Test
  void stayAsTheyAre() throws Exception {
    Machine machine = new Machine(root);
    try (Candor candor = machine.candor(PLAN).open()) {
      candor.telemetry().record(new Sized());
    }

    Row row = Row.parse(machine.localLines().get(1).getBytes(UTF_8));

    assertThat(flat(row.fields().members())).isEqualTo(SENT);
  }

  private Parcel parcel() {
    Machine machine = new Machine(root);
    Hashing keys = new Hashing(new Identity(machine.places(), machine.entropy), null);
    Row row = new LeavingRows(PLAN, keys).row(new Sized(), SpoolRows.RUN, 1, Instant.EPOCH);
    return new Parcel(
        row.id(), 1, SpoolRows.header(SpoolRows.RUN), Map.of(), List.of(row), 0, List.of());
  }

  /** With what a map holds under {@code map.key}, as Langfuse is told it. */
  private static Map<String, Json> flat(Map<String, Json> fields) {
    Map<String, Json> flat = new LinkedHashMap<>();
    fields.forEach(
        (name, value) -> {
          if (value instanceof Json.Members map) {
            map.members().forEach((key, each) -> flat.put(name + "." + key, each));
          } else {
            flat.put(name, value);
          }
        });
    return flat;
  }

  private static Function<byte[], Map<String, Json>> in(String list, String fields) {
    return body -> first(body, list).object(fields).members();
  }

  private static Json.Members first(byte[] body, String list) {
    return Json.parse(body).object().array(list).get(0).object();
  }

  private static Map<String, Json> ofLog(byte[] body) {
    ExportLogsServiceRequest.Builder request = ExportLogsServiceRequest.newBuilder();
    merge(body, request);
    return of(request.getResourceLogs(0).getScopeLogs(0).getLogRecords(0).getAttributesList());
  }

  private static Map<String, Json> ofSpan(byte[] body) {
    ExportTraceServiceRequest.Builder request = ExportTraceServiceRequest.newBuilder();
    merge(body, request);
    return of(request.getResourceSpans(0).getScopeSpans(0).getSpans(0).getAttributesList());
  }

  private static void merge(byte[] body, com.google.protobuf.Message.Builder into) {
    try {
      JsonFormat.parser().merge(new String(body, UTF_8), into);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, Json> of(List<KeyValue> attributes) {
    Map<String, Json> fields = new LinkedHashMap<>();
    attributes.forEach(
        each -> fields.put(each.getKey().replace(METADATA, ""), of(each.getValue())));
    return fields;
  }

  private static Json of(AnyValue value) {
    return switch (value.getValueCase()) {
      case INT_VALUE -> new Json.Whole(value.getIntValue());
      case DOUBLE_VALUE -> new Json.Decimal(value.getDoubleValue());
      case ARRAY_VALUE ->
          new Json.Array(
              value.getArrayValue().getValuesList().stream().map(WholeNumbersTest::of).toList());
      case KVLIST_VALUE -> new Json.Members(of(value.getKvlistValue().getValuesList()));
      default -> new Json.Text(value.getStringValue());
    };
  }
}
