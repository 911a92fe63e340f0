package dev.candor.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.candor.sdk.Consent;
import dev.candor.sdk.Parcel;
import dev.candor.sdk.Permit;
import dev.candor.sdk.Sink;
import dev.candor.sdk.Surroundings;
import java.io.IOException;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.CookieStore;
import java.net.HttpCookie;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * What every {@link Sink} of a destination that speaks HTTP must do. Extend it, and say how to open
 * yours, and what its destination answers where all goes well; the rest is a {@link FaultServer}'s.
 *
 * <pre>{@code
 * final class MySinkTest extends SinkContract {
 *   @Override
 *   protected Sink open(Permit permit, URI address) {
 *     return new MySink(permit, address, "key");
 *   }
 *
 *   @Override
 *   protected Fault taken(Request request) {
 *     return Fault.answer(200, "{\"status\":\"ok\"}");
 *   }
 * }
 * }</pre>
 *
 * <p>A translation is held by {@link ProtocolContract}, which demands more. JUnit's own assertions
 * are used, and none of anybody else's.
 */
public abstract class SinkContract {

  /** What a test locks that says who keeps this process's cookies. */
  static final String COOKIES = "java.net.CookieHandler";

  private static final Duration SHORT = Duration.ofMillis(500);
  private static final Duration LONG = Duration.ofSeconds(15);

  private final Permit permit = Consent.byCommand();
  private final InstantSource clock = Surroundings.ofProcess().clock();

  /** For the class that says how its sink is opened. */
  protected SinkContract() {}

  /** Opens the sink. Its destination is at an address, of http or https, below which it may ask. */
  protected abstract Sink open(Permit permit, URI address);

  /** What the destination answers to a request that it takes as a whole. */
  protected abstract Fault taken(Request request);

  /** The parcel that is delivered: several events that the destination takes, of one run. */
  protected Parcel sample() {
    ParcelBuilder events = new ParcelBuilder();
    for (int i = 0; i < 5; i++) {
      events.event("hello.build.finished").session("s1");
      events.property("outcome", "ok").property("cached", i % 2 == 0).measurement("duration_ms", i);
    }
    return events.parcel();
  }

  /**
   * After which statuses the events come again: those of a server or a proxy that is down. Less
   * only where the destination's own contract says so.
   */
  protected List<Integer> passing() {
    return List.of(502, 503, 504);
  }

  /**
   * Whether events come again where a success has a body without an end. Not only where the
   * destination's own contract says so: then they are given up.
   */
  protected boolean repeatsAfterAnEndlessAnswer() {
    return true;
  }

  /** The time by which the contract sets its deadlines. */
  final InstantSource clock() {
    return clock;
  }

  final Sink open(URI address) {
    return open(permit, address);
  }

  final FaultServer working() throws IOException {
    return FaultServer.start().always(this::taken);
  }

  private Attempt attempt(Sink sink, Duration within) throws InterruptedException {
    return Attempt.of(sink, sample(), within, clock);
  }

  @Test
  final void deliversEachEventAndTakesTheSameParcelAgain() throws Exception {
    try (FaultServer server = working();
        Sink sink = open(server.address())) {
      attempt(sink, LONG).demandAccepted(sample(), "its destination");
      assertFalse(server.requests().isEmpty(), "events were taken that no request told");
      attempt(sink, LONG).demandAccepted(sample(), "its destination, once more");
    }
  }

  @Test
  final void defersWhereNothingListens() throws Exception {
    FaultServer gone = FaultServer.start();
    gone.close();
    try (Sink sink = open(gone.address())) {
      attempt(sink, LONG).demandDeferred(sample(), "nothing that listens");
    }
  }

  @Test
  final void losesNothingToANetworkThatFails() throws Exception {
    demandDeferred(Fault.hangUp());
    demandDeferred(Fault.answer(200, "{\"status\":\"ok\"}").reset());
    demandDeferred(Fault.answer(200, "{\"status\":\"ok\"}").cutShort());
  }

  @Test
  final void losesNothingToAServerThatIsDown() throws Exception {
    for (int status : passing()) {
      demandDeferred(Fault.status(status));
      demandDeferred(Fault.page(status));
      demandDeferred(Fault.answer(status, "upstream timed out"));
    }
  }

  @Test
  final void losesNothingToANetworkThatWantsALogInFirst() throws Exception {
    demandDeferred(Fault.page(200));
    try (FaultServer portal = FaultServer.start().always(Fault.page(200))) {
      demandDeferred(Fault.redirect(302, portal.address()));
    }
  }

  private void demandDeferred(Fault fault) throws Exception {
    try (FaultServer server = FaultServer.start().always(fault);
        Sink sink = open(server.address())) {
      attempt(sink, LONG).demandDeferred(sample(), fault);
      assertFalse(server.requests().isEmpty(), "nothing was sent, and so nothing tested");
    }
  }

  @Test
  final void goesNowhereElseWhateverTheDestinationSays() throws Exception {
    try (FaultServer elsewhere = FaultServer.start()) {
      for (int status : List.of(301, 302, 303, 305, 307, 308)) {
        demandDeferred(Fault.redirect(status, elsewhere.address()));
      }
      assertEquals(List.of(), elsewhere.requests(), "requests that went elsewhere");
    }
  }

  @Test
  final void saysHowLongItWasAskedToWait() throws Exception {
    Duration wait = Duration.ofMinutes(5);
    List<Fault> faults = new ArrayList<>();
    for (int status : passing()) {
      faults.add(Fault.status(status).retryAfter(wait));
      faults.add(Fault.status(status).retryAfter(clock.instant().plus(wait)));
    }
    for (Fault fault : faults) {
      demandDeferred(fault);
      demandDelay(fault, wait);
    }
    demandDelay(Fault.status(429).retryAfter(wait), wait); // whatever becomes of the events
    demandDelay(Fault.status(429).retryAfter(clock.instant().plus(wait)), wait);
  }

  private void demandDelay(Fault fault, Duration wait) throws Exception {
    try (FaultServer server = FaultServer.start().always(fault);
        Sink sink = open(server.address())) {
      Duration says = attempt(sink, LONG).delivery(sample(), fault).delay();
      assertTrue(
          says.compareTo(wait.dividedBy(2)) > 0,
          "asked to wait for %s by %s, it says %s".formatted(wait, fault, says));
    }
  }

  @Test
  final void answersForEachEventWhateverComes() throws Exception {
    for (int status : List.of(400, 401, 402, 403, 404, 408, 410, 411, 413, 415, 418, 429, 500)) {
      answersForEachEventAfter(Fault.answer(status, "{\"error\":\"told to\"}"));
      answersForEachEventAfter(Fault.status(status));
    }
    answersForEachEventAfter(Fault.garbage());
    answersForEachEventAfter(
        Fault.answer(200, "{\"results\":[7,{}],\"code\":\"x\",\"status\":[]}"));
    answersForEachEventAfter(Fault.status(204));
  }

  private void answersForEachEventAfter(Fault fault) throws Exception {
    try (FaultServer server = FaultServer.start().always(fault);
        Sink sink = open(server.address())) {
      attempt(sink, LONG).delivery(sample(), fault);
      demandNoRepeats(server.requests(), fault);
    }
  }

  /** On a connection that is kept, an HTTP client may repeat a request that nothing came of. */
  @Test
  final void repeatsNoRequestByItself() throws Exception {
    for (Fault fault : List.of(Fault.hangUp(), Fault.status(408), Fault.status(503))) {
      try (FaultServer server = working();
          Sink sink = open(server.address())) {
        attempt(sink, LONG).demandAccepted(sample(), "its destination");
        int before = server.requests().size();
        server.always(fault);
        attempt(sink, LONG).delivery(sample(), fault);
        List<Request> after = server.requests();
        demandNoRepeats(after.subList(before, after.size()), fault);
      }
    }
  }

  private static void demandNoRepeats(List<Request> requests, Fault fault) {
    Set<List<String>> seen = new HashSet<>();
    for (Request request : requests) {
      assertTrue(
          seen.add(List.of(request.path(), request.header("authorization"), request.body())),
          "a request was repeated after " + fault + ": that is for the engine to do");
    }
  }

  /** In a host that keeps cookies for whatever uses the JDK's own client, as some tools do. */
  @Test
  @ResourceLock(COOKIES)
  final void sendsNoCookieBack() throws Exception {
    @Nullable CookieHandler before = CookieHandler.getDefault();
    CookieStore cookies = new HostCookieStore();
    CookieHandler.setDefault(new CookieManager(cookies, CookiePolicy.ACCEPT_ALL));
    try (FaultServer server = FaultServer.start();
        Sink sink = open(server.address())) {
      server.always(request -> taken(request).header("Set-Cookie", "who=ada; Path=/"));
      attempt(sink, LONG).demandAccepted(sample(), "its destination");
      attempt(sink, LONG).demandAccepted(sample(), "its destination, once more");
      demandNoCookie(server, "a cookie of a destination was sent back");
      assertEquals(
          List.of(), cookies.get(server.address()), "cookies that were left with the host");
      cookies.add(server.address(), cookieOfTheHost());
      attempt(sink, LONG).delivery(sample(), "its destination, where the host has a cookie for it");
      demandNoCookie(server, "a cookie of the host was sent");
    } finally {
      CookieHandler.setDefault(before);
    }
  }

  private static HttpCookie cookieOfTheHost() {
    HttpCookie cookie = new HttpCookie("session", "of-the-host");
    cookie.setPath("/");
    cookie.setVersion(0);
    return cookie;
  }

  private static void demandNoCookie(FaultServer server, String otherwise) {
    for (Request request : server.requests()) {
      assertEquals("", request.header("cookie"), otherwise);
    }
  }

  @Test
  final void isBackAtItsDeadlineWhereNothingIsAnswered() throws Exception {
    isBackFrom(Fault.silence());
  }

  @Test
  final void isBackAtItsDeadlineWhereHeadersComeSlowly() throws Exception {
    isBackFrom(Fault.slowHeaders());
  }

  @Test
  final void isBackAtItsDeadlineWhereTheBodyComesSlowly() throws Exception {
    isBackFrom(Fault.slowBody());
  }

  private void isBackFrom(Fault fault) throws Exception {
    try (FaultServer server = FaultServer.start().always(fault);
        Sink sink = open(server.address())) {
      attempt(sink, SHORT).demandDeferred(sample(), fault);
      assertFalse(server.requests().isEmpty(), "nothing was sent, and so nothing tested");
    }
  }

  @Test
  final void isBackAtItsDeadlineWhereAHandshakeHangs() throws Exception {
    try (FaultServer server = FaultServer.start();
        Sink sink = open(server.secureAddress())) {
      attempt(sink, SHORT).demandDeferred(sample(), "a handshake that hangs");
      assertEquals(List.of(), server.requests(), "requests without encryption");
    }
  }

  @Test
  final void anEndlessBodyDoesNotFillTheMemory() throws Exception {
    long most = 64L * 1024 * 1024;
    try (FaultServer server = FaultServer.start().always(Fault.endlessBody());
        Sink sink = open(server.address())) {
      Attempt attempt = attempt(sink, repeatsAfterAnEndlessAnswer() ? SHORT.multipliedBy(4) : LONG);
      if (repeatsAfterAnEndlessAnswer()) {
        attempt.demandDeferred(sample(), Fault.endlessBody());
      } else {
        attempt.demandRejected(sample(), Fault.endlessBody());
      }
      assertFalse(server.requests().isEmpty(), "nothing was sent, and so nothing tested");
      assertTrue(
          server.told() < most, server.told() + " bytes of an answer were read, at most " + most);
    }
  }

  /** One that inflates it dies here of an {@link OutOfMemoryError}, or is long in coming back. */
  @Test
  final void aGzipBombDoesNotFillTheMemory() throws Exception {
    try (FaultServer server = FaultServer.start().always(Fault.bomb());
        Sink sink = open(server.address())) {
      attempt(sink, SHORT.multipliedBy(4)).delivery(sample(), Fault.bomb());
      assertFalse(server.requests().isEmpty(), "nothing was sent, and so nothing tested");
    }
  }

  @Test
  final void closingDeliversNothingAndMayBeDoneTwice() throws Exception {
    try (FaultServer server = working()) {
      Attempt.close(open(server.address()));
      assertEquals(List.of(), server.requests(), "requests of a sink that was only closed");
      Sink used = open(server.address());
      attempt(used, LONG).demandAccepted(sample(), "its destination");
      int before = server.requests().size();
      Attempt.close(used);
      Attempt.close(used);
      assertEquals(before, server.requests().size(), "requests once it was closed");
    }
  }

  @Test
  final void closingIsBackAtOnceWhileADeliveryHangsThatEndsByItsDeadline() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    try (FaultServer server = FaultServer.start()) {
      server.always(
          request -> {
            asked.countDown();
            return Fault.silence();
          });
      Sink sink = open(server.address());
      Attempt attempt = Attempt.begin(sink, sample(), SHORT.multipliedBy(8), clock);
      assertTrue(
          asked.await(LONG.toMillis(), TimeUnit.MILLISECONDS),
          "nothing was sent, and so nothing tested");
      Attempt.close(sink);
      attempt.end().demandDeferred(sample(), Fault.silence());
    }
  }
}
