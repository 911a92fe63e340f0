package dev.candor.sdk;

import java.util.ArrayList;
import java.util.List;

/**
 * What may leave of a failure: a class, and the frames of the product's own code. Those of the
 * failure itself; what caused it stays here, and so does every message.
 *
 * @param type the nearest class, from the failure's own upwards, that is the JDK's or the product's
 * @param frames at most {@value #MOST_FRAMES}, from the top, as {@code class:line}; line 0 where it
 *     is not known
 */
record CrashShape(String type, List<String> frames) {

  private static final int MOST_FRAMES = 16;
  private static final int MOST_LOOKED_AT = 4_096;
  private static final int MAX_NAME = 255;

  CrashShape {
    frames = List.copyOf(frames);
  }

  /** The shape of a failure, whatever its methods do. */
  static CrashShape of(Throwable failure, Agreement agreement) {
    return new CrashShape(type(failure.getClass(), agreement), frames(failure, agreement));
  }

  private static String type(Class<?> of, Agreement agreement) {
    for (Class<?> at = of; at != null; at = at.getSuperclass()) {
      String name = sourceName(at.getName());
      if (isJdk(name) || (agreement.isOwn(name) && isName(name))) {
        return name;
      }
    }
    return "java.lang.Throwable";
  }

  private static boolean isJdk(String name) {
    return name.startsWith("java.") || name.startsWith("javax.") || name.startsWith("jdk.");
  }

  private static List<String> frames(Throwable failure, Agreement agreement) {
    List<String> frames = new ArrayList<>();
    StackTraceElement[] trace = trace(failure);
    for (int i = 0; i < Math.min(trace.length, MOST_LOOKED_AT); i++) {
      StackTraceElement frame = trace[i];
      String name = frame == null ? "" : sourceName(frame.getClassName());
      if (agreement.isOwn(name) && isName(name)) {
        frames.add(name + ":" + Math.max(0, frame.getLineNumber()));
        if (frames.size() == MOST_FRAMES) {
          break;
        }
      }
    }
    return frames;
  }

  private static StackTraceElement[] trace(Throwable failure) {
    try {
      StackTraceElement[] trace = failure.getStackTrace();
      return trace == null ? new StackTraceElement[0] : trace;
    } catch (Exception | Error e) { // a failure may be any class, and this method its own
      return new StackTraceElement[0];
    }
  }

  /** The name of the class that was written, for one that the JVM made of it. */
  private static String sourceName(String name) {
    int end = name.length();
    for (String made : List.of("$$", "/")) {
      int at = name.indexOf(made);
      end = at < 0 ? end : Math.min(end, at);
    }
    return name.substring(0, end);
  }

  /** Whether a name is one that a compiler gives; who fills in a trace may write anything. */
  private static boolean isName(String name) {
    if (name.length() > MAX_NAME) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!Masking.isPlain(c) && c != '.' && c != '_' && c != '$') {
        return false;
      }
    }
    return true;
  }
}
