package dev.candor.testing.tool;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileOutputStream;
import java.io.OutputStream;

/**
 * The tool without telemetry: it writes a file, starts a thread and a child, and greets. It opens
 * no channel, with whose first one the JVM tries which sockets it can open.
 */
public final class Plain {

  private Plain() {}

  /** Greets. */
  public static void main(String[] args) throws Exception {
    work();
  }

  static void work() throws Exception {
    try (OutputStream out = new FileOutputStream("greeting-" + ProcessHandle.current().pid())) {
      out.write("hello".getBytes(UTF_8));
    }
    Thread thread = new Thread(() -> {}, "greeter");
    thread.start();
    thread.join();
    new ProcessBuilder("true").start().waitFor();
    System.out.println("hello");
  }
}
