package dev.candor.collector;

import dev.candor.collector.receive.Credentials;
import dev.candor.collector.store.Rotation;
import dev.candor.wire.Narrowing;
import dev.candor.wire.TrackingPlan;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * How a collector is run.
 *
 * @param folder where its data are; made where it is not there
 * @param host the address to bind
 * @param port the port to bind; 0 for a free one
 * @param zone the zone that days are counted in; fixed when the folder is made
 * @param plans what may come: of each product one or more, in the order of its versions
 * @param acceptUnplanned whether a product without a plan may send all the same
 * @param narrow what each product is to send less of, by its name
 * @param credentials who may send and who may read
 * @param rotation when a file of events is full
 */
public record CollectorSettings(
    Path folder,
    String host,
    int port,
    ZoneId zone,
    List<TrackingPlan> plans,
    boolean acceptUnplanned,
    Map<String, Narrowing> narrow,
    Credentials credentials,
    Rotation rotation) {

  /** Copies its collections, and checks the port. */
  public CollectorSettings {
    plans = List.copyOf(plans);
    narrow = Map.copyOf(narrow);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port is from 0 to 65535, not " + port);
    }
  }
}
