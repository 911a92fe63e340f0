package dev.candor.testing.tool;

import java.nio.file.Files;
import java.nio.file.Path;

/** The tool without telemetry: it writes a file, starts a thread and a child, and greets. */
public final class Plain {

  private Plain() {}

  /** Greets. */
  public static void main(String[] args) throws Exception {
    work();
  }

  static void work() throws Exception {
    Files.writeString(Path.of("greeting-" + ProcessHandle.current().pid()), "hello");
    Thread thread = new Thread(() -> {}, "greeter");
    thread.start();
    thread.join();
    new ProcessBuilder("true").start().waitFor();
    System.out.println("hello");
  }
}
