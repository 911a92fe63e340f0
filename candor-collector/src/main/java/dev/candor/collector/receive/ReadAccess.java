package dev.candor.collector.receive;

import io.helidon.webserver.http.ServerRequest;

/** Who may ask for reports: whoever says the read token. Safe for use by several threads. */
public final class ReadAccess {

  private final Credentials credentials;

  /** For the readers of a collector. */
  public ReadAccess(Credentials credentials) {
    this.credentials = credentials;
  }

  /**
   * Lets a reader pass.
   *
   * @throws Refusal if it is none
   */
  public void check(ServerRequest request) {
    String secret =
        OwnProtocol.bearer(request)
            .orElseThrow(
                () ->
                    Refusal.unknown(
                        "say the read token: 'Authorization: Bearer TOKEN'; candor serve tells it"));
    if (credentials.reads(secret)) {
      return;
    }
    if (credentials.writeKey(secret) != null) {
      throw Refusal.forbidden("write_key", "this is a write key: read with the read token");
    }
    throw Refusal.unknown("nobody knows this token: say the read token that candor serve tells");
  }
}
