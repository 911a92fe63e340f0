package dev.candor.bench;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.BatchLogRecordProcessor;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import java.util.Collection;
import java.util.concurrent.TimeUnit;

/**
 * OpenTelemetry's logs as a tool would use them for events: the batch processor with a queue as
 * long as Candor's (its default of 2,048 would drop three of four), and an exporter that only
 * counts.
 */
final class OpenTelemetryLogs implements AutoCloseable {

  private static final int CAPACITY = 16_384;

  private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("outcome");
  private static final AttributeKey<Boolean> CLEAN = AttributeKey.booleanKey("clean");
  private static final AttributeKey<Long> MODULES = AttributeKey.longKey("modules");
  private static final AttributeKey<Long> CACHE_BYTES = AttributeKey.longKey("cache_bytes");
  private static final AttributeKey<Double> LOAD = AttributeKey.doubleKey("load");
  private static final AttributeKey<String> VERSION = AttributeKey.stringKey("version");

  private final Counting counting = new Counting();
  private final SdkLoggerProvider provider =
      SdkLoggerProvider.builder()
          .addLogRecordProcessor(
              BatchLogRecordProcessor.builder(counting).setMaxQueueSize(CAPACITY).build())
          .build();
  private final Logger logger = provider.get("bench");

  Logger logger() {
    return logger;
  }

  /** Hands in an event as a log record. */
  static void emit(Logger logger, BuildFinished event) {
    logger
        .logRecordBuilder()
        .setEventName("build.finished")
        .setAttribute(OUTCOME, event.outcome().word())
        .setAttribute(CLEAN, event.clean())
        .setAttribute(MODULES, (long) event.modules())
        .setAttribute(CACHE_BYTES, event.cacheBytes())
        .setAttribute(LOAD, event.load())
        .setAttribute(VERSION, event.version())
        .emit();
  }

  /** Waits until the queue is empty. */
  void flush() {
    provider.forceFlush().join(20, TimeUnit.SECONDS);
  }

  /** How many records reached the exporter. */
  long exported() {
    return counting.exported;
  }

  @Override
  public void close() {
    provider.close();
  }

  private static final class Counting implements LogRecordExporter {

    private long counted; // calls of export never overlap
    private volatile long exported;

    @Override
    public CompletableResultCode export(Collection<LogRecordData> logs) {
      counted += logs.size();
      exported = counted;
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }
}
