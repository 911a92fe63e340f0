package dev.candor.reference.coder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** B.6's network samples: what is sent of a connection, and when. */
class NetworkSamplesTest {

  private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

  /**
   * What is seen and when, in seconds: {@code 7 p fra 100} a sample, {@code 7} a step. And the
   * latencies that are recorded, with the second.
   */
  record Case(String name, String seen, String recorded) {

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case("the first", "0 p fra 100", "0:100"),
        new Case("the same", "0 p fra 100, 5 p fra 100, 59 p fra 101", "0:100"),
        new Case("a minute", "0 p fra 100, 59 p fra 101, 60 p fra 102", "0:100 60:102"),
        new Case("a minute by a step", "0 p fra 100, 59 p fra 101, 60", "0:100 60:101"),
        new Case("nothing new to say", "0 p fra 100, 60, 120, 600", "0:100"),
        new Case("p2p flips", "0 p fra 100, 1 r fra 101", "0:100 1:101"),
        new Case("another relay", "0 p fra 100, 1 p ams 101", "0:100 1:101"),
        new Case("25 ms and 20 %", "0 p fra 125, 1 p fra 150", "0:125 1:150"),
        new Case("25 ms, less than 20 %", "0 p fra 126, 1 p fra 151", "0:126"),
        new Case("20 %, less than 25 ms", "0 p fra 100, 1 p fra 124", "0:100"),
        new Case("25 ms from little", "0 p fra 1, 1 p fra 26", "0:1 1:26"),
        new Case("downwards", "0 p fra 125, 1 p fra 100", "0:125 1:100"),
        new Case("once in 15 seconds", "0 p fra 1, 1 r fra 2, 2 p fra 3, 15 p fra 4", "0:1 1:2"),
        new Case(
            "what persists, by a step", "0 p fra 1, 1 r fra 2, 2 p fra 3, 15, 16", "0:1 1:2 16:3"),
        new Case(
            "what persists, by a sample",
            "0 p fra 1, 1 r fra 2, 2 p fra 3, 15 p fra 4, 16 p fra 5",
            "0:1 1:2 16:5"),
        new Case("what went away", "0 p fra 1, 1 r fra 2, 2 p fra 3, 3 r fra 4, 16, 60", "0:1 1:2"),
        new Case(
            "what went away, at the minute",
            "0 p fra 1, 1 r fra 2, 2 p fra 3, 3 r fra 4, 16, 61",
            "0:1 1:2 61:4"),
        new Case(
            "a drift, by what was sent last",
            "0 p fra 100, 5 p fra 110, 10 p fra 120, 14 p fra 126",
            "0:100 14:126"),
        new Case(
            "a minute from what was sent last",
            "0 p fra 1, 30 r fra 2, 60 r fra 3, 89 r fra 4, 90 r fra 5",
            "0:1 30:2 90:5"),
        new Case("a clock set back", "3600 p fra 1, 0 p fra 2, 30 p fra 3", "3600:1 0:2"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void recordsWhatTheContractSays(Case example) {
    Seen seen = new Seen();
    NetworkSamples samples = new NetworkSamples();
    samples.recordedBy(seen);

    for (String each : example.seen().split(", ", -1)) {
      String[] parts = each.split(" ", -1);
      seen.second = parts[0];
      Instant now = START.plusSeconds(Long.parseLong(parts[0]));
      if (parts.length == 1) {
        samples.step(now);
      } else {
        samples.observe(now, sample(parts));
      }
    }

    assertThat(String.join(" ", seen.samples)).isEqualTo(example.recorded());
  }

  @Test
  void asksToBeCalledWhenTheNextThingIsDue() {
    NetworkSamples samples = new NetworkSamples();
    samples.recordedBy(new Seen());
    List<String> waits = new ArrayList<>();

    waits.add("" + samples.step(START));
    samples.observe(START, sample("0", "p", "fra", "1"));
    waits.add("" + samples.step(START.plusSeconds(1)));
    samples.observe(START.plusSeconds(2), sample("2", "r", "fra", "1"));
    samples.observe(START.plusSeconds(3), sample("3", "p", "fra", "1"));
    waits.add("" + samples.step(START.plusSeconds(4)));
    waits.add("" + samples.step(START.plusSeconds(17)));
    waits.add("" + samples.step(START.plusSeconds(70)));

    assertThat(waits).containsExactly("PT15S", "PT15S", "PT13S", "PT15S", "PT7S");
  }

  private static SshEvents.NetworkSampled sample(String... parts) {
    return new SshEvents.NetworkSampled(
        parts[1].equals("p"), parts[2], Double.parseDouble(parts[3]), null, null);
  }

  /** Keeps the second and the latency of each sample. */
  private static final class Seen implements Consumer<Record> {

    private final List<String> samples = new ArrayList<>();
    private String second = "";

    @Override
    public void accept(Record event) {
      long latency = Math.round(((SshEvents.NetworkSampled) event).latencyMs());
      samples.add(second + ":" + latency);
    }
  }
}
