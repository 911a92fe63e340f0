package dev.candor.bench;

import com.segment.analytics.Analytics;
import com.segment.analytics.messages.TrackMessage;

/** Segment's SDK, with its defaults: 250 events a request, or what came in ten seconds. */
final class SegmentPeer implements Peer {

  private final Analytics analytics;

  SegmentPeer(String address) {
    this.analytics = Analytics.builder("key").endpoint(address).build();
  }

  @Override
  public void record(BuildFinished event) {
    analytics.enqueue(
        TrackMessage.builder(Events.NAME)
            .anonymousId(Events.INSTALLATION)
            .properties(Events.fields(event)));
  }

  @Override
  public void shutDown() {
    analytics.flush();
    analytics.shutdown();
  }
}
