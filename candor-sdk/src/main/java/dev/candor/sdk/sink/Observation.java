package dev.candor.sdk.sink;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How an event is shown in Langfuse: what it is, and which attribute each of its fields becomes. A
 * field that is not named here becomes {@code langfuse.observation.metadata.} and its name.
 *
 * <p>A field is named as the plan does. One that stands in a map is named by the map, a dot and its
 * key, such as {@code tokens.input}. Immutable.
 */
public final class Observation {

  private final String event;
  private final Kind kind;
  private final Map<String, String> attributes;
  private final Map<String, String> usage;
  private final String trace;

  /** What an event is. */
  public enum Kind {
    /** A model was asked. */
    GENERATION("generation", "chat"),
    /** A tool was called. */
    TOOL("tool", "execute_tool"),
    /** An agent was at work. */
    AGENT("agent", "invoke_agent"),
    /** Anything else that lasted. */
    SPAN("span", ""),
    /** Anything else that happened. */
    EVENT("event", "");

    private final String word;
    private final String operation;

    Kind(String word, String operation) {
      this.word = word;
      this.operation = operation;
    }

    /** As Langfuse calls it. */
    String word() {
      return word;
    }

    /** As the conventions for generative AI call it; empty where they have no name. */
    String operation() {
      return operation;
    }
  }

  private Observation(
      String event,
      Kind kind,
      Map<String, String> attributes,
      Map<String, String> usage,
      String trace) {
    this.event = event;
    this.kind = kind;
    this.attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    this.usage = Collections.unmodifiableMap(new LinkedHashMap<>(usage));
    this.trace = trace;
  }

  /** An event as what it is. */
  public static Observation of(String event, Kind kind) {
    return new Observation(event, kind, Map.of(), Map.of(), "");
  }

  /** With a field as an attribute of a span, such as {@code gen_ai.request.model}. */
  public Observation field(String field, String attribute) {
    return new Observation(event, kind, and(attributes, field, attribute), usage, trace);
  }

  /**
   * With a field as an amount that was used, which Langfuse adds up, such as {@code input} or
   * {@code input_cache_read}: no token may be in two of them.
   */
  public Observation usage(String field, String amount) {
    return new Observation(event, kind, attributes, and(usage, field, amount), trace);
  }

  /**
   * With the field that says to which request it belongs: events of one session that have the same
   * value there are one trace. Without it each event is one, unless it stands among operations.
   */
  public Observation traceBy(String field) {
    return new Observation(event, kind, attributes, usage, field);
  }

  private static Map<String, String> and(Map<String, String> all, String key, String value) {
    Map<String, String> more = new LinkedHashMap<>(all);
    more.put(key, value);
    return more;
  }

  String event() {
    return event;
  }

  Kind kind() {
    return kind;
  }

  Map<String, String> attributes() {
    return attributes;
  }

  Map<String, String> usage() {
    return usage;
  }

  /** Empty where no field says it. */
  String trace() {
    return trace;
  }
}
