package dev.candor.sdk.sink;

/** The kinds of request that OTLP has, each with an address and an envelope of its own. */
enum Signal {
  LOGS("logs", "resourceLogs", "scopeLogs", "logRecords"),
  TRACES("traces", "resourceSpans", "scopeSpans", "spans"),
  METRICS("metrics", "resourceMetrics", "scopeMetrics", "metrics");

  private final String path;
  private final String resources;
  private final String scopes;
  private final String elements;

  Signal(String path, String resources, String scopes, String elements) {
    this.path = path;
    this.resources = resources;
    this.scopes = scopes;
    this.elements = elements;
  }

  /** Behind the base address. */
  String path() {
    return "/v1/" + path;
  }

  String resources() {
    return resources;
  }

  String scopes() {
    return scopes;
  }

  String elements() {
    return elements;
  }
}
