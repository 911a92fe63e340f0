package dev.candor.bench;

import com.amplitude.Amplitude;
import com.amplitude.Event;

/** Amplitude's SDK, with its defaults: ten events a request, or what came in ten seconds. */
final class AmplitudePeer implements Peer {

  private final Amplitude amplitude = Amplitude.getInstance();

  AmplitudePeer(String address) {
    amplitude.init("key");
    amplitude.setServerUrl(address + "/2/httpapi");
  }

  @Override
  public void record(BuildFinished event) {
    Event sent = new Event(Events.NAME, null, Events.INSTALLATION);
    Events.fields(event).forEach(sent::addEventProperty);
    amplitude.logEvent(sent);
  }

  @Override
  public void shutDown() throws InterruptedException {
    amplitude.flushEvents();
    amplitude.shutdown();
  }
}
