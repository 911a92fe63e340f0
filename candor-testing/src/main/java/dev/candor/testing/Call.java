package dev.candor.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One system call, as strace writes it: {@code openat(AT_FDCWD</home/ada>, "a", O_WRONLY) =
 * 3</home/ada/a>}.
 *
 * @param name of the call
 * @param arguments between the parentheses
 * @param result what came back; -1 where it failed, 0 where the thread died in it
 * @param rest behind the result: the path of what was opened, or why the call failed
 */
record Call(String name, String arguments, long result, String rest) {

  private static final Pattern NAME = Pattern.compile("(\\w+)\\(");
  private static final Pattern RESULT =
      Pattern.compile("\\)\\s+= (-?\\d+|\\?)(.*)", Pattern.DOTALL);
  private static final String QUOTED = "\"((?:[^\"\\\\]|\\\\.)*)\"";
  private static final Pattern NAMED =
      Pattern.compile("(?:(?:AT_FDCWD|\\d+)<([^>]*)>, )?" + QUOTED);
  private static final Pattern PORT = Pattern.compile("sin6?_port=htons\\((\\d+)\\)");
  private static final Pattern ADDRESS =
      Pattern.compile("(?:inet_addr\\(|inet_pton\\(AF_INET6, )" + QUOTED);
  private static final Pattern LOCAL = Pattern.compile("sun_path=@?" + QUOTED);
  private static final Pattern FAMILY = Pattern.compile("sa_family=(AF_\\w+)");

  /** The call of a line; null where the line is of something else. */
  static @Nullable Call parse(String line) {
    Matcher name = NAME.matcher(line);
    if (!name.lookingAt()) {
      return null;
    }
    Matcher end = RESULT.matcher(line);
    for (int at = name.end(); at < line.length(); at = next(line, at)) {
      if (end.region(at, line.length()).matches()) {
        String result = requireNonNull(end.group(1));
        return new Call(
            requireNonNull(name.group(1)),
            line.substring(name.end(), at),
            result.equals("?") ? 0 : Long.parseLong(result),
            requireNonNull(end.group(2)));
      }
    }
    return null;
  }

  /** Where to go on: behind a text or a path as a whole, since either may look like an end. */
  private static int next(String line, int at) {
    char close = line.charAt(at) == '"' ? '"' : line.charAt(at) == '<' ? '>' : 0;
    int next = at + 1;
    while (close != 0 && next < line.length() && line.charAt(next) != close) {
      next += line.charAt(next) == '\\' ? 2 : 1;
    }
    return close == 0 ? next : next + 1;
  }

  boolean failed() {
    return result < 0;
  }

  /** The path of the file that was opened, as the kernel knows it. */
  String opened() {
    return between(rest);
  }

  private static String between(String text) {
    int begin = text.indexOf('<');
    int end = text.lastIndexOf('>');
    return begin < 0 || end < begin ? "" : unescaped(text.substring(begin + 1, end));
  }

  /**
   * The paths that the call names, made whole by the folder that each is named in. They are texts,
   * since not every Java can have every file's name in a {@code Path}.
   */
  List<String> paths(String folder) {
    List<String> paths = new ArrayList<>();
    Matcher matcher = NAMED.matcher(arguments);
    while (matcher.find()) {
      String at = matcher.group(1);
      String name = unescaped(requireNonNull(matcher.group(2)));
      String in = at == null || at.isEmpty() ? folder : unescaped(at);
      paths.add(name.startsWith("/") ? name : in + "/" + name.replaceFirst("^(\\./+)+", ""));
    }
    return paths;
  }

  /** The first path that the call names, or else that of the open file that it is about. */
  String path(String folder) {
    List<String> paths = paths(folder);
    return paths.isEmpty() ? between(arguments) : paths.get(0);
  }

  /** The first text among the arguments; empty where there is none. */
  String text() {
    Matcher matcher = Pattern.compile(QUOTED).matcher(arguments);
    return matcher.find() ? unescaped(requireNonNull(matcher.group(1))) : "";
  }

  /** The address that a socket's call names, for a person; empty where it names none. */
  String address() {
    Matcher local = LOCAL.matcher(arguments);
    if (local.find()) {
      return unescaped(requireNonNull(local.group(1)));
    }
    Matcher address = ADDRESS.matcher(arguments);
    Matcher port = PORT.matcher(arguments);
    if (address.find() && port.find()) {
      String host = requireNonNull(address.group(1)).replace("::ffff:", "");
      return (host.contains(":") ? "[" + host + "]" : host) + ":" + port.group(1);
    }
    return family().equals("AF_UNSPEC") ? "" : family();
  }

  /** The family of the address that a socket's call names; empty where it names none. */
  String family() {
    Matcher family = FAMILY.matcher(arguments);
    return family.find() ? requireNonNull(family.group(1)) : "";
  }

  /** Undoes what strace does to the bytes of a text. */
  static String unescaped(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Matcher matcher = Pattern.compile("\\\\([0-7]{1,3}|.)|[^\\\\]+", Pattern.DOTALL).matcher(text);
    while (matcher.find()) {
      String escape = matcher.group(1);
      if (escape == null) {
        bytes.writeBytes(requireNonNull(matcher.group()).getBytes(ISO_8859_1));
      } else if (Character.isDigit(escape.charAt(0))) {
        bytes.write(Integer.parseInt(escape, 8));
      } else {
        int named = "abtnvfr".indexOf(escape.charAt(0));
        bytes.write(named < 0 ? escape.charAt(0) : 7 + named);
      }
    }
    return bytes.toString(UTF_8);
  }
}
