package dev.candor.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.sdk.Delivery;
import dev.candor.sdk.Fate;
import dev.candor.sdk.Message;
import dev.candor.sdk.Parcel;
import dev.candor.sdk.Permit;
import dev.candor.sdk.Protocol;
import dev.candor.sdk.Response;
import dev.candor.sdk.Sink;
import dev.candor.wire.JsonWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A contract that a bad sink fails, with a sentence that says why. */
final class ContractTest {

  /** A sink that does as it is told here, by its address. */
  private static final class Told extends SinkContract {

    private final BiFunction<URI, Parcel, Delivery> work;
    private final Consumer<URI> closing;

    Told(BiFunction<URI, Parcel, Delivery> work) {
      this(work, address -> {});
    }

    Told(BiFunction<URI, Parcel, Delivery> work, Consumer<URI> closing) {
      this.work = work;
      this.closing = closing;
    }

    @Override
    protected Sink open(Permit permit, URI address) {
      return new Sink() {
        @Override
        public Delivery deliver(Parcel parcel, Instant deadline) {
          return work.apply(address, parcel);
        }

        @Override
        public void close() {
          closing.accept(address);
        }
      };
    }

    @Override
    protected Fault taken(Request request) {
      return Fault.answer(200, "{}");
    }
  }

  /** A protocol with the faults that a translation can have. */
  private static final class Sloppy extends ProtocolContract {

    @Override
    protected Protocol protocol(URI address, String secret) {
      return new Protocol() {
        @Override
        public URI address() {
          return address;
        }

        @Override
        public Duration oldest() {
          return Duration.ofDays(1);
        }

        @Override
        public Translation translate(Parcel parcel, Instant at) {
          JsonWriter body = new JsonWriter(64);
          body.beginObject().name("size").value(parcel.size());
          body.name("made").value(System.nanoTime()).endObject();
          List<Integer> first = List.of(0);
          return Translation.of(Message.json(address, body, first).header("X-Key", secret));
        }

        @Override
        public Fate fate(int status) {
          return Fate.READ;
        }

        @Override
        public Delivery read(Parcel parcel, Message message, Response response) {
          return Delivery.accepted(message.size());
        }
      };
    }

    @Override
    protected Fault taken(Request request) {
      return Fault.answer(200, "{}");
    }
  }

  @Test
  void findsASinkThatThrows() {
    Told sink =
        new Told(
            (address, parcel) -> {
              throw new IllegalStateException("no network");
            });

    assertThatThrownBy(sink::defersWhereNothingListens)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("threw where the destination answered with nothing that listens")
        .hasRootCauseMessage("no network");
  }

  @Test
  void findsASinkThatClaimsWhatNobodyTook() {
    Told sink = new Told((address, parcel) -> Delivery.accepted(parcel.size()));

    assertThatThrownBy(sink::defersWhereNothingListens)
        .hasMessageContaining("every event must come again after nothing that listens");
    assertThatThrownBy(sink::deliversEachEventAndTakesTheSameParcelAgain)
        .hasMessageContaining("events were taken that no request told");
  }

  @Test
  void findsASinkThatAnswersForTooFew() {
    Told sink = new Told((address, parcel) -> Delivery.accepted(1));

    assertThatThrownBy(sink::deliversEachEventAndTakesTheSameParcelAgain)
        .hasMessageContaining("outcomes of the 5 events");
  }

  @Test
  void findsASinkThatNeverComesBack() {
    CountDownLatch end = new CountDownLatch(1);
    Told sink =
        new Told(
            (address, parcel) -> {
              hang(end);
              return Delivery.deferred(parcel.size(), Duration.ZERO, "late");
            });

    assertThatThrownBy(sink::isBackAtItsDeadlineWhereHeadersComeSlowly)
        .hasMessageContaining("was not back a second after its deadline")
        .hasMessageContaining("ContractTest.hang");
    end.countDown();
  }

  private static void hang(CountDownLatch end) {
    boolean over = false;
    while (!over) {
      try {
        end.await();
        over = true;
      } catch (InterruptedException e) {
        over = end.getCount() == 0; // it ignores who wants to end it
      }
    }
  }

  @Test
  void findsASinkThatGoesElsewhere() {
    Told follows = new Told((address, parcel) -> ask(address, parcel, true, 1));

    assertThatThrownBy(follows::goesNowhereElseWhateverTheDestinationSays)
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void findsASinkThatRepeatsItself() {
    Told repeats = new Told((address, parcel) -> ask(address, parcel, false, 2));

    assertThatThrownBy(repeats::repeatsNoRequestByItself)
        .hasMessageContaining("a request was repeated after");
  }

  @Test
  void findsASinkThatForgetsHowLongToWait() {
    Told hurries = new Told((address, parcel) -> ask(address, parcel, false, 1));

    assertThatThrownBy(hurries::saysHowLongItWasAskedToWait)
        .hasMessageContaining("asked to wait for PT5M by 502, it says PT0S");
  }

  @Test
  @ResourceLock(SinkContract.COOKIES)
  void findsASinkThatSendsACookieBack() {
    Told tame = new Told((address, parcel) -> ask(address, parcel, false, 1));

    assertThatThrownBy(tame::sendsNoCookieBack)
        .hasMessageContaining("a cookie of a destination was sent back");
  }

  @Test
  @ResourceLock(SinkContract.COOKIES)
  void findsASinkThatGivesTheHostsCookiesAway() {
    Told careless = new Told((address, parcel) -> ask(address, parcel, false, 1, ""));

    assertThatThrownBy(careless::sendsNoCookieBack)
        .hasMessageContaining("a cookie of a destination was sent back");
  }

  @Test
  void findsASinkThatIsLongInClosing() {
    CountDownLatch end = new CountDownLatch(1);
    Told slow = new Told((address, parcel) -> ask(address, parcel, false, 1), address -> hang(end));

    assertThatThrownBy(slow::closingDeliversNothingAndMayBeDoneTwice)
        .hasMessageContaining("close() was not back within a second")
        .hasMessageContaining("ContractTest.hang");
    assertThatThrownBy(slow::closingIsBackAtOnceWhileADeliveryHangsThatEndsByItsDeadline)
        .hasMessageContaining("close() was not back within a second");
    end.countDown();
  }

  @Test
  void findsASinkWhoseDeliveryHearsNoClosing() {
    CountDownLatch end = new CountDownLatch(1);
    Told deaf =
        new Told(
            (address, parcel) -> {
              Delivery delivery = ask(address, parcel, false, 1);
              hang(end);
              return delivery;
            });

    assertThatThrownBy(deaf::closingIsBackAtOnceWhileADeliveryHangsThatEndsByItsDeadline)
        .hasMessageContaining("deliver() was not back a second after its deadline");
    end.countDown();
  }

  @Test
  void findsASinkThatDeliversWhenItIsClosed() {
    Parcel parcel = new ParcelBuilder().event("hello.started").parcel();
    Told late =
        new Told(
            (address, given) -> ask(address, given, false, 1),
            address -> ask(address, parcel, false, 1));

    assertThatThrownBy(late::closingDeliversNothingAndMayBeDoneTwice)
        .hasMessageContaining("requests of a sink that was only closed");
  }

  @Test
  void findsASinkThatReadsWithoutAnEnd() {
    Told reads = new Told((address, parcel) -> ask(address, parcel, false, 1));

    assertThatThrownBy(reads::anEndlessBodyDoesNotFillTheMemory).isInstanceOf(AssertionError.class);
    assertThatThrownBy(reads::isBackAtItsDeadlineWhereTheBodyComesSlowly)
        .hasMessageContaining("was not back a second after its deadline");
  }

  @Test
  void findsASinkThatInflatesABomb() {
    Told inflates =
        new Told(
            (address, parcel) -> {
              try (InputStream in = new GZIPInputStream(address.toURL().openStream())) {
                in.transferTo(OutputStream.nullOutputStream());
                throw new OutOfMemoryError("in place of a real one");
              } catch (IOException e) {
                return Delivery.deferred(parcel.size(), Duration.ZERO, "" + e);
              }
            });

    assertThatThrownBy(inflates::aGzipBombDoesNotFillTheMemory).isInstanceOf(AssertionError.class);
  }

  /** Asks an address, as sloppily as it can be done. */
  private static Delivery ask(URI address, Parcel parcel, boolean follow, int times) {
    return ask(address, parcel, follow, times, "who=ada");
  }

  private static Delivery ask(
      URI address, Parcel parcel, boolean follow, int times, String cookie) {
    try {
      for (int i = 0; i < times; i++) {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setInstanceFollowRedirects(follow);
        if (!cookie.isEmpty()) {
          connection.setRequestProperty("Cookie", cookie);
        }
        connection.getInputStream().transferTo(OutputStream.nullOutputStream());
      }
      return Delivery.accepted(parcel.size());
    } catch (IOException e) {
      return times == 1
          ? Delivery.deferred(parcel.size(), Duration.ZERO, "" + e)
          : ask(address, parcel, follow, times - 1, cookie);
    }
  }

  @Test
  void findsATranslationThatIsAnotherEachTime() {
    assertThatThrownBy(new Sloppy()::translatesTheSameParcelToTheSameMessages)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("array contents differ");
  }

  @Test
  void findsATranslationThatSaysSomethingOfTheWholeParcel() {
    assertThatThrownBy(new Sloppy()::aMessageIsTheSameWhateverElseItsParcelHolds)
        .hasMessageContaining("is another when its parcel holds no others");
  }

  @Test
  void findsATranslationThatForgetsAnEvent() {
    assertThatThrownBy(new Sloppy()::eachEventIsInAMessageOrRefusedWithAWord)
        .hasMessageContaining("expected: <[0, 1, 2, 3, 4]> but was: <[0]>");
  }

  @Test
  void findsASecretThatAReceiptShows() {
    assertThatThrownBy(new Sloppy()::noReceiptAndNoTextShowsTheSecret)
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void theSameCallsMakeTheSameParcel() {
    assertThat(new Told((address, parcel) -> Delivery.accepted(1)).sample())
        .isEqualTo(new Told((address, parcel) -> Delivery.accepted(2)).sample());
    assertThat(
            new ParcelBuilder().event("a").numberedFrom(7).event("b").lost("expired", 2).parcel())
        .satisfies(
            parcel -> {
              assertThat(parcel.rows()).extracting(row -> row.n()).containsExactly(1L, 7L);
              assertThat(parcel.lost()).isEqualTo(Map.of("expired", 2L));
            });
  }
}
