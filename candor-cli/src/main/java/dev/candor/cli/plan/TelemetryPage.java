package dev.candor.cli.plan;

import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.PrivacyClass;
import dev.candor.wire.ProductPlan;
import dev.candor.wire.ProductPlan.DestinationPlan;
import dev.candor.wire.ProductPlan.SchemePlan;
import dev.candor.wire.SwitchPlan;
import dev.candor.wire.TrackingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * TELEMETRY.md: what a tool records, for the person being measured. Says only what the plan and the
 * runtime do, so that every sentence can be held against them.
 */
public final class TelemetryPage {

  private final TrackingPlan plan;
  private final ProductPlan product;
  private final Markdown page = new Markdown();

  private TelemetryPage(TrackingPlan plan) {
    this.plan = plan;
    this.product = plan.product();
  }

  /** The page of a plan. */
  public static Document of(TrackingPlan plan) {
    return new Document("TELEMETRY.md", new TelemetryPage(plan).write());
  }

  private String write() {
    opening();
    switchingOff();
    destinations();
    counted();
    page.heading(2, "What is recorded");
    accompaniment();
    plan.events().forEach(this::event);
    never();
    return page.toString();
  }

  private void opening() {
    page.heading(1, "What " + Markdown.code(product.name()) + " records");
    page.paragraph(
        ("This page is made by `candor plan docs` from the tracking plan %s. What is not listed here"
                + " cannot be recorded.")
            .formatted(Markdown.code(plan.hash())));
    page.paragraph(
        switch (product.defaultLevel()) {
          case "off" -> "**Unless you switch it on, nothing is recorded.**";
          case "on" ->
              "**Unless you say otherwise, it is recorded, and leaves as described here.** In CI,"
                  + " and in a container that keeps no state, nothing leaves by default.";
          default ->
              "**Unless you say otherwise, it is recorded on this machine only, and nothing leaves"
                  + " it.**";
        });
  }

  private void switchingOff() {
    String variable = product.variables() + "_TELEMETRY";
    page.heading(2, "How to switch it off");
    page.shell(
        """
        export %1$s=off    # records nothing: no file, no thread, no connection
        export %1$s=local  # records on this machine; nothing leaves it
        export %1$s=on     # records, and lets it leave as described here
        export DO_NOT_TRACK=1%2$s # off, for every tool that heeds it
        """
            .formatted(variable, " ".repeat(Math.max(1, variable.length() - 7))));
    page.paragraph(
        ("For good: write the line `level=off` into the file `telemetry.properties` in"
                + " `$XDG_CONFIG_HOME/%1$s/` (`~/.config/%1$s/` where that is not set; on macOS"
                + " `~/Library/Application Support/%1$s/`, on Windows `%%APPDATA%%\\%1$s\\`). An"
                + " administrator's file is `/etc/%1$s/telemetry.properties`; a project's is"
                + " `.%1$s/telemetry.properties`.")
            .formatted(product.name()));
    boolean switches = !product.switches().isEmpty();
    if (switches) {
      switches();
    }
    page.paragraph(
        ("Refusals come first: the narrowest of the administrator's file, `DO_NOT_TRACK`, the"
                + " variable, %syour file and the project's file holds, and none lifts another. What"
                + " cannot be understood means off%s.")
            .formatted(
                switches ? "these switches, " : "",
                switches ? ", unless a switch says otherwise above" : ""));
    page.paragraph(
        ("`%s_DEBUG=1` prints on standard error what is recorded and sent. Everything is in"
                + " `$XDG_STATE_HOME/%s/telemetry/` (`~/.local/state/…`), for you alone to read;"
                + " removing the folder removes all of it.")
            .formatted(variable, product.name()));
  }

  private void switches() {
    page.paragraph("What else switches it:");
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("switch", "what it says"));
    for (SwitchPlan each : product.switches()) {
      rows.add(List.of(Markdown.capital(SwitchWords.name(each)), SwitchWords.says(each)));
    }
    page.table(rows);
  }

  private void counted() {
    page.heading(2, "Who is counted");
    SchemePlan identity = product.identity();
    String scheme =
        identity == null
            ? "by a random id that is made with the first event and kept on this machine; in CI, and"
                + " in a container that keeps no state, it has none"
            : "by the scheme %s. Its ids are made of: %s"
                .formatted(Markdown.code(identity.name()), Markdown.plain(identity.madeOf()));
    page.paragraph(
        ("This installation of the tool, unless an event below says otherwise. It is told apart"
                + " %s.")
            .formatted(scheme.replaceFirst("\\.$", "")));
    page.paragraph(
        "An id that you pass in with the variable %s comes before it.%s"
            .formatted(
                Markdown.code(product.variables() + "_INSTALLATION"),
                identity == null
                    ? ""
                    : " In CI, and in a container that keeps no state, no id is used but one that was"
                        + " passed in from outside."));
  }

  private void destinations() {
    page.heading(2, "Where it can go");
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("destination", "whose it is", "takes", "keeps it for"));
    rows.add(List.of("files of yours", "this machine", "every event, in full", "30 days"));
    for (DestinationPlan each : product.destinations()) {
      rows.add(
          List.of(
              Markdown.code(each.name()),
              trust(each),
              each.takes().stream().map(TelemetryPage::tier).collect(Collectors.joining("; ")),
              product.retentionDays() + " days"));
    }
    page.table(rows);
    if (plan.events().stream()
        .filter(Ways::row)
        .flatMap(event -> event.fields().stream())
        .anyMatch(FieldWords::rawToOwn)) {
      page.paragraph(
          "An identity that can go to a collector that you name leaves as its hash until you name"
              + " one: `raw_to=http://HOST:PORT` in your file or your administrator's, with the"
              + " address that the tool sends to. No project's file, variable or default of the tool"
              + " can. Remove the line, or write `raw_to=none`, and it leaves as its hash again; what"
              + " still waits with it is not sent.");
    }
    if (plan.events().stream()
        .filter(Ways::row)
        .flatMap(event -> event.fields().stream())
        .anyMatch(field -> field.actorProperty() != null)) {
      page.paragraph(
          "What is said below to be kept as a property of who is counted describes them at a"
              + " destination of somebody else's beyond the event that it came with: their other"
              + " events there can be told apart by it. It is never kept of a run without an id.");
    }
  }

  private static String trust(DestinationPlan destination) {
    return switch (destination.trust()) {
      case "local" -> "this machine";
      case "own" -> "yours or your administrator's";
      default -> "somebody else's";
    };
  }

  private static String tier(String tier) {
    return tier.equals("metrics") ? "counts and histograms, without any identity" : "rows";
  }

  private void accompaniment() {
    page.paragraph(
        ("A row is one event with its time, its number, and the session that it belongs to where"
                + " there is one. With the rows go: the tool's version, a random id of this run,"
                + " whether it ran on a workstation, in a container or in CI, the system, its version"
                + " and architecture, and %s.")
            .formatted(
                product.identity() == null
                    ? "a random id of this installation (never in CI, nor in a container that keeps no"
                        + " state)"
                    : "the id of this installation"));
  }

  private void event(EventPlan event) {
    page.heading(3, Markdown.code(event.name()));
    page.paragraph(Markdown.sentence(event.purpose()) + deprecated(event));
    page.bullet(rows(event));
    page.bullet(counts(event));
    if (!event.terms().actor().equals(EventPlan.INSTALLATION)) {
      page.bullet("Who did it is told apart by: " + Markdown.code(event.terms().actor()));
    }
    if (event.fields().isEmpty()) {
      page.paragraph("It has no fields: it says that it happened.");
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("field", "what it says", "how it can leave"));
    for (FieldPlan field : event.fields()) {
      String way = Ways.row(event) ? FieldWords.leaves(field) : FieldWords.counted(field);
      rows.add(List.of(Markdown.code(field.name()), meaning(field), way));
    }
    page.table(rows).values(event.fields());
  }

  private static String deprecated(EventPlan event) {
    return event.prose().deprecated() ? " It is on its way out." : "";
  }

  private static String meaning(FieldPlan field) {
    String meaning = Markdown.plain(FieldWords.meaning(field));
    boolean told = meaning.toLowerCase(Locale.ROOT).contains(FieldWords.unit(field));
    String reason = field.privacyClass() == PrivacyClass.MASKED ? field.texts().reason() : "";
    return meaning
        + (told ? "" : FieldWords.inUnit(field))
        + (reason.isEmpty() ? "" : ". Why: " + Markdown.plain(reason));
  }

  private String rows(EventPlan event) {
    if (!Ways.row(event)) {
      return event.terms().operational()
          ? "As a row it **never leaves this machine**: metrics only, never sent to analytics"
          : "As a row it **never leaves this machine**: it leaves as counts only";
    }
    return "As a row it can go to: " + names(Ways.rows(product, event));
  }

  private String counts(EventPlan event) {
    List<String> labels =
        event.fields().stream().filter(FieldPlan::label).map(FieldPlan::name).toList();
    return "It is counted%s for: %s"
        .formatted(
            labels.isEmpty() ? "" : " by " + Markdown.codes(labels), names(Ways.metrics(product)));
  }

  private static String names(List<DestinationPlan> destinations) {
    return destinations.isEmpty()
        ? "nobody"
        : destinations.stream()
            .map(each -> "%s (%s)".formatted(Markdown.code(each.name()), trust(each)))
            .collect(Collectors.joining(", "));
  }

  private void never() {
    boolean content =
        plan.events().stream()
            .filter(Ways::row)
            .flatMap(event -> event.fields().stream())
            .anyMatch(field -> field.privacyClass() == PrivacyClass.MASKED);
    page.heading(2, "What is never collected");
    page.bullet("No recording of your screen, terminal, keystrokes or session.");
    page.bullet(
        "No text of messages, prompts or files leaves this machine"
            + (content
                ? ", beyond the fields above that leave masked and cut, and only if you agree to each"
                    + " by name."
                : "."));
    page.bullet(
        "No identity is made from the name of host or user, or from a MAC address"
            + (product.identity() == null
                ? "."
                : ", beyond what *Who is counted* says of this installation's."));
    page.bullet("No unkeyed hash of anything that could be guessed.");
    page.bullet("The address that something was sent from is neither asked for nor kept.");
    page.bullet("Nothing is sent when you switch it off, not even that you did.");
    page.bullet("No feature of the tool depends on your consent.");
  }
}
