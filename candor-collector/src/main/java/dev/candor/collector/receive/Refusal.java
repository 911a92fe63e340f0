package dev.candor.collector.receive;

import dev.candor.wire.JsonWriter;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;

/**
 * A request as a whole cannot be answered: {@code {"error":"<word>","message":"<what to do>"}}.
 *
 * <p>Thrown by whoever finds out and answered at the edge, so that no caller passes it on by hand.
 */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int status;
  private final String word;

  private Refusal(int status, String word, String message) {
    super(message, null, false, false);
    this.status = status;
    this.word = word;
  }

  /** 400: the request is not what the protocol says. */
  public static Refusal undecodable(String message) {
    return new Refusal(400, "undecodable", message);
  }

  /** 400: a parameter is not what it may be. */
  public static Refusal parameter(String message) {
    return new Refusal(400, "parameter", message);
  }

  /** 401: no key, or one that nobody knows. */
  public static Refusal unknown(String message) {
    return new Refusal(401, "key", message);
  }

  /** 403: a key that may not do this. */
  public static Refusal forbidden(String word, String message) {
    return new Refusal(403, word, message);
  }

  /** 404: nothing is here. */
  public static Refusal absent(String message) {
    return new Refusal(404, "absent", message);
  }

  /** 413: more than one request may carry. */
  static Refusal tooLarge(String message) {
    return new Refusal(413, "too_large", message);
  }

  /** 415: an encoding or a type of content that is not read here. */
  static Refusal encoding(String message) {
    return new Refusal(415, "encoding", message);
  }

  /** 503: try again. */
  public static Refusal busy(String message) {
    return new Refusal(503, "busy", message);
  }

  /** The HTTP status. */
  int status() {
    return status;
  }

  /** The word of the error. */
  String word() {
    return word;
  }

  /** Answers the request. */
  public void send(ServerResponse response) {
    JsonWriter out = new JsonWriter(256);
    out.beginObject();
    out.name("error").value(word);
    out.name("message").value(String.valueOf(getMessage()));
    out.endObject();
    if (status == 503) {
      response.header(HeaderNames.RETRY_AFTER, "1");
    }
    response.status(Status.create(status));
    response.header(HeaderNames.CONTENT_TYPE, "application/json");
    response.send(out.toByteArray());
  }
}
