package dev.candor.reference.multica;

import dev.candor.sdk.CompiledPlan;
import dev.candor.sdk.sink.PostHogProtocol;
import dev.candor.wire.Json;
import dev.candor.wire.Row;
import dev.candor.wire.TrackingPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.UUID;

/** How PostHog is told of the server's events, and who it counts them for: C.2 of the contract. */
final class MulticaPostHog {

  private MulticaPostHog() {}

  /**
   * For a project.
   *
   * @throws UncheckedIOException if the plan is not beside the classes
   */
  static PostHogProtocol of(URI host, String key) {
    return new PostHogProtocol(host, key)
        .withActorProperties(plan())
        .withDistinctId(MulticaPostHog::distinctId)
        .withGroup("workspace", "workspace_id");
  }

  private static TrackingPlan plan() {
    try {
      return CompiledPlan.of(MulticaPlan.plan());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The inquiry, where somebody asks for a talk; else the user; else the agent that acts, or the
   * workspace whose daemon registers. An event about none of them is nobody's, and is not sent.
   */
  static String distinctId(Row row) {
    if (has(row, "inquiry_id")) {
      return DistinctId.ofInquiry(id(row, "inquiry_id")).value();
    }
    if (has(row, "user_id")) {
      return DistinctId.ofUser(id(row, "user_id")).value();
    }
    if (has(row, "agent_id")) {
      return DistinctId.ofAgent(id(row, "agent_id")).value();
    }
    return has(row, "workspace_id") ? DistinctId.ofWorkspace(id(row, "workspace_id")).value() : "";
  }

  private static boolean has(Row row, String field) {
    return row.properties().members().get(field) instanceof Json.Text;
  }

  private static UUID id(Row row, String field) {
    return UUID.fromString(row.properties().text(field));
  }
}
