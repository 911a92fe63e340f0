package dev.candor.picocli;

import dev.candor.Level;
import dev.candor.sdk.Consent;
import dev.candor.sdk.Installation;
import java.io.IOException;

/** Prints the id by which this installation is counted, and nothing else. */
final class DeviceIdCommand implements Verb.Work {

  private final Tool tool;

  DeviceIdCommand(Tool tool) {
    this.tool = tool;
  }

  @Override
  public int run(Voice voice) throws IOException {
    Consent.Decision decision = tool.consent().decide();
    InstallationId ids = new InstallationId(tool, decision.environment(), voice::note);
    Installation installation = ids.passedIn();
    if (installation == null) {
      installation = ids.kept();
      if (installation == null) {
        check(decision, ids, voice);
        installation = ids.made();
      }
      if (installation == null) {
        throw Failure.world("there is no id: " + fromHost(ids, voice));
      }
      if (ids.inContainer()) {
        voice.note("this is the id of a container. " + fromHost(ids, voice));
      }
    }
    String id = installation.id();
    if (voice.wantsJson()) {
      voice.json(json -> json.beginObject().name("installation").value(id).endObject());
    } else {
      voice.say(id);
    }
    return 0;
  }

  private static String fromHost(InstallationId ids, Voice voice) {
    return "%s is meant to be set from the host, to what '%s' prints there"
        .formatted(ids.variable(), voice.call("device-id"));
  }

  /** Makes sure that there may be one; a scheme of the tool's own knows of containers itself. */
  private void check(Consent.Decision decision, InstallationId ids, Voice voice) {
    if (decision.environment().ephemeral() && tool.scheme() == null) {
      throw Failure.usage(
          "an installation has no id in a %s: nothing of it is kept. %s"
              .formatted(decision.environment().word(), fromHost(ids, voice)));
    }
    if (decision.level() == Level.OFF) {
      throw Failure.usage(
          "there is no id while telemetry is off, by %s. Record here first: %s"
              .formatted(decision.origin().words(), voice.call("local")));
    }
  }
}
