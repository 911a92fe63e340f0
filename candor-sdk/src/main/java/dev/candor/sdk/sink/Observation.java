package dev.candor.sdk.sink;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
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
  private final Said said;

  /** Which fields say what of an event; each name is empty where none does. */
  private record Said(String trace, String message, List<String> durations) {

    static final Said NOTHING = new Said("", "", Took.NAMES);
  }

  /** What an event is. */
  public enum Kind {
    /** A model was asked, which runs elsewhere. */
    GENERATION("generation", "chat", "gen_ai.request.model"),
    /** A tool was called. */
    TOOL("tool", "execute_tool", "gen_ai.tool.name"),
    /** An agent was at work. */
    AGENT("agent", "invoke_agent", "gen_ai.agent.name"),
    /** Anything else that lasted. */
    SPAN("span", "", ""),
    /** Anything else that happened. */
    EVENT("event", "", "");

    private final String word;
    private final String operation;
    private final String subject;

    Kind(String word, String operation, String subject) {
      this.word = word;
      this.operation = operation;
      this.subject = subject;
    }

    /** As Langfuse calls it. */
    String word() {
      return word;
    }

    /** As the conventions for generative AI call it; empty where they have no name. */
    String operation() {
      return operation;
    }

    /** The attribute that the conventions put behind the operation in the name of a span. */
    String subject() {
      return subject;
    }

    OtlpSpan.Kind span() {
      return this == GENERATION ? OtlpSpan.Kind.CLIENT : OtlpSpan.Kind.INTERNAL;
    }
  }

  private Observation(
      String event,
      Kind kind,
      Map<String, String> attributes,
      Map<String, String> usage,
      Said said) {
    this.event = event;
    this.kind = kind;
    this.attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    this.usage = Collections.unmodifiableMap(new LinkedHashMap<>(usage));
    this.said = said;
  }

  /** An event as what it is. */
  public static Observation of(String event, Kind kind) {
    return new Observation(event, kind, Map.of(), Map.of(), Said.NOTHING);
  }

  /**
   * With a field as an attribute of a span, such as {@code gen_ai.request.model}. For {@code
   * error.type} the conventions want a word of a closed set: what says it in words, {@link
   * #message} is for.
   */
  public Observation field(String field, String attribute) {
    return new Observation(event, kind, and(attributes, field, attribute), usage, said);
  }

  /**
   * With a field as an amount that was used, which Langfuse adds up, such as {@code input} or
   * {@code input_cache_read}: no token may be in two of them.
   */
  public Observation usage(String field, String amount) {
    return new Observation(event, kind, attributes, and(usage, field, amount), said);
  }

  /**
   * With the field that says to which request it belongs: events of one session that have the same
   * value there are one trace. Without it each event is one, unless it stands among operations.
   */
  public Observation traceBy(String field) {
    return saying(new Said(field, said.message(), said.durations()));
  }

  /**
   * With the field that says why it failed, which Langfuse shows as the status message, at level
   * {@code ERROR}. One may be an attribute besides.
   */
  public Observation message(String field) {
    return saying(new Said(said.trace(), field, said.durations()));
  }

  /**
   * With the measurement, in milliseconds, that says how long it took; without it, {@code
   * duration_ms}, {@code durationMs} or {@code duration}. One that has none begins as it ends.
   */
  public Observation duration(String measurement) {
    return saying(new Said(said.trace(), said.message(), List.of(measurement)));
  }

  private Observation saying(Said more) {
    return new Observation(event, kind, attributes, usage, more);
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
    return said.trace();
  }

  /** Empty where no field says it. */
  String message() {
    return said.message();
  }

  /** Of several, the first that the event has counts. */
  List<String> durations() {
    return said.durations();
  }
}
