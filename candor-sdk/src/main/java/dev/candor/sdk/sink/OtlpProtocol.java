package dev.candor.sdk.sink;

import dev.candor.sdk.Delivery;
import dev.candor.sdk.Fate;
import dev.candor.sdk.Message;
import dev.candor.sdk.Parcel;
import dev.candor.sdk.Protocol;
import dev.candor.sdk.Rejection;
import dev.candor.sdk.Response;
import dev.candor.wire.EventCount;
import dev.candor.wire.Json;
import dev.candor.wire.Row;
import dev.candor.wire.RowTrace;
import dev.candor.wire.TrackingPlan;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * OTLP/HTTP in JSON, gzip, with a length: events as log records, operations that ended as spans,
 * and counts as metrics. What a receiver of OpenTelemetry takes.
 *
 * <p><b>Repeats.</b> A log record and a span carry the event's id in {@code event.id}, and by that
 * a receiver can tell a repeat. A point of a metric has no id: where an answer is lost, its counts
 * are added twice, and a receiver that cannot bear that should not be sent any.
 *
 * <p><b>Metrics</b> are deltas without a start, at the time of sending, which is another on each
 * attempt: counts do not say when anything happened. Nor do they say who counted: the points of all
 * installations belong to one series, and the receiver adds them. There are no cumulative ones: a
 * total would tell again what was withdrawn or lost meanwhile, and need an id of who counts. A
 * backend that takes totals only may drop deltas without a word: an OpenTelemetry collector with a
 * processor from delta to cumulative belongs before it.
 *
 * <p><b>Rejected in part.</b> An answer says how many were not taken, but not which. The last ones
 * of the request are counted as lost, and nothing is sent again. Nor is anything that was answered
 * with 2xx and what cannot be read, but for a page: a network that wants a log-in gave that.
 *
 * <p>Immutable.
 */
public final class OtlpProtocol implements Protocol {

  private static final Duration OLDEST = Duration.ofDays(28);

  /** How many counts of one event stand in a request at most, some hundred bytes each. */
  private static final int COUNTS = 1_000;

  private final OtlpAddresses addresses;
  private final Map<String, String> secrets;
  private final Streams streams;
  private final List<String> durations;
  private final OtlpShape shape;
  private final OtlpMetrics metrics;

  /**
   * Of a receiver.
   *
   * @param base its address, such as {@code http://127.0.0.1:4318}, to which {@code /v1/logs},
   *     {@code /v1/traces} and {@code /v1/metrics} are added
   * @throws IllegalArgumentException if the address is not one of http or https, or has a query
   */
  public OtlpProtocol(URI base) {
    this(
        OtlpAddresses.behind(base),
        Map.of(),
        Streams.APART,
        Took.NAMES,
        new OtlpShape(),
        new OtlpMetrics());
  }

  private OtlpProtocol(
      OtlpAddresses addresses,
      Map<String, String> secrets,
      Streams streams,
      List<String> durations,
      OtlpShape shape,
      OtlpMetrics metrics) {
    this.addresses = addresses;
    this.secrets = secrets;
    this.streams = streams;
    this.durations = durations;
    this.shape = shape;
    this.metrics = metrics;
  }

  /** With an address for logs, to which nothing is added. */
  public OtlpProtocol withLogsAt(URI address) {
    return at(addresses.with(Signal.LOGS, address));
  }

  /** With an address for traces, to which nothing is added. */
  public OtlpProtocol withTracesAt(URI address) {
    return at(addresses.with(Signal.TRACES, address));
  }

  /** With an address for metrics, to which nothing is added. */
  public OtlpProtocol withMetricsAt(URI address) {
    return at(addresses.with(Signal.METRICS, address));
  }

  private OtlpProtocol at(OtlpAddresses now) {
    return new OtlpProtocol(now, secrets, streams, durations, shape, metrics);
  }

  /**
   * With a header that says who sends, such as {@code Authorization}; no receipt shows it.
   *
   * @throws IllegalArgumentException if it cannot stand in a request
   */
  public OtlpProtocol withSecret(String header, String value) {
    if (!header.matches("[A-Za-z0-9-]+") || !value.matches("[!-~]([ -~]*[!-~])?")) {
      throw new IllegalArgumentException(
          ("the header '%s' or its value cannot be sent: write letters, digits and signs of ASCII,"
                  + " without a line break, or a blank at either end")
              .formatted(header));
    }
    Map<String, String> more = new TreeMap<>(secrets);
    more.put(header, value);
    return new OtlpProtocol(addresses, Map.copyOf(more), streams, durations, shape, metrics);
  }

  /**
   * With the product's plan: without it, no metrics are sent, and spans whose content stays in the
   * logs have no text.
   */
  public OtlpProtocol withPlan(TrackingPlan plan) {
    return new OtlpProtocol(
        addresses, secrets, streams, durations, new OtlpShape(plan), new OtlpMetrics(plan));
  }

  /** With another choice of what goes where; without one it is {@link Streams#APART}. */
  public OtlpProtocol withStreams(Streams chosen) {
    return new OtlpProtocol(addresses, secrets, chosen, durations, shape, metrics);
  }

  /**
   * With the name of the measurement, in milliseconds, that says how long an operation took;
   * without it, {@code duration_ms}, {@code durationMs} or {@code duration}.
   */
  public OtlpProtocol withDuration(String measurement) {
    return new OtlpProtocol(addresses, secrets, streams, List.of(measurement), shape, metrics);
  }

  @Override
  public URI address() {
    return addresses.base();
  }

  @Override
  public Duration oldest() {
    return OLDEST;
  }

  @Override
  public Translation translate(Parcel parcel, Instant at) {
    Map<Integer, String> refused = new TreeMap<>();
    List<Message> messages =
        parcel.counts().isEmpty() ? events(parcel, refused) : counts(parcel, at, refused);
    return new Translation(messages.stream().map(this::signed).toList(), refused);
  }

  private Message signed(Message message) {
    Message signed = message;
    for (Map.Entry<String, String> secret : secrets.entrySet()) {
      signed = signed.secret(secret.getKey(), secret.getValue());
    }
    return signed;
  }

  private List<Message> events(Parcel parcel, Map<Integer, String> refused) {
    OtlpEnvelopes logs = envelopes(Signal.LOGS, parcel);
    OtlpEnvelopes traces = envelopes(Signal.TRACES, parcel);
    for (int i = 0; i < parcel.rows().size(); i++) {
      Row row = parcel.rows().get(i);
      OtlpSpan span = span(row, parcel.header().plan());
      boolean fits = true; // what is no log record is no span beside it either
      if (span == null || streams != Streams.APART) {
        fits = OtlpLog.mayBe(row) && logs.add(List.of(i), out -> OtlpLog.write(out, row));
      }
      if (fits && span != null) {
        fits = traces.add(List.of(i), span::write);
      }
      if (!fits) {
        refused.put(i, Rejection.TOO_LARGE.word());
      }
    }
    List<Message> messages = new ArrayList<>(logs.messages());
    messages.addAll(traces.messages());
    return messages;
  }

  private OtlpEnvelopes envelopes(Signal signal, Parcel parcel) {
    return new OtlpEnvelopes(signal, parcel.header(), addresses.of(signal));
  }

  /** The operation that an event ended, or null where it ended none, or is not to be a span. */
  private @Nullable OtlpSpan span(Row row, String plan) {
    RowTrace trace = row.trace();
    OptionalDouble took = Took.millis(row, durations);
    if (streams == Streams.LOGS || trace == null || trace.span() == 0 || took.isEmpty()) {
      return null;
    }
    Map<String, Json> attributes =
        streams == Streams.CONTENT_IN_LOGS ? shape.of(row, plan) : OtlpAttributes.of(row);
    Json result = row.properties().members().getOrDefault("result", new Json.Null());
    return new OtlpSpan(
        trace,
        row.name(),
        OtlpSpan.Kind.INTERNAL,
        row.epochMillis(),
        took.getAsDouble(),
        attributes,
        OtlpSpan.Status.of(result));
  }

  private List<Message> counts(Parcel parcel, Instant at, Map<Integer, String> refused) {
    Map<String, List<Integer>> places = new LinkedHashMap<>();
    for (int i = 0; i < parcel.counts().size(); i++) {
      EventCount count = parcel.counts().get(i);
      if (metrics.knows(count)) {
        places.computeIfAbsent(count.name(), name -> new ArrayList<>()).add(i);
      } else {
        refused.put(i, "unknown_event");
      }
    }
    OtlpEnvelopes envelopes = envelopes(Signal.METRICS, parcel);
    for (List<Integer> of : places.values()) {
      for (int from = 0; from < of.size(); from += COUNTS) {
        List<Integer> some = of.subList(from, Math.min(of.size(), from + COUNTS));
        List<EventCount> counts = some.stream().map(parcel.counts()::get).toList();
        if (!envelopes.add(some, out -> metrics.write(out, counts, at))) {
          some.forEach(place -> refused.put(place, Rejection.TOO_LARGE.word()));
        }
      }
    }
    return envelopes.messages();
  }

  @Override
  public Fate fate(int status) {
    return OtlpAnswers.fate(status);
  }

  @Override
  public Delivery read(Parcel parcel, Message message, Response response) {
    List<Integer> elements = new ArrayList<>();
    for (int place : message.of()) {
      boolean row = parcel.counts().isEmpty();
      elements.add(row ? 1 : metrics.points(parcel.counts().get(place)));
    }
    return OtlpAnswers.read(elements, message, response);
  }

  @Override
  public Delivery readTooLong(Message message) {
    return OtlpAnswers.tooLong(message.size());
  }
}
