package dev.candor.reference.iii;

import dev.candor.sdk.Candor;
import dev.candor.sdk.CompiledPlan;
import dev.candor.sdk.HttpSink;
import dev.candor.sdk.Leg;
import dev.candor.sdk.sink.AmplitudeProtocol;
import dev.candor.sdk.sink.PostHogProtocol;
import dev.candor.wire.Row;
import dev.candor.wire.TrackingPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The engine's two vendors, told as A.2 and A.6 of its contract have it. What the contract says
 * twice, of the event and of its user, Amplitude gets once, of the user.
 *
 * @param configuration the telemetry worker's own, which alone may name another project: no
 *     variable of the environment names a destination
 * @param amplitude the built-in project
 * @param postHog the built-in project
 * @param clock says the time of day
 */
record EngineVendors(
    EngineConfiguration configuration, Account amplitude, Account postHog, InstantSource clock) {

  static final URI AMPLITUDE = URI.create("https://api2.amplitude.com");
  static final URI POSTHOG = URI.create("https://us.i.posthog.com");

  private static final List<String> NOT_FOR_POSTHOG =
      List.of(
          "version",
          "iii_version",
          "functions_hash",
          "functions_added_hash",
          "functions_removed_hash");

  private static final Set<String> USING = Set.of("heartbeat", "engine_stopped");

  /**
   * A vendor's project.
   *
   * @param key empty where there is none: then nothing is sent, and nothing said
   */
  record Account(URI server, String key) {}

  /** Adds them to what telemetry is opened with. */
  Candor.Builder in(Candor.Builder builder) {
    legs().forEach(leg -> builder.sink(leg.destination(), leg.sink()));
    return builder;
  }

  /** The ways to those that have a key. */
  List<Leg> legs() {
    List<Leg> legs = new ArrayList<>();
    Account first = amplitudes();
    if (!first.key().isEmpty()) {
      legs.add(new Leg("amplitude", permit -> new HttpSink(permit, told(first), clock)));
    }
    Account second = postHogs();
    if (!second.key().isEmpty()) {
      legs.add(new Leg("posthog", permit -> new HttpSink(permit, toldPostHog(second), clock)));
    }
    return legs;
  }

  Account amplitudes() {
    return new Account(amplitude.server(), said(configuration.amplitudeKey(), amplitude.key()));
  }

  Account postHogs() {
    return new Account(
        URI.create(said(configuration.postHogHost(), postHog.server().toString())),
        said(configuration.postHogKey(), postHog.key()));
  }

  private static String said(String said, String otherwise) {
    return said.isEmpty() ? otherwise : said;
  }

  /** How Amplitude is told. */
  static AmplitudeProtocol told(Account account) {
    return new AmplitudeProtocol(account.server(), account.key())
        .withMember("platform", "platform")
        .withMember("language", "language")
        .withActorProperties(plan());
  }

  /** The sink is made anew where it cannot be read, and telemetry says why. */
  private static TrackingPlan plan() {
    try {
      return CompiledPlan.of(IiiPlan.plan());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nothing is kept of a person there: the contract asks for no profile. */
  private static PostHogProtocol toldPostHog(Account account) {
    return new PostHogProtocol(account.server(), account.key())
        .byBatch()
        .withProperty("user_mode", EngineVendors::mode)
        .withoutFields(NOT_FOR_POSTHOG);
  }

  private static String mode(Row row) {
    return USING.contains(row.name()) ? "using" : "building";
  }
}
