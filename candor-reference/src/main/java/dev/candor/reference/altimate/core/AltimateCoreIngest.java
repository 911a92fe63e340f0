package dev.candor.reference.altimate.core;

import dev.candor.sdk.Candor;
import dev.candor.sdk.Chain;
import dev.candor.sdk.sink.Bearer;
import dev.candor.sdk.sink.IngestSink;
import java.time.InstantSource;
import java.util.Map;

/** Where altimate-code's events go by its first contract. */
public final class AltimateCoreIngest {

  private static final int MOST_WAITING = 200;
  private static final String ANYBODY = "ALTIMATE_TELEMETRY_URL";

  private AltimateCoreIngest() {}

  /**
   * Sends to the account of who is signed in, with their token; else to the address that the
   * variable names, without one; where there is neither, to nobody.
   *
   * @param account its address; empty where nobody is signed in
   */
  public static Candor.Builder in(
      Candor.Builder builder,
      String account,
      Bearer bearer,
      Map<String, String> variables,
      InstantSource clock) {
    IngestSink.configured(
            account,
            bearer,
            variables.getOrDefault(ANYBODY, ""),
            protocol -> protocol.withProject("project_id_hash"),
            clock)
        .ifPresent(
            sink -> builder.sink("ingest", sink).chain("ingest", Chain.OPEN.keeping(MOST_WAITING)));
    return builder;
  }
}
