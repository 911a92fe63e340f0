package dev.candor.cli;

import dev.candor.sdk.CollectorProtocol;
import dev.candor.sdk.HttpSink;
import dev.candor.sdk.Permit;
import dev.candor.sdk.Places;
import dev.candor.sdk.Sink;
import dev.candor.sdk.Surroundings;
import dev.candor.wire.Json;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.MalformedException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * The collector that commands talk to, and the keys for it.
 *
 * <pre>
 * collector.json:  {"address":"http://127.0.0.1:4318","write_key":"…","read_token":"…"}
 * </pre>
 *
 * @param address where it listens
 * @param writeKey a key that may write and import
 * @param readToken a token that may read, empty where only a key to write is known
 */
record Destination(URI address, String writeKey, String readToken) {

  /** The file into which {@code candor serve} writes where it listens. */
  static Path file(Surroundings surroundings) {
    return Places.of("candor", surroundings).state().resolveSibling("collector.json");
  }

  /**
   * The collector to write to: the one that is named, or else the one that {@code candor serve}
   * left word of.
   *
   * @param named from {@code --collector}, or null
   * @return null where none is named or known
   * @throws Failure if what is named or known cannot be used
   */
  static @Nullable Destination toWrite(@Nullable String named, Surroundings surroundings) {
    return find(named, "write_key", "", surroundings);
  }

  /** The same to read from. */
  static @Nullable Destination toRead(@Nullable String named, Surroundings surroundings) {
    return find(named, "read_token", ", as a report takes no other", surroundings);
  }

  private static @Nullable Destination find(
      @Nullable String named, String member, String why, Surroundings surroundings) {
    Destination known = known(surroundings);
    String key = surroundings.variables().getOrDefault("CANDOR_KEY", "").strip();
    if (!key.matches("[!-~]*")) {
      throw Failure.usage("CANDOR_KEY holds a blank or a letter that no key has: copy it again");
    }
    if (named == null) {
      return known == null || key.isEmpty()
          ? known
          : new Destination(known.address(), key, known.readToken());
    }
    URI address = address(named);
    if (known != null && known.address().equals(address)) {
      return new Destination(address, key.isEmpty() ? known.writeKey() : key, known.readToken());
    }
    if (key.isEmpty()) {
      throw Failure.usage(
          "no key for %s is known: set CANDOR_KEY to the %s that its 'candor serve' wrote into collector.json%s"
              .formatted(address, member, why));
    }
    return new Destination(address, key, key);
  }

  /** The sink of the collector that {@link #toWrite} finds. */
  static Sink sink(Permit permit, @Nullable String named, Surroundings surroundings)
      throws IOException {
    Destination to;
    try {
      to = toWrite(named, surroundings);
    } catch (Failure e) { // it is no fault of the sink, nor of its destination
      throw new IOException(e.getMessage(), e);
    }
    if (to == null) {
      throw new IOException("no collector is known: start 'candor serve', or give --collector URL");
    }
    return new HttpSink(
        permit, new CollectorProtocol(to.address(), to.writeKey()), surroundings.clock());
  }

  /** The collector that {@code candor serve} left word of, with the keys that it gave out. */
  static @Nullable Destination known(Surroundings surroundings) {
    Path file = file(surroundings);
    try {
      Json.Members json = Json.parse(Files.readAllBytes(file)).object();
      String text = json.text("address");
      URI address = parsed(text);
      if (address == null) {
        throw Failure.usage(
            "%s: '%s' is no address: correct the file, or remove it and start 'candor serve' again"
                .formatted(file, text));
      }
      return new Destination(address, json.text("write_key"), json.text("read_token"));
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException | MalformedException e) {
      throw Failure.world(
          "%s cannot be read (%s): start 'candor serve' again, or remove the file"
              .formatted(file, Files.isDirectory(file) ? "it is a folder" : e.getMessage()));
    }
  }

  /** Makes sure that requests can be sent to the collector that is named. */
  static URI address(String text) {
    URI address = parsed(text);
    if (address == null) {
      throw Failure.usage(
          "'%s' is no address: write http://HOST:PORT, with a port from 1 to %d"
              .formatted(text, ServeCommand.MOST_PORT));
    }
    return address;
  }

  /** An address that requests can be sent to, or null where the text is none. */
  private static @Nullable URI parsed(String text) {
    String plain = text.replaceAll("/+$", "");
    try {
      URI address = new URI(plain);
      int port = address.getPort(); // -1 where none is named
      return plain.matches("https?://[^/?#]+(/[^?#]*)?")
              && address.getHost() != null
              && address.getRawUserInfo() == null
              && port != 0
              && port <= ServeCommand.MOST_PORT
          ? address
          : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /** Leaves word of this collector, readable by its owner only. */
  void write(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(file + " is no file");
    }
    Files.createDirectories(folder);
    Path whole = Files.createTempFile(folder, ".collector-", ".tmp"); // 0600 on POSIX systems
    try {
      Files.write(whole, toJson());
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  private byte[] toJson() {
    JsonWriter out = new JsonWriter(256);
    out.beginObject().name("address").value(address.toString());
    out.name("write_key").value(writeKey).name("read_token").value(readToken);
    out.endObject().newline();
    return out.toByteArray();
  }
}
