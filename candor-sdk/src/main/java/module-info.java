/** The runtime: consent, identity, pipeline, spool, courier, ledger and the JDK-only sinks. */
module dev.candor.sdk {
  requires static transitive org.jspecify;
  requires transitive dev.candor;
  requires transitive dev.candor.wire;
  requires java.net.http;

  exports dev.candor.sdk;
  exports dev.candor.sdk.sink;
}
