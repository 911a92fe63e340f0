package dev.candor.reference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.EventCodec;
import dev.candor.Plan;
import dev.candor.PlanDestination;
import dev.candor.Tier;
import dev.candor.Trust;
import dev.candor.reference.altimate.AltimateLangfuse;
import dev.candor.reference.altimate.core.AltimateCoreIngest;
import dev.candor.sdk.Candor;
import dev.candor.sdk.CollectorProtocol;
import dev.candor.sdk.Delivery;
import dev.candor.sdk.Fate;
import dev.candor.sdk.HttpSink;
import dev.candor.sdk.Message;
import dev.candor.sdk.Parcel;
import dev.candor.sdk.Protocol;
import dev.candor.sdk.Response;
import dev.candor.sdk.sink.AmplitudeProtocol;
import dev.candor.sdk.sink.Bearer;
import dev.candor.sdk.sink.IngestProtocol;
import dev.candor.sdk.sink.IngestSink;
import dev.candor.sdk.sink.LangfuseProtocol;
import dev.candor.sdk.sink.Observation;
import dev.candor.sdk.sink.OtlpProtocol;
import dev.candor.sdk.sink.PostHogProtocol;
import dev.candor.sdk.sink.SegmentProtocol;
import dev.candor.sdk.sink.Streams;
import dev.candor.wire.TrackingPlan;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No raw value of an identity or of a field that never leaves is in anything that is written to be
 * sent, or sent by any protocol: for every event of every reference plan, however it is recorded,
 * where the person agreed to everything. Texts and failures are planted, numbers not.
 */
@Timeout(120)
final class CanaryTest {

  /** The collector that may have raw what the plan lets it. */
  private static final String NAMED = "named";

  @TempDir private Path root;

  static List<ReferenceTool> tools() {
    return ReferenceTool.all();
  }

  @ParameterizedTest
  @MethodSource("tools")
  void whatMustStayLeavesByNoProtocol(ReferenceTool tool) throws IOException {
    try (PlantedRun run = new PlantedRun(tool.plan().product(), root)) {
      Map<String, Function<URI, Protocol>> protocols = protocols(tool.trackingPlan());
      run.agree("raw_to=" + run.tap(NAMED) + "/");

      run.record(
          withSignedIn(
              run, opened(run, protocols, Set.of(Tier.METRICS, Tier.EVENTS)), "ingest-as"));

      run.check(NAMED);
      run.checkKept();
      assertThat(run.planting().forOwn().isEmpty()).isEqualTo(!run.plan().product().equals("ao"));
      boolean hashes = tool.plan().events().stream().anyMatch(EventCodec::hashes);
      for (String destination : protocols.keySet()) {
        assertThat(run.heard(destination, "_hash")).as(destination).isEqualTo(hashes);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("tools")
  void whatMustStayLeavesInNoCount(ReferenceTool tool) throws IOException {
    try (PlantedRun run = new PlantedRun(tool.plan().product(), root)) {
      Map<String, Function<URI, Protocol>> protocols = protocols(tool.trackingPlan());
      protocols.keySet().retainAll(Set.of("collector", "otlp"));
      run.agree("tiers=metrics");

      run.record(opened(run, protocols, Set.of(Tier.METRICS)));

      run.check("");
    }
  }

  /** Every protocol that there is, and each of its ways to send. */
  private static Map<String, Function<URI, Protocol>> protocols(TrackingPlan plan) {
    Map<String, Function<URI, Protocol>> all = new LinkedHashMap<>();
    all.put(NAMED, to -> new CollectorProtocol(to, "write-key"));
    all.put("collector", to -> new CollectorProtocol(to, "write-key"));
    all.put("posthog", to -> new PostHogProtocol(to, "phc_key").withActorProperties(plan));
    all.put("posthog-batch", to -> new PostHogProtocol(to, "phc_key").byBatch());
    all.put("amplitude", to -> new AmplitudeProtocol(to, "key").withActorProperties(plan));
    all.put("amplitude-batch", to -> new AmplitudeProtocol(to, "key").byBatch().withGzip());
    all.put("segment", to -> SegmentProtocol.segment(to, "key"));
    all.put("rudderstack", to -> SegmentProtocol.rudderStack(to, "key"));
    all.put("otlp", to -> new OtlpProtocol(to).withPlan(plan));
    all.put("otlp-logs", to -> new OtlpProtocol(to).withPlan(plan).withStreams(Streams.LOGS));
    all.put(
        "otlp-content",
        to -> new OtlpProtocol(to).withPlan(plan).withStreams(Streams.CONTENT_IN_LOGS));
    all.put("ingest", IngestProtocol::new);
    all.put("langfuse", to -> langfuse(new LangfuseProtocol(to, "pk", "sk"), plan));
    return all;
  }

  private static LangfuseProtocol langfuse(LangfuseProtocol langfuse, TrackingPlan plan) {
    LangfuseProtocol all = langfuse;
    for (int i = 0; i < plan.events().size(); i++) {
      Observation.Kind[] kinds = Observation.Kind.values();
      all = all.with(Observation.of(plan.events().get(i).name(), kinds[i % kinds.length]));
    }
    return all;
  }

  private static Candor.Builder opened(
      PlantedRun run, Map<String, Function<URI, Protocol>> protocols, Set<Tier> takes)
      throws IOException {
    List<PlanDestination> destinations = new ArrayList<>();
    destinations.add(new PlanDestination("ingest-as", Trust.OWN, takes));
    for (String destination : protocols.keySet()) {
      destinations.add(new PlanDestination(destination, Trust.OWN, takes));
    }
    Candor.Builder builder =
        Candor.builder(to(destinations, run.plan()), "1.4.2").surroundings(run.surroundings());
    for (Map.Entry<String, Function<URI, Protocol>> each : protocols.entrySet()) {
      URI to = run.tap(each.getKey());
      builder.sink(
          each.getKey(), permit -> new HttpSink(permit, each.getValue().apply(to), run.clock()));
    }
    return builder;
  }

  private static Candor.Builder withSignedIn(PlantedRun run, Candor.Builder builder, String as)
      throws IOException {
    IngestProtocol protocol = new IngestProtocol(run.tap(as));
    return builder.sink(
        as, permit -> new IngestSink(permit, protocol, new SignedIn(), run.clock()));
  }

  /** The same plan with destinations that take everything, as not every tool has them. */
  private static Plan to(List<PlanDestination> destinations, Plan plan) {
    return new Plan(
        plan.product(),
        plan.variables(),
        plan.switches(),
        plan.defaultLevel(),
        plan.identity(),
        destinations,
        plan.ownPackages(),
        plan.hash(),
        plan.events());
  }

  @Test
  void whatMustStayIsNotInWhatAltimatesFirstContractSends() throws IOException {
    Map<String, UnaryOperator<Candor.Builder>> ways = new LinkedHashMap<>();
    try (PlantedRun run = new PlantedRun("altimate-core", root)) {
      run.variables().put("ALTIMATE_TELEMETRY_URL", run.tap("ingest").toString());
      for (String account : List.of("", "" + run.tap("ingest"))) {
        ways.put(
            "account " + account,
            builder ->
                AltimateCoreIngest.in(
                    builder, account, new SignedIn(), run.variables(), run.clock()));
      }
      LangfuseProtocol langfuse =
          AltimateLangfuse.first(new LangfuseProtocol(run.tap("ingest"), "pk", "sk"));
      ways.put("langfuse", builder -> with(builder, run, "ingest", langfuse));
      run.agree();
      for (UnaryOperator<Candor.Builder> way : ways.values()) {
        run.record(way.apply(own(run)));
      }

      run.check("");
      assertThat(run.heard("ingest", "POST /api/observability/ingest")).isTrue();
      assertThat(run.heard("ingest", "[Bearer a-token]")).isTrue();
      assertThat(run.heard("ingest", "POST /api/public/otel/v1/traces")).isTrue();
    }
  }

  @Test
  void whatMustStayIsNotInWhatLangfuseIsShownOfAltimate() throws IOException {
    try (PlantedRun run = new PlantedRun("altimate", root)) {
      LangfuseProtocol langfuse =
          AltimateLangfuse.later(new LangfuseProtocol(run.tap("collector"), "pk", "sk"));
      run.agree();

      run.record(with(own(run), run, "collector", langfuse));

      run.check("");
    }
  }

  @Test
  void whatMustStayIsInNeitherOfCodexsStreams() throws IOException {
    try (PlantedRun run = new PlantedRun("codex", root)) {
      OtlpProtocol otlp =
          new OtlpProtocol(run.tap("otel"))
              .withPlan(ContractTable.plan("codex"))
              .withStreams(Streams.CONTENT_IN_LOGS);
      run.agree();

      run.record(with(own(run), run, "otel", otlp));

      run.check("");
      assertThat(run.heard("otel", "POST /v1/logs")).isTrue();
      assertThat(run.heard("otel", "POST /v1/traces")).isTrue();
      assertThat(run.heard("otel", "POST /v1/metrics")).isTrue();
    }
  }

  private static Candor.Builder own(PlantedRun run) {
    return Candor.builder(run.plan(), "1.4.2").surroundings(run.surroundings());
  }

  private static Candor.Builder with(
      Candor.Builder builder, PlantedRun run, String destination, Protocol protocol) {
    return builder.sink(destination, permit -> new HttpSink(permit, protocol, run.clock()));
  }

  @ParameterizedTest
  @EnumSource
  void aProtocolThatLeaksIsFoundOut(Leak leak) throws IOException {
    try (PlantedRun run = new PlantedRun("ao", root)) {
      URI to = run.tap("collector");
      run.agree();

      run.record(
          own(run)
              .sink(
                  "collector",
                  permit ->
                      new HttpSink(
                          permit, Leaking.of(to, leak, run.planting().word()), run.clock())));

      assertThatThrownBy(() -> run.check(""))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("sent to collector, seed");
    }
  }

  @ParameterizedTest
  @MethodSource("left")
  void whatIsLeftOnTheDiskIsFoundOut(String folder) throws IOException {
    try (PlantedRun run = new PlantedRun("ao", root)) {
      run.agree();
      run.record(own(run));
      Path file = run.places().state().resolve(folder).resolve("leak");
      Files.createDirectories(file.resolveSibling(""));
      Files.writeString(file, run.planting().word());

      assertThatThrownBy(() -> run.check(""))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("leak, seed");
    }
  }

  static List<String> left() {
    return List.of("spool/collector", "receipts/collector", "");
  }

  /** Somebody who is signed in. */
  private record SignedIn() implements Bearer {

    @Override
    public String token() {
      return "a-token";
    }

    @Override
    public String renewed() {
      return "another-token";
    }
  }

  /** Where a word may hide in a request. */
  enum Leak {
    ADDRESS,
    HEADER,
    HEADER_NAME,
    BODY,
    CAPITALS,
    BASE64,
    HEXADECIMAL
  }

  /** A collector's protocol with a word too many. */
  private record Leaking(Protocol whole, Leak leak, String word) implements Protocol {

    static Leaking of(URI to, Leak leak, String word) {
      URI address = leak == Leak.ADDRESS ? to.resolve("/" + word) : to;
      return new Leaking(new CollectorProtocol(address, "write-key"), leak, word);
    }

    @Override
    public URI address() {
      return whole.address();
    }

    @Override
    public Duration oldest() {
      return whole.oldest();
    }

    @Override
    public Translation translate(Parcel parcel, Instant at) {
      Parcel told =
          leak == Leak.BODY
              ? new Parcel(
                  parcel.id(),
                  parcel.attempt(),
                  parcel.header(),
                  Map.of(word, 1L),
                  parcel.rows(),
                  parcel.number(),
                  parcel.counts())
              : parcel;
      Translation translation = whole.translate(told, at);
      return new Translation(
          translation.messages().stream().map(this::leaking).toList(), translation.refused());
    }

    private Message leaking(Message message) {
      byte[] bytes = ("1:" + word).getBytes(UTF_8);
      return switch (leak) {
        case HEADER -> message.header("X-Branch", word);
        case HEADER_NAME -> message.secret("X-" + word, "1");
        case CAPITALS -> message.header("X-Branch", word.toUpperCase(Locale.ROOT));
        case BASE64 -> message.secret("X-Branch", Base64.getEncoder().encodeToString(bytes));
        case HEXADECIMAL -> message.header("X-Branch", HexFormat.of().formatHex(bytes));
        case ADDRESS, BODY -> message;
      };
    }

    @Override
    public Fate fate(int status) {
      return whole.fate(status);
    }

    @Override
    public Delivery read(Parcel parcel, Message message, Response response) {
      return whole.read(parcel, message, response);
    }
  }
}
