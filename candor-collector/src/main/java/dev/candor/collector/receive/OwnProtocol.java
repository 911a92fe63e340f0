package dev.candor.collector.receive;

import dev.candor.collector.ingest.Ingest;
import dev.candor.collector.ingest.Submission;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.Narrowing;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Candor's own protocol: {@code POST /candor/v1/events}, which answers event by event after they
 * are durable, and {@code GET /candor/v1/pepper}. Its contract is docs/protocol.md.
 *
 * <p>Safe for use by several threads.
 */
public final class OwnProtocol implements HttpService {

  private static final Logger LOG = System.getLogger(OwnProtocol.class.getName());
  private static final HeaderName REQUEST = HeaderNames.create("Candor-Request");
  private static final HeaderName RECEIPT = HeaderNames.create("Candor-Receipt");
  private static final String BEARER = "bearer ";
  private static final int MAX_PRODUCT = 200;

  private final Credentials credentials;
  private final Ingest ingest;
  private final Function<String, byte[]> peppers;
  private final Map<String, Narrowing> narrow;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final LongAdder refused = new LongAdder();

  /** How many bodies are in memory inflated at a time; more would only share the processors. */
  private final Semaphore inflating = new Semaphore(2 * Runtime.getRuntime().availableProcessors());

  /**
   * Over what decides.
   *
   * @param peppers gives a product's pepper, the same for ever
   * @param narrow what each product is to send less of
   */
  public OwnProtocol(
      Credentials credentials,
      Ingest ingest,
      Function<String, byte[]> peppers,
      Map<String, Narrowing> narrow,
      InstantSource clock,
      RandomGenerator random) {
    this.credentials = credentials;
    this.ingest = ingest;
    this.peppers = peppers;
    this.narrow = narrow;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.post("/candor/v1/events", this::events);
    rules.get("/candor/v1/pepper", this::pepper);
  }

  private void events(ServerRequest request, ServerResponse response) {
    try {
      Credentials.WriteKey key = writeKey(request);
      Body.json(request.headers().first(HeaderNames.CONTENT_TYPE));
      boolean gzip = Body.gzip(request.headers().first(HeaderNames.CONTENT_ENCODING));
      UUID id = requestId(request);
      byte[] wire = wire(request);
      Submission submission = decode(key, id, wire, gzip);
      if (submission.origin().historical() && !key.mayImport()) {
        throw Refusal.forbidden(
            "may_not_import",
            "the key '%s' may not import: leave 'historical' out, or use a key that may"
                .formatted(key.name()));
      }
      if (!submission.counts().isEmpty() && !request.headers().contains(REQUEST)) {
        throw Refusal.undecodable(
            "counts need the header Candor-Request: by it they are stored once");
      }
      switch (ingest.submit(submission)) {
        case Ingest.Reply.Answered answered ->
            send(
                response,
                id,
                answered,
                narrow.getOrDefault(submission.origin().product(), Narrowing.NONE));
        case Ingest.Reply.Unplanned(String product) ->
            throw Refusal.forbidden(
                "unplanned",
                "there is no plan of '%s' here: start the collector with --plan FILE, or with"
                        .formatted(product)
                    + " --accept-unplanned");
        case Ingest.Reply.Busy _ ->
            throw Refusal.busy("more waits than can be written: send the same again later");
      }
    } catch (Refusal refusal) {
      refused.increment();
      LOG.log(Level.INFO, () -> "refused a batch: " + refusal.word() + ", " + refusal.getMessage());
      refusal.send(response);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      Refusal.busy("the collector is stopping: send the same again later").send(response);
    }
  }

  /** How many whole batches were turned away since the collector started. */
  public long refused() {
    return refused.sum();
  }

  private static void send(
      ServerResponse response, UUID id, Ingest.Reply.Answered answered, Narrowing less) {
    if (OwnAnswer.hasRetry(answered)) {
      response.header(HeaderNames.RETRY_AFTER, "1");
    }
    response.header(RECEIPT, id.toString());
    response.header(HeaderNames.CONTENT_TYPE, "application/json");
    response.send(OwnAnswer.write(answered, less));
  }

  private Submission decode(Credentials.WriteKey key, UUID id, byte[] wire, boolean gzip)
      throws InterruptedException {
    Instant now = clock.instant();
    long micros = Math.addExact(now.getEpochSecond() * 1_000_000, now.getNano() / 1_000);
    inflating.acquire();
    try {
      byte[] body = gzip ? Body.inflated(wire) : wire;
      return new OwnDecoder(body).decode(key.name(), id, micros);
    } finally {
      inflating.release();
    }
  }

  private static byte[] wire(ServerRequest request) {
    try (InputStream in = request.content().inputStream()) {
      return Body.wire(in);
    } catch (IOException e) {
      throw Refusal.undecodable("the body did not come whole: " + e.getMessage());
    }
  }

  private UUID requestId(ServerRequest request) {
    Optional<String> header = request.headers().first(REQUEST);
    if (header.isEmpty()) {
      return new UUID(random.nextLong(), random.nextLong());
    }
    UUID id = EventDecoder.uuidOrNull(header.get().strip());
    if (id == null) {
      throw Refusal.undecodable("the header Candor-Request must be a UUID");
    }
    return id;
  }

  private Credentials.WriteKey writeKey(ServerRequest request) {
    String secret =
        bearer(request)
            .orElseThrow(
                () ->
                    Refusal.unknown(
                        "say the write key: 'Authorization: Bearer KEY'; candor serve tells it"));
    Credentials.WriteKey key = credentials.writeKey(secret);
    if (key != null) {
      return key;
    }
    if (credentials.reads(secret)) {
      throw Refusal.forbidden("read_token", "this is the read token: send with the write key");
    }
    throw Refusal.unknown("nobody knows this key: say the write key that candor serve tells");
  }

  /** What stands behind {@code Bearer}, if anything. */
  public static Optional<String> bearer(ServerRequest request) {
    return request
        .headers()
        .first(HeaderNames.AUTHORIZATION)
        .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(value -> value.substring(BEARER.length()).strip());
  }

  private void pepper(ServerRequest request, ServerResponse response) {
    try {
      Credentials.WriteKey key = writeKey(request);
      if (!key.mayImport()) {
        throw Refusal.forbidden(
            "may_not_import", "the key '%s' may not import".formatted(key.name()));
      }
      String product =
          request.query().first("product").asOptional().filter(name -> !name.isBlank()).orElse("");
      if (product.isEmpty() || product.length() > MAX_PRODUCT) {
        throw Refusal.parameter("say which product: ?product=NAME");
      }
      JsonWriter out = new JsonWriter(128);
      out.beginObject();
      out.name("product").value(product);
      out.name("pepper").value(HexFormat.of().formatHex(peppers.apply(product)));
      out.endObject();
      response.header(HeaderNames.CONTENT_TYPE, "application/json");
      response.header(HeaderNames.CACHE_CONTROL, "no-store");
      response.send(out.toByteArray());
    } catch (Refusal refusal) {
      refusal.send(response);
    }
  }
}
