package dev.candor.reference.coder;

import static dev.candor.Activity.NONE;
import static dev.candor.Category.OPERATIONS;
import static dev.candor.Route.OPERATIONAL;
import static dev.candor.Tier.METRICS;
import static dev.candor.Unit.MILLISECONDS;
import static dev.candor.Unit.SECONDS;

import dev.candor.Count;
import dev.candor.Event;
import dev.candor.Identifier;
import dev.candor.Label;
import dev.candor.Meaning;
import dev.candor.Measure;
import dev.candor.Name;
import dev.candor.sdk.RequestSummary;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the extension records of its requests to the deployment. */
final class HttpEvents {

  private HttpEvents() {}

  /** What a request does. */
  enum Method {
    @Name("GET")
    GET,
    @Name("HEAD")
    HEAD,
    @Name("POST")
    POST,
    @Name("PUT")
    PUT,
    @Name("PATCH")
    PATCH,
    @Name("DELETE")
    DELETE,
    @Name("OPTIONS")
    OPTIONS,
    OTHER;

    /** The method of that name; of any other name, the other. */
    static Method of(String name) {
      for (Method method : values()) {
        if (method.name().equals(name)) {
          return method;
        }
      }
      return OTHER;
    }
  }

  /** One for each method and route with traffic, a minute. A count of nothing is absent. */
  @Event(
      name = "http.requests",
      purpose =
          "Shows how often requests to the deployment fail and how long they take, by what they ask"
              + " for.",
      owner = "telemetry@coder.example",
      tier = METRICS,
      route = OPERATIONAL,
      category = OPERATIONS,
      activity = NONE)
  record Requests(
      @Meaning("The method of the requests.") @Label Method method,
      @Identifier(pattern = RouteNames.PATTERN, maxLength = 120)
          @Meaning(
              value = "The kind of address that was asked, without names and ids.",
              example = "/api/v2/workspaces/{id}")
          String route,
      @Meaning("How long they were counted.") @Measure(SECONDS) double windowSeconds,
      @Meaning("How many answers had a status from 100 to 199.") @Name("count.1xx") @Count
          @Nullable Long informational,
      @Meaning("How many answers had a status from 200 to 299.") @Name("count.2xx") @Count
          @Nullable Long successful,
      @Meaning("How many answers had a status from 300 to 399.") @Name("count.3xx") @Count
          @Nullable Long redirected,
      @Meaning("How many answers had a status from 400 to 499.") @Name("count.4xx") @Count
          @Nullable Long refused,
      @Meaning("How many answers had a status from 500 to 599.") @Name("count.5xx") @Count
          @Nullable Long failed,
      @Meaning("How many requests had no answer.") @Name("count.network_error") @Count
          @Nullable Long unreachable,
      @Meaning("What half of the answers took at most; absent where nobody measured.")
          @Name("duration.p50_ms")
          @Measure(MILLISECONDS)
          @Nullable Double half,
      @Meaning("What 95 of 100 answers took at most; absent where nobody measured.")
          @Name("duration.p95_ms")
          @Measure(MILLISECONDS)
          @Nullable Double mostOfThem,
      @Meaning("What 99 of 100 answers took at most; absent where nobody measured.")
          @Name("duration.p99_ms")
          @Measure(MILLISECONDS)
          @Nullable Double nearlyAll) {

    /** The event of what a minute came to. */
    static Requests of(RequestSummary minute) {
      return new Requests(
          Method.of(minute.method()),
          minute.route(),
          minute.window().toMillis() / 1e3,
          minute.informational(),
          minute.successful(),
          minute.redirected(),
          minute.refused(),
          minute.failed(),
          minute.unreachable(),
          milliseconds(minute.half()),
          milliseconds(minute.mostOfThem()),
          milliseconds(minute.nearlyAll()));
    }

    private static @Nullable Double milliseconds(@Nullable Duration time) {
      return time == null ? null : time.toNanos() / 1e6;
    }
  }
}
