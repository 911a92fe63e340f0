package dev.candor.collector;

import dev.candor.collector.ingest.JournalException;
import dev.candor.collector.receive.Refusal;
import io.helidon.http.HttpException;
import io.helidon.http.HttpPrologue;
import io.helidon.http.PathMatcher;
import io.helidon.http.PathMatchers;
import io.helidon.http.RequestException;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRoute;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A service whose requests are each handled inside whatever the host puts around them. Only what
 * nobody expects comes out there as an exception: what is thrown to be answered, or because the
 * sender has gone, passes by.
 *
 * <p>Not a filter: the server answers what a handler throws before a filter would see it.
 */
record Wrapped(HttpService inside, UnaryOperator<Runnable> around) implements HttpService {

  @Override
  public void routing(HttpRules rules) {
    inside.routing(new Rules(rules, around));
  }

  /** Wraps the handler of every route that is added. */
  private record Rules(HttpRules rules, UnaryOperator<Runnable> around) implements HttpRules {

    @Override
    public HttpRules register(HttpService... services) {
      for (HttpService service : services) {
        rules.register(new Wrapped(service, around));
      }
      return this;
    }

    @Override
    public HttpRules register(String path, HttpService... services) {
      for (HttpService service : services) {
        rules.register(path, new Wrapped(service, around));
      }
      return this;
    }

    @Override
    public HttpRules route(HttpRoute route) {
      rules.route(new Route(route, around));
      return this;
    }
  }

  /** The same route with its handler wrapped. */
  private record Route(HttpRoute route, UnaryOperator<Runnable> around) implements HttpRoute {

    @Override
    public PathMatchers.MatchResult accepts(HttpPrologue prologue) {
      return route.accepts(prologue);
    }

    @Override
    public PathMatchers.MatchResult accepts(HttpPrologue prologue, ServerRequestHeaders headers) {
      return route.accepts(prologue, headers);
    }

    @Override
    public Optional<PathMatcher> pathMatcher() {
      return route.pathMatcher();
    }

    @Override
    public Handler handler() {
      Handler handler = route.handler();
      return (request, response) -> {
        Handling handling = new Handling(handler, request, response);
        around.apply(handling).run();
        handling.pass();
      };
    }
  }

  /** The handling of one request, and what was thrown for the server to answer. */
  private static final class Handling implements Runnable {

    private final Handler handler;
    private final ServerRequest request;
    private final ServerResponse response;
    private @Nullable Exception expected;

    private Handling(Handler handler, ServerRequest request, ServerResponse response) {
      this.handler = handler;
      this.request = request;
      this.response = response;
    }

    @Override
    public void run() {
      try {
        handler.handle(request, response);
      } catch (Refusal
          | JournalException
          | HttpException
          | RequestException
          | CloseConnectionException
          | UncheckedIOException e) {
        expected = e;
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) { // checked, so part of what a handler may do
        expected = e;
      }
    }

    private void pass() throws Exception {
      if (expected != null) {
        throw expected;
      }
    }
  }
}
