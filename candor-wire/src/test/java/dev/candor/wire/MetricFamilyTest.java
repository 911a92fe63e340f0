package dev.candor.wire;

import static dev.candor.wire.PlanSample.PRODUCT;
import static dev.candor.wire.PlanSample.counted;
import static dev.candor.wire.PlanSample.countedAs;
import static dev.candor.wire.PlanSample.event;
import static dev.candor.wire.PlanSample.label;
import static dev.candor.wire.PlanSample.labelled;
import static dev.candor.wire.PlanSample.measured;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.candor.wire.FieldPlan.Metric;
import dev.candor.wire.FieldPlan.Role;
import dev.candor.wire.FieldPlan.Shape;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MetricFamilyTest {

  @Test
  void everyEventHasACounterThatIsNamedAfterIt() {
    for (String[] row :
        new String[][] {
          {"build.finished", "ao_build_finished_total"},
          {"build_finished", "ao_build_finished_total"},
          {"$pageview", "ao_pageview_total"},
          {"$ai/run+2-x", "ao_ai_run_2_x_total"},
          {"userPrompt", "ao_userPrompt_total"},
        }) {
      MetricFamily counter = families(event(row[0])).get(0);

      assertThat(counter)
          .isEqualTo(
              new MetricFamily(
                  row[1], MetricFamily.Kind.COUNTER, "", 1, List.of(), List.of(), row[0], ""));
    }
  }

  @Test
  void aCounterMayBeNamedByItsEvent() {
    MetricFamily counter = families(countedAs(event("task.ended"), "task_terminal_total")).get(0);

    assertThat(counter.name()).isEqualTo("ao_task_terminal_total");
  }

  @Test
  void aMeasuredFieldIsAHistogramInItsBaseUnit() {
    for (Object[] row :
        new Object[][] {
          {"took_ms", "milliseconds", "e_took_seconds", "seconds", 0.001, 0.005, 3600.0},
          {"took", "milliseconds", "e_took_seconds", "seconds", 0.001, 0.005, 3600.0},
          {"took_seconds", "seconds", "e_took_seconds", "seconds", 1.0, 0.005, 3600.0},
          {"age_days", "days", "e_age_seconds", "seconds", 86400.0, 86400.0, 31536000.0},
          {"size_bytes", "bytes", "e_size_bytes", "bytes", 1.0, 1e3, 1e10},
          {"bytes", "bytes", "e_bytes", "bytes", 1.0, 1e3, 1e10},
          {"input_tokens", "tokens", "e_input_tokens", "tokens", 1.0, 1e3, 1e10},
          {"text_chars", "characters", "e_text_characters", "characters", 1.0, 1.0, 1e5},
          {"files", "count", "e_files", "", 1.0, 1.0, 1e5},
          {"age_days", "count", "e_age_days", "", 1.0, 1.0, 1e5},
          {"hit_pct", "percent", "e_hit_percent", "percent", 1.0, 1.0, 100.0},
          {"share", "ratio", "e_share_ratio", "ratio", 1.0, 0.01, 1.0},
          {"cost_usd", "us_dollars", "e_cost_us_dollars", "us_dollars", 1.0, 0.001, 100.0},
          {"cost_ticks", "us_dollar_ticks", "e_cost_us_dollars", "us_dollars", 1e-10, 0.001, 100.0},
          {
            "down_mbps",
            "megabits_per_second",
            "e_down_megabits_per_second",
            "megabits_per_second",
            1.0,
            1.0,
            1e5
          },
          {"$my.time-ms", "milliseconds", "e_my_time_seconds", "seconds", 0.001, 0.005, 3600.0},
        }) {
      MetricFamily histogram =
          families(event("e", measured((String) row[0], (String) row[1]))).get(1);

      assertThat(histogram.kind()).isEqualTo(MetricFamily.Kind.HISTOGRAM);
      assertThat(histogram.name()).isEqualTo("ao_" + row[2]);
      assertThat(histogram.unit()).isEqualTo(row[3]);
      assertThat(histogram.scale()).isEqualTo(row[4]);
      assertThat(histogram.buckets()).isSorted().startsWith((Double) row[5]);
      assertThat(histogram.buckets()).endsWith((Double) row[6]);
      assertThat(histogram.field()).isEqualTo(row[0]);
    }
  }

  @Test
  void bucketsOfItsOwnAreScaledExactly() {
    assertThat(
            families(event("e", measured("took", "milliseconds", 3.0, 9.0, 2500.0, 43_200_000.0)))
                .get(1)
                .buckets())
        .containsExactly(0.003, 0.009, 2.5, 43_200.0);
    assertThat(families(event("e", measured("age", "days", 0.5, 2.0))).get(1).buckets())
        .containsExactly(43_200.0, 172_800.0);
  }

  @Test
  void aCountedFieldIsACounterWithoutBuckets() {
    List<MetricFamily> families =
        families(
            event(
                "llm",
                counted("tokens", "tokens", ""),
                counted("retries", "count", ""),
                counted("spent", "milliseconds", "busy_seconds_total")));

    assertThat(families)
        .extracting(MetricFamily::name)
        .containsExactly(
            "ao_llm_total", "ao_llm_tokens_total", "ao_llm_retries_total", "ao_busy_seconds_total");
    assertThat(families).allSatisfy(family -> assertThat(family.buckets()).isEmpty());
    assertThat(families).extracting(MetricFamily::kind).containsOnly(MetricFamily.Kind.COUNTER);
    assertThat(families.get(3).scale()).isEqualTo(0.001);
  }

  @Test
  void aHistogramMayBeNamedByItsField() {
    FieldPlan field =
        PlanSample.value(
            "wait_ms",
            FieldType.WHOLE,
            Shape.ONE,
            new Metric(Role.HISTOGRAM, "queue_wait_seconds", "milliseconds", List.of()));

    assertThat(families(event("e", field)).get(1).name()).isEqualTo("ao_queue_wait_seconds");
  }

  @Test
  void everyFamilyOfAnEventHasItsLabelsInTheOrderOfTheFields() {
    List<MetricFamily> families =
        families(
            event(
                "e",
                label("run.mode", "local", "cloud"),
                measured("took", "milliseconds"),
                PlanSample.value("clean", FieldType.FLAG, Shape.ONE, Metric.label("")),
                labelled("kind", "agent", "a", "b", "c"),
                PlanSample.value("plain", FieldType.FLAG, Shape.ONE, null)));

    assertThat(families)
        .extracting(MetricFamily::labels)
        .containsOnly(
            List.of(
                new MetricFamily.Label("run_mode", "run.mode", List.of("local", "cloud")),
                new MetricFamily.Label("clean", "clean", List.of("true", "false")),
                new MetricFamily.Label("agent", "kind", List.of("a", "b", "c"))));
    assertThat(families).extracting(MetricFamily::series).containsOnly(12L);
  }

  @Test
  void whatHasNoLabelsIsOneSeries() {
    assertThat(families(event("e")).get(0).series()).isEqualTo(1);
  }

  @Test
  void moreSeriesThanALongHoldsAreAsManyAsItHolds() {
    String[] values =
        Collections.nCopies(1000, "v").toArray(String[]::new); // distinctness is another's rule
    FieldPlan[] labels = new FieldPlan[7];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = label("l" + i, values);
    }

    assertThat(families(event("e", labels)).get(0).series()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void twoEventsMayShareACounter() {
    EventPlan ended = countedAs(event("task.ended", label("status", "ok")), "task_total");
    EventPlan failed = countedAs(event("task.failed", label("status", "failed")), "task_total");

    assertThat(families(ended).get(0).name()).isEqualTo(families(failed).get(0).name());
    assertThat(families(failed).get(0).event()).isEqualTo("task.failed");
  }

  @Test
  void aUnitThatIsNoneIsRefusedWithThoseThatAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> families(event("e", measured("far", "miles"))))
        .withMessage(
            "unit 'miles' is none of milliseconds, seconds, days, bytes, characters, tokens, count,"
                + " percent, ratio, megabits_per_second, us_dollars, us_dollar_ticks");
  }

  private static List<MetricFamily> families(EventPlan event) {
    return MetricFamily.of(PRODUCT, event);
  }
}
