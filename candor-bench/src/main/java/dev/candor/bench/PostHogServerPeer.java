package dev.candor.bench;

import com.posthog.server.PostHog;
import com.posthog.server.PostHogCaptureOptions;
import com.posthog.server.PostHogConfig;
import com.posthog.server.PostHogInterface;

/** PostHog's SDK for servers, with its defaults: 50 events a request, 1,000 in its queue. */
final class PostHogServerPeer implements Peer {

  private final PostHogInterface postHog;

  PostHogServerPeer(String address) {
    this.postHog = PostHog.with(PostHogConfig.builder("phc_bench").host(address).build());
  }

  @Override
  public void record(BuildFinished event) {
    postHog.capture(
        Events.INSTALLATION,
        Events.NAME,
        PostHogCaptureOptions.builder().properties(Events.fields(event)).build());
  }

  @Override
  public void shutDown() {
    postHog.flush();
    postHog.close();
  }
}
