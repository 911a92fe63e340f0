package dev.candor.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.sdk.Protocol;
import dev.candor.sdk.RowSink;
import dev.candor.sdk.Sink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The classes that a Java program loads, as its JVM logs them, and which of them carry events. */
final class ClassLog {

  private static final Pattern LINE = Pattern.compile("(\\S+) source: .*");

  /** What carries bytes to another machine, into a database, or in secret. */
  private static final Pattern CARRIER =
      Pattern.compile(
          "(java\\.net\\.http|jdk\\.internal\\.net\\.http|javax\\.net|sun\\.security\\.ssl"
              + "|javax\\.crypto|java\\.sql|org\\.sqlite)\\..*"
              + "|java\\.net\\.(Socket|ServerSocket|DatagramSocket|InetAddress|(Http)?URLConnection)"
              + "|sun\\.nio\\.ch\\.(Server)?(Socket|Datagram)ChannelImpl");

  private ClassLog() {}

  /** The option that has a JVM write the log. */
  static String option(Path file) {
    return "-Xlog:class+load=info:file=" + file + ":none:filecount=0";
  }

  /**
   * The names of a log's classes.
   *
   * @throws IOException if there is none, as where the program's options switch it off
   */
  static List<String> read(Path file) throws IOException {
    List<String> names = new ArrayList<>();
    for (String line : Files.exists(file) ? Files.readAllLines(file, UTF_8) : List.<String>of()) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        names.add("" + matcher.group(1));
      }
    }
    if (names.isEmpty()) {
      throw new IOException(
          "the program did not say which classes it loads: take -Xlog out of its options");
    }
    return names;
  }

  /**
   * Whether a class is one of a sink: an implementation of the SDK's two kinds, as the class path
   * of this process has it, or what one is made with.
   */
  static boolean isOfASink(String name) {
    if (CARRIER.matcher(name).matches()) {
      return true;
    }
    try {
      Class<?> type = Class.forName(name, false, ClassLog.class.getClassLoader());
      return !type.isInterface() // what a tool says of a sink that it does not make
          && (Sink.class.isAssignableFrom(type)
              || RowSink.class.isAssignableFrom(type)
              || Protocol.class.isAssignableFrom(type));
    } catch (ClassNotFoundException | LinkageError e) {
      return false; // it is no class that the SDK could have been given
    }
  }
}
