package dev.candor.bench;

import dev.candor.sdk.Candor;
import dev.candor.sdk.CollectorProtocol;
import dev.candor.sdk.HttpSink;
import dev.candor.sdk.Protocol;
import dev.candor.sdk.Surroundings;
import dev.candor.sdk.sink.PostHogProtocol;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** Candor as it is by default: with its local store, and without waiting for the network. */
final class CandorPeer implements Peer {

  private final Candor candor;

  private CandorPeer(Protocol protocol, Path folder) {
    this.candor =
        Candor.builder(BuildToolPlan.plan(), "1.4.2")
            .surroundings(Tool.surroundings(folder, Map.of()))
            .sink(
                "collector", // the one destination of the plan, whichever protocol it speaks
                permit -> new HttpSink(permit, protocol, Surroundings.ofProcess().clock()))
            .open();
  }

  static Peer toCollector(String address, Path folder) {
    return new CandorPeer(new CollectorProtocol(URI.create(address), "key"), folder);
  }

  static Peer toPostHog(String address, Path folder) {
    return new CandorPeer(new PostHogProtocol(URI.create(address), "phc_bench"), folder);
  }

  @Override
  public void record(BuildFinished event) {
    candor.telemetry().record(event);
  }

  @Override
  public void shutDown() {
    candor.close();
  }
}
