package dev.candor.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A collector that a person started with {@code candor serve}, in a process of its own. */
final class Served implements AutoCloseable {

  private final Process process;
  private final BufferedReader lines;
  private final URI address;
  private final String readToken;

  private Served(Process process, BufferedReader lines, URI address, String readToken) {
    this.process = process;
    this.lines = lines;
    this.address = address;
    this.readToken = readToken;
  }

  /** Starts one on a free port, and waits until it says that it listens. */
  static Served by(Person person, String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("serve", "--port", "0"));
    arguments.addAll(List.of(options));
    Process process =
        person
            .candor(arguments.toArray(String[]::new))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    String listening = lines.readLine();
    String pages = lines.readLine();
    if (listening == null || pages == null) {
      process.destroyForcibly();
      throw new IOException("candor serve ended before it listened");
    }
    return new Served(
        process,
        lines,
        URI.create(listening.replace("listening on ", "")),
        pages.substring(pages.indexOf("token=") + "token=".length()));
  }

  URI address() {
    return address;
  }

  String readToken() {
    return readToken;
  }

  /** The next line that it prints. */
  String says() throws IOException {
    return "" + lines.readLine();
  }

  /** What a path answers to somebody with the read token. */
  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(path))
            .header("Authorization", "Bearer " + readToken)
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** Kills it, as a machine without memory would. */
  void kill() {
    process.destroyForcibly();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
  }
}
