package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the answers of a collector mean. */
class CollectorAnswersTest {

  private static final String STORED = "{\"results\":[{\"result\":\"stored\"}]}";

  @ParameterizedTest
  @CsvSource({
    "400,refused_400",
    "410,refused_410",
    "415,refused_415",
    "401,later",
    "403,later",
    "404,later",
    "405,later",
    "408,later",
    "411,later",
    "413,smaller",
    "429,later",
    "500,later",
    "502,later",
    "503,later",
    "301,later",
    "302,later",
    "307,later",
    "308,later",
    "204,later",
    "202,later"
  })
  void anyStatusButOkMeansOneThing(int status, String meaning) throws Exception {
    try (ScriptedServer collector = new ScriptedServer()) {
      collector.answer(status, STORED, "Retry-After", "17", "Location", "http://127.0.0.1:1/");

      Delivery delivery = collector.deliver(SpoolRows.parcel(1, 2));

      assertThat(collector.requests()).hasSize(1);
      Delivery.Ask small = meaning.equals("smaller") ? Delivery.Ask.SMALLER : Delivery.Ask.NOTHING;
      assertThat(delivery.ask()).isEqualTo(status == 410 ? Delivery.Ask.STOP : small);
      Delivery.Outcome outcome =
          meaning.startsWith("refused")
              ? Delivery.Outcome.rejected(meaning)
              : Delivery.Outcome.DEFERRED;
      assertThat(delivery.outcomes()).containsExactly(outcome, outcome);
      if (status == 429 || status == 503) {
        assertThat(delivery.delay()).isEqualTo(Duration.ofSeconds(17));
      }
      if (status == 401 || status == 403) {
        assertThat(delivery.delay()).isEqualTo(Duration.ofHours(1));
      }
    }
  }

  @Test
  void saysWhatTheCollectorSaysOfARefusal() throws Exception {
    try (ScriptedServer collector = new ScriptedServer()) {
      collector
          .answer(
              403, "{\"error\":\"unplanned\",\"message\":\"there is no plan of '\\u001bacme'\"}")
          .answer(403, "no JSON");

      assertThat(collector.deliver(SpoolRows.parcel(1)).reason())
          .isEqualTo("the collector answered 403: there is no plan of ' acme'");

      assertThat(collector.deliver(SpoolRows.parcel(1)).reason())
          .isEqualTo("the collector answered 403: this key may not write there");
    }
  }

  @Test
  void oneEventThatIsTooLargeIsRefused() throws Exception {
    try (ScriptedServer collector = new ScriptedServer()) {
      collector.answer(413, "");

      assertThat(collector.deliver(SpoolRows.parcel(1)).outcomes())
          .containsExactly(Delivery.Outcome.rejected("too_large"));
    }
  }

  @Test
  void eachEventIsAnsweredByItself() throws Exception {
    try (ScriptedServer collector = new ScriptedServer()) {
      collector.answer(
          200,
          "{\"results\":[{\"result\":\"stored\"},{\"result\":\"duplicate\"},"
              + "{\"result\":\"quarantined\",\"reason\":\"unknown_field\",\"path\":\"x\"},"
              + "{\"result\":\"dropped\",\"reason\":\"<script>\"},"
              + "{\"result\":\"retry\",\"reason\":\"not_committed\"},{\"result\":\"evaporated\"}]}",
          "Retry-After",
          "3");

      Delivery delivery = collector.deliver(SpoolRows.parcel(1, 2, 3, 4, 5, 6));

      assertThat(delivery.outcomes())
          .containsExactly(
              Delivery.Outcome.ACCEPTED,
              Delivery.Outcome.DUPLICATE,
              Delivery.Outcome.rejected("quarantined_unknown_field"),
              Delivery.Outcome.rejected("dropped"),
              Delivery.Outcome.DEFERRED,
              Delivery.Outcome.rejected("dropped_evaporated"));
      assertThat(delivery.delay()).isEqualTo(Duration.ofSeconds(3));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ok",
        "null",
        "[]",
        "{}",
        "{\"results\":{}}",
        "{\"results\":[]}",
        "{\"results\":[1]}",
        "{\"results\":[{\"result\":\"stored\"}",
        "<html>captive portal</html>",
        "{\"results\":[{\"result\":\"stored\"},{\"result\":\"stored\"}]}"
      })
  void anAnswerThatIsNoCollectorsDefers(String body) throws Exception {
    try (ScriptedServer collector = new ScriptedServer()) {
      collector.answer(200, body);

      assertThat(collector.deliver(SpoolRows.parcel(1)).outcomes())
          .containsExactly(Delivery.Outcome.DEFERRED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "soon", "-5", "Wed, 21 Oct 2015 07:28:00 GMT", "99999999999999999999"})
  void aDelayThatIsNoneIsNotWaitedFor(String value) throws Exception {
    try (ScriptedServer collector = new ScriptedServer()) {
      collector.answer(503, "", "Retry-After", value);

      assertThat(collector.deliver(SpoolRows.parcel(1)).delay()).isEqualTo(Duration.ZERO);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'sampling':{'a':1.5}}         | the share of 'a' must be a number from 0 to 1",
        "{'sampling':{'\\u001b[2J':'a'}} | the share of ' [2J' must be a number from 0 to 1",
        "{'events':'a'}                 | 'events' must be an array",
        "{'events':['a'],'sampling':[]} | an object was expected",
        "null                           | an object was expected"
      })
  void aNarrowingThatIsNoneIsLeftOutAndToldAndTheResultsHold(String narrow, String why)
      throws Exception {
    try (ScriptedServer collector = new ScriptedServer()) {
      collector.answer(
          200,
          "{\"results\":[{\"result\":\"stored\"}],\"narrow\":%s}"
              .formatted(narrow.replace('\'', '"')));

      Delivery delivery = collector.deliver(SpoolRows.parcel(1));

      assertThat(delivery.outcomes()).containsExactly(Delivery.Outcome.ACCEPTED);
      assertThat(delivery.narrow().isNone()).isTrue();
      assertThat(delivery.mustWait()).isFalse();
      assertThat(delivery.reason())
          .isEqualTo("the collector's narrowing makes no sense and is left out: " + why);
    }
  }
}
