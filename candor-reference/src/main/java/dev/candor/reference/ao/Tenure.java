package dev.candor.reference.ao;

import dev.candor.Name;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/** For how long AO has been installed: a few steps, so that no day of installation can be told. */
enum Tenure {
  @Name("d0")
  FIRST_DAY(1),
  @Name("d1_6")
  FIRST_WEEK(7),
  @Name("w1_4")
  FIRST_MONTH(30),
  @Name("m1_2")
  FIRST_QUARTER(90),
  @Name("m3_5")
  FIRST_HALF_YEAR(180),
  @Name("m6_plus")
  LONGER(Long.MAX_VALUE);

  private final long below;

  Tenure(long below) {
    this.below = below;
  }

  /** The step of an age in days; a negative age, from a clock that went back, is the first day. */
  static Tenure ofDays(long age) {
    for (Tenure step : values()) {
      if (age < step.below) {
        return step;
      }
    }
    return LONGER;
  }

  /**
   * What an installation remembers to know its tenure.
   *
   * @param firstSeen the first day of UTC
   * @param lastActive the latest day of UTC
   * @param activeDays on how many days it was seen
   */
  record Memory(LocalDate firstSeen, LocalDate lastActive, int activeDays) {

    /** The memory of an installation that is seen for the first time. */
    static Memory begun(LocalDate today) {
      return new Memory(today, today, 1);
    }

    /** What was stored, as three texts; a memory that begins today where they make no sense. */
    static Memory read(String firstSeen, String lastActive, String activeDays, LocalDate today) {
      try {
        Memory stored =
            new Memory(
                LocalDate.parse(firstSeen),
                LocalDate.parse(lastActive),
                Integer.parseInt(activeDays));
        return stored.activeDays < 1 ? begun(today) : stored;
      } catch (DateTimeParseException | NumberFormatException e) {
        return begun(today);
      }
    }

    /** After being seen: a day counts once, however often that is. */
    Memory seen(LocalDate today) {
      return lastActive.equals(today) ? this : new Memory(firstSeen, today, activeDays + 1);
    }

    /** The age in days; 0 where the clock went back. */
    long ageDays(LocalDate today) {
      return Math.max(0, ChronoUnit.DAYS.between(firstSeen, today));
    }
  }
}
