package dev.candor.picocli;

import dev.candor.Level;
import dev.candor.sdk.Consent;
import dev.candor.sdk.EnvironmentClass;
import dev.candor.sdk.Identity;
import dev.candor.sdk.IdentityOrder;
import dev.candor.sdk.Installation;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The id by which this installation is counted, and where it is from. */
final class InstallationId {

  private final Tool tool;
  private final EnvironmentClass environment;
  private final Consumer<String> diagnostics;

  /** In an environment; the listener is told what is wrong with it. */
  InstallationId(Tool tool, EnvironmentClass environment, Consumer<String> diagnostics) {
    this.tool = tool;
    this.environment = environment;
    this.diagnostics = diagnostics;
  }

  /** The variable by which a host passes its id into a container. */
  String variable() {
    return Installation.variable(tool.plan());
  }

  /** What the variable says, or null. */
  @Nullable Installation passedIn() {
    return Installation.passedIn(tool.plan(), tool.surroundings(), environment, diagnostics);
  }

  /** The random one that is kept here, or null. */
  @Nullable Installation kept() throws IOException {
    return tool.scheme() == null
        ? new Identity(tool.places(), tool.surroundings().entropy(), diagnostics).read()
        : null; // what the tool's own scheme keeps, only that knows
  }

  /** The one of a run here, made now where there is none; null where there can be none. */
  @Nullable Installation made() {
    return new IdentityOrder(
            tool.plan(), tool.identity(), null, tool.surroundings(), environment, diagnostics)
        .installation();
  }

  boolean inContainer() {
    return EnvironmentClass.isContainer(tool.surroundings());
  }

  /** The id and where it is from, for a person; makes none. */
  String words(Consent.Decision decision) throws IOException {
    Installation passed = passedIn();
    if (passed != null) {
      return "%s, passed in by %s".formatted(passed.id(), variable());
    }
    if (decision.level() == Level.OFF) {
      return "none while nothing is recorded";
    }
    if (tool.scheme() != null) {
      return "by the tool's own scheme, '%s'".formatted(tool.plan().identity());
    }
    Installation kept = kept();
    if (environment.ephemeral()) {
      return "none: nothing is kept in a %s".formatted(environment.word());
    }
    if (kept == null) {
      return "none yet: a random one is made with the first event";
    }
    String found = kept.recovered() == 0 ? "" : ", lost and found again " + times(kept.recovered());
    return "%s, a random one, made on a %s%s"
        .formatted(kept.id(), kept.madeIn().name().toLowerCase(Locale.ROOT), found);
  }

  private static String times(long count) {
    return count == 1 ? "once" : "%,d times".formatted(count);
  }
}
