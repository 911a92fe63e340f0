package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a ledger says of its own lines. */
class LedgerTest {

  @TempDir private Path root = Path.of("");

  @Test
  void namesEachLineThatCannotBeReadAndCountsTheOthers() throws IOException {
    Path file = root.resolve("ledger.jsonl");
    Ledger ledger = new Ledger(file);
    ledger.append(line("one"));
    Files.writeString(file, Files.readString(file) + "{\"part\":\"tor\nby hand\n");
    ledger.append(line("two"));

    List<String> unreadable = ledger.unreadable();

    assertThat(unreadable).hasSize(2);
    assertThat(unreadable.get(0)).startsWith(file + ":2: ");
    assertThat(unreadable.get(1)).startsWith(file + ":3: ");
    assertThat(ledger.read().get("local")).isEqualTo(new Ledger.Reading(2, 2, Map.of(), 0));
  }

  @Test
  void aLastLineWithoutItsEndMayBeBeingWritten() throws IOException {
    Path file = root.resolve("ledger.jsonl");
    Ledger ledger = new Ledger(file);
    ledger.append(line("one"));
    Files.writeString(file, Files.readString(file) + "{\"part\":\"tw");

    assertThat(ledger.unreadable()).isEmpty();
  }

  @Test
  void isNamedWhereAFolderIsInItsPlace() throws IOException {
    Path folder = Files.createDirectory(root.resolve("ledger.jsonl"));
    Ledger ledger = new Ledger(folder);

    assertThatThrownBy(ledger::read).hasMessage(folder + ": is a folder");
    assertThatThrownBy(() -> ledger.append(line("one"))).hasMessage(folder + ": is a folder");
  }

  private static Ledger.Line line(String part) {
    return new Ledger.Line(part, "local", 1, 1, Map.of(), false);
  }
}
