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

/**
 * AO's daemon in a process of its own, in the surroundings that it finds: for each line that it
 * reads, it is told by HTTP of a command, as the command line does, and prints what it answered.
 *
 * <pre>
 * reads:   the data folder; then cli-invoked or cli-usage-error, a bar, the body of the request
 * prints:  the status of the answer
 * </pre>
 */
final class DaemonProcess {

  private DaemonProcess() {}

  public static void main(String[] args) throws IOException {
    Surroundings around = Surroundings.ofProcess();
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    Path data = Path.of("" + lines.readLine());
    HttpServer daemon =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    try (Candor candor = Candor.builder(AoPlan.plan(), "0.11.3").surroundings(around).open()) {
      CommandReports reports =
          new CommandReports(
              candor.telemetry(),
              CommandNames.closed(),
              new TenureFile(data, around.clock(), System.out::println),
              DailyBefore.read(data, System.out::println));
      daemon.createContext(CommandDoor.PATH, new CommandDoor(reports));
      daemon.start();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] parts = line.split("\\|", 2);
        System.out.println(told(daemon.getAddress().getPort(), parts[0], parts[1]));
      }
    } finally {
      daemon.stop(0);
    }
  }

  private static String told(int port, String what, String body) throws IOException {
    String request =
        "POST /internal/telemetry/%s HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
            .formatted(what, body.length(), body);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(request.getBytes(UTF_8));
      String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
      return answer.split(" ", 3)[1];
    }
  }
}
