package dev.candor.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.sdk.CollectorProtocol;
import dev.candor.sdk.Protocol;
import dev.candor.wire.Json;
import java.net.URI;
import java.util.Collections;

/** A collector's own protocol. */
final class CollectorContractTest extends ProtocolContract {

  @Override
  protected Protocol protocol(URI address, String secret) {
    return new CollectorProtocol(address, secret);
  }

  @Override
  protected Fault taken(Request request) {
    int events = Json.parse(request.body().getBytes(UTF_8)).object().array("events").size();
    String results = String.join(",", Collections.nCopies(events, "{\"result\":\"stored\"}"));
    return Fault.answer(200, "{\"results\":[" + results + "],\"counts\":[]}");
  }
}
