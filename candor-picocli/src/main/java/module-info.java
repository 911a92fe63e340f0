/** The telemetry commands that a tool mounts in its picocli command line. */
module dev.candor.picocli {
  requires static transitive org.jspecify;
  requires transitive dev.candor.sdk;
  requires transitive info.picocli;

  exports dev.candor.picocli;
}
