package dev.candor.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The kernel's tables of open sockets, as a process sees them.
 *
 * @param folder its {@code /proc/<id>/net}
 */
record SocketTables(Path folder) {

  private static final List<String> NETWORK = List.of("tcp", "tcp6", "udp", "udp6");
  private static final int REMOTE = 2;
  private static final int INODE = 9;
  private static final int UNIX_INODE = 6;
  private static final int UNIX_PATH = 7;

  /** What a socket is, and whom it is connected to, for a person. */
  String find(String inode) throws IOException {
    for (String table : NETWORK) {
      Optional<String[]> row = row(table, INODE, inode);
      if (row.isPresent()) {
        return table + " " + address(row.get()[REMOTE]);
      }
    }
    return row("unix", UNIX_INODE, inode)
        .map(row -> "unix " + (row.length > UNIX_PATH ? row[UNIX_PATH] : "without a name"))
        .orElse("of another kind");
  }

  private Optional<String[]> row(String table, int column, String inode) throws IOException {
    if (!Files.exists(folder.resolve(table))) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(folder.resolve(table))) {
      return lines
          .map(line -> line.strip().split("\\s+", -1))
          .filter(row -> row.length > column && row[column].equals(inode))
          .findFirst();
    }
  }

  /** Each four bytes of an address stand in the order of this machine, which is little-endian. */
  static String address(String hex) throws IOException {
    String[] parts = hex.split(":", -1);
    byte[] bytes = new byte[parts[0].length() / 2];
    for (int i = 0; i < bytes.length; i++) {
      int from = 2 * (i / 4 * 4 + 3 - i % 4);
      bytes[i] = (byte) Integer.parseInt(parts[0].substring(from, from + 2), 16);
    }
    int port = Integer.parseInt(parts[1], 16);
    String host = InetAddress.getByAddress(bytes).getHostAddress();
    return port == 0
        ? "not connected"
        : (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
