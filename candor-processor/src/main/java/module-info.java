/** Runs inside javac: judges the declared events, and writes their codecs and the plan. */
module dev.candor.processor {
  requires static org.jspecify;
  requires dev.candor;
  requires dev.candor.wire;
  requires java.compiler;

  provides javax.annotation.processing.Processor with
      dev.candor.processor.CandorProcessor;
}
