package dev.candor.sdk;

import dev.candor.wire.EventPlan;
import dev.candor.wire.ProductPlan;
import dev.candor.wire.TrackingPlan;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a person is told before a product's default sends anything, made from its plan. */
final class Notice {

  private static final int SHOWN = 3;
  private static final Pattern TERMINAL = Pattern.compile("/dev/(pts/|tty|console).*");

  private Notice() {}

  /**
   * What prints a notice on standard error, or null where that is seen to lead elsewhere than to a
   * terminal: to a file, or to nobody. Only Linux tells; elsewhere the tool is believed.
   */
  static @Nullable Consumer<String> printer(Surroundings surroundings) {
    Path standardError = surroundings.root().resolve("proc/self/fd/2");
    if (Files.isSymbolicLink(standardError)) {
      try {
        String to = Files.readSymbolicLink(standardError).toString();
        if (!TERMINAL.matcher(to).matches()) {
          return null;
        }
      } catch (IOException e) {
        return null; // it cannot be told who would see it
      }
    }
    PrintStream err = surroundings.err();
    return text -> {
      err.println(text);
      if (err.checkError()) {
        throw new IllegalStateException("standard error is closed");
      }
    };
  }

  /**
   * The notice, its lines ended but for the last.
   *
   * @param command what the person calls, such as {@code hello telemetry}
   */
  static String of(TrackingPlan plan, String command) {
    ProductPlan product = plan.product();
    List<EventPlan> leaving =
        plan.events().stream().filter(event -> !event.terms().operational()).toList();
    StringBuilder notice = new StringBuilder();
    notice.append(
        "%s would like to tell its makers how it is used: %d kinds of events, such as\n"
            .formatted(product.name(), leaving.size()));
    ofEachKind(leaving).stream()
        .limit(SHOWN)
        .forEach(event -> notice.append("  %s: %s\n".formatted(event.name(), event.purpose())));
    notice.append(
        "They would go to %s, and be kept for %d days.\n"
            .formatted(
                product.destinations().stream()
                    .map(Notice::words)
                    .collect(Collectors.joining(", ")),
                product.retentionDays()));
    ProductPlan.SchemePlan identity = product.identity();
    if (identity != null) {
      notice.append(
          "This installation would be told apart by '%s', made of: %s.\n"
              .formatted(identity.name(), identity.madeOf()));
    }
    notice.append("Nothing is sent by this run. Later ones send, unless you say otherwise:\n");
    notice.append("  %s off      records nothing\n".formatted(command));
    notice.append("  %s local    records on this machine only\n".formatted(command));
    notice.append("  %s status   shows what is recorded\n".formatted(command));
    notice.append(
        "Or set %s_TELEMETRY=off for one run, or DO_NOT_TRACK=1 for every tool."
            .formatted(product.variables()));
    return notice.toString();
  }

  /** The first event of each category, so that what is shown is not all of a kind. */
  private static Collection<EventPlan> ofEachKind(List<EventPlan> events) {
    Map<String, EventPlan> kinds = new LinkedHashMap<>();
    events.forEach(event -> kinds.putIfAbsent(event.terms().category(), event));
    return kinds.values();
  }

  private static String words(ProductPlan.DestinationPlan destination) {
    return destination.name()
        + (destination.trust().equals("vendor") ? " (a vendor)" : " (a collector of its own)");
  }
}
