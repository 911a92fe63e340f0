package dev.candor.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.sdk.Parcel;
import dev.candor.sdk.Permit;
import dev.candor.sdk.Protocol;
import dev.candor.sdk.Sink;
import dev.candor.sdk.sink.AmplitudeProtocol;
import dev.candor.sdk.sink.Bearer;
import dev.candor.sdk.sink.IngestProtocol;
import dev.candor.sdk.sink.IngestSink;
import dev.candor.sdk.sink.LangfuseProtocol;
import dev.candor.sdk.sink.Observation;
import dev.candor.sdk.sink.OtlpProtocol;
import dev.candor.sdk.sink.PostHogProtocol;
import dev.candor.sdk.sink.SegmentProtocol;
import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.FieldType;
import dev.candor.wire.Json;
import dev.candor.wire.PrivacyClass;
import dev.candor.wire.ProductPlan;
import dev.candor.wire.Prose;
import dev.candor.wire.TrackingPlan;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;

/** The vendors' protocols, each with what its destination answers where all goes well. */
final class VendorContractsTest {

  @Nested
  final class PostHog extends ProtocolContract {

    @Override
    protected Protocol protocol(URI address, String secret) {
      return new PostHogProtocol(address, secret);
    }

    /** A client must not repeat what was taken and answered with what it cannot read. */
    @Override
    protected boolean repeatsAfterAnEndlessAnswer() {
      return false;
    }

    @Override
    protected Fault taken(Request request) {
      String results =
          Json.parse(request.body().getBytes(UTF_8)).object().array("batch").stream()
              .map(event -> "\"%s\":{\"result\":\"ok\"}".formatted(event.object().text("uuid")))
              .collect(Collectors.joining(","));
      return Fault.answer(200, "{\"results\":{" + results + "}}");
    }
  }

  @Nested
  final class PostHogByBatch extends ProtocolContract {

    @Override
    protected Protocol protocol(URI address, String secret) {
      return new PostHogProtocol(address, secret).byBatch();
    }

    @Override
    protected Fault taken(Request request) {
      return Fault.answer(200, "{\"status\":1}");
    }
  }

  /** With a plan that keeps of the installation what the events say. */
  @Nested
  final class PostHogWithActorProperties extends ProtocolContract {

    @Override
    protected Protocol protocol(URI address, String secret) {
      return new PostHogProtocol(address, secret).byBatch().withActorProperties(KEEPING);
    }

    @Override
    protected Parcel sample() {
      return kept();
    }

    @Override
    protected Fault taken(Request request) {
      return request.body().contains("\"$set_once\":{\"outcome\":\"ok\"}")
          ? Fault.answer(200, "{\"status\":1}")
          : Fault.status(400);
    }
  }

  /** The same, by operations on its user. */
  @Nested
  final class AmplitudeWithActorProperties extends ProtocolContract {

    @Override
    protected Protocol protocol(URI address, String secret) {
      return new AmplitudeProtocol(address, secret).withActorProperties(KEEPING);
    }

    @Override
    protected Parcel sample() {
      return kept();
    }

    @Override
    protected Fault taken(Request request) {
      return request.body().contains("\"$setOnce\":{\"outcome\":\"ok\"}")
          ? Fault.answer(200, "{\"code\":200,\"events_ingested\":5}")
          : Fault.status(400);
    }
  }

  private static final TrackingPlan KEEPING =
      new TrackingPlan(
          new ProductPlan(
              "hello", "HELLO", "on", 30, "hello", List.of(), List.of(), List.of(), null),
          List.of(
              new EventPlan(
                  "hello.build.finished",
                  "Shows how builds end.",
                  "hello@example.org",
                  new EventPlan.Terms(
                      "events", "product", "core_loop", "none", EventPlan.INSTALLATION),
                  "",
                  "",
                  Prose.NOTHING,
                  List.of(
                      FieldPlan.of("outcome", PrivacyClass.OPAQUE, FieldType.TEXT)
                          .keeping(FieldPlan.ActorProperty.FIRST),
                      FieldPlan.of("duration_ms", PrivacyClass.VALUE, FieldType.WHOLE)
                          .keeping(FieldPlan.ActorProperty.LATEST)))),
          List.of());

  private static Parcel kept() {
    ParcelBuilder events = new ParcelBuilder().plan(KEEPING.hash());
    for (int i = 0; i < 5; i++) {
      events.event("hello.build.finished").property("outcome", "ok").measurement("duration_ms", i);
    }
    return events.parcel();
  }

  @Nested
  final class Amplitude extends ProtocolContract {

    @Override
    protected Protocol protocol(URI address, String secret) {
      return new AmplitudeProtocol(address, secret);
    }

    @Override
    protected Fault taken(Request request) {
      return Fault.answer(200, "{\"code\":200,\"events_ingested\":5}");
    }
  }

  @Nested
  final class Segment extends ProtocolContract {

    @Override
    protected Protocol protocol(URI address, String secret) {
      return SegmentProtocol.segment(address, secret);
    }

    @Override
    protected Fault taken(Request request) {
      return Fault.answer(200, "{\"success\":true}");
    }
  }

  @Nested
  final class RudderStack extends ProtocolContract {

    @Override
    protected Protocol protocol(URI address, String secret) {
      return SegmentProtocol.rudderStack(address, secret);
    }

    @Override
    protected Fault taken(Request request) {
      return Fault.answer(200, "\"OK\"");
    }
  }

  @Nested
  final class Otlp extends ProtocolContract {

    @Override
    protected Protocol protocol(URI address, String secret) {
      return new OtlpProtocol(address).withSecret("Authorization", "Bearer " + secret);
    }

    /** A client must not repeat what was answered at too great a length. */
    @Override
    protected boolean repeatsAfterAnEndlessAnswer() {
      return false;
    }

    @Override
    protected Fault taken(Request request) {
      return Fault.answer(200, "{}");
    }
  }

  @Nested
  final class Langfuse extends ProtocolContract {

    @Override
    protected Protocol protocol(URI address, String secret) {
      return new LangfuseProtocol(address, "pk-1", secret)
          .with(Observation.of("hello.build.finished", Observation.Kind.TOOL));
    }

    /** A client must not repeat what was answered at too great a length. */
    @Override
    protected boolean repeatsAfterAnEndlessAnswer() {
      return false;
    }

    @Override
    protected Fault taken(Request request) {
      return Fault.answer(200, "{}");
    }
  }

  /** The ingest of a tool, told by nobody in particular. */
  @Nested
  final class Ingest extends ProtocolContract {

    @Override
    protected Protocol protocol(URI address, String secret) {
      return new IngestProtocol(address);
    }

    @Override
    protected Fault taken(Request request) {
      return Fault.status(200);
    }
  }

  /** The same, of who is signed in: a token that was refused is renewed. */
  @Nested
  final class IngestOfSomebody extends SinkContract {

    @Override
    protected Sink open(Permit permit, URI address) {
      return new IngestSink(
          permit, new IngestProtocol(address), new TwoTokens(), InstantSource.system());
    }

    @Override
    protected Fault taken(Request request) {
      return Fault.status(200);
    }
  }

  /** A token, and another when that one is refused. */
  private static final class TwoTokens implements Bearer {

    @Override
    public String token() {
      return "first";
    }

    @Override
    public String renewed() {
      return "second";
    }
  }
}
