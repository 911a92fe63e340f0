package dev.candor.testing.tool;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The tool with one thing too many, which its argument names. */
public final class Loud {

  private Loud() {}

  /** Does what it should not; with a second argument it then waits, and says so. */
  public static void main(String[] args) throws Exception {
    Plain.work();
    AutoCloseable open = violate(args[0]);
    if (args.length > 1) {
      System.out.println("ready");
      new CountDownLatch(1).await();
    }
    open.close();
  }

  private static AutoCloseable violate(String kind) throws Exception {
    AutoCloseable nothing = () -> {};
    switch (kind) {
      case "file" -> {
        return Files.newOutputStream(Path.of("too-many"));
      }
      case "folder" -> Files.createDirectory(Path.of("too many"));
      case "renamed" -> Files.move(Files.createFile(Path.of("greeting-x")), Path.of("wände"));
      case "socket" -> connect();
      case "listener" -> {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      }
      case "thread" -> {
        return stopped("too-many");
      }
      case "another" -> {
        return stopped("greeter");
      }
      case "child" -> {
        return new ProcessBuilder("cat").start().getOutputStream();
      }
      case "class" -> Class.forName("dev.candor.sdk.HttpSink");
      default -> System.out.println("nothing too many");
    }
    return nothing;
  }

  /** A thread that is there until it is closed; it gives itself its name as it begins. */
  private static AutoCloseable stopped(String name) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    new Thread(
            () -> {
              begun.countDown();
              try {
                end.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            name)
        .start();
    begun.await();
    return end::countDown;
  }

  private static void connect() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), 9)) {
      throw new IOException("somebody listens where nobody should: " + socket);
    } catch (ConnectException e) {
      System.out.println("nobody listens, as it should be");
    }
  }
}
