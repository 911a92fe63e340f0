package dev.candor.bench;

import com.posthog.java.PostHog;

/** PostHog's older SDK, with its defaults. */
final class PostHogOlderPeer implements Peer {

  private final PostHog postHog;

  PostHogOlderPeer(String address) {
    this.postHog = new PostHog.Builder("phc_bench").host(address).build();
  }

  @Override
  public void record(BuildFinished event) {
    postHog.capture(Events.INSTALLATION, Events.NAME, Events.fields(event));
  }

  @Override
  public void shutDown() {
    postHog.shutdown();
  }
}
