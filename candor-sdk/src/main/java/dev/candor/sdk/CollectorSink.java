package dev.candor.sdk;

import dev.candor.wire.Answer;
import dev.candor.wire.Batch;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.MalformedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Sends batches to a Candor collector: {@code POST /candor/v1/events}, gzip, with a length.
 *
 * <p>The HTTP client, some 250 ms in a fresh process, is made with the first batch. Redirects are
 * not followed. Not safe for use by several threads.
 */
public final class CollectorSink implements Sink {

  private static final int MAX_ANSWER = 8 * 1024 * 1024;
  private static final Duration LONG_DELAY = Duration.ofHours(1);

  private final URI collector;
  private final URI events;
  private final String key;
  private final InstantSource clock;
  private @Nullable HttpClient client;
  private @Nullable Batch last;
  private int attempt;

  /**
   * Sends to a collector.
   *
   * @param permit that events may leave
   * @param collector its address, such as {@code http://127.0.0.1:4318}
   * @param key a key that may write
   * @throws IllegalArgumentException if the address is not one of http or https, or the key none
   */
  public CollectorSink(Permit permit, URI collector, String key, InstantSource clock) {
    String scheme = "" + collector.getScheme();
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException(
          "'" + collector + "' is no address of a collector: write http://HOST:PORT");
    }
    if (collector.getHost() == null) {
      throw new IllegalArgumentException(
          "'" + collector + "' names no host: write http://HOST:PORT");
    }
    if (key.isEmpty() || !key.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException(
          "the write key must be of letters, digits and signs without blanks");
    }
    Objects.requireNonNull(permit, "permit");
    this.collector = collector;
    this.events = URI.create(collector.toString().replaceAll("/+$", "") + "/candor/v1/events");
    this.key = key;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "collector";
  }

  @Override
  public URI address() {
    return collector;
  }

  @Override
  public Delivery deliver(Batch batch, Instant deadline) throws InterruptedException {
    attempt = batch.equals(last) ? attempt + 1 : 1;
    last = batch;
    int count = batch.size();
    Duration left = Duration.between(clock.instant(), deadline);
    if (left.isNegative() || left.isZero()) {
      return Delivery.deferred(count, Duration.ZERO, "no time was left");
    }
    try {
      HttpResponse<byte[]> response = exchange(request(batch, left), left);
      return delivery(batch, response, response.body());
    } catch (IOException e) {
      return Delivery.deferred(count, Duration.ZERO, events + " cannot be reached: " + e);
    }
  }

  /** Sends a request; the time that is left covers the whole of the answer, not its head only. */
  private HttpResponse<byte[]> exchange(HttpRequest request, Duration left)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client().sendAsync(request, head -> new AnswerBody(MAX_ANSWER));
    try {
      return answer.get(left.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw new IOException("" + e.getCause(), e);
    } catch (TimeoutException e) {
      throw new IOException("no whole answer came within " + left.toMillis() + " ms", e);
    } finally {
      answer.cancel(true); // does nothing to one that has ended
    }
  }

  private HttpClient client() {
    HttpClient made = client;
    if (made == null) {
      made = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
      client = made;
    }
    return made;
  }

  private HttpRequest request(Batch batch, Duration left) throws IOException {
    JsonWriter json = new JsonWriter(64 * 1024);
    batch.write(json);
    ByteArrayOutputStream body = new ByteArrayOutputStream(json.size() / 4);
    try (GZIPOutputStream gzip = new GZIPOutputStream(body)) {
      gzip.write(json.buffer(), 0, json.size());
    }
    return HttpRequest.newBuilder(events)
        .timeout(left)
        .header("Authorization", "Bearer " + key)
        .header("Content-Type", "application/json")
        .header("Content-Encoding", "gzip")
        .header("Candor-Request", batch.request().toString())
        .header("Candor-Attempt", Integer.toString(attempt))
        .header("Candor-Sent-At", clock.instant().toString())
        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
        .build();
  }

  private Delivery delivery(Batch batch, HttpResponse<?> response, byte[] body) {
    int count = batch.size();
    int status = response.statusCode();
    if (status == 200) {
      return answered(batch, body, retryAfter(response));
    }
    String said = "the collector answered " + status;
    return switch (status) {
      case 400, 410, 415, 422 -> Delivery.rejected(count, "refused_" + status);
      case 413 -> count > 1 ? Delivery.tooLarge(count) : Delivery.rejected(1, "too_large");
      case 401, 403 ->
          Delivery.deferred(count, LONG_DELAY, said + ": this key may not write there");
      default -> Delivery.deferred(count, retryAfter(response), said);
    };
  }

  private static Delivery answered(Batch batch, byte[] body, Duration delay) {
    int count = batch.size();
    Answer answer;
    try {
      answer = Answer.parse(body);
    } catch (MalformedException e) {
      return Delivery.deferred(count, delay, "the answer is not a collector's: " + e.getMessage());
    }
    if (answer.results().size() != batch.events().size()
        || answer.counts().size() != batch.counts().size()) {
      return Delivery.deferred(
          count,
          delay,
          "the answer has %d results for %d events and %d for %d counts"
              .formatted(
                  answer.results().size(),
                  batch.events().size(),
                  answer.counts().size(),
                  batch.counts().size()));
    }
    List<Answer.Result> results = new ArrayList<>(answer.results());
    results.addAll(answer.counts());
    List<Delivery.Outcome> outcomes = new ArrayList<>(count);
    boolean again = false;
    for (Answer.Result result : results) {
      String reason = result.reason() == null ? "" : result.reason();
      switch (result.outcome()) {
        case STORED -> outcomes.add(Delivery.Outcome.ACCEPTED);
        case DUPLICATE -> outcomes.add(Delivery.Outcome.DUPLICATE);
        case RETRY -> {
          outcomes.add(Delivery.Outcome.DEFERRED);
          again = true;
        }
        case QUARANTINED, DROPPED ->
            outcomes.add(
                new Delivery.Outcome(
                    Delivery.Verdict.REJECTED,
                    result.outcome().word() + (isWord(reason) ? "_" + reason : "")));
      }
    }
    return new Delivery(outcomes, delay, again ? "the collector asked for a retry" : "", false);
  }

  /** Whether a reason can stand in the ledger: a stranger's answer is not put there unseen. */
  private static boolean isWord(String reason) {
    return reason.length() <= 40 && reason.matches("[a-z][a-z0-9_]*");
  }

  private static Duration retryAfter(HttpResponse<?> response) {
    String value = response.headers().firstValue("Retry-After").orElse("");
    try {
      return Duration.ofSeconds(Math.max(0, Long.parseLong(value.strip())));
    } catch (NumberFormatException e) {
      return Duration.ZERO; // absent, or a date, which a collector does not send
    }
  }

  @Override
  public void close() {
    client = null;
  }
}
