package dev.candor.reference.ao;

import dev.candor.wire.Json;
import dev.candor.wire.MalformedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What builds before Candor have recorded today, by {@code telemetry_cli_daily.json} in the data
 * folder. It is only read: Candor keeps such facts itself.
 *
 * <p>The oldest builds had four slots a day, later ones the day. Both name the day in a text, at
 * its beginning: whatever follows, the day is spent. A command is spent where the file names the
 * day and, in one text, its actor and its path. A file that cannot be read says nothing.
 *
 * @param texts all texts of the file, names of members among them
 */
record DailyBefore(Set<String> texts) {

  DailyBefore {
    texts = Set.copyOf(texts);
  }

  /** Reads the file of a data folder; where either is missing, nothing was recorded. */
  static DailyBefore read(@Nullable Path dataFolder, Consumer<String> diagnostics) {
    Set<String> texts = new HashSet<>();
    if (dataFolder != null) {
      Path file = dataFolder.resolve("telemetry_cli_daily.json");
      try {
        collect(Json.parse(Files.readAllBytes(file)), texts);
      } catch (NoSuchFileException e) {
        texts.clear();
      } catch (IOException | MalformedException e) {
        texts.clear();
        diagnostics.accept(file + " of an earlier build is passed over: " + e);
      }
    }
    return new DailyBefore(texts);
  }

  private static void collect(Json json, Set<String> texts) {
    switch (json) {
      case Json.Text text -> texts.add(text.value());
      case Json.Array array -> array.values().forEach(each -> collect(each, texts));
      case Json.Members members ->
          members
              .members()
              .forEach(
                  (name, value) -> {
                    texts.add(name);
                    collect(value, texts);
                  });
      default -> texts.add("");
    }
  }

  /** Whether the day, or a slot of it, is spent. */
  boolean wasActive(LocalDate day) {
    return texts.stream().anyMatch(text -> text.startsWith(day.toString()));
  }

  /** Whether a command is spent for the day. */
  boolean wasInvoked(LocalDate day, ActorType actor, String path) {
    String word = actor.name().toLowerCase(Locale.ROOT);
    return wasActive(day)
        && texts.stream().anyMatch(text -> text.endsWith(path) && text.contains(word));
  }
}
