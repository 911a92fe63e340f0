/** The bytes between processes: event row, batch, answer, plan, and their codecs. */
module dev.candor.wire {
  requires static transitive org.jspecify;

  exports dev.candor.wire;
}
