package dev.candor.reference.codex;

/**
 * The two planes of telemetry: the vendor's, and the person's own. Each has a switch of its own; in
 * the contract the vendor's also switches off the metrics that a person sends to themselves.
 *
 * @param vendor whether events go to the vendor
 * @param own whether logs, traces and metrics go to the person's own exporter
 */
record Planes(boolean vendor, boolean own) {

  /**
   * What the settings say.
   *
   * @param analytics {@code [analytics] enabled}; nobody having said anything is no consent
   * @param exporter {@code [otel] exporter}, {@code trace_exporter} or {@code metrics_exporter}
   */
  static Planes of(boolean analytics, String exporter) {
    return new Planes(analytics, !exporter.isEmpty() && !exporter.equals("none"));
  }
}
