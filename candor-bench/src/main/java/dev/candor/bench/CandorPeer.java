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

/** Candor as it is by default, without waiting for the network. */
final class CandorPeer implements Peer {

  private final Candor candor;

  private CandorPeer(Candor.Builder builder) {
    this.candor = builder.open();
  }

  private static Candor.Builder sending(Protocol protocol, Path folder) {
    return Candor.builder(BuildToolPlan.plan(), "1.4.2")
        .surroundings(Tool.surroundings(folder, Map.of()))
        .sink(
            "collector", // the one destination of the plan, whichever protocol it speaks
            permit -> new HttpSink(permit, protocol, Surroundings.ofProcess().clock()));
  }

  private static Protocol collector(String address) {
    return new CollectorProtocol(URI.create(address), "key");
  }

  static Peer toCollector(String address, Path folder) {
    return new CandorPeer(sending(collector(address), folder));
  }

  static Peer withoutLocal(String address, Path folder) {
    return new CandorPeer(sending(collector(address), folder).withoutLocal());
  }

  static Peer toPostHog(String address, Path folder) {
    return new CandorPeer(sending(new PostHogProtocol(URI.create(address), "phc_bench"), folder));
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
