package dev.candor.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The libraries that are measured beside each other, each as its documentation says. */
enum PeerKind {
  /** Candor, to a collector. */
  CANDOR,
  /** Candor, to a collector, without the local store that no other has. */
  CANDOR_WITHOUT_LOCAL,
  /** Candor, to PostHog. */
  CANDOR_TO_POSTHOG,
  /** What Candor's way costs a program that does nothing else. */
  BARE,
  /** PostHog's Java SDK for servers. */
  POSTHOG_SERVER,
  /** PostHog's older Java SDK. */
  POSTHOG_OLDER,
  /** Segment's. */
  SEGMENT,
  /** Amplitude's. */
  AMPLITUDE,
  /** OpenTelemetry's logs, with the batch processor and the OTLP exporter by HTTP. */
  OPENTELEMETRY;

  private static final List<String> OKHTTP = List.of("okhttp-4", "okio-jvm-", "kotlin-stdlib-2");
  private static final List<String> OKHTTP_5 =
      List.of("okhttp-jvm-5", "okio-jvm-", "kotlin-stdlib-2");

  /** The word for it. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one of a word. */
  static PeerKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** Whether it is ours: what has not arrived may wait on the disk. */
  boolean isCandor() {
    return this == CANDOR || this == CANDOR_WITHOUT_LOCAL || this == CANDOR_TO_POSTHOG;
  }

  /** Whether it can speak only HTTPS; what that costs is then part of its figures. */
  boolean isSecure() {
    return this == AMPLITUDE;
  }

  /** Its address at a port of this machine. */
  String address(int port) {
    return (isSecure() ? "https" : "http") + "://127.0.0.1:" + port;
  }

  /** The jars of a tool that has it, by the beginnings of their names. */
  List<String> jars() {
    return switch (this) {
      case CANDOR, CANDOR_WITHOUT_LOCAL, CANDOR_TO_POSTHOG -> Child.OURS;
      case BARE -> with(Child.OURS, "jctools-core-");
      case POSTHOG_SERVER -> with(OKHTTP, "posthog-server-", "posthog-6", "gson-");
      case POSTHOG_OLDER -> with(OKHTTP, "posthog-1", "json-");
      case SEGMENT ->
          with(
              OKHTTP,
              "analytics-3",
              "analytics-core-",
              "backo-",
              "retrofit-2",
              "converter-gson-",
              "gson-",
              "logging-interceptor-");
      case AMPLITUDE -> List.of("java-sdk-", "json-");
      case OPENTELEMETRY ->
          with(
              OKHTTP_5,
              "opentelemetry-sdk-logs-",
              "opentelemetry-api-",
              "opentelemetry-context-",
              "opentelemetry-common-",
              "opentelemetry-sdk-common-",
              "opentelemetry-exporter-otlp-1",
              "opentelemetry-exporter-otlp-common-",
              "opentelemetry-exporter-common-",
              "opentelemetry-exporter-sender-okhttp-",
              "opentelemetry-sdk-trace-",
              "opentelemetry-sdk-metrics-");
    };
  }

  private static List<String> with(List<String> behind, String... own) {
    return Stream.concat(Stream.of(own), behind.stream()).toList();
  }

  /**
   * Opens it.
   *
   * @param address where it sends to, without a path
   * @param folder for its files, if it has any
   */
  Peer open(String address, Path folder) {
    return switch (this) {
      case CANDOR -> CandorPeer.toCollector(address, folder);
      case CANDOR_WITHOUT_LOCAL -> CandorPeer.withoutLocal(address, folder);
      case CANDOR_TO_POSTHOG -> CandorPeer.toPostHog(address, folder);
      case BARE -> new BarePeer(address, folder);
      case POSTHOG_SERVER -> new PostHogServerPeer(address);
      case POSTHOG_OLDER -> new PostHogOlderPeer(address);
      case SEGMENT -> new SegmentPeer(address);
      case AMPLITUDE -> new AmplitudePeer(address);
      case OPENTELEMETRY -> new OpenTelemetryPeer(address);
    };
  }
}
