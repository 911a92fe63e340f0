package dev.candor.cli.plan;

import static dev.candor.cli.plan.Plans.event;
import static dev.candor.cli.plan.Plans.flag;
import static dev.candor.cli.plan.Plans.hashed;
import static dev.candor.cli.plan.Plans.label;
import static dev.candor.cli.plan.Plans.metric;
import static dev.candor.cli.plan.Plans.plan;
import static dev.candor.cli.plan.Plans.text;
import static dev.candor.cli.plan.Plans.to;
import static dev.candor.cli.plan.Plans.whole;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.FieldPlan.Metric;
import dev.candor.wire.FieldPlan.Role;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.PrivacyClass;
import dev.candor.wire.ProductPlan.DestinationPlan;
import dev.candor.wire.TrackingPlan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class PlanMatrixTest {

  private static final DestinationPlan LOCAL =
      new DestinationPlan("file", "local", List.of("metrics", "events"));
  private static final DestinationPlan OWN =
      new DestinationPlan("collector", "own", List.of("metrics", "events"));
  private static final DestinationPlan VENDOR =
      new DestinationPlan("posthog", "vendor", List.of("events"));
  private static final DestinationPlan METRICS =
      new DestinationPlan("prometheus", "own", List.of("metrics"));

  @ParameterizedTest
  @CsvSource({
    "LOCAL_ONLY, RAW, NOTHING, NOTHING",
    "VALUE, RAW, VALUE, VALUE",
    "ONE_OF, RAW, VALUE, VALUE",
    "IDENTIFIER, RAW, VALUE, VALUE",
    "OPAQUE, RAW, VALUE, VALUE",
    "HASHED, RAW, HASH, HASH",
    "CRASH, RAW, CRASH_SHAPE, CRASH_SHAPE",
    "MASKED, RAW, MASKED, MASKED",
  })
  void showsOfARowWhatTheClassLetsGo(
      PrivacyClass privacyClass, Sight local, Sight own, Sight vendor) {
    FieldPlan field = text("x", privacyClass);
    EventPlan event = event("a.ran", field);

    assertThat(Sight.of(event, field, LOCAL)).isEqualTo(local);
    assertThat(Sight.of(event, field, OWN)).isEqualTo(own);
    assertThat(Sight.of(event, field, VENDOR)).isEqualTo(vendor);
    assertThat(Sight.of(event, field, METRICS)).isEqualTo(Sight.NOTHING);
  }

  @ParameterizedTest
  @CsvSource({"metrics, product", "events, operational", "metrics, operational"})
  void showsNothingButMetricsOfWhatIsNoRowOfAProduct(String tier, String route) {
    FieldPlan silent = flag("silent");
    FieldPlan label = label(flag("label"));
    FieldPlan took = metric(whole("took"), Metric.histogram("seconds"));
    FieldPlan sum = metric(whole("sum"), new Metric(Role.COUNTER, "", "bytes", List.of()));
    EventPlan event = event("a.ran", tier, route, silent, label, took, sum);

    for (DestinationPlan destination : List.of(OWN, METRICS)) {
      assertThat(event.fields())
          .extracting(field -> Sight.of(event, field, destination))
          .containsExactly(Sight.NOTHING, Sight.LABEL, Sight.HISTOGRAM, Sight.COUNTER);
    }
    assertThat(event.fields())
        .extracting(field -> Sight.of(event, field, VENDOR))
        .containsOnly(Sight.NOTHING);
    assertThat(event.fields())
        .extracting(field -> Sight.of(event, field, LOCAL))
        .containsOnly(Sight.RAW);
  }

  @ParameterizedTest
  @EnumSource(
      value = PrivacyClass.class,
      names = {"VALUE", "ONE_OF"},
      mode = EnumSource.Mode.EXCLUDE)
  void believesNoPlanThatNamesAMetricOfWhatIsNotClosed(PrivacyClass privacyClass) {
    FieldPlan field = label(text("x", privacyClass));

    assertThat(Sight.of(event("a.ran", "metrics", "product", field), field, METRICS))
        .isEqualTo(Sight.NOTHING);
  }

  @Test
  void showsThatOneOwnCollectorCanBeNamedForTheRawValue() {
    FieldPlan branch = hashed("branch_hash", "installation", "own");
    EventPlan event = event("a.ran", branch);

    assertThat(Sight.of(event, branch, OWN)).isEqualTo(Sight.HASH_OR_RAW);
    assertThat(Sight.of(event, branch, VENDOR)).isEqualTo(Sight.HASH);
  }

  @Test
  void alignsItsColumns() {
    PlanMatrix matrix = new PlanMatrix(some());

    assertThat(matrix.text().subList(2, 9))
        .containsExactly(
            "field          class                 this machine  collector (own)"
                + "                 posthog (vendor)",
            "a.ran          product, events       rows          rows, counts"
                + "                    rows",
            "  branch_hash  hashed                raw           hash, or raw where you name it"
                + "  hash",
            "  x            value                 raw           value"
                + "                           value",
            "b.ran          operational, metrics  rows          counts"
                + "                          –",
            "  x            value                 raw           label"
                + "                           –",
            "  y            value                 raw           –"
                + "                               –");
  }

  @Test
  void writesMarkdown() {
    assertThat(new PlanMatrix(some()).markdown())
        .startsWith("## Who sees what of `acme`")
        .containsSubsequence(
            "| field | class | this machine | collector (own) | posthog (vendor) |",
            "|---|---|---|---|---|",
            "| **a.ran** | product, events | rows | rows, counts | rows |",
            "| `branch_hash` | hashed | raw | hash, or raw where you name it | hash |");
  }

  @Test
  void writesJson() {
    JsonWriter json = new JsonWriter(1024);

    new PlanMatrix(
            plan(to(OWN, VENDOR), event("b.ran", "metrics", "operational", label(flag("x")))))
        .writeTo(json);

    assertThat(new String(json.toByteArray(), UTF_8))
        .isEqualTo(
            "{\"product\":\"acme\",\"destinations\":["
                + "{\"name\":\"collector\",\"trust\":\"own\",\"takes\":[\"metrics\",\"events\"]},"
                + "{\"name\":\"posthog\",\"trust\":\"vendor\",\"takes\":[\"events\"]}],"
                + "\"events\":[{\"event\":\"b.ran\",\"tier\":\"metrics\",\"route\":\"operational\","
                + "\"fields\":[{\"field\":\"x\",\"class\":\"value\",\"store\":\"raw\","
                + "\"sees\":{\"collector\":\"label\",\"posthog\":\"nothing\"}}]}]}");
  }

  private static TrackingPlan some() {
    return plan(
        to(OWN, VENDOR),
        event("a.ran", hashed("branch_hash", "installation", "own"), flag("x")),
        event("b.ran", "metrics", "operational", label(flag("x")), flag("y")));
  }
}
