package dev.candor.bench;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate of this machine's loopback address, for a peer that speaks nothing but HTTPS. */
final class StubCertificate {

  private static final String PASSWORD = "changeit";

  private final Path file = Files.createTempDirectory("candor-bench").resolve("stub.p12");

  /** Makes one with the JDK's own program. */
  StubCertificate() throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Path.of(requireNonNull(System.getProperty("java.home")), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "stub",
            "-keyalg",
            "EC",
            "-dname",
            "CN=stub",
            "-ext",
            "san=ip:127.0.0.1",
            "-storetype",
            "PKCS12",
            "-keystore",
            file.toString(),
            "-storepass",
            PASSWORD);
    int exit =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    if (exit != 0) {
      throw new IOException("'" + String.join(" ", command) + "' ended with " + exit);
    }
  }

  /** What makes a Java process trust it. */
  List<String> flags() {
    return List.of(
        "-Djavax.net.ssl.trustStore=" + file, "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
  }

  /** For the server. */
  SSLContext context() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD.toCharArray());
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " cannot be used", e);
    }
  }
}
