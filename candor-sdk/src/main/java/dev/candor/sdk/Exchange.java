package dev.candor.sdk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.CookieHandler;
import java.net.HttpRetryException;
import java.net.HttpURLConnection;
import java.net.URLConnection;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer, in the thread that asks. {@link #abort} ends it from another.
 *
 * <p>The JDK's older client, on purpose: in a fresh process its first request costs some 25 ms of
 * processor time where {@code java.net.http}'s costs 650, and it needs no thread of its own. A
 * request is never repeated here, redirects are not followed, no cookie is sent, and an answer is
 * never inflated.
 */
final class Exchange {

  static final int MAX_ANSWER = 8 * 1024 * 1024;

  /** How often a request is ended that goes on all the same, and how long that is waited for. */
  private static final int ENDINGS = 10;

  private static final long ENDING_MILLIS = 10;

  private final InstantSource clock;
  private @Nullable HttpURLConnection running;
  private boolean connected;
  private boolean aborted;

  Exchange(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Sends a message, and takes in the whole of the answer.
   *
   * @throws IOException if no whole answer came until then
   */
  Response send(Message message, Instant deadline) throws IOException {
    CookieHandler keeper = CookieHandler.getDefault();
    if (keeper == null) {
      return exchange(message, deadline);
    }
    HostCookies cookies = new HostCookies(message.to(), keeper);
    try {
      return exchange(message, deadline);
    } finally {
      cookies.takeOut();
    }
  }

  private Response exchange(Message message, Instant deadline) throws IOException {
    byte[] body = message.packed();
    HttpURLConnection connection = open(message);
    int left = millisLeft(deadline);
    connection.setConnectTimeout(left);
    connection.setReadTimeout(left);
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(body.length); // else it may send the body twice
    begin(connection, false);
    try {
      try (OutputStream out = connection.getOutputStream()) {
        begin(connection, true); // before, there was nothing to end
        out.write(body);
      }
      return answer(connection, deadline);
    } catch (HttpRetryException e) { // a 401 or 407 that asks for a log-in
      connection.disconnect();
      return new Response(e.responseCode(), Map.of(), new byte[0]);
    } catch (IOException | RuntimeException e) { // the JDK throws some of what a server sends amiss
      connection.disconnect();
      throw new IOException(message.to() + " cannot be reached: " + words(e), e);
    } finally {
      end();
    }
  }

  /** What kept a request from its answer, for a person. */
  static String words(Exception e) {
    if (e instanceof UnknownHostException) {
      return "nobody knows this host";
    }
    String message = e.getMessage();
    return e instanceof IOException && message != null ? message : e.toString();
  }

  private static HttpURLConnection open(Message message) throws IOException {
    URLConnection opened = message.to().toURL().openConnection();
    if (!(opened instanceof HttpURLConnection connection)) {
      throw new IOException(message.to() + " is no address of http or https");
    }
    try {
      message.headers().forEach(connection::setRequestProperty);
      message.secrets().forEach(connection::setRequestProperty);
    } catch (IllegalArgumentException e) { // its message holds the value
      throw new IOException(
          "a header of a request to " + message.to() + " is none that HTTP takes");
    }
    return connection;
  }

  private Response answer(HttpURLConnection connection, Instant deadline) throws IOException {
    int status = connection.getResponseCode();
    if (status < 0) {
      throw new IOException("what came is no answer of HTTP");
    }
    Map<String, String> headers = new TreeMap<>();
    for (Map.Entry<@Nullable String, List<String>> header :
        connection.getHeaderFields().entrySet()) {
      String name = header.getKey();
      if (name != null && !header.getValue().isEmpty()) {
        headers.put(name.toLowerCase(Locale.ROOT), header.getValue().get(0));
      }
    }
    InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream();
    if (in == null) { // no body, or one that the JDK does not hand out, as with a 401
      return new Response(status, headers, new byte[0]);
    }
    byte[] body = read(in, deadline);
    if (body.length > MAX_ANSWER) {
      connection.disconnect();
      return Response.tooLong(status, headers, body);
    }
    long length = connection.getContentLengthLong();
    if (body.length < length) { // older JDKs say nothing of an answer that is cut short
      throw new IOException("the answer ended after %d of %d bytes".formatted(body.length, length));
    }
    return new Response(status, headers, body);
  }

  /** The body; of one that is too long, somewhat more than the longest there may be. */
  private byte[] read(InputStream in, Instant deadline) throws IOException {
    try (in) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      byte[] part = new byte[16 * 1024];
      for (int length = in.read(part);
          length >= 0 && all.size() <= MAX_ANSWER;
          length = in.read(part)) {
        all.write(part, 0, length);
        millisLeft(deadline); // a byte now and then must not keep it for ever
      }
      return all.toByteArray();
    }
  }

  private int millisLeft(Instant deadline) throws IOException {
    long left = Duration.between(clock.instant(), deadline).toMillis();
    if (left <= 0) {
      throw new IOException("no whole answer came in time");
    }
    return (int) Math.min(left, Integer.MAX_VALUE);
  }

  private synchronized void begin(HttpURLConnection connection, boolean isConnected)
      throws IOException {
    if (aborted) {
      throw new IOException("the sink is closed");
    }
    running = connection;
    connected = isConnected;
  }

  private synchronized void end() {
    running = null;
    notifyAll();
  }

  /**
   * Ends the request that is under way, and any that comes. One that has been written, and whose
   * answer nobody waits for yet, the JDK makes anew when it is disconnected: that is ended, too.
   */
  void abort() {
    for (int i = 0; i < ENDINGS && !isEnded(); i++) {
      try {
        synchronized (this) {
          if (running != null) {
            wait(ENDING_MILLIS);
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Disconnects what is under way; true where nothing is that could be made anew. */
  private boolean isEnded() {
    HttpURLConnection connection;
    boolean mayGoOn;
    synchronized (this) {
      aborted = true;
      connection = running;
      mayGoOn = connected;
    }
    if (connection == null) {
      return true;
    }
    try {
      connection.disconnect();
      return !mayGoOn;
    } catch (NullPointerException e) {
      return false; // of the JDK's: the request ends at this moment, and the next look finds none
    }
  }
}
