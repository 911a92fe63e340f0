/** For the authors of tools: a program watched from outside, and the check that off is silent. */
module dev.candor.testing {
  requires static transitive org.jspecify;
  requires static transitive org.junit.jupiter.api;
  requires dev.candor.sdk;

  exports dev.candor.testing;
}
