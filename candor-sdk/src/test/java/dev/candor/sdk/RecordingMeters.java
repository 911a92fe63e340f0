package dev.candor.sdk;

import dev.candor.wire.MetricFamily;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Meters that remember what they were told, each as a line. */
final class RecordingMeters implements Meters {

  final List<String> lines = Collections.synchronizedList(new ArrayList<>());

  @Override
  public void count(MetricFamily family, List<String> labels, double amount) {
    lines.add(family.name() + labels + " +" + amount);
  }

  @Override
  public void observe(MetricFamily family, List<String> labels, double value) {
    lines.add(family.name() + labels + " " + value);
  }
}
