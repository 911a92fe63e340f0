package dev.candor.cli;

import dev.candor.sdk.Surroundings;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.MalformedException;
import dev.candor.wire.TrackingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root of the commands over tracking plans. */
@Command(
    name = "plan",
    description = "Checks, compares, documents and exports tracking plans.",
    synopsisSubcommandLabel = "COMMAND")
final class PlanCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  /** Reads the plan of a file. */
  static TrackingPlan read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw Failure.usage(
          "'%s' is a folder: give the path of a tracking-plan.json".formatted(file));
    }
    try {
      return TrackingPlan.parse(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw Failure.usage(
          "there is no file '%s': give the path of a tracking-plan.json".formatted(file));
    } catch (MalformedException e) {
      throw Failure.usage("%s is no tracking plan: %s".formatted(file, e.getMessage()));
    }
  }

  /** Today, or the day that {@code SOURCE_DATE_EPOCH} names. */
  static LocalDate today(Surroundings surroundings) {
    String epoch = surroundings.variables().getOrDefault("SOURCE_DATE_EPOCH", "").strip();
    Instant now = surroundings.clock().instant();
    try {
      Instant then = epoch.isEmpty() ? now : Instant.ofEpochSecond(Long.parseLong(epoch));
      return LocalDate.ofInstant(then, ZoneOffset.UTC);
    } catch (NumberFormatException | DateTimeException e) {
      throw Failure.usage(
          "SOURCE_DATE_EPOCH '%s' is no number of seconds: correct it, or unset it"
              .formatted(epoch));
    }
  }

  /** Prints an answer in the form that was asked for. */
  static void print(
      CandorCommand root,
      Console console,
      boolean markdown,
      Supplier<List<String>> text,
      Supplier<List<String>> page,
      Consumer<JsonWriter> json) {
    if (markdown && root.json()) {
      throw Failure.usage("'--markdown' and '--format json' are two answers: ask for one");
    }
    if (root.json()) {
      console.json(json);
    } else {
      (markdown ? page : text).get().forEach(console::say);
    }
  }

  /** A line that may quote a plan's file, whose control characters a terminal should not obey. */
  static String plain(String line) {
    return line.replaceAll("\\R", " ").replaceAll("\\p{Cntrl}", "?");
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(spec.commandLine(), "Missing command: one of the list below.");
    }
  }
}
