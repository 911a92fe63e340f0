package dev.candor.picocli;

import dev.candor.Level;
import dev.candor.sdk.Agreed;
import dev.candor.sdk.CompiledPlan;
import dev.candor.sdk.Consent;
import dev.candor.sdk.Withheld;
import dev.candor.wire.EventPlan;
import dev.candor.wire.TrackingPlan;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What was agreed to, what the plan asks beyond it, and how to agree to that. */
final class ConsentCommands {

  private final Tool tool;

  ConsentCommands(Tool tool) {
    this.tool = tool;
  }

  /** Shows what was agreed to, since when and how, and what the plan may record. */
  int show(Voice voice) throws IOException {
    Consent.Decision decision = tool.consent().decide();
    TrackingPlan plan = CompiledPlan.of(tool.plan());
    Map<String, String> terms = new Terms(decision).lines();
    if (voice.wantsJson()) {
      voice.json(
          json -> {
            json.beginObject().name("plan").value(plan.hash());
            Agreed agreed = decision.agreed();
            if (agreed != null) {
              json.name("agreed").beginObject().name("plan").value(agreed.plan());
              json.name("since").value(agreed.since().toString());
              json.name("origin").value(Words.of(agreed.origin())).endObject();
            }
            json.name("terms").beginObject();
            terms.forEach((key, line) -> json.name(key).value(line));
            json.endObject().name("withheld").value(decision.withheld().size()).endObject();
          });
      return 0;
    }
    voice.say(agreed(decision));
    terms.forEach((key, line) -> voice.say("%-13s %s".formatted(key, line)));
    voice.say("What %s may record, and why:".formatted(tool.name()));
    for (EventPlan event : plan.events()) {
      voice.say("  %s (%s): %s".formatted(event.name(), event.terms().tier(), event.purpose()));
    }
    voice.say(next(decision, voice));
    return 0;
  }

  private static String next(Consent.Decision decision, Voice voice) {
    if (!decision.withheld().isEmpty()) {
      return "%s beyond that, withheld. See: %s. Agree: %s"
          .formatted(
              Words.count(decision.withheld().size(), "thing"),
              voice.call("consent diff"),
              voice.call("consent agree"));
    }
    return decision.level() == Level.ON
        ? "Stop sending: " + voice.call("local")
        : "Allow sending: " + voice.call("on");
  }

  /**
   * Shows exactly what the plan asks beyond what was agreed to, also where nothing leaves: it is
   * what saying on would agree to. The answer is no where there is something.
   */
  int diff(Voice voice) {
    Consent consent = tool.consent();
    Consent.Decision decision = consent.decide();
    boolean on = decision.level() == Level.ON;
    List<Withheld> news = on ? decision.withheld() : consent.news();
    if (voice.wantsJson()) {
      voice.json(
          json -> {
            json.beginObject().name("withheld").beginArray();
            for (Withheld each : news) {
              json.beginObject().name("destination").value(each.destination());
              json.name("event").value(each.event()).name("field").value(each.field());
              json.name("why").value(each.why()).endObject();
            }
            json.endArray().endObject();
          });
    } else if (news.isEmpty()) {
      voice.say(on ? "The plan asks nothing beyond what was agreed to." : nothingLeaves(decision));
    } else {
      news.forEach(each -> voice.say(words(each)));
      String count = Words.count(news.size(), "thing");
      voice.say(
          on
              ? "%s withheld until you agree: %s".formatted(count, voice.call("consent agree"))
              : "%s Saying on agrees to %s more: %s"
                  .formatted(nothingLeaves(decision), count, voice.call("on")));
    }
    return news.isEmpty() ? 0 : Failure.NO;
  }

  /** Agrees to the plan as it is now, for who allows that something leaves. */
  int agree(Voice voice) throws IOException {
    Consent consent = tool.consent();
    Consent.Decision decision = consent.decide();
    if (decision.level() != Level.ON) {
      throw Failure.no(nothingLeaves(decision) + " Allow it: " + voice.call("on"));
    }
    if (decision.origin() == Consent.Origin.VARIABLE) {
      throw Failure.no(
          "%s agrees to all of the plan, run by run. Agree for good: %s"
              .formatted(consent.variableName(), voice.call("on")));
    }
    consent.choose(Level.ON);
    int before = decision.withheld().size();
    int now = consent.decide().withheld().size();
    if (voice.wantsJson()) {
      voice.json(
          json -> {
            json.beginObject().name("plan").value(tool.plan().hash());
            json.name("agreed").value(before - now).name("withheld").value(now).endObject();
          });
    } else {
      voice.say(
          "Agreed to the plan %s: %s withheld no more. Stop: %s"
              .formatted(
                  tool.plan().hash(), Words.count(before - now, "thing"), voice.call("local")));
    }
    return 0;
  }

  private static String nothingLeaves(Consent.Decision decision) {
    return "Nothing leaves: the level is %s, by %s."
        .formatted(Words.of(decision.level()), decision.origin().words());
  }

  /** What was agreed to, in a sentence. */
  static String agreed(Consent.Decision decision) {
    Agreed agreed = decision.agreed();
    if (decision.level() != Level.ON) {
      return nothingLeaves(decision);
    }
    if (agreed == null) {
      return "Agreed for this run to the plan as it is, by " + decision.origin().words() + ".";
    }
    String how =
        switch (agreed.origin()) {
          case COMMAND -> "a command";
          case FILE -> "a line in your own file";
          case NOTICE -> "going on after the notice";
        };
    return "Agreed to the plan %s since %s, by %s.".formatted(agreed.plan(), agreed.since(), how);
  }

  /** What is withheld, and why. */
  static String words(Withheld withheld) {
    String what = withheld.event().isEmpty() ? "all events" : withheld.event();
    what += withheld.field().isEmpty() ? "" : "." + withheld.field();
    what += withheld.destination().isEmpty() ? "" : " to " + withheld.destination();
    return what + ": " + withheld.why();
  }
}
