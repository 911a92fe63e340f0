package dev.candor.reference.ao;

import dev.candor.sdk.HttpSink;
import dev.candor.sdk.Permit;
import dev.candor.sdk.Protocol;
import dev.candor.sdk.Sink;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Makes the sink of the destination that the operator chose, by what their variables say of it.
 *
 * @param variables the environment's
 * @param clock says the time of day
 */
record AoSinks(Map<String, String> variables, InstantSource clock)
    implements BiFunction<String, Permit, Sink> {

  AoSinks {
    variables = Map.copyOf(variables);
  }

  @Override
  public Sink apply(String destination, Permit permit) {
    return new HttpSink(permit, protocol(destination), clock);
  }

  private Protocol protocol(String destination) {
    return switch (destination) {
      case "otlp" -> AoOtlp.of(variables);
      case "posthog" -> AoPostHog.of(variables);
      default ->
          throw new IllegalArgumentException(
              "'%s' is no destination of AO's: choose otlp or posthog".formatted(destination));
    };
  }
}
