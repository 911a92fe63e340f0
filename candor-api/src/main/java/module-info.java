/**
 * What instrumented and generated code compiles against: annotations, and where events are handed
 * in.
 */
module dev.candor {
  requires static transitive org.jspecify;

  exports dev.candor;
}
