package dev.candor.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a collector says of a batch, event by event, in the order of the batch.
 *
 * @param results one an event
 * @param counts one a count
 * @param narrow what the collector wants less of from now on
 * @param unread why what it wants less of cannot be read, and is left out; empty where it can
 */
public record Answer(List<Result> results, List<Result> counts, Narrowing narrow, String unread) {

  /** Copies its lists. */
  public Answer {
    results = List.copyOf(results);
    counts = List.copyOf(counts);
  }

  /** What became of an event. All but {@link #RETRY} are final. */
  public enum Outcome {
    /** It is kept, durably. */
    STORED,
    /** It was there already, and counts once. */
    DUPLICATE,
    /** It is kept apart, with the reason, in no insight. */
    QUARANTINED,
    /** It was not kept, with the reason. */
    DROPPED,
    /** Nothing became of it yet: send it again, with the same request id. */
    RETRY;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The word on the wire. */
    public String word() {
      return word;
    }
  }

  /**
   * What became of one event.
   *
   * @param outcome the word
   * @param reason why, where it was not simply stored
   * @param path what in the event was the reason, such as {@code fields.colour}, or null
   */
  public record Result(Outcome outcome, @Nullable String reason, @Nullable String path) {}

  /**
   * Reads the body of an answer. A result that this reader does not know is a final one: {@link
   * Outcome#DROPPED} with the unknown word as the reason. What became of the events holds, whatever
   * else the collector wants.
   *
   * @throws MalformedException if it is none
   */
  public static Answer parse(byte[] body) {
    Json.Members answer = Json.parse(body).object();
    if (!answer.members().containsKey("results")) {
      throw new MalformedException("'results' must be there: this is no answer to a batch");
    }
    Narrowing narrow = Narrowing.NONE;
    String unread = "";
    try {
      narrow = Narrowing.parse(answer.object("narrow"));
    } catch (MalformedException e) {
      unread = "" + e.getMessage();
    }
    return new Answer(results(answer, "results"), results(answer, "counts"), narrow, unread);
  }

  private static List<Result> results(Json.Members answer, String name) {
    List<Json> told = answer.array(name);
    List<Result> results = new ArrayList<>(told.size());
    @Nullable Json known = null;
    @Nullable Result same = null;
    for (Json result : told) {
      if (same == null || !result.equals(known)) { // nearly all are the same one
        known = result;
        same = result(result.object());
      }
      results.add(same);
    }
    return results;
  }

  private static Result result(Json.Members result) {
    String word = result.text("result");
    for (Outcome outcome : Outcome.values()) {
      if (outcome.word().equals(word)) {
        return new Result(outcome, result.textOrNull("reason"), result.textOrNull("path"));
      }
    }
    return new Result(Outcome.DROPPED, word, null);
  }
}
