package dev.candor.testing;

import java.util.ArrayList;
import java.util.List;

/** The watched tools, run by this test's own Java with its own classes. */
final class Tool {

  private Tool() {}

  static Watch watch(Class<?> main, String... arguments) {
    return Watch.of(command(main, arguments));
  }

  static List<String> command(Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:-UsePerfData");
    command.add("-XX:+UseSerialGC");
    command.add("-Xmx64m");
    command.add("-cp");
    command.add("" + System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return command;
  }
}
