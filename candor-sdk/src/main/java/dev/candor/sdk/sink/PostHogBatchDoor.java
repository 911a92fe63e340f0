package dev.candor.sdk.sink;

import dev.candor.sdk.Delivery;
import dev.candor.sdk.Fate;
import dev.candor.sdk.Message;
import dev.candor.sdk.Parcel;
import dev.candor.sdk.Response;
import dev.candor.wire.Json;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.MalformedException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The older door, {@code POST /batch/}: one answer for all, and the key in the body. */
final class PostHogBatchDoor implements PostHogDoor {

  @Override
  public boolean hasOptions() {
    return false;
  }

  @Override
  public void begin(Project project, Parcel parcel, Instant at, JsonWriter body) {
    body.name("api_key").value(project.key());
    body.name("historical_migration").value(false);
    body.name("sent_at").instant(at.toEpochMilli()).name("batch");
  }

  @Override
  public Message message(
      Project project, Parcel parcel, UUID id, Instant at, JsonWriter body, List<Integer> of) {
    return Message.json(project.at("/batch/"), body, of).header("User-Agent", Library.AGENT).gzip();
  }

  @Override
  public Fate fate(int status) {
    return switch (status) {
      case 401, 403 -> Fate.CLOSE;
      case 408, 429 -> Fate.RETRY;
      case 413 -> Fate.SPLIT;
      default -> status < 300 ? Fate.READ : status < 500 ? Fate.REJECT : Fate.RETRY;
    };
  }

  @Override
  public boolean endsUnread() {
    return false;
  }

  /** Over its quota it answers 200 too, and says which kind of event it threw away. */
  @Override
  public Delivery read(Parcel parcel, Message message, Response response) {
    Json.Members body = response.json();
    Json status = body.members().getOrDefault("status", new Json.Null());
    boolean taken =
        status instanceof Json.Text text
            ? text.value().equalsIgnoreCase("ok")
            : status.equals(new Json.Whole(1));
    if (!taken) {
      throw new MalformedException("no status 'Ok'");
    }
    List<Json> limited =
        body.members().get("quota_limited") instanceof Json.Array kinds
            ? kinds.values()
            : List.of();
    return limited.contains(new Json.Text("events")) || limited.contains(new Json.Text("event"))
        ? PostHogProtocol.overQuota(message.size())
        : Delivery.accepted(message.size());
  }
}
