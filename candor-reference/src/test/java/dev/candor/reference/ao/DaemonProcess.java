package dev.candor.reference.ao;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import dev.candor.sdk.Candor;
import dev.candor.sdk.Surroundings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * AO's daemons in a process of their own, one after another, with the variables that the process
 * finds. They are told by HTTP of commands, as the command line does.
 *
 * <pre>
 * reads:   start|FOLDER|TIME                   the one before ends; one begins, with its data, its
 *                                              state and its home in a folder, at a time of day
 *          time|TIME                           the time of day is another
 *          ran|WORDS                           a command ended well, with the process's variables
 *          ask|METHOD|NAME|HOST|ORIGIN|BODY    any request
 * prints:  STATUS CODE                         what is answered to ran and to ask
 *          said: WORDS                         what diagnostics hear
 * </pre>
 */
final class DaemonProcess {

  private static final Duration WRITTEN = Duration.ofSeconds(60);

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private @Nullable Running running;

  private DaemonProcess() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    DaemonProcess process = new DaemonProcess();
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        process.hears(line.split("\\|", 6));
      }
    } finally {
      process.end();
    }
  }

  private void hears(String[] words) throws IOException, InterruptedException {
    switch (words[0]) {
      case "start" -> {
        end();
        now.set(Instant.parse(words[2]));
        running = Running.in(prepared(Path.of(words[1]), now::get), Path.of(words[1], "data"));
      }
      case "time" -> now.set(Instant.parse(words[1]));
      case "ran" -> {
        String actor = ActorType.ofCaller(System.getenv());
        String body = DaemonScript.body(actor, words[1]);
        System.out.println(asked("POST", "cli-invoked", "127.0.0.1", "", body));
      }
      default -> System.out.println(asked(words[1], words[2], words[3], words[4], words[5]));
    }
  }

  /** What there is around this process, but for the places of files and the time of day. */
  static Surroundings prepared(Path root, InstantSource clock) {
    Surroundings found = Surroundings.ofProcess();
    Map<String, String> variables = new HashMap<>(found.variables());
    variables.put("XDG_STATE_HOME", root.resolve("state").toString());
    variables.put("XDG_CONFIG_HOME", root.resolve("config").toString());
    return new Surroundings(
        variables,
        root.resolve("home"),
        root,
        root.resolve("home"),
        found.osName(),
        found.osVersion(),
        found.osArch(),
        clock,
        found.nanos(),
        found.entropy(),
        found.commands(),
        found.err());
  }

  private String asked(String method, String name, String host, String origin, String body)
      throws IOException {
    if (running == null) {
      throw new IllegalStateException("no daemon was started");
    }
    String request =
        "%s %s%s HTTP/1.1\r\nHost: %s\r\n%sContent-Length: %d\r\nConnection: close\r\n\r\n%s"
            .formatted(
                method,
                CommandDoor.PATH,
                name,
                host,
                origin.isEmpty() ? "" : "Origin: " + origin + "\r\n",
                body.length(),
                body);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), running.port())) {
      socket.getOutputStream().write(request.getBytes(UTF_8));
      String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
      String code =
          answer.endsWith("}") ? answer.replaceAll("(?s).*\"code\":\"(.*)\"}", " $1") : "";
      return answer.split(" ", 3)[1] + code;
    }
  }

  private void end() throws InterruptedException {
    if (running != null) {
      running.end();
    }
  }

  /** One daemon. */
  private record Running(Candor candor, HttpServer server, AtomicBoolean isWritten) {

    static Running in(Surroundings around, Path data) throws IOException {
      AtomicBoolean isWritten = new AtomicBoolean();
      AoTelemetry ao =
          new AoTelemetry(
              data,
              around,
              new AoSinks(around.variables(), around.clock()),
              said -> System.out.print(isWritten.get() ? "" : "said: " + said + "\n"));
      Candor candor = ao.in(Candor.builder(AoPlan.plan(), "0.11.3")).open();
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          CommandDoor.PATH, new CommandDoor(ao.reports(candor, CommandNames.closed())));
      server.start();
      return new Running(candor, server, isWritten);
    }

    int port() {
      return server.getAddress().getPort();
    }

    /**
     * All is written first, however busy the machine is: an end by itself would not wait. What is
     * said after that is only how slow the end was.
     */
    void end() throws InterruptedException {
      server.stop(0);
      if (candor.flush(WRITTEN)) {
        isWritten.set(true);
      } else {
        System.out.println("said: not all is written");
      }
      candor.close();
    }
  }
}
