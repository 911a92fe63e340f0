package dev.candor.bench;

import java.nio.file.Path;
import java.util.Locale;

/** The libraries that are measured beside each other, each as its documentation says. */
enum PeerKind {
  /** Candor, to a collector. */
  CANDOR,
  /** Candor, to a collector, without the local store that no other has. */
  CANDOR_WITHOUT_LOCAL,
  /** Candor, to PostHog. */
  CANDOR_TO_POSTHOG,
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

  /**
   * The jars that it must not see: OpenTelemetry's exporter needs OkHttp 5, the others are made for
   * OkHttp 4.
   */
  String foreignJars() {
    return this == OPENTELEMETRY ? "okhttp-4" : "okhttp-jvm-5";
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
      case POSTHOG_SERVER -> new PostHogServerPeer(address);
      case POSTHOG_OLDER -> new PostHogOlderPeer(address);
      case SEGMENT -> new SegmentPeer(address);
      case AMPLITUDE -> new AmplitudePeer(address);
      case OPENTELEMETRY -> new OpenTelemetryPeer(address);
    };
  }
}
