package dev.candor.collector.web;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the pages on a Helidon routing: {@code routing.register(new WebRoutes(pages))}. The only
 * class of this package that knows the web server.
 */
public final class WebRoutes implements HttpService {

  private final Pages pages;

  /** Routes to these pages. */
  public WebRoutes(Pages pages) {
    this.pages = pages;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get("/", this::answer).get("/live", this::answer).get("/assets/{file}", this::answer);
  }

  private void answer(ServerRequest request, ServerResponse response) {
    PageResponse answer = pages.answer(of(request));
    response.status(Status.create(answer.status()));
    answer.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
    response.send(answer.body());
  }

  private static PageRequest of(ServerRequest request) {
    Map<String, String> query = new HashMap<>();
    request.query().names().forEach(name -> query.put(name, request.query().get(name)));
    return new PageRequest(
        request.path().path(),
        query,
        request.headers().contains(HeaderNames.COOKIE)
            ? Optional.of(String.join("; ", request.headers().get(HeaderNames.COOKIE).allValues()))
            : Optional.empty(),
        (request.isSecure() ? "https://" : "http://") + request.authority());
  }
}
