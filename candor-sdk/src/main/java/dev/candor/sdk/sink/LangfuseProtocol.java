package dev.candor.sdk.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.sdk.Delivery;
import dev.candor.sdk.Fate;
import dev.candor.sdk.HttpSink;
import dev.candor.sdk.Message;
import dev.candor.sdk.Parcel;
import dev.candor.sdk.Protocol;
import dev.candor.sdk.Rejection;
import dev.candor.sdk.Response;
import dev.candor.wire.Row;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Langfuse, by its endpoint for traces of OpenTelemetry: each event is a span with the conventions'
 * attributes for generative AI, and is found there under its session. What an event is there, its
 * {@link Observation} says; an event without one is not sent, nor is a count.
 *
 * <p>A span's id is made of its event's, and Langfuse keeps one span under one id, so that a repeat
 * changes nothing. Immutable.
 */
public final class LangfuseProtocol implements Protocol {

  private static final Duration OLDEST = Duration.ofDays(28);

  private final URI host;
  private final URI traces;
  private final String credentials;
  private final Map<String, Observation> observations;

  /**
   * Of a project, which shows nothing yet.
   *
   * @param host its address, such as {@code https://cloud.langfuse.com}
   * @throws IllegalArgumentException if the address is not one of http or https, or has something
   *     behind its path, or if a key is none
   */
  public LangfuseProtocol(URI host, String publicKey, String secretKey) {
    this(HttpSink.base(host), credentials(publicKey, secretKey), Map.of());
  }

  private LangfuseProtocol(URI host, String credentials, Map<String, Observation> observations) {
    this.host = host;
    this.traces = URI.create(host.toString().replaceAll("/+$", "") + "/api/public/otel/v1/traces");
    this.credentials = credentials;
    this.observations = Map.copyOf(observations);
  }

  private static String credentials(String publicKey, String secretKey) {
    if (!Project.isKey(publicKey) || !Project.isKey(secretKey)) {
      throw new IllegalArgumentException(
          "Langfuse needs a public and a secret key, of letters, digits and signs without blanks or"
              + " line breaks: copy both again from the project's settings");
    }
    return Base64.getEncoder().encodeToString((publicKey + ":" + secretKey).getBytes(UTF_8));
  }

  /** With a way to show an event; the last one that is given for it counts. */
  public LangfuseProtocol with(Observation observation) {
    Map<String, Observation> more = new TreeMap<>(observations);
    more.put(observation.event(), observation);
    return new LangfuseProtocol(host, credentials, more);
  }

  @Override
  public URI address() {
    return host;
  }

  @Override
  public Duration oldest() {
    return OLDEST;
  }

  @Override
  public Translation translate(Parcel parcel, Instant at) {
    Map<Integer, String> refused = new TreeMap<>();
    OtlpEnvelopes envelopes = new OtlpEnvelopes(Signal.TRACES, parcel.header(), traces);
    for (int i = 0; i < parcel.size(); i++) {
      Row row = parcel.counts().isEmpty() ? parcel.rows().get(i) : null;
      Observation as = row == null ? null : observations.get(row.name());
      if (row == null || as == null) {
        refused.put(i, Rejection.NO_OBSERVATION.word());
      } else {
        OtlpSpan span = LangfuseSpans.of(parcel.header().run(), row, as);
        if (!envelopes.add(List.of(i), span::write)) {
          refused.put(i, Rejection.TOO_LARGE.word());
        }
      }
    }
    List<Message> messages =
        envelopes.messages().stream()
            .map(message -> message.secret("Authorization", "Basic " + credentials))
            .toList();
    return new Translation(messages, refused);
  }

  @Override
  public Fate fate(int status) {
    return OtlpAnswers.fate(status);
  }

  @Override
  public Delivery read(Parcel parcel, Message message, Response response) {
    return OtlpAnswers.read(Collections.nCopies(message.size(), 1), message, response);
  }

  @Override
  public Delivery readTooLong(Message message) {
    return OtlpAnswers.tooLong(message.size());
  }
}
