package dev.candor.collector;

import dev.candor.collector.ingest.Ingest;
import dev.candor.collector.ingest.JournalException;
import dev.candor.collector.ingest.Plans;
import dev.candor.collector.ingest.Recent;
import dev.candor.collector.receive.Gate;
import dev.candor.collector.receive.OwnProtocol;
import dev.candor.collector.receive.RawBodies;
import dev.candor.collector.receive.ReadAccess;
import dev.candor.collector.receive.Refusal;
import dev.candor.collector.store.Store;
import dev.candor.collector.web.Pages;
import dev.candor.collector.web.WebRoutes;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * The server that tools send their events to and that people ask about them, over one data folder.
 *
 * <p><b>Threads.</b> Every request has a virtual thread of its own; one thread writes, and one
 * seals what was written. {@link #close} may be called from any thread.
 *
 * <p><b>Failure.</b> It does not open where the folder is in use or the port is taken. Once open, a
 * disk that fails makes senders try again; it never loses what was acknowledged.
 */
public final class Collector implements AutoCloseable {

  private static final Logger LOG = System.getLogger(Collector.class.getName());

  private final String host;
  private final Store store;
  private final Ingest ingest;
  private final WebServer server;

  private Collector(
      CollectorSettings settings,
      Store store,
      InstantSource clock,
      RandomGenerator random,
      UnaryOperator<Runnable> around) {
    this.host = settings.host();
    this.store = store;
    Recent recent = new Recent();
    Plans plans = new Plans(settings.plans(), settings.acceptUnplanned());
    this.ingest = new Ingest(store, plans, store.zone(), clock, recent);
    OwnProtocol own =
        new OwnProtocol(
            settings.credentials(),
            ingest,
            product -> store.pepper(product, random),
            settings.narrow(),
            clock,
            random);
    Reports insights = new Reports(store);
    ReportService reports = new ReportService(insights, new ReadAccess(settings.credentials()));
    Pages pages =
        new Pages(
            new Screens(insights, store, recent, own::refused, clock),
            settings.credentials().readToken());
    HttpRouting.Builder routing =
        HttpRouting.builder()
            .addFilter(new Gate(settings.host()))
            .register("/", new Wrapped(own, around))
            .register("/api/v1/report", new Wrapped(reports, around))
            .get("/_health", (_, response) -> response.send("ready\n"))
            .register("/", new Wrapped(new WebRoutes(pages), around))
            .error(
                JournalException.class,
                (_, response, _) ->
                    Refusal.busy("the data cannot be read now: ask again").send(response))
            .error(Refusal.class, (_, response, refusal) -> refusal.send(response))
            .any(
                (_, response) ->
                    Refusal.absent("nothing is here: see docs/protocol.md").send(response));
    this.server =
        WebServer.builder()
            .host(settings.host())
            .port(settings.port())
            .shutdownHook(false)
            .contentEncoding(new RawBodies())
            .addRouting(routing)
            .build();
  }

  /**
   * Opens the folder and listens.
   *
   * @param clock tells when something was received
   * @param random makes peppers and request ids; a secure one, but in tests
   * @throws dev.candor.collector.store.DataFolderException if the folder cannot be used
   * @throws UncheckedIOException if nobody can listen there
   */
  public static Collector open(
      CollectorSettings settings, InstantSource clock, RandomGenerator random) {
    return open(settings, clock, random, UnaryOperator.identity());
  }

  /**
   * Opens the folder and listens.
   *
   * @param around is put around the handling of each request, on the request's thread: an exception
   *     that comes out there is one that nobody expected, and must be let through
   * @throws UncheckedIOException if nobody can listen there
   */
  public static Collector open(
      CollectorSettings settings,
      InstantSource clock,
      RandomGenerator random,
      UnaryOperator<Runnable> around) {
    checkAddress(settings);
    Store store = Store.open(settings.folder(), settings.zone(), settings.rotation(), clock);
    Collector collector;
    try {
      collector = new Collector(settings, store, clock, random, around);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
    try {
      collector.server.start();
    } catch (RuntimeException e) {
      collector.close();
      throw e;
    }
    if (collector.server.port() <= 0) { // the web server says so in its log, and no more
      collector.close();
      throw cannotListen(settings, new BindException("taken meanwhile"));
    }
    return collector;
  }

  /** The web server would begin, and never listen. */
  private static void checkAddress(CollectorSettings settings) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(settings.host(), settings.port()));
    } catch (IOException e) {
      throw cannotListen(settings, e);
    }
  }

  private static UncheckedIOException cannotListen(CollectorSettings settings, IOException cause) {
    String other = settings.host().equals("127.0.0.1") ? "--port" : "--host or --port";
    String words =
        "nobody can listen at %s, port %d (%s): give another with %s, such as --port 0 for any"
            .formatted(settings.host(), settings.port(), cause.getMessage(), other);
    return new UncheckedIOException(new IOException(words, cause));
  }

  /** Where it listens. */
  public URI address() {
    String literal = host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
    return URI.create("http://" + literal + ":" + server.port());
  }

  /** Takes no more, answers what waits, and lets go of the folder. */
  @Override
  public void close() {
    ingest.close();
    server.stop();
    store.close();
    LOG.log(Level.INFO, "stopped");
  }
}
