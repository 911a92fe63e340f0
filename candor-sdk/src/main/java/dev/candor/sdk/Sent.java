package dev.candor.sdk;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One request that was answered, as the receipt tells it.
 *
 * @param at when its body was made
 * @param to its address
 * @param attempt which attempt at its parcel it was, from 1
 * @param status what the answer's status was
 * @param headers those of the request, without secrets
 * @param sha256 of the body before any compression, in hexadecimal digits
 * @param of the places of the parcel's events that it carried
 */
public record Sent(
    Instant at,
    URI to,
    int attempt,
    int status,
    Map<String, String> headers,
    String sha256,
    List<Integer> of) {

  /** Copies its collections. */
  public Sent {
    headers = Map.copyOf(headers);
    of = List.copyOf(of);
  }
}
