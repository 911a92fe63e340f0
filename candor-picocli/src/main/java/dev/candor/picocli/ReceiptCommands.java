package dev.candor.picocli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.sdk.Consent;
import dev.candor.sdk.Protocol;
import dev.candor.sdk.Receipt;
import dev.candor.sdk.ReceiptReader;
import dev.candor.sdk.Sink;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;

/** What was sent: to list it, to see it, to check it. */
final class ReceiptCommands {

  private final Tool tool;

  ReceiptCommands(Tool tool) {
    this.tool = tool;
  }

  /** Lists the receipts, by destination, the oldest run first. */
  int list(Voice voice) throws IOException {
    ReceiptReader reader = new ReceiptReader(tool.places());
    if (voice.wantsJson()) {
      JsonWriter json = new JsonWriter(1024);
      json.beginObject().name("receipts").beginArray();
      reader.each(receipt -> summary(receipt, json.beginObject()).endObject(), voice::note);
      json.endArray().endObject();
      voice.say(new String(json.toByteArray(), UTF_8));
      return 0;
    }
    AtomicLong found = new AtomicLong();
    AtomicLong unreadable = new AtomicLong();
    reader.each(
        receipt -> {
          found.incrementAndGet();
          voice.say(line(receipt));
        },
        trouble -> {
          unreadable.incrementAndGet();
          voice.note(trouble);
        });
    if (found.get() > 0) {
      voice.say(
          "See one: %s NAME. Check all: %s"
              .formatted(voice.call("receipts show"), voice.call("receipts verify")));
    } else {
      voice.say(
          unreadable.get() > 0
              ? "No receipt can be read. Check all: " + voice.call("receipts verify")
              : "Nothing was sent in the time for which receipts are kept.");
    }
    return 0;
  }

  private static String line(Receipt receipt) {
    return "%s  %s delivered, %,d lost  %s"
        .formatted(
            Words.of(receipt.ended()),
            Words.count(receipt.delivered(), "event"),
            Words.sum(receipt.lost()),
            receipt.fullName());
  }

  private static JsonWriter summary(Receipt receipt, JsonWriter json) {
    json.name("name").value(receipt.name()).name("destination").value(receipt.destination());
    json.name("ended").value(receipt.ended().toString());
    json.name("delivered").value(receipt.delivered()).name("lost").beginObject();
    new TreeMap<>(receipt.lost()).forEach((why, count) -> json.name(why).value(count));
    return json.endObject();
  }

  /** Shows one receipt: each request, and each event with what became of it. */
  int show(Voice voice) throws IOException {
    Receipt receipt = asked(voice);
    if (voice.wantsJson()) {
      voice.json(json -> write(receipt, json));
      return 0;
    }
    voice.say(
        "%s took %s of %s %s, run %s"
            .formatted(
                receipt.destination(),
                Words.count(receipt.delivered(), "event"),
                receipt.header().product(),
                receipt.header().version(),
                receipt.header().run()));
    for (Receipt.Request request : receipt.requests()) {
      voice.say(
          "POST %s  %s  answered %d  attempt %d  SHA-256 of the body %s"
              .formatted(
                  request.to(),
                  Words.of(request.at()),
                  request.status(),
                  request.attempt(),
                  request.sha256()));
      new TreeMap<>(request.headers())
          .forEach((header, value) -> voice.say("  %s: %s".formatted(header, value)));
      for (String event : new TreeSet<>(request.narrow().events())) {
        voice.say("  the answer switched off the event '%s'".formatted(event));
      }
      for (String destination : new TreeSet<>(request.narrow().destinations())) {
        voice.say("  the answer switched off the destination '%s'".formatted(destination));
      }
      new TreeMap<>(request.narrow().sampling())
          .forEach(
              (event, share) ->
                  voice.say(
                      "  the answer wants a share of %s of the event '%s'"
                          .formatted(share, event)));
    }
    for (Row row : receipt.rows()) {
      voice.say("%-10s %s".formatted(outcome(receipt, row), text(row)));
    }
    new TreeMap<>(receipt.counts())
        .values()
        .forEach(counts -> counts.forEach(count -> voice.say("counts     %s".formatted(count))));
    Words.lost(receipt.lost()).forEach(line -> voice.say("lost       " + line));
    return 0;
  }

  private Receipt asked(Voice voice) throws IOException {
    String name = voice.argument();
    List<Receipt> found = new ReceiptReader(tool.places()).find(name);
    if (found.isEmpty()) {
      throw Failure.usage(
          "there is no receipt '%s': see %s".formatted(name, voice.call("receipts list")));
    }
    if (found.size() > 1) {
      throw Failure.usage(
          "there are %d receipts '%s': name one of %s"
              .formatted(
                  found.size(),
                  name,
                  String.join(", ", found.stream().map(Receipt::fullName).toList())));
    }
    return found.get(0);
  }

  private static String outcome(Receipt receipt, Row row) {
    String reason = receipt.outcomes().get(row.n());
    if (reason == null) {
      return "unknown";
    }
    return reason.isEmpty() ? "delivered" : "lost(" + reason + ")";
  }

  private static String text(Row row) {
    JsonWriter json = new JsonWriter(256);
    json.beginObject().name("event_name").value(row.name());
    json.name("timestamp").instant(row.epochMillis());
    row.fields().write(json.name("fields"));
    return new String(json.endObject().toByteArray(), UTF_8);
  }

  private static void write(Receipt receipt, JsonWriter json) {
    summary(receipt, json.beginObject());
    json.name("requests").beginArray();
    for (Receipt.Request request : receipt.requests()) {
      json.beginObject().name("at").value(request.at().toString());
      json.name("to").value(request.to().toString()).name("status").value(request.status());
      json.name("attempt").value(request.attempt()).name("sha256").value(request.sha256());
      json.name("headers").beginObject();
      new TreeMap<>(request.headers()).forEach((name, value) -> json.name(name).value(value));
      json.endObject();
      request.narrow().write(json.name("narrow"));
      json.endObject();
    }
    json.endArray().name("events").beginArray();
    for (Row row : receipt.rows()) {
      json.beginObject().name("name").value(row.name()).name("time").instant(row.epochMillis());
      json.name("outcome").value(outcome(receipt, row));
      row.fields().write(json.name("fields"));
      json.endObject();
    }
    json.endArray().name("counts").beginArray();
    receipt.counts().values().forEach(counts -> counts.forEach(count -> count.write(json)));
    json.endArray().endObject();
  }

  /** Checks that the receipts are whole, and what was sent; the answer is no where one is not. */
  int verify(Voice voice) throws IOException {
    Map<String, Protocol> protocols = new TreeMap<>();
    List<String> closed = new ArrayList<>();
    for (Map.Entry<String, Remote> remote : tool.remotes().entrySet()) {
      try (Sink sink = remote.getValue().open(Consent.byCommand())) { // nothing is sent
        Protocol protocol = sink.protocol();
        if (protocol != null) {
          protocols.put(remote.getKey(), protocol);
        }
      } catch (IOException e) {
        closed.add(
            "bodies for '%s' are not made again: %s".formatted(remote.getKey(), Words.trouble(e)));
      }
    }
    ReceiptReader.Verified verified =
        new ReceiptReader(tool.places()).verify(protocols, tool.version(), tool.plan().hash());
    if (verified.receipts() > 0) {
      closed.forEach(voice::note);
    }
    List<String> wrong = verified.wrong();
    if (voice.wantsJson()) {
      voice.json(
          json -> {
            json.beginObject().name("receipts").value(verified.receipts());
            json.name("remade").value(verified.remade()).name("unknown").value(verified.unknown());
            json.name("other_version").value(verified.otherVersion());
            json.name("wrong").beginArray();
            wrong.forEach(json::value);
            json.endArray().endObject();
          });
    } else if (verified.receipts() == 0 && wrong.isEmpty()) {
      voice.say(
          "There is no receipt to check: nothing was sent in the time for which receipts are kept.");
    } else {
      wrong.forEach(voice::say);
      voice.say(
          "%s; %s made again, and the same%s%s; %s."
              .formatted(
                  Words.count(verified.receipts(), "receipt"),
                  Words.count(verified.remade(), "request"),
                  some(verified.unknown(), "of a destination that is not known here"),
                  some(verified.otherVersion(), "made by another version, not checked"),
                  wrong.isEmpty() ? "nothing wrong" : wrong.size() + " wrong"));
    }
    return wrong.isEmpty() ? 0 : Failure.NO;
  }

  private static String some(int requests, String which) {
    return requests == 0 ? "" : ", %,d %s".formatted(requests, which);
  }
}
