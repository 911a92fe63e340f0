package dev.candor.reference.multica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.reference.Machine;
import dev.candor.sdk.Candor;
import dev.candor.sdk.Delivery;
import dev.candor.sdk.Meters;
import dev.candor.sdk.Parcel;
import dev.candor.sdk.Sink;
import dev.candor.wire.MetricFamily;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * multica's gate (C.4) on its two planes: what goes to analytics is decided by C.1's switches, and
 * the counters that the operator scrapes rise all the same.
 */
class MulticaPlanesTest {

  private static final List<String> SCRAPED =
      List.of(
          "multica_issue_created_total{source=manual, platform=cli} 1.0",
          "multica_runtime_ready_total{runtime_mode=local, provider=codex} 1.0",
          "multica_runtime_ready_seconds{runtime_mode=local, provider=codex} 2.5",
          "multica_runtime_offline_total{runtime_mode=local, provider=codex} 1.0");

  @TempDir Path root;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "key | ''    | true  | true",
        "key | ''    | false | true",
        "key | true  | true  | false",
        "key | 1     | false | false",
        "key | false | true  | true",
        "key | 0     | false | true",
        "key | ja    | true  | false",
        "''  | ''    | true  | false",
        "''  | false | false | false",
      })
  void whatIsSentToAnalyticsNeverTouchesWhatIsScraped(
      String key, String disabled, boolean scraped, boolean sent) {
    Machine machine = new Machine(MulticaPlan.plan(), root);
    machine.variables.put("MULTICA_TELEMETRY", "on");
    machine.variables.put("ANALYTICS_DISABLED", disabled);
    Sent posthog = new Sent();
    Scraped meters = new Scraped();
    Candor.Builder builder =
        Candor.builder(MulticaPlan.plan(), "1.0.0")
            .surroundings(machine.surroundings())
            .grace(Duration.ofSeconds(20));
    if (!key.isEmpty()) {
      builder.sink("posthog", permit -> posthog);
    }
    try (Candor candor = (scraped ? builder.meters(meters) : builder).open()) {
      Core core = Core.of(Environment.DEV, null, null);
      candor
          .telemetry()
          .record(
              new WorkEvents.IssueCreated(
                  core, WorkEvents.IssueSource.MANUAL, Labels.Platform.CLI, null, null));
      candor
          .telemetry()
          .record(
              new RuntimeEvents.RuntimeReady(
                  core,
                  null,
                  null,
                  null,
                  Labels.RuntimeMode.LOCAL,
                  Provider.CODEX,
                  Duration.ofMillis(2_500)));
      candor
          .telemetry()
          .record(
              new RuntimeEvents.RuntimeOffline(
                  core, null, null, null, Labels.RuntimeMode.LOCAL, Provider.CODEX));
    }

    assertThat(meters.lines).isEqualTo(scraped ? SCRAPED : List.of());
    assertThat(posthog.rows).isEqualTo(sent ? List.of("issue_created") : List.of());
  }

  private static final class Scraped implements Meters {

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void count(MetricFamily family, List<String> labels, double amount) {
      add(family, labels, amount);
    }

    @Override
    public void observe(MetricFamily family, List<String> labels, double value) {
      add(family, labels, value);
    }

    private void add(MetricFamily family, List<String> values, double number) {
      List<String> pairs = new ArrayList<>();
      for (int i = 0; i < values.size(); i++) {
        pairs.add(family.labels().get(i).name() + "=" + values.get(i));
      }
      lines.add(family.name() + "{" + String.join(", ", pairs) + "} " + number);
    }
  }

  private static final class Sent implements Sink {

    private final List<String> rows = Collections.synchronizedList(new ArrayList<>());

    @Override
    public Delivery deliver(Parcel parcel, Instant deadline) {
      parcel.rows().forEach(row -> rows.add(row.name()));
      parcel.counts().forEach(count -> rows.add("count of " + count.name()));
      return Delivery.accepted(parcel.size());
    }
  }
}
