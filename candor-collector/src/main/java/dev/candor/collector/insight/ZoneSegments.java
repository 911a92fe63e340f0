package dev.candor.collector.insight;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of time as pieces in which a zone keeps one offset, so that a day in the zone is one
 * division in SQL, and the same as Java's, by the same rules: no day is taken to have 24 hours.
 */
final class ZoneSegments {

  private ZoneSegments() {}

  /**
   * One piece.
   *
   * @param from its beginning, in UTC
   * @param to behind its end, in UTC
   * @param offsetSeconds of the zone
   */
  record Segment(LocalDateTime from, LocalDateTime to, int offsetSeconds) {}

  /** The pieces that hold all from one instant to another, that one too. */
  static List<Segment> between(ZoneId zone, Instant first, Instant last) {
    ZoneRules rules = zone.getRules();
    Instant end = last.plusSeconds(1);
    List<Segment> segments = new ArrayList<>();
    Instant from = first;
    while (from.isBefore(end)) {
      ZoneOffsetTransition next = rules.nextTransition(from);
      Instant to = next == null || next.getInstant().isAfter(end) ? end : next.getInstant();
      segments.add(new Segment(utc(from), utc(to), rules.getOffset(from).getTotalSeconds()));
      from = to;
    }
    return segments;
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
