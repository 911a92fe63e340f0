package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.HashScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityTest {

  @TempDir Path root;

  @Test
  void isMadeOnceAndKept() throws IOException {
    Machine machine = new Machine(root);
    Identity identity = new Identity(machine.places(), machine.entropy);
    assertThat(identity.known()).isNull();
    assertThat(root.resolve("home")).doesNotExist();

    String id = identity.installation();

    assertThat(UUID.fromString(id).version()).isEqualTo(4);
    assertThat(new Identity(machine.places(), machine.entropy).installation()).isEqualTo(id);
    assertThat(identity.known()).isEqualTo(id);
  }

  @Test
  void threadsThatStartTogetherEndWithOneId() throws Exception {
    Machine machine = new Machine(root);
    CountDownLatch go = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(64);
    try {
      List<Future<String>> ids = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        ids.add(
            threads.submit(
                () -> {
                  go.await();
                  Identity identity = new Identity(machine.places(), new SystemEntropy());
                  return identity.installation() + HexFormat.of().formatHex(identity.secret());
                }));
      }

      go.countDown();

      Set<String> seen = new HashSet<>();
      for (Future<String> id : ids) {
        seen.add(id.get());
      }
      assertThat(seen).hasSize(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void onlyTheOwnerMayReadIt() throws IOException {
    Machine machine = new Machine(root);
    Identity identity = new Identity(machine.places(), machine.entropy);
    identity.installation();
    identity.secret();

    Path folder = machine.places().state();
    assertThat(permissions(folder)).isEqualTo("rwx------");
    assertThat(permissions(folder.resolve("installation"))).isEqualTo("rw-------");
    assertThat(permissions(folder.resolve("secret"))).isEqualTo("rw-------");
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void aDamagedSecretIsNamedAndNotReplaced() throws IOException {
    Machine machine = new Machine(root);
    Path folder = Files.createDirectories(machine.places().state());
    Identity identity = new Identity(machine.places(), machine.entropy);
    for (String content : new String[] {"", "no id", "\0\0\0\0"}) {
      Files.writeString(folder.resolve("secret"), content, US_ASCII);

      assertThatThrownBy(identity::secret).hasMessageContaining("remove it");

      assertThat(folder.resolve("secret")).hasContent(content);
    }
  }

  @Test
  void hashesAreThoseOfThePublishedTestVectors() throws IOException {
    assertThat(hash("0b".repeat(20), "4869205468657265"))
        .isEqualTo("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    assertThat(hash("4a656665", "7768617420646f2079612077616e7420666f72206e6f7468696e673f"))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    assertThat(
            hash(
                "aa".repeat(131),
                "54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d204861"
                    + "7368204b6579204669727374"))
        .isEqualTo("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
  }

  @Test
  void theScopeDecidesAmongWhomAHashIsTheSame() throws IOException {
    byte[] pepper = {1, 2, 3};
    Machine here = new Machine(root.resolve("here"));
    Machine there = new Machine(root.resolve("there"));
    there.entropy = bytes -> java.util.Arrays.fill(bytes, (byte) 9);
    Hashing one = new Hashing(new Identity(here.places(), here.entropy), pepper);
    Hashing other = new Hashing(new Identity(there.places(), there.entropy), pepper);

    assertThat(one.hash(HashScope.PRODUCT, "ada")).isEqualTo(other.hash(HashScope.PRODUCT, "ada"));
    assertThat(one.hash(HashScope.INSTALLATION, "ada"))
        .isNotEqualTo(other.hash(HashScope.INSTALLATION, "ada"))
        .isEqualTo(
            new Hashing(new Identity(here.places(), here.entropy), null)
                .hash(HashScope.INSTALLATION, "ada"));
  }

  @Test
  void withoutAPepperThereIsNoHashOfTheProduct() throws IOException {
    Machine machine = new Machine(root);
    Hashing hashing = new Hashing(new Identity(machine.places(), machine.entropy), null);

    assertThat(hashing.hash(HashScope.PRODUCT, "ada")).isNull();
    assertThat(root.resolve("home")).doesNotExist();
  }

  private String hash(String key, String data) throws IOException {
    Machine machine = new Machine(root);
    Hashing hashing =
        new Hashing(new Identity(machine.places(), machine.entropy), HexFormat.of().parseHex(key));
    String text = new String(HexFormat.of().parseHex(data), US_ASCII);
    String hash = hashing.hash(HashScope.PRODUCT, text);
    return hash == null ? "" : hash;
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
