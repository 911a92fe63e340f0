/**
 * For the authors of tools and sinks: a program watched from outside, and the check that off is
 * silent; a sink and a clock for tests; and what every sink must do, as tests, with a server that
 * fails.
 */
module dev.candor.testing {
  requires static transitive org.jspecify;
  requires static transitive org.junit.jupiter.api;
  requires transitive dev.candor.sdk;

  exports dev.candor.testing;

  opens dev.candor.testing; // the contracts' tests are not public, and JUnit calls them
}
