package dev.candor.seeded.names;

/** Holds names that say nothing. */
public final class SeededNames {

  private SeededNames() {}

  static final class ReportUtil {} // caught by names as ReportUtil

  static final class ReportUtils {} // caught by names as ReportUtils

  static final class ReportHelper {} // caught by names as ReportHelper

  static final class ReportManager {} // caught by names as ReportManager

  static final class ReportImpl {} // caught by names as ReportImpl

  static final class ReportBase {} // caught by names as ReportBase

  static final class AbstractReport {} // caught by names as AbstractReport

  static final class UtilityBill {}
}
