package dev.candor.bench;

import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.BatchLogRecordProcessor;
import java.util.concurrent.TimeUnit;

/**
 * OpenTelemetry's logs and their OTLP exporter, with their defaults: 512 records a request, or what
 * came in a second, 2,048 in the queue, OkHttp.
 */
final class OpenTelemetryPeer implements Peer {

  private final SdkLoggerProvider provider;
  private final Logger logger;

  OpenTelemetryPeer(String address) {
    OtlpHttpLogRecordExporter exporter =
        OtlpHttpLogRecordExporter.builder().setEndpoint(address + "/v1/logs").build();
    this.provider =
        SdkLoggerProvider.builder()
            .addLogRecordProcessor(BatchLogRecordProcessor.builder(exporter).build())
            .build();
    this.logger = provider.get("bench");
  }

  @Override
  public void record(BuildFinished event) {
    OpenTelemetryLogs.emit(logger, event);
  }

  /** As the whole SDK's {@code close} does. */
  @Override
  public void shutDown() {
    provider.shutdown().join(10, TimeUnit.SECONDS);
  }
}
