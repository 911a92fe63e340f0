package dev.candor.sdk.sink;

import dev.candor.sdk.Message;
import dev.candor.sdk.Parcel;
import dev.candor.sdk.Protocol;
import dev.candor.sdk.Rejection;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts the events of a parcel into as few messages as a destination's limits let, in their order:
 * each as full as it may be, so that its events alone make the same message again. Each event is
 * encoded once, but for the first of a further message.
 */
final class Filling {

  private static final int BRACKETS = 2; // that end the list and the body

  private final Limits limits;
  private final Form form;
  private final List<Message> messages = new ArrayList<>();
  private final Map<Integer, String> refused = new TreeMap<>();
  private JsonWriter body = new JsonWriter(64 * 1024);
  private List<Integer> of = new ArrayList<>();

  /** How a destination's requests look. */
  interface Form {

    /** Begins a body: all of it that stands before its events. */
    void begin(JsonWriter body);

    /**
     * Adds an event.
     *
     * @return why it cannot be told, in a word for the ledger; empty where it was added
     */
    String add(Row row, JsonWriter body);

    /** Makes the message of a whole body. */
    Message message(JsonWriter body, List<Integer> of);
  }

  private Filling(Limits limits, Form form) {
    this.limits = limits;
    this.form = form;
  }

  /** The messages of a parcel, and what cannot be told. */
  static Protocol.Translation of(Parcel parcel, Limits limits, Form form) {
    Filling filling = new Filling(limits, form);
    for (int i = 0; i < parcel.counts().size(); i++) {
      filling.refused.put(i, Rejection.NO_COUNTS.word());
    }
    filling.begin();
    for (int i = 0; i < parcel.rows().size(); i++) {
      filling.add(i, parcel.rows().get(i));
    }
    filling.end();
    return new Protocol.Translation(filling.messages, filling.refused);
  }

  private void begin() {
    form.begin(body.beginObject());
    body.beginArray();
  }

  private void add(int place, Row row) {
    int before = body.size();
    String why = form.add(row, body);
    int comma = of.isEmpty() ? 0 : 1;
    if (why.isEmpty() && body.size() - before - comma > limits.event()) {
      why = Rejection.TOO_LARGE.word();
    }
    boolean full = of.size() == limits.events() || body.size() + BRACKETS > limits.body();
    if (why.isEmpty() && !full) {
      of.add(place);
      return;
    }
    body.truncate(before);
    if (!why.isEmpty()) {
      refused.put(place, why);
    } else if (of.isEmpty()) {
      refused.put(place, Rejection.TOO_LARGE.word());
    } else {
      end();
      begin();
      add(place, row);
    }
  }

  private void end() {
    if (!of.isEmpty()) {
      body.endArray().endObject();
      messages.add(form.message(body, of));
      body = new JsonWriter(64 * 1024);
      of = new ArrayList<>();
    }
  }
}
