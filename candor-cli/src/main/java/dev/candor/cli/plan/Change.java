package dev.candor.cli.plan;

import java.util.List;
import java.util.Set;

/**
 * What became of the product's terms, of an event or of a field between two plans.
 *
 * @param kind what became of it
 * @param event its name; empty for the product's terms
 * @param field its name; empty for the event itself
 * @param type what it is: of an event its terms, of a field its type and class
 * @param description the event's purpose, or the field's meaning; may be empty
 * @param notes what is to be said of the change
 */
public record Change(
    Kind kind, String event, String field, String type, String description, List<Note> notes) {

  /** What became of something. */
  public enum Kind {
    /** It is new. */
    ADDED,
    /** It was deprecated, and no longer is. */
    RESTORED,
    /** It is there in both, and not the same. */
    CHANGED,
    /** It is deprecated now. */
    DEPRECATED,
    /** It is gone. */
    REMOVED
  }

  /** What a change means to somebody. */
  public enum Effect {
    /** To the people being measured: more is told of them, or to more others, or for longer. */
    WIDENING,
    /** To those who read the events: what read them before may be wrong now. */
    BREAKING,
    /** To nobody's numbers: only what is said of it to people is another. */
    PROSE
  }

  /**
   * A detail.
   *
   * @param text what changed, such as {@code tier: metrics → events}
   * @param effects what it means
   */
  public record Note(String text, Set<Effect> effects) {

    /** Copies its set. */
    public Note {
      effects = Set.copyOf(effects);
    }
  }

  /** Copies its list. */
  public Change {
    notes = List.copyOf(notes);
  }

  /** {@code product}, the event, or the event and its field. */
  public String where() {
    return event.isEmpty() ? "product" : field.isEmpty() ? event : event + "." + field;
  }

  /** Whether somebody's numbers may change with it. */
  boolean tells() {
    return kind != Kind.CHANGED
        || notes.stream().anyMatch(note -> !note.effects().contains(Effect.PROSE));
  }
}
